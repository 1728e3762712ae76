import type { FileKind } from '../imports/file-kinds.ts';
import { LAYOUTS } from '../imports/record-layout.ts';
import type { ProblemCode, Severity } from '../imports/rows/problems.ts';
import type { Tx } from '../platform/database.ts';
import { HARMLESS } from './faults.ts';
import type { Dimension, Figures } from './formula.ts';
import { STANDING_PROBLEMS } from './measure.repository.ts';

/** The points of one source, kind and month: those of the last file of that month that is not taken back. */
export interface MonthScore extends Readonly<Record<Dimension | 'total', string | null>> {
  readonly batchId: string;
  readonly kind: FileKind;
  readonly source: string;
  readonly period: string;
  readonly rows: number;
  readonly figures: Figures;
  readonly publishedAt: Date;
}

const SCORE = `q.batch_id AS "batchId", q.kind, q.source, q.period, q.rows, q.completeness::text AS completeness, q.validity::text AS validity,
               q.uniqueness::text AS uniqueness, q.age::text AS age, q.agreement::text AS agreement, q.total::text AS total, q.figures,
               b.published_at AS "publishedAt"`;

/** The points of every source by month, oldest month first; months before `since` are left out. */
export async function monthScores(tx: Tx, since: string): Promise<MonthScore[]> {
  return tx.rows<MonthScore>(
    `SELECT DISTINCT ON (q.source, q.kind, q.period) ${SCORE}
       FROM data_quality q JOIN import_batch b ON b.id = q.batch_id AND b.state IN ('published', 'superseded')
      WHERE q.period >= $1 ORDER BY q.source, q.kind, q.period, b.published_at DESC`,
    [since],
  );
}

/** The points after one file was published; undefined when it is not judged, or the reader may not see it. */
export async function scoreOf(tx: Tx, batchId: string): Promise<(MonthScore & { readonly fileName: string }) | undefined> {
  return tx.row(
    `SELECT ${SCORE}, b.file_name AS "fileName" FROM data_quality q JOIN import_batch b ON b.id = q.batch_id AND b.state IN ('published', 'superseded') WHERE q.batch_id = $1`,
    [batchId],
  );
}

/** One kind of problem that still stands in the data of a source. */
export interface ProblemKind {
  readonly code: ProblemCode;
  readonly column: string;
  readonly severity: Severity;
  readonly rows: number;
  /** The first lines, with the sending office's own keys. */
  readonly examples: readonly { readonly line: number; readonly key: string | null }[];
}

/** The kinds of problem behind a file's points that somebody has to mend, refusals first, then the most frequent. */
export async function problemKinds(tx: Tx, kind: FileKind, batchId: string): Promise<ProblemKind[]> {
  return tx.rows<ProblemKind>(
    `SELECT p.code, p.column_name AS column, p.severity, count(*)::int AS rows,
            to_jsonb((array_agg(jsonb_build_object('line', p.line, 'key', p.source_key) ORDER BY p.line))[1:3]) AS examples
       FROM (${STANDING_PROBLEMS(LAYOUTS[kind].table)}) p WHERE p.code <> ALL ($2)
      GROUP BY p.code, p.column_name, p.severity ORDER BY p.severity = 'refusal' DESC, count(*) DESC, p.code`,
    [batchId, HARMLESS],
  );
}

/** One value to mend. */
export interface SheetRow {
  readonly id: string;
  readonly fileName: string;
  readonly line: number;
  readonly key: string | null;
  readonly column: string;
  readonly code: ProblemCode;
  readonly read: string;
}

/** Values to mend after one of them, in the order of the file: one page of a walk through all. */
export async function valuesToMend(tx: Tx, kind: FileKind, batchId: string, after: string, limit: number): Promise<SheetRow[]> {
  return tx.rows<SheetRow>(
    `SELECT p.id::text AS id, b.file_name AS "fileName", p.line, p.source_key AS key, p.column_name AS column, p.code, p.read_value AS read
       FROM (${STANDING_PROBLEMS(LAYOUTS[kind].table)}) p JOIN import_batch b ON b.id = p.batch_id
      WHERE p.id > $2::bigint AND p.code <> ALL ($4) ORDER BY p.id LIMIT $3`,
    [batchId, after, limit, HARMLESS],
  );
}
