import { isDateFormat } from 'hucre';
import type { ByteSource } from './byte-source.ts';
import { UnreadableFile } from './unreadable.ts';
import { attribute, decodeXml, elements, readXml } from './xml-text.ts';
import { unzip, type ZipEntry } from './zip.ts';

/** What is needed to read the cells of one sheet. */
export interface Workbook {
  readonly sheet: ZipEntry;
  readonly sheetName: string;
  readonly sharedStrings: readonly string[];
  /** By style number: does the style show a date? */
  readonly dateStyles: readonly boolean[];
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

type Entries = ReadonlyMap<string, ZipEntry>;

const MAX_SHARED_CHARACTERS = 250_000_000;

async function part(source: ByteSource, entries: Entries, name: string): Promise<string | null> {
  const entry = entries.get(name);
  return entry === undefined ? null : readXml(await unzip(source, entry));
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'g'))].map((match) => match[1] ?? '');
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The first sheet that is not hidden. */
function firstSheet(workbook: string, relations: string): { readonly name: string; readonly path: string } | null {
  const sheets = tags(workbook, 'sheet');
  const visible = sheets.find((sheet) => (attribute(sheet, 'state') ?? 'visible') === 'visible') ?? sheets[0];
  if (visible === undefined) return null;
  const id = /\bid\s*=\s*["']([^"']+)["']/.exec(visible.replace(/\bsheetId\s*=\s*["'][^"']*["']/, ''))?.[1];
  const relation = tags(relations, 'Relationship').find((candidate) => attribute(candidate, 'Id') === id);
  const target = relation === undefined ? undefined : attribute(relation, 'Target');
  return target === undefined ? null : { name: attribute(visible, 'name') ?? '', path: pathOf(target) };
}

/** Text of a string item: its runs joined, without the reading aids of Asian scripts. */
export function textOf(item: string): string {
  const plain = item.includes('rPh') ? item.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '') : item;
  let text = '';
  for (const run of plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += run[1] ?? '';
  return decodeXml(text);
}

async function sharedStrings(source: ByteSource, entry: ZipEntry | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (entry === undefined) return strings;
  let characters = 0;
  for await (const item of elements(await unzip(source, entry), 'si')) {
    const text = textOf(item);
    characters += text.length;
    if (characters > MAX_SHARED_CHARACTERS) {
      throw new UnreadableFile('Berkas XLSX terlalu besar untuk dibaca sekaligus.', 'Simpan sebagai CSV UTF-8, lalu unggah lagi.');
    }
    strings.push(text);
  }
  return strings;
}

function dateStyles(styles: string | null): boolean[] {
  if (styles === null) return [];
  const custom = new Map(tags(styles, 'numFmt').map((format) => [attribute(format, 'numFmtId'), attribute(format, 'formatCode') ?? '']));
  const cellStyles = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? '';
  return tags(cellStyles, 'xf').map((style) => {
    const id = attribute(style, 'numFmtId') ?? '0';
    const code = custom.get(id);
    return code === undefined ? /^(?:1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(id) : isDateFormat(code);
  });
}

/**
 * Reads the frame of a workbook: which sheet, its strings and its date styles.
 *
 * @throws UnreadableFile when it is no workbook or has no sheet.
 */
export async function openWorkbook(source: ByteSource, entries: Entries): Promise<Workbook> {
  const workbook = await part(source, entries, 'xl/workbook.xml');
  const relations = await part(source, entries, 'xl/_rels/workbook.xml.rels');
  const chosen = workbook === null || relations === null ? null : firstSheet(workbook, relations);
  const sheet = chosen === null ? undefined : entries.get(chosen.path);
  if (workbook === null || chosen === null || sheet === undefined) {
    throw new UnreadableFile('Berkas bukan buku kerja XLSX atau tidak berisi lembar.', 'Simpan tabel sebagai XLSX atau CSV UTF-8, lalu unggah lagi.');
  }
  const strings = [...entries.keys()].find((name) => /^xl\/sharedStrings\.xml$/i.test(name));
  return {
    sheet,
    sheetName: chosen.name,
    sharedStrings: await sharedStrings(source, strings === undefined ? undefined : entries.get(strings)),
    dateStyles: dateStyles(await part(source, entries, 'xl/styles.xml')),
    from1904: /<(?:\w+:)?workbookPr[^>]*date1904\s*=\s*["'](?:1|true)["']/.test(workbook),
  };
}
