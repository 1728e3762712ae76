import type { FileKind } from '../imports/file-kinds.ts';
import { UNKNOWN_CODE } from '../imports/rows/fields.ts';
import type { Tx } from '../platform/database.ts';
import { NO_FAULT } from './faults.ts';
import type { Figures } from './formula.ts';

/** A published file whose source is judged. */
export interface JudgedFile {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly kind: FileKind;
  readonly source: string;
  readonly period: string;
}

interface Measures {
  readonly table: string;
  /** Whether a cell is filled, and where it needs not be, when. */
  readonly cells: readonly { readonly filled: string; readonly needed?: string }[];
  /** Rows that say the same of these are one person or firm. */
  readonly same: string;
  readonly usable: string;
  /** The other office's rows, how a row finds its own among them, and what is compared. */
  readonly other: { readonly table: string; readonly on: string; readonly values: readonly string[] };
}

const filled = (...names: string[]) => names.map((name) => ({ filled: `r.${name} IS NOT NULL` }));
/** A code that the file writes and nobody knows is no answer. */
const coded = (...names: string[]) => names.map((name) => ({ filled: `r.${name} IS NOT NULL AND r.${name} <> '${UNKNOWN_CODE}'` }));
const NIK = { filled: `r.nik_quality <> 'missing'` };
const FIRM_CELLS = filled('nib', 'npwp', 'address', 'regency');
const SAME_FIRM = 'r.nib, lower(r.name), lower(coalesce(r.address, \'\'))';
const BY_NIB = { on: 'o.nib = r.nib', values: ['npwp', 'regency'] };
const BY_NIK = { on: 'o.nik_index = r.nik_index', values: ['birth_date', 'sex'] };

const MEASURES: Readonly<Record<FileKind, Measures>> = {
  'register-companies': { table: 'company', cells: [...FIRM_CELLS, ...filled('head_count')], same: SAME_FIRM, usable: 'r.nib IS NOT NULL', other: { table: 'employer', ...BY_NIB } },
  'register-workers': {
    table: 'worker',
    cells: [...filled('name', 'birth_date', 'sex', 'wage', 'employment_status'), NIK],
    same: 'r.nik_index, r.company_key',
    usable: `r.nik_index IS NOT NULL AND r.nik_quality = 'ok'`,
    other: { table: 'member', ...BY_NIK },
  },
  'enrolment-employers': { table: 'employer', cells: [...FIRM_CELLS, ...coded('status')], same: SAME_FIRM, usable: 'r.nib IS NOT NULL', other: { table: 'company', ...BY_NIB } },
  'enrolment-members': {
    table: 'member',
    cells: [
      ...filled('name', 'birth_date', 'sex', 'relation'),
      ...coded('status', 'segment'),
      NIK,
      { filled: 'r.wage IS NOT NULL', needed: `r.segment = 'PPU' AND coalesce(r.relation, 'P') = 'P'` },
    ],
    same: 'r.nik_index',
    usable: `r.nik_index IS NOT NULL AND r.nik_quality = 'ok'`,
    other: { table: 'worker', ...BY_NIK },
  },
};

/** The rows of the source as they were known at an instant. */
const rowsOf = (table: string) => `patuh.${table}_as_known($3::timestamptz) r WHERE r.jurisdiction_id = $1 AND r.source = $2 AND r.present`;

async function cellFigures(tx: Tx, { table, cells }: Measures, file: JudgedFile, at: string) {
  const sum = (parts: readonly string[]) => parts.map((part) => `coalesce(${part}, false)::int`).join(' + ');
  const needed = cells.map((cell) => cell.needed ?? 'true');
  const full = cells.map((cell) => (cell.needed === undefined ? cell.filled : `${cell.needed} AND ${cell.filled}`));
  const row = await tx.row<Pick<Figures, 'rows' | 'needed' | 'filled'>>(
    `SELECT count(*)::int AS rows, coalesce(sum(${sum(needed)}), 0)::int AS needed, coalesce(sum(${sum(full)}), 0)::int AS filled FROM ${rowsOf(table)}`,
    [file.jurisdictionId, file.source, at],
  );
  return row ?? { rows: 0, needed: 0, filled: 0 };
}

async function repeatedRows(tx: Tx, { table, same, usable }: Measures, file: JudgedFile, at: string): Promise<number> {
  const row = await tx.row<{ n: number }>(
    `SELECT coalesce(sum(g.n - 1), 0)::int AS n FROM (SELECT count(*) AS n FROM ${rowsOf(table)} AND ${usable} GROUP BY ${same} HAVING count(*) > 1) g`,
    [file.jurisdictionId, file.source, at],
  );
  return row?.n ?? 0;
}

async function agreement(tx: Tx, { table, usable, other }: Measures, file: JudgedFile, at: string) {
  const both = (name: string) => `(r.${name} IS NOT NULL AND o.${name} IS NOT NULL)::int`;
  const equal = (name: string) => `coalesce(lower(r.${name}::text) = lower(o.${name}::text), false)::int`;
  const row = await tx.row<Pick<Figures, 'compared' | 'equal'>>(
    `SELECT coalesce(sum(${other.values.map(both).join(' + ')}), 0)::int AS compared, coalesce(sum(${other.values.map(equal).join(' + ')}), 0)::int AS equal
       FROM (SELECT * FROM ${rowsOf(table)} AND ${usable}) r
       JOIN (SELECT * FROM patuh.${other.table}_as_known($3::timestamptz) x WHERE x.jurisdiction_id = $1 AND x.present) o ON ${other.on}`,
    [file.jurisdictionId, file.source, at],
  );
  return row ?? { compared: 0, equal: 0 };
}

/**
 * The files that the state of a source rests on, at the time of one of them: the newest snapshot and its corrections.
 * Parameters: the file.
 */
export const FILES_BEHIND = `
  SELECT s.id, s.mode, s.counts, s.published_at FROM import_batch b
    JOIN import_batch s ON s.jurisdiction_id = b.jurisdiction_id AND s.kind = b.kind AND s.source = b.source
   WHERE b.id = $1 AND s.state IN ('published', 'superseded') AND s.published_at <= b.published_at
     AND s.published_at >= coalesce((SELECT max(n.published_at) FROM import_batch n
           WHERE n.jurisdiction_id = b.jurisdiction_id AND n.kind = b.kind AND n.source = b.source AND n.mode = 'snapshot'
             AND n.state IN ('published', 'superseded') AND n.published_at <= b.published_at), b.published_at)`;

/** Problems of those files that no later correction mended. */
export const STANDING_PROBLEMS = (table: string) => `
  SELECT p.* FROM (${FILES_BEHIND}) f JOIN import_problem p ON p.batch_id = f.id
   WHERE NOT EXISTS (SELECT FROM ${table} r JOIN (${FILES_BEHIND}) c ON c.id = r.batch_id AND c.mode = 'correction' AND c.published_at > f.published_at
                      WHERE r.source_key = p.source_key)`;

async function lineFigures(tx: Tx, { table }: Measures, file: JudgedFile) {
  const row = await tx.row<Pick<Figures, 'lines' | 'faulty' | 'repeated' | 'ageDays'>>(
    `SELECT coalesce((SELECT max((counts->>'rows')::int) FROM (${FILES_BEHIND}) f), 0) AS lines,
            (count(DISTINCT (p.batch_id, p.line)) FILTER (WHERE p.code <> ALL ($2)))::int AS faulty,
            (count(DISTINCT (p.batch_id, p.line)) FILTER (WHERE p.code IN ('duplicate_same', 'duplicate_other')))::int AS repeated,
            (SELECT (b.published_at AT TIME ZONE 'Asia/Jakarta')::date + (SELECT offset_days FROM demo_clock)
                    - ((b.period || '-01')::date + interval '1 month - 1 day')::date FROM import_batch b WHERE b.id = $1) AS "ageDays"
       FROM (${STANDING_PROBLEMS(table)}) p`,
    [file.id, NO_FAULT],
  );
  return row ?? { lines: 0, faulty: 0, repeated: 0, ageDays: 0 };
}

/** Counts all that the points need, in a few passes over whole tables; rows as they were known at an instant. */
export async function measure(tx: Tx, file: JudgedFile, at: string): Promise<Figures> {
  const measures = MEASURES[file.kind];
  await tx.run("SET LOCAL work_mem = '64MB'");
  const lines = await lineFigures(tx, measures, file);
  const repeated = lines.repeated + (await repeatedRows(tx, measures, file, at));
  return { ...(await cellFigures(tx, measures, file, at)), ...lines, repeated, ...(await agreement(tx, measures, file, at)) };
}
