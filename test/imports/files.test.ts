import { deflateRawSync } from 'node:zlib';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { fileStore } from '../../src/imports/files/file-store.ts';
import { openTable } from '../../src/imports/files/open-table.ts';
import { expandNumber } from '../../src/imports/files/xlsx-rows.ts';
import { inMemory, KEY } from './support.ts';

async function rowsOf(content: Buffer | string) {
  const table = await openTable(inMemory(content));
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

const cells = async (content: Buffer | string) => (await rowsOf(content)).map((row) => row.cells);

/** A minimal zip archive; `claim` overrides the sizes in its directory. */
function zip(files: Readonly<Record<string, string | Buffer>>, claim: { unpacked?: number; packed?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(claim.packed ?? packed.length, 20);
    entry.writeUInt32LE(claim.unpacked ?? raw.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const size = Buffer.concat(directory).length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const frame = (sheet: string | Buffer, strings = '') => ({
  'xl/workbook.xml': '<workbook><sheets><sheet name="Sembunyi" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Data" sheetId="2" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet2.xml"/></Relationships>',
  'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  'xl/worksheets/sheet2.xml': sheet,
});

describe('CSV', () => {
  const expected = [['nama', 'kota'], ['Aïsyah, S.E.', 'Bandung']];
  it.each([
    ['UTF-8 with mark', Buffer.from('\ufeffnama,kota\r\n"Aïsyah, S.E.",Bandung\r\n')],
    ['semicolons', Buffer.from('nama;kota\nAïsyah, S.E.;Bandung\n')],
    ['tabs', Buffer.from('nama\tkota\nAïsyah, S.E.\tBandung\n')],
    ['UTF-16LE with mark', Buffer.from('\ufeffnama;kota\nAïsyah, S.E.;Bandung\n', 'utf16le')],
    ['UTF-16BE with mark', Buffer.from('\ufeffnama;kota\nAïsyah, S.E.;Bandung\n', 'utf16le').swap16()],
    ['UTF-16LE without mark', Buffer.from('nama;kota\nAïsyah, S.E.;Bandung\n', 'utf16le')],
    ['Windows-1252', Buffer.from('nama;kota\nAïsyah, S.E.;Bandung\n', 'latin1')],
  ])('reads %s', async (_name, content) => expect(await cells(content)).toEqual(expected));

  it('counts lines as people see them', async () => {
    expect((await rowsOf('a,b\n"x\ny",1\n\nz,2\n')).map((row) => row.line)).toEqual([1, 3, 5]);
  });

  it('names an unclosed quote instead of swallowing the file', async () => {
    await expect(rowsOf(`a,b\n"x,1\n${'y,2\n'.repeat(300_000)}`)).rejects.toThrow('Tanda kutip');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'kosong'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'PDF'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), 'xls'],
    ['a web page', Buffer.from('<!DOCTYPE html><table>'), 'halaman web'],
    ['binary', Buffer.from([1, 2, 0, 0, 0, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9, 9]), 'bukan teks'],
  ])('refuses %s with the way out', async (_name, content, words) => {
    await expect(openTable(inMemory(content))).rejects.toThrow(words);
  });
});

describe('XLSX', () => {
  it('reads what a spreadsheet program writes', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'D', rows: [['nik', 'nama', 'tgl'], ['9901010508740003', 'Aïsyah & Budi <x>', new Date(Date.UTC(1974, 7, 5))], [null, null, null], [9901010508740000, 'Budi', '05/08/1974']] }],
    });
    const rows = await rowsOf(Buffer.from(bytes));
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'nik', 'nama', 'tgl'],
      [2, '9901010508740003', 'Aïsyah & Budi <x>', '1974-08-05'],
      [4, '9901010508740000', 'Budi', '05/08/1974'],
    ]);
    expect([...(rows[1]?.marks ?? [])]).toEqual([[2, 'date']]);
    expect([...(rows[2]?.marks ?? [])]).toEqual([[0, 'long-number']]);
  });

  it('keeps every digit of a number cell that a double cannot hold', async () => {
    const sheet = '<worksheet><sheetData><row r="3"><c r="B3"><v>9171010101900001</v></c><c r="C3"><v>3.2011201019E+15</v></c></row></sheetData></worksheet>';
    expect(await cells(zip(frame(sheet)))).toEqual([['', '9171010101900001', '3201120101900000']]);
  });

  it('reads rich text, prefixes, escapes, gaps and the visible sheet', async () => {
    const strings = '<si><r><t>Bu</t></r><r><t xml:space="preserve">di </t></r><rPh><t>x</t></rPh></si><si><t>a&amp;b_x0041_&#65;</t></si>';
    const sheet = '<x:worksheet><x:sheetData><x:row><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="D1" t="s"><x:v>1</x:v></x:c></x:row><x:row r="9"/></x:sheetData></x:worksheet>';
    expect(await cells(zip(frame(sheet, strings)))).toEqual([['Budi ', '', '', 'a&bAA']]);
  });

  it('refuses bombs before unpacking them', async () => {
    await expect(rowsOf(zip(frame(Buffer.alloc(30_000_000))))).rejects.toThrow('tidak wajar');
    await expect(rowsOf(zip(frame('<x/>'), { unpacked: 900_000_000 }))).rejects.toThrow('tidak wajar');
    await expect(rowsOf(zip(frame(Buffer.alloc(5_000_000)), { unpacked: 400 }))).rejects.toThrow('lebih besar');
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`f${index}`, 'x']));
    await expect(rowsOf(zip(many))).rejects.toThrow('200 bagian');
  });

  it('refuses entity declarations, endless rows and broken archives', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    await expect(rowsOf(zip(frame(laughs)))).rejects.toThrow('deklarasi XML');
    await expect(rowsOf(zip(frame(`<sheetData><row>${Array.from({ length: 300_000 }, (_, index) => `<c>${index}`).join('')}`)))).rejects.toThrow('terlalu panjang');
    await expect(rowsOf(zip(frame('<x/>')).subarray(0, 200))).rejects.toThrow('rusak');
    await expect(rowsOf(zip({ 'evil.txt': 'x' }))).rejects.toThrow('bukan buku kerja');
  });

  it('expands scientific notation in the text', () => {
    expect(['3.2011E+15', '4.5E6', '1E3', '1.25E-2', '12.5', '-2E2'].map(expandNumber)).toEqual(['3201100000000000', '4500000', '1000', '0.0125', '12.5', '-200']);
  });
});

describe('stored files', () => {
  it('are encrypted on disk, found by content and readable from any place', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'patuh-store-'));
    const store = fileStore(folder, KEY);
    const content = Buffer.from(Array.from({ length: 5000 }, (_, index) => `${index} 9901010508740003\n`).join(''));
    const stored = await store.put(Readable.from([content.subarray(0, 1000), content.subarray(1000)]));
    expect(await store.put(Readable.from([content]))).toEqual(stored);
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([stored.sha256]);
    expect((await readFile(path.join(folder, 'uploads', stored.sha256))).includes('990101')).toBe(false);
    const file = await store.open(stored.sha256);
    expect(file.size).toBe(content.length);
    expect((await buffer(file.stream())).equals(content)).toBe(true);
    for (const [start, end] of [[0, 5], [7, 50], [16, 32], [4099, 8200], [content.length - 3, content.length + 99]] as const) {
      expect((await file.read(start, end)).equals(content.subarray(start, end))).toBe(true);
      expect((await buffer(file.stream(start, end))).equals(content.subarray(start, end))).toBe(true);
    }
    await store.remove(stored.sha256);
    await expect(store.open(stored.sha256)).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
  });

  it('leave nothing behind when an upload is cut', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'patuh-store-'));
    const cut = Readable.from((function* () { yield Buffer.from('half'); throw new Error('cut'); })());
    await expect(fileStore(folder, KEY).put(cut)).rejects.toThrow('cut');
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
