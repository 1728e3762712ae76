import type { ByteSource } from './byte-source.ts';
import type { CellMark, SourceRow } from './row.ts';
import { endOfElement, firstText, nextTag } from './xml-tags.ts';
import { attribute, decodeXml, elements } from './xml-text.ts';
import { openWorkbook, TextNotRead, textOf, type Workbook } from './workbook.ts';
import { unzip, zipEntries } from './zip.ts';

const MAX_COLUMNS = 200;
const LONG_NUMBER = 12;
const DAY = 86_400_000;

/** The column of a reference like `AB12`, from 0; -1 when there is none. */
function columnOf(reference: string | undefined): number {
  let column = 0;
  for (const character of reference ?? '') {
    const code = character.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/** Writes `3.2011E+15` with all its digits, by moving the point in the text: a double would round it. */
export function expandNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const point = whole.length + Number.parseInt(power, 10);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function dayOf(serial: string, from1904: boolean): string | null {
  const days = Math.floor(Number.parseFloat(serial));
  if (!Number.isFinite(days) || days < 1 || days > 110_000) return null;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + days * DAY).toISOString().slice(0, 10);
}

interface CellValue {
  readonly text: string;
  readonly mark?: CellMark;
}

const EMPTY: CellValue = { text: '' };

function numberCell(raw: string, style: string | undefined, workbook: Workbook): CellValue {
  if (style !== undefined && workbook.dateStyles[Number.parseInt(style, 10)] === true) {
    const day = dayOf(raw, workbook.from1904);
    if (day !== null) return { text: day, mark: 'date' };
  }
  const text = expandNumber(raw);
  return text.length >= LONG_NUMBER && /^\d{12}/.test(text) ? { text, mark: 'long-number' } : { text };
}

function valueOf(attributes: string, content: string, workbook: Workbook): CellValue {
  const type = attribute(attributes, 't') ?? 'n';
  if (type === 'inlineStr') return { text: textOf(content) };
  const raw = firstText(content, 'v');
  if (raw === '') return EMPTY;
  if (type === 's') return { text: workbook.texts.at(Number.parseInt(raw, 10)) };
  if (type === 'n') return numberCell(raw.trim(), attribute(attributes, 's'), workbook);
  if (type === 'd') return { text: raw.slice(0, 10), mark: 'date' };
  return { text: type === 'e' ? '' : decodeXml(raw) };
}

function rowOf(element: string, line: number, workbook: Workbook): SourceRow {
  const cells: string[] = [];
  let marks: Map<number, CellMark> | undefined;
  let tag = nextTag(element, 0);
  while (tag !== null) {
    if (tag.name === 'c') {
      const end = endOfElement(element, tag);
      const reference = columnOf(attribute(tag.attributes, 'r'));
      const column = reference === -1 ? cells.length : reference;
      if (end === -1 || column >= MAX_COLUMNS) break;
      const value = tag.empty ? EMPTY : valueOf(tag.attributes, element.slice(tag.end, end), workbook);
      while (cells.length < column) cells.push('');
      cells[column] = value.text;
      if (value.mark !== undefined) (marks ??= new Map()).set(column, value.mark);
      tag = nextTag(element, end);
    } else tag = nextTag(element, tag.end);
  }
  return marks === undefined ? { line, cells } : { line, cells, marks };
}

/** The rows of a portion that hold anything, and the number of its last row. */
function rowsOf(portion: readonly string[], before: number, workbook: Workbook): { readonly rows: SourceRow[]; readonly line: number } {
  const rows: SourceRow[] = [];
  let line = before;
  for (const element of portion) {
    const number = Number.parseInt(attribute(element.slice(0, element.indexOf('>')), 'r') ?? '', 10);
    line = Number.isNaN(number) ? line + 1 : number;
    const row = rowOf(element, line, workbook);
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return { rows, line };
}

/** As `rowsOf`, after reading the texts that it needs: whoever wants the first rows only waits for theirs only. */
async function rowsWithTexts(portion: readonly string[], before: number, workbook: Workbook): Promise<ReturnType<typeof rowsOf>> {
  for (;;) {
    try {
      return rowsOf(portion, before, workbook);
    } catch (error) {
      if (!(error instanceof TextNotRead)) throw error;
      await workbook.texts.readTo(error.index);
    }
  }
}

/**
 * Every row of the first visible sheet, in order and in portions, read as fast as the caller takes them. Long
 * numbers keep every digit that the file holds and are marked; date cells come as `yyyy-mm-dd` and are marked.
 *
 * @throws UnreadableFile when the workbook is broken, hostile or too large.
 */
export async function* xlsxRows(source: ByteSource): AsyncGenerator<readonly SourceRow[]> {
  const workbook = await openWorkbook(source, await zipEntries(source));
  const stream = await unzip(source, workbook.sheet);
  let line = 0;
  try {
    for await (const portion of elements(stream, 'row')) {
      const read = await rowsWithTexts(portion, line, workbook);
      line = read.line;
      if (read.rows.length > 0) yield read.rows;
    }
  } finally {
    stream.destroy();
    await workbook.texts.close();
  }
}
