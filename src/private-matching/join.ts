import { SIZES, type EncodedPerson } from './encode.ts';
import { dice, filterColumn, type FilterColumn } from './filter.ts';

/** One row of a token file. The key was drawn for this exchange and says nothing. */
export interface TokenRow extends Omit<EncodedPerson, 'nik' | 'year'> {
  readonly key: string;
  readonly nik: string | null;
  readonly year: string | null;
}

/** What the joiner says of a row: in the other file, worth a look, or not found. None of them is a finding. */
export type JoinVerdict = 'ADA' | 'TINJAU' | 'TIDAK_DITEMUKAN';

/** Why. */
export type JoinReason = 'nik' | 'nik-contradicted' | 'similar' | 'none';

/** The answer for one row of the register. */
export interface JoinAnswer {
  readonly key: string;
  readonly verdict: JoinVerdict;
  readonly reason: JoinReason;
  /** The row of the other file, if any. */
  readonly partner: string | null;
  /** Likeness of the names, 0 to 1, where it was compared. */
  readonly likeness: number | null;
}

/** From where two rows of different or missing NIKs are worth a look. Measured by bench/private.ts. */
export const LIKENESS = {
  /** Of the names, when day, month and year agree. */
  nameOfSameDate: 0.62,
  /** Of the names, when one of day and month differs. */
  nameOfNearDate: 0.9,
  /** Of day and month: equal, or one of them equal. */
  sameDate: 0.99,
  nearDate: 0.4,
} as const;

function shortTokens(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / SIZES.check }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
}

/** Do rows of one NIK speak of two people? Only when neither a word of the name nor two parts of the date agree. */
export function contradicts(one: TokenRow, other: TokenRow): boolean {
  const names = one.checkName !== null && other.checkName !== null;
  const dates = one.checkDate !== null && other.checkDate !== null;
  if (names) {
    const words = new Set(shortTokens(other.checkName));
    if (shortTokens(one.checkName).some((word) => words.has(word))) return false;
  }
  if (dates) {
    const parts = shortTokens(other.checkDate);
    if (shortTokens(one.checkDate).filter((part, at) => part === parts[at]).length >= 2) return false;
  }
  return names || dates;
}

interface Side {
  readonly rows: readonly TokenRow[];
  readonly names: FilterColumn;
  readonly dates: FilterColumn;
}

function sideOf(rows: readonly TokenRow[]): Side {
  return {
    rows,
    names: filterColumn(rows.map((row) => row.name), SIZES.name),
    dates: filterColumn(rows.map((row) => row.date), SIZES.date),
  };
}

function groupedBy(rows: readonly TokenRow[], column: 'nik' | 'year'): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const token = row[column];
    if (token === null) return;
    const group = groups.get(token);
    if (group === undefined) groups.set(token, [index]);
    else group.push(index);
  });
  return groups;
}

/** The row of the same year that is most alike, if any is alike enough. */
function mostAlike(left: Side, one: number, right: Side, among: readonly number[]): { readonly at: number; readonly likeness: number } | null {
  let best: { at: number; likeness: number } | null = null;
  for (const other of among) {
    const date = dice(left.dates, one, right.dates, other);
    if (date < LIKENESS.nearDate) continue;
    const likeness = dice(left.names, one, right.names, other);
    const enough = date >= LIKENESS.sameDate ? LIKENESS.nameOfSameDate : LIKENESS.nameOfNearDate;
    if (likeness >= enough && likeness > (best?.likeness ?? 0)) best = { at: other, likeness };
  }
  return best;
}

/**
 * Joins two token files: by the token of the NIK first, and what is left over by name and date of birth.
 * Likeness alone never says more than "worth a look".
 */
export function joinTokens(register: readonly TokenRow[], members: readonly TokenRow[]): JoinAnswer[] {
  const byNik = groupedBy(members, 'nik');
  const taken = new Uint8Array(members.length);
  const answers = register.map((row): JoinAnswer | null => {
    const same = (row.nik === null ? undefined : byNik.get(row.nik)) ?? [];
    const at = same.find((index) => members[index] !== undefined && !contradicts(row, members[index])) ?? same[0];
    const partner = at === undefined ? undefined : members[at];
    if (at === undefined || partner === undefined) return null;
    if (contradicts(row, partner)) return { key: row.key, verdict: 'TINJAU', reason: 'nik-contradicted', partner: partner.key, likeness: null };
    for (const index of same) taken[index] = 1;
    return { key: row.key, verdict: 'ADA', reason: 'nik', partner: partner.key, likeness: null };
  });

  const [left, right] = [sideOf(register), sideOf(members)];
  const free = groupedBy(members, 'year');
  for (const [year, group] of free) free.set(year, group.filter((index) => taken[index] === 0));
  return answers.map((answer, index) => {
    if (answer !== null) return answer;
    const row = register[index];
    const alike = row === undefined || row.year === null ? null : mostAlike(left, index, right, free.get(row.year) ?? []);
    const key = row?.key ?? '';
    if (alike === null) return { key, verdict: 'TIDAK_DITEMUKAN', reason: 'none', partner: null, likeness: null };
    return { key, verdict: 'TINJAU', reason: 'similar', partner: members[alike.at]?.key ?? null, likeness: alike.likeness };
  });
}
