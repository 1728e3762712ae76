/** One row of the beginning of a file. */
export interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What may be the heading of the table: one row, or two that are read as one. */
export interface HeadingCandidate {
  /** Its first and its last line; a row that only numbers the columns belongs to it. */
  readonly firstLine: number;
  readonly line: number;
  readonly cells: readonly string[];
}

/** Only the first rows can hold the heading: forms carry a block of up to eleven rows above it. */
export const HEADER_ROWS = 20;

/** Rows needed to see the whole heading: the second row of a heading and a row of numbers may follow. */
export const HEAD_ROWS = HEADER_ROWS + 2;

const isLabel = (cell: string) => /\p{L}/u.test(cell) && cell.length <= 120;

/** A row `1 2 3 …` under the heading of a form. */
function numbersColumns(row: HeadRow | undefined): boolean {
  const filled = (row?.cells ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length >= 3 && filled.every((cell, index) => cell.replace(/^\((\d+)\)$/, '$1') === String(index + 1));
}

/**
 * Reads two rows as one heading: merged cells leave the rest of their group empty, in the file as on screen.
 * A label above several columns goes before each of them; a label that reaches over both rows stands alone.
 */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const above = (upper[index] ?? '').trim();
    const below = (lower[index] ?? '').trim();
    if (above !== '') group = below === '' ? '' : above;
    if (below === '') return above;
    return group === '' ? below : `${group} ${below}`;
  });
}

function withoutTrailing(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  while (trimmed.length > 0 && trimmed.at(-1) === '') trimmed.pop();
  return trimmed;
}

function candidate(rows: readonly HeadRow[], index: number, cells: readonly string[], last: number): HeadingCandidate {
  const numbered = numbersColumns(rows[last + 1]) ? last + 1 : last;
  const [first, final] = [rows[index], rows[numbered]];
  return { firstLine: first?.line ?? 0, line: final?.line ?? 0, cells: withoutTrailing(cells) };
}

/** Every row, and every row with the one below it, that could be the heading. Single rows come first. */
export function headingCandidates(rows: readonly HeadRow[]): HeadingCandidate[] {
  const heads = rows.slice(0, HEADER_ROWS);
  const single = heads.map((row, index) => candidate(rows, index, row.cells, index));
  const double = heads.flatMap((row, index) => {
    const lower = rows[index + 1];
    if (lower === undefined || numbersColumns(lower)) return [];
    const filled = lower.cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 0 || !filled.every(isLabel)) return [];
    return [candidate(rows, index, joined(row.cells, lower.cells), index + 1)];
  });
  return [...single, ...double];
}
