import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { plainFile } from '../../src/imports/files/byte-source.ts';
import { openTable } from '../../src/imports/files/open-table.ts';

/** One part of a workbook as it lies in the archive. */
interface Part {
  readonly name: string;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** Packs one part behind what is already written. */
async function addPart(file: FileHandle, offset: number, name: string, texts: AsyncIterable<string> | Iterable<string>): Promise<Part> {
  const start = offset + 30 + name.length;
  const deflate = createDeflateRaw({ level: 1 });
  let [crc, unpacked, packed] = [0, 0, 0];
  const feeding = (async () => {
    for await (const text of texts) {
      const bytes = Buffer.from(text);
      crc = crc32(bytes, crc);
      unpacked += bytes.length;
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
    }
    deflate.end();
  })();
  for await (const chunk of deflate) {
    await file.write(chunk as Buffer, 0, (chunk as Buffer).length, start + packed);
    packed += (chunk as Buffer).length;
  }
  await feeding;
  const part = { name, crc, packed, unpacked, offset };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  writeFacts(local, 4, part);
  await file.write(Buffer.concat([local, Buffer.from(name)]), 0, start - offset, offset);
  return part;
}

/** What local header and directory have in common, from `at` on. */
function writeFacts(target: Buffer, at: number, { name, crc, packed, unpacked }: Part): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(8, at + 4);
  target.writeUInt32LE(crc, at + 10);
  target.writeUInt32LE(packed, at + 14);
  target.writeUInt32LE(unpacked, at + 18);
  target.writeUInt16LE(name.length, at + 22);
}

function directoryOf(parts: readonly Part[], start: number): Buffer {
  const entries = parts.map((part) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    writeFacts(entry, 6, part);
    entry.writeUInt32LE(part.offset, 42);
    return Buffer.concat([entry, Buffer.from(part.name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([directory, end]);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const columnName = (index: number) => String.fromCharCode(65 + index);

/** The sheet of a CSV file: texts shared as Excel shares them, bare wages as numbers. */
async function* sheetOf(csv: string, shared: Map<string, number>): AsyncGenerator<string> {
  yield '<?xml version="1.0"?><worksheet><sheetData>';
  let [line, text] = [0, ''];
  for await (const { cells } of (await openTable(await plainFile(csv))).rows()) {
    line += 1;
    text += `<row r="${line}">`;
    cells.forEach((cell, index) => {
      const at = `${columnName(index)}${line}`;
      if (/^[1-9]\d{5,8}$/.test(cell)) text += `<c r="${at}"><v>${cell}</v></c>`;
      else if (cell !== '') text += `<c r="${at}" t="s"><v>${share(shared, cell)}</v></c>`;
    });
    text += '</row>';
    if (text.length < 1 << 18) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

function share(shared: Map<string, number>, cell: string): number {
  const known = shared.get(cell);
  if (known === undefined) shared.set(cell, shared.size);
  return known ?? shared.size - 1;
}

function* stringsOf(shared: Map<string, number>): Generator<string> {
  yield '<?xml version="1.0"?><sst>';
  for (const text of shared.keys()) yield `<si><t>${escaped(text)}</t></si>`;
  yield '</sst>';
}

/** Writes a CSV file as a workbook with one sheet, the way Excel keeps its texts. */
export async function writeXlsxFrom(csv: string, xlsx: string): Promise<void> {
  const file = await open(xlsx, 'w');
  const shared = new Map<string, number>();
  const parts: Part[] = [];
  let offset = 0;
  const add = async (name: string, texts: AsyncIterable<string> | Iterable<string>) => {
    const part = await addPart(file, offset, name, texts);
    parts.push(part);
    offset += 30 + name.length + part.packed;
  };
  try {
    await add('xl/workbook.xml', ['<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>']);
    await add('xl/_rels/workbook.xml.rels', ['<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>']);
    await add('xl/worksheets/sheet1.xml', sheetOf(csv, shared));
    await add('xl/sharedStrings.xml', stringsOf(shared));
    const directory = directoryOf(parts, offset);
    await file.write(directory, 0, directory.length, offset);
  } finally {
    await file.close();
  }
}
