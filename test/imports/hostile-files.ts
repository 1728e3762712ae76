import { deflateRawSync } from 'node:zlib';

/** One file of an archive that may lie about itself. */
export interface HostileEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** What the directory claims instead of the truth. */
  readonly claims?: { readonly packed?: number; readonly unpacked?: number; readonly offset?: number; readonly method?: number; readonly flags?: number };
  /** Not packed again: it is packed already. */
  readonly stored?: Buffer;
}

/** What the end of an archive claims instead of the truth. */
export interface HostileEnd {
  readonly count?: number;
  readonly size?: number;
  readonly start?: number;
}

/** A zip archive, honest unless told otherwise. */
export function archive(entries: readonly HostileEntry[], ending: HostileEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims = {}, stored } of entries) {
    const raw = Buffer.from(content);
    const packed = stored ?? deflateRawSync(raw, { level: 9 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(claims.flags ?? 0, 8);
    entry.writeUInt16LE(claims.method ?? 8, 10);
    entry.writeUInt32LE(claims.packed ?? packed.length, 20);
    entry.writeUInt32LE(claims.unpacked ?? raw.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(claims.offset ?? offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(ending.count ?? entries.length, 8);
  end.writeUInt16LE(ending.count ?? entries.length, 10);
  end.writeUInt32LE(ending.size ?? size, 12);
  end.writeUInt32LE(ending.start ?? offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** The parts of a workbook, of which a test replaces some. */
export interface WorkbookParts {
  readonly workbook?: string;
  readonly relations?: string;
  readonly sheet?: string | Buffer;
  readonly strings?: string;
  readonly styles?: string;
}

const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>id_perusahaan</t></is></c><c r="B1" t="inlineStr"><is><t>nama_perusahaan</t></is></c></row>';

/** A sheet with the header of the companies' template and whatever follows. */
export const sheetWith = (rows: string) => `<worksheet><sheetData>${HEADER}${rows}</sheetData></worksheet>`;

/** The entries of a small workbook. */
export function workbookParts(parts: WorkbookParts = {}): HostileEntry[] {
  return [
    { name: 'xl/workbook.xml', content: parts.workbook ?? '<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: parts.relations ?? '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/worksheets/sheet1.xml', content: parts.sheet ?? sheetWith('') },
    ...(parts.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: parts.strings }]),
    ...(parts.styles === undefined ? [] : [{ name: 'xl/styles.xml', content: parts.styles }]),
  ];
}

/** A small workbook with some of its parts replaced. */
export const workbook = (parts: WorkbookParts = {}): Buffer => archive(workbookParts(parts));

/** Entities that would multiply to billions of characters. */
export const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'.charAt(index)};`.repeat(10)}">`)
  .join('')}]>`;
