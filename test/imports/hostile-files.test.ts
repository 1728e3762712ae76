import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openTable } from '../../src/imports/files/open-table.ts';
import { UnreadableFile } from '../../src/imports/files/unreadable.ts';
import { archive, LAUGHS, sheetWith, workbook, workbookParts } from './hostile-files.ts';
import { inMemory } from './support.ts';

/** Reads a file to its end, as the check of an import does; the sentence of its refusal, or how many rows it gave. */
async function outcomeOf(content: Buffer): Promise<string> {
  try {
    const table = await openTable(inMemory(content));
    let rows = 0;
    for await (const portion of table.portions()) rows += portion.length;
    return `${rows} baris`;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect(error.remedy).not.toBe('');
    return error.message;
  }
}

const UNNATURAL = 'Berkas XLSX ditolak: isinya dimampatkan secara tidak wajar.';
const DECLARATION = 'Berkas XLSX ditolak: berisi deklarasi XML yang tidak wajar.';
const NO_WORKBOOK = 'Berkas bukan buku kerja XLSX atau tidak berisi lembar.';
const LARGER = 'Berkas XLSX ditolak: isinya lebih besar daripada daftar isinya.';
const BROKEN = 'Berkas XLSX rusak atau terpotong.';
const TOO_LONG = 'Berkas XLSX ditolak: satu bagiannya terlalu panjang.';
const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_000_000, 0x20);
const parts = workbookParts();
const [frame, relations, sheet] = [parts[0], parts[1], parts[2]].map((part) => part ?? { name: '', content: '' }) as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];

/** The same archive packed into itself, level by level. */
function nested(levels: number): Buffer {
  let inner = archive([{ name: 'leaf.txt', content: zeros(2) }]);
  for (let level = 0; level < levels; level += 1) inner = archive([{ name: `level${level}.zip`, content: inner }]);
  return inner;
}

describe('archives made to harm', () => {
  it.each<[string, () => Buffer, string]>([
    ['a bomb: 50 MB of blanks as a sheet', () => workbook({ sheet: zeros(50) }), UNNATURAL],
    ['a bomb in a part that nobody reads', () => archive([...parts, { name: 'xl/media/x.bin', content: zeros(20) }]), UNNATURAL],
    ['archives in archives', () => nested(8), NO_WORKBOOK],
    ['more than 200 parts', () => archive(Array.from({ length: 201 }, (_, index) => ({ name: `x${index}`, content: '' }))), 'Berkas XLSX ditolak: berisi lebih dari 200 bagian.'],
    ['65,535 parts that are not there', () => archive(parts, { count: 65_535 }), 'Berkas XLSX ditolak: berisi lebih dari 200 bagian.'],
    ['a directory with fewer parts than it counts', () => archive(parts, { count: 9 }), BROKEN],
    ['parts of more than 1 GB together', () => archive(Array.from({ length: 3 }, (_, index) => ({ name: `x${index}`, content: 'a', claims: { unpacked: 400_000_000, packed: 40_000_000 } }))), 'Berkas XLSX ditolak: isinya lebih dari 1 GB.'],
    ['parts that overlap, each unpacking the same bytes', () => archive([...parts, ...Array.from({ length: 190 }, (_, index) => ({ name: `y${index}`, content: '', claims: { unpacked: 9_900_000, packed: 9_000_000, offset: 0 } }))]), 'Berkas XLSX ditolak: isinya lebih dari 1 GB.'],
    ['a sheet that unpacks to more than it says', () => archive([frame, relations, { ...sheet, content: zeros(60), claims: { unpacked: 1000 } }]), LARGER],
    ['a sheet that says it is empty', () => archive([frame, relations, { ...sheet, claims: { unpacked: 0 } }]), LARGER],
    ['a packed size beyond the file', () => archive([frame, relations, { ...sheet, stored: deflateRawSync(Buffer.from('x')).subarray(0, 1), claims: { packed: 4_000_000_000, unpacked: 100 } }]), BROKEN],
    ['a part that begins beyond the file', () => archive([frame, relations, { ...sheet, claims: { offset: 4_000_000_000 } }]), BROKEN],
    ['a part that begins in the middle of another', () => archive([frame, relations, { ...sheet, claims: { offset: 7 } }]), BROKEN],
    ['a directory beyond the file', () => archive(parts, { start: 4_000_000_000 }), BROKEN],
    ['a directory of 4 GB', () => archive(parts, { size: 0xffffffff }), BROKEN],
    ['a password', () => archive([{ ...frame, claims: { flags: 1 } }, relations, sheet]), 'Berkas XLSX ditolak: isinya dilindungi kata sandi.'],
    ['an unknown way of packing', () => archive([frame, relations, { ...sheet, claims: { method: 98 } }]), 'Berkas XLSX ditolak: cara pemampatannya tidak dikenal.'],
    ['rubbish instead of packed bytes', () => archive([frame, relations, { ...sheet, stored: Buffer.alloc(500, 0xff) }]), BROKEN],
    ['an archive cut in its middle', () => workbook().subarray(0, 300), BROKEN],
    ['only the first four bytes of an archive', () => Buffer.from('PK\x03\x04'), BROKEN],
    ['a packed stream cut short', () => { const packed = deflateRawSync(Buffer.from(sheetWith('<row/>'.repeat(9000)))); return archive([frame, relations, { ...sheet, content: sheetWith('<row/>'.repeat(9000)), stored: packed.subarray(0, 80) }]); }, BROKEN],
    ['a gzip bomb', () => gzipSync(zeros(20)), 'Berkas adalah arsip yang dimampatkan.'],
  ])('are refused: %s', async (_name, make, sentence) => expect(await outcomeOf(make())).toBe(sentence));

  it.each([
    ['climbing out of the folder', '../../../../etc/passwd'],
    ['from the root', '/etc/passwd'],
    ['of Windows', 'C:\\Windows\\system.ini'],
    ['with a NUL', 'xl/worksheets/sheet1.xml\0.txt'],
    ['of an object', '__proto__'],
  ])('cannot name a file %s: names lead nowhere outside of the archive', async (_name, target) => {
    const entries = [frame, { ...relations, content: `<Relationships><Relationship Id="rId1" Target="${target}"/></Relationships>` }];
    expect(await outcomeOf(archive([...entries, { name: target, content: sheetWith('') }, { name: 'xl/decoy', content: '' }]))).toMatch(/^(?:1 baris|Berkas bukan buku kerja XLSX.*)$/);
    expect(await outcomeOf(archive(entries))).toBe(NO_WORKBOOK);
  });
});

describe('XML made to harm', () => {
  it.each<[string, () => Buffer, string]>([
    ['billions of laughs in the texts', () => workbook({ strings: `${LAUGHS}<sst><si><t>&j;</t></si></sst>` }), DECLARATION],
    ['billions of laughs in the sheet', () => workbook({ sheet: `${LAUGHS}${sheetWith('')}` }), DECLARATION],
    ['billions of laughs in the frame', () => workbook({ workbook: `${LAUGHS}<workbook/>` }), DECLARATION],
    ['billions of laughs in the relations', () => workbook({ relations: `${LAUGHS}<Relationships/>` }), DECLARATION],
    ['billions of laughs in the styles', () => workbook({ styles: `${LAUGHS}<styleSheet/>` }), DECLARATION],
    ['a declaration behind much padding', () => workbook({ sheet: `<!--${'x'.repeat(300_000)}-->${LAUGHS}${sheetWith('')}` }), DECLARATION],
    ['a file of the server as an entity', () => workbook({ strings: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst><si><t>&f;</t></si></sst>' }), DECLARATION],
    ['an entity alone', () => workbook({ strings: '<!ENTITY f SYSTEM "http://127.0.0.1/"><sst/>' }), DECLARATION],
    ['a row without end', () => workbook({ sheet: sheetWith(`<row>${'<c><v>1</v></c>'.repeat(200_000)}`) }), TOO_LONG],
    ['a text without end', () => workbook({ strings: `<sst><si><t>${'x'.repeat(3_000_000)}` }), TOO_LONG],
    ['a frame of 15 MB', () => workbook({ workbook: `<workbook>${Array.from({ length: 700_000 }, (_, index) => `<sheet name="${index}"/>`).join('')}</workbook>` }), TOO_LONG],
    ['a workbook without sheets', () => workbook({ workbook: '<workbook><sheets/></workbook>' }), NO_WORKBOOK],
    ['a sheet that leads back to the frame of another name', () => workbook({ relations: '<Relationships><Relationship Id="rId1" Target="../xl/../x"/></Relationships>' }), NO_WORKBOOK],
  ])('is refused: %s', async (_name, make, sentence) => expect(await outcomeOf(make())).toBe(sentence));

  // Patterns that look for an end that never comes walk the text once for each beginning.
  it.each<[string, () => Buffer]>([
    ['cells that are opened and never closed', () => workbook({ sheet: sheetWith(`<row>${'<c>'.repeat(600_000)}</row>`) })],
    ['cells whose tag has no end', () => workbook({ sheet: sheetWith(`<row>${'<c '.repeat(600_000)}</row>`) })],
    ['values that are opened and never closed', () => workbook({ sheet: sheetWith(`<row><c>${'<v '.repeat(600_000)}</c></row>`) })],
    ['texts that are opened and never closed', () => workbook({ strings: `<sst><si>${'<t '.repeat(600_000)}</si></sst>` })],
    ['reading aids that are opened and never closed', () => workbook({ strings: `<sst><si>${'<rPh>'.repeat(300_000)}</si></sst>` })],
    ['styles that are opened and never closed', () => workbook({ styles: `<styleSheet>${'<cellXfs '.repeat(1_000_000)}</styleSheet>` })],
    ['sheets whose tag has no end', () => workbook({ workbook: `<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets>${'<sheet '.repeat(1_000_000)}</workbook>` })],
    ['attributes without end', () => workbook({ sheet: sheetWith(`<row><c ${'r="'.repeat(300_000)}/></row>`) })],
    ['blanks before a sign that never comes', () => workbook({ sheet: sheetWith(`<row><c r${' '.repeat(1_000_000)}/></row>`) })],
    ['the same text a hundred thousand times', () => workbook({ sheet: sheetWith('<row><c t="s"><v>0</v></c></row>'.repeat(100_000)), strings: `<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>` })],
    ['texts with numbers that are none', () => workbook({ sheet: sheetWith('<row><c t="s"><v>x</v></c><c t="s"><v>-1</v></c><c t="s"><v>99999999999</v></c></row>'), strings: `<sst>${'<si><t>x</t></si>'.repeat(20_000)}</sst>` })],
    ['columns and rows beyond every sheet', () => workbook({ sheet: sheetWith('<row r="99999999999999999999"><c r="ZZZZZZZZZ9" t="inlineStr"><is><t>x</t></is></c></row>') })],
    ['a number with a billion digits', () => workbook({ sheet: sheetWith('<row><c><v>1E999999999</v></c><c><v>1E999</v></c></row>') })],
  ])('costs one walk through it: %s', async (_name, make) => expect(await outcomeOf(make())).toMatch(/^(?:\d+ baris|Berkas XLSX ditolak.*)$/));
});
