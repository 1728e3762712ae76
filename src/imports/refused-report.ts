import type { ByteSource } from './files/byte-source.ts';
import { openTable } from './files/open-table.ts';
import { REPORT_COLUMNS, type FileKind } from './file-kinds.ts';
import { HEAD_ROWS, readHeader } from './columns/header.ts';
import type { RefusedRow } from './import.queries.ts';
import { PROBLEMS } from './rows/problems.ts';
import type { SavedMapVersion } from './columns/saved-map.ts';

const FORMULA = /^[=+\-@\t\r\0＝＋－＠]/;
/** Spreadsheets would turn these into numbers or dates of their own. */
const RECAST = /^(?:0\d+|\d{12,}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})$/;

/** One cell that a spreadsheet shows as it is: no formula, no lost zeros, no lost digits. */
export function safeCell(text: string): string {
  const guarded = FORMULA.test(text) || RECAST.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const csvLine = (cells: readonly string[]) => `${cells.map(safeCell).join(',')}\r\n`;

function padded(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? '');
}

/** Walks through the refused rows page by page. */
async function* walk(page: (after: number) => Promise<readonly RefusedRow[]>): AsyncGenerator<RefusedRow> {
  let after = -1;
  for (;;) {
    const rows = await page(after);
    if (rows.length === 0) return;
    yield* rows;
    after = rows.at(-1)?.line ?? after;
  }
}

/** What a report is made from. */
export interface ReportedFile {
  readonly file: ByteSource;
  readonly kind: FileKind;
  /** The maps that the file was read by. */
  readonly saved: readonly SavedMapVersion[];
}

/**
 * The refused rows of a file with the file's own columns and four more: line, column, problem, how to mend it.
 * What stands above its heading stays there, and a heading of two rows becomes one. Mended and uploaded again,
 * it is read by the same map and taken as a correction of those rows only.
 *
 * @param page refused rows after a line, in order; empty when there are no more.
 */
export async function* refusedReport({ file, kind, saved }: ReportedFile, page: (after: number) => Promise<readonly RefusedRow[]>): AsyncGenerator<string> {
  const table = await openTable(file);
  const head = [];
  const rows = table.rows();
  for await (const row of rows) {
    head.push(row);
    if (head.length === HEAD_ROWS) break;
  }
  const map = readHeader(head, { kind, saved });
  if (map.kind === 'refused') throw new Error('the file was checked and now has no header');
  const own = map.header.flatMap((name, index) => ((REPORT_COLUMNS as readonly string[]).includes(name) ? [] : [index]));
  yield '\ufeff';
  for (const row of head.filter(({ line }) => line < map.firstLine)) yield csvLine(padded(row.cells, own.length + REPORT_COLUMNS.length));
  yield csvLine([...own.map((index) => map.header[index] ?? ''), ...REPORT_COLUMNS]);

  const refused = walk(page);
  let next = await refused.next();
  for await (const row of table.rows()) {
    if (next.done === true) break;
    if (row.line !== next.value.line) continue;
    const problems = next.value.codes.map((code) => PROBLEMS[code]);
    const extra = row.cells.slice(map.header.length).filter((cell) => cell !== '');
    const cells = padded(row.cells, map.header.length);
    yield csvLine([
      ...own.map((index) => cells[index] ?? ''),
      String(row.line),
      next.value.columns ?? '',
      [...problems.map((problem) => problem.message), ...(extra.length > 0 ? [`Sisa: ${extra.join(' | ')}`] : [])].join(' '),
      [...new Set(problems.map((problem) => problem.remedy))].join(' '),
    ]);
    next = await refused.next();
  }
}
