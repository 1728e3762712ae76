import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVIDENCE_BYTES, checkEvidence, plainFileName } from '../../src/portal/evidence-types.ts';
import { PDF } from './world.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);
const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('....IEND....')]);
const WORKBOOK = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('[Content_Types].xml xl/workbook.xml')]);

describe('evidence that is kept', () => {
  it.each([
    ['surat.pdf', PDF, 'application/pdf'],
    ['FOTO.JPEG', JPEG, 'image/jpeg'],
    ['foto.png', PNG, 'image/png'],
    ['daftar.xlsx', WORKBOOK, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['daftar.csv', Buffer.from('nama,tanggal\nBudi,2026-01-01\n'), 'text/csv'],
  ])('%s', (name, bytes, mime) => expect(checkEvidence(name, bytes)).toMatchObject({ kind: 'checked', mime }));
});

describe('evidence that is refused', () => {
  it.each<[string, string, Buffer]>([
    ['a program', 'surat.exe', Buffer.from('MZ')],
    ['a page', 'surat.html', Buffer.from('<html>')],
    ['a picture with scripts', 'foto.svg', Buffer.from('<svg onload="x">')],
    ['a page named as a table', 'daftar.csv', Buffer.from('  <script>alert(1)</script>')],
    ['a page named as a PDF', 'surat.pdf', Buffer.from('<html>%%EOF')],
    ['a PDF named as a photo', 'foto.jpg', PDF],
    ['a double ending', 'surat.pdf.exe', PDF],
    ['no ending', 'surat', PDF],
    ['a name that is only an ending', '.pdf.', PDF],
    ['a PDF that was cut', 'surat.pdf', Buffer.from('%PDF-1.7 ...')],
    ['a PDF with a script', 'surat.pdf', Buffer.from('%PDF-1.7 /JavaScript (app.alert(1)) %%EOF')],
    ['a locked PDF', 'surat.pdf', Buffer.from('%PDF-1.7 /Encrypt 5 0 R %%EOF')],
    ['a locked workbook', 'daftar.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['a workbook with macros', 'daftar.xlsx', Buffer.concat([WORKBOOK, Buffer.from('xl/vbaProject.bin')])],
    ['any other archive', 'daftar.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['bytes named as a table', 'daftar.csv', Buffer.from([0x61, 0, 0x62])],
    ['an empty file', 'surat.pdf', Buffer.alloc(0)],
    ['a file too large', 'daftar.csv', Buffer.alloc(EVIDENCE_BYTES + 1, 'a')],
  ])('%s', (_what, name, bytes) => expect(checkEvidence(name, bytes)).toMatchObject({ kind: 'refused' }));
});

describe('the name of a file', () => {
  it('never carries a folder, a quote or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const plain = plainFileName(name);
        expect(plain).not.toMatch(/[/\\"<>|?*;\p{C}]/u);
        expect(plain.startsWith('.')).toBe(false);
      }),
    );
  });

  it.each([['../../etc/passwd', 'passwd'], ['C:\\Temp\\surat.pdf', 'surat.pdf'], ['a\u202Efdp.exe', 'afdp.exe']])('%s becomes %s', (name, plain) =>
    expect(plainFileName(name)).toBe(plain));
});
