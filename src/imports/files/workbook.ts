import type { ByteSource } from './byte-source.ts';
import { isDateFormat } from './date-format.ts';
import { sharedStrings } from './shared-strings.ts';
import { UnreadableFile } from './unreadable.ts';
import { attributesOf, endOfElement, nextTag, textAt } from './xml-tags.ts';
import { attribute, decodeXml, elements, readXml } from './xml-text.ts';
import { unzip, type ZipEntry } from './zip.ts';

/** What is needed to read the cells of one sheet. */
export interface Workbook {
  readonly sheet: ZipEntry;
  readonly sheetName: string;
  readonly texts: WorkbookTexts;
  /** By style number: does the style show a date? */
  readonly dateStyles: readonly boolean[];
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

type Entries = ReadonlyMap<string, ZipEntry>;

/** More different texts than a full sheet of people has. */
const MAX_SHARED_BYTES = 128_000_000;

async function part(source: ByteSource, entries: Entries, name: string): Promise<string | null> {
  const entry = entries.get(name);
  return entry === undefined ? null : readXml(await unzip(source, entry));
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The first sheet that is not hidden. */
function firstSheet(workbook: string, relations: string): { readonly name: string; readonly path: string } | null {
  const sheets = attributesOf(workbook, 'sheet');
  const visible = sheets.find((sheet) => (attribute(sheet, 'state') ?? 'visible') === 'visible') ?? sheets[0];
  if (visible === undefined) return null;
  const id = /\bid\s*=\s*["']([^"']+)["']/.exec(visible.replace(/\bsheetId\s*=\s*["'][^"']*["']/, ''))?.[1];
  const relation = attributesOf(relations, 'Relationship').find((candidate) => attribute(candidate, 'Id') === id);
  const target = relation === undefined ? undefined : attribute(relation, 'Target');
  return target === undefined ? null : { name: attribute(visible, 'name') ?? '', path: pathOf(target) };
}

/** Text of a string item: its runs joined, without the reading aids of Asian scripts. */
export function textOf(item: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const tag = nextTag(item, at);
    if (tag === null) return decodeXml(text);
    at = tag.end;
    if (tag.name === 't' && !tag.empty) text += textAt(item, tag.end);
    if (tag.name !== 'rPh') continue;
    at = endOfElement(item, tag);
    if (at === -1) return decodeXml(text);
  }
}

/** Texts of a workbook, read as far as they were needed. */
export interface WorkbookTexts {
  /** @throws TextNotRead when it lies behind what was read so far. */
  at(index: number): string;
  /** Reads on until a text is there, and then some more. @throws UnreadableFile when there are too many, or they are hostile. */
  readTo(index: number): Promise<void>;
  close(): Promise<void>;
}

/** A cell names a text that is not read yet. */
export class TextNotRead extends Error {
  readonly index: number;

  constructor(index: number) {
    super('the text of a cell is not read yet');
    this.index = index;
  }
}

/** Read ahead, so that reading on is seldom: half as many again, and never fewer than this. */
const LEAST_AHEAD = 5_000;

function textsOf(source: ByteSource, entry: ZipEntry | undefined): WorkbookTexts {
  const strings = sharedStrings();
  let items: AsyncGenerator<string[]> | undefined;
  let ended = entry === undefined;
  return {
    at(index) {
      const text = strings.at(index);
      if (text === undefined && !ended && index >= 0) throw new TextNotRead(index);
      return text ?? '';
    },
    async readTo(index) {
      if (entry === undefined) return;
      items ??= elements(await unzip(source, entry), 'si');
      while (!ended && strings.count <= index * 1.5 + LEAST_AHEAD) {
        const next = await items.next();
        if (next.done === true) ended = true;
        else for (const item of next.value) strings.add(textOf(item));
        if (strings.bytes > MAX_SHARED_BYTES) {
          throw new UnreadableFile('Berkas XLSX berisi terlalu banyak teks yang berbeda untuk dibaca sekaligus.', 'Simpan sebagai CSV UTF-8, lalu unggah lagi.');
        }
      }
    },
    async close() {
      await items?.return(undefined);
    },
  };
}

/** No format of a date is longer. */
const MAX_FORMAT = 255;

function dateStyles(styles: string | null): boolean[] {
  if (styles === null) return [];
  const custom = new Map(attributesOf(styles, 'numFmt').map((format) => [attribute(format, 'numFmtId'), attribute(format, 'formatCode') ?? '']));
  return cellStylesOf(styles).map((style) => {
    const id = attribute(style, 'numFmtId') ?? '0';
    const code = custom.get(id);
    return code === undefined ? /^(?:1[4-7]|22|2[7-9]|3[0-6]|5[0-8])$/.test(id) : isDateFormat(code.slice(0, MAX_FORMAT));
  });
}

function cellStylesOf(styles: string): string[] {
  for (let tag = nextTag(styles, 0); tag !== null; tag = nextTag(styles, tag.end)) {
    if (tag.name !== 'cellXfs') continue;
    return attributesOf(styles, 'xf', tag.end, endOfElement(styles, tag));
  }
  return [];
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
  const texts = textsOf(source, strings === undefined ? undefined : entries.get(strings));
  await texts.readTo(0);
  return {
    sheet,
    sheetName: chosen.name,
    texts,
    dateStyles: dateStyles(await part(source, entries, 'xl/styles.xml')),
    from1904: attributesOf(workbook, 'workbookPr').some((each) => /^(?:1|true)$/.test(attribute(each, 'date1904') ?? '')),
  };
}
