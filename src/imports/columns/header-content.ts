import type { Column } from '../file-kinds.ts';
import { fitsOf, type Matching } from './header-match.ts';
import type { HeadRow } from './header-rows.ts';
import { wordsOf } from './header-words.ts';

/** Values needed before they say anything about a heading. */
const VALUES_FROM = 3;
/** A column of NIKs has at least this share of values with the length of one, whatever was done to them. */
const NIK_SHARE = 0.5;
/** Below this share a column is no column of NIKs, however it is called. */
const NO_NIK_SHARE = 0.3;

const looksLikeNik = (value: string) => /\d{12}/.test(value.replace(/[\s.'\u00a0-]/g, '')) || /\de\+?1\d$/i.test(value);

/** The share of values that look like a NIK; null when too few were given. */
function nikShare(rows: readonly HeadRow[], position: number): number | null {
  const values = rows.map((row) => (row.cells[position] ?? '').trim()).filter((value) => value !== '' && value !== '-');
  return values.length < VALUES_FROM ? null : values.filter(looksLikeNik).length / values.length;
}

function withColumn(matching: Matching, index: number, name: string, position: number, doubt: readonly number[]): Matching {
  const doubtful = matching.doubtful.filter((each) => each.column !== name);
  return { positions: matching.positions.with(index, position), doubtful: doubt.length === 0 ? doubtful : [...doubtful, { column: name, candidates: doubt }] };
}

/**
 * Settles what headings alone cannot: firms also call the number of an employee NIK (nomor induk karyawan), so
 * the column of NIKs is the one whose values look like it; where none or several do, it stays open.
 */
function settleNik(columns: readonly Column[], headings: readonly string[], rows: readonly HeadRow[], matching: Matching): Matching {
  const index = columns.findIndex((column) => column.type === 'nik');
  const column = columns[index];
  if (column === undefined) return matching;
  const chosen = matching.positions[index] ?? -1;
  const doubted = matching.doubtful.some((each) => each.column === column.name);
  const share = chosen === -1 ? null : nikShare(rows, chosen);
  if (!doubted && (share === null || share >= NO_NIK_SHARE)) return matching;
  const free = fitsOf(column, headings).filter((position) => position === chosen || !matching.positions.includes(position));
  const alike = free.filter((position) => (nikShare(rows, position) ?? 0) >= NIK_SHARE);
  const [only] = alike;
  return alike.length === 1 && only !== undefined ? withColumn(matching, index, column.name, only, []) : withColumn(matching, index, column.name, -1, free);
}

/** Basic pay beside a column of fixed allowances is not the whole wage: which one counts is for a person to say. */
function settleWage(columns: readonly Column[], headings: readonly string[], matching: Matching): Matching {
  const index = columns.findIndex((column) => column.type === 'money');
  const position = matching.positions[index] ?? -1;
  const column = columns[index];
  if (column === undefined || position === -1) return matching;
  const words = wordsOf(headings[position] ?? '');
  if (!words.includes('pokok') || words.includes('tunjangan')) return matching;
  const allowances = headings.flatMap((heading, at) => (at !== position && wordsOf(heading).includes('tunjangan') ? [at] : []));
  return allowances.length === 0 ? matching : withColumn(matching, index, column.name, -1, [position, ...allowances]);
}

/** The columns that headings and contents agree on. @param rows the first rows of data. */
export function settleByContent(columns: readonly Column[], headings: readonly string[], rows: readonly HeadRow[], matching: Matching): Matching {
  return settleWage(columns, headings, settleNik(columns, headings, rows, matching));
}
