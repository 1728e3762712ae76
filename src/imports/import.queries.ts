import type { Tx } from '../platform/database.ts';
import type { BatchCounts, BatchLayout, BatchState } from './batch.repository.ts';
import type { FileKind } from './file-kinds.ts';
import { PROBLEMS, type ProblemCode, type Severity } from './rows/problems.ts';

/** One received file, for lists and pages. */
export interface ImportView {
  readonly id: string;
  readonly kind: FileKind;
  readonly mode: 'snapshot' | 'correction';
  readonly source: string;
  readonly period: string;
  readonly fileName: string;
  readonly state: BatchState;
  /** A person has to say how its columns are read. */
  readonly awaitsColumns: boolean;
  readonly counts: Partial<BatchCounts>;
  readonly progress: { readonly done?: number; readonly total?: number };
  readonly layout: Partial<BatchLayout>;
  readonly failure: string | null;
  readonly remedy: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

const VIEW = `SELECT b.id, b.kind, b.mode, b.source, b.period, b.file_name AS "fileName", b.state, b.awaits_columns AS "awaitsColumns", b.counts, b.progress, b.layout, b.failure,
                     b.remedy, b.created_at AS "createdAt", a.name AS "createdBy", b.published_at AS "publishedAt", p.name AS "publishedBy"
                FROM import_batch b JOIN account a ON a.id = b.created_by LEFT JOIN account p ON p.id = b.published_by`;

/** The newest files of the actor's area. */
export async function recentImports(tx: Tx): Promise<ImportView[]> {
  return tx.rows<ImportView>(`${VIEW} ORDER BY b.created_at DESC LIMIT 100`);
}

/** One file, or undefined when there is none that the actor may see. */
export async function oneImport(tx: Tx, id: string): Promise<ImportView | undefined> {
  return tx.row<ImportView>(`${VIEW} WHERE b.id = $1`, [id]);
}

/** When and by whom the same content was published before: the very same file, or the same rows in another order, format or name. */
export async function earlierPublication(tx: Tx, id: string): Promise<{ publishedAt: Date; publishedBy: string } | undefined> {
  return tx.row(
    `SELECT e.published_at AS "publishedAt", a.name AS "publishedBy"
       FROM import_batch b JOIN import_batch e ON e.jurisdiction_id = b.jurisdiction_id AND e.kind = b.kind AND e.source = b.source
        AND (e.file_sha256 = b.file_sha256 OR e.content_hash = b.content_hash)
       JOIN account a ON a.id = coalesce(e.published_by, e.created_by)
      WHERE b.id = $1 AND e.id <> b.id AND e.state IN ('published', 'superseded') ORDER BY e.published_at DESC LIMIT 1`,
    [id],
  );
}

/** Problems that are mended in the same way. */
export interface ProblemGroup {
  readonly code: ProblemCode;
  readonly column: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly rows: number;
  readonly examples: readonly { readonly line: number; readonly read: string }[];
}

/** Groups that one screen shows. */
const SHOWN_GROUPS = 10;

/**
 * The problems of a file by repair, refusals first and then the most frequent: ten groups a page.
 *
 * @param page from 1. @returns the groups of the page, and of how many pages.
 */
export async function problemGroups(tx: Tx, id: string, page = 1): Promise<{ groups: ProblemGroup[]; pages: number; total: number }> {
  const rows = await tx.rows<Omit<ProblemGroup, 'message' | 'remedy'> & { total: number }>(
    `SELECT code, column_name AS column, severity, count(*)::int AS rows, (count(*) OVER ())::int AS total,
            to_jsonb((array_agg(jsonb_build_object('line', line, 'read', read_value) ORDER BY line))[1:3]) AS examples
       FROM import_problem WHERE batch_id = $1
      GROUP BY code, column_name, severity ORDER BY severity = 'refusal' DESC, count(*) DESC, code, column_name LIMIT $2 OFFSET $3`,
    [id, SHOWN_GROUPS, (page - 1) * SHOWN_GROUPS],
  );
  const total = rows[0]?.total ?? 0;
  const groups = rows.map(({ code, column, severity, rows: count, examples }) => ({ code, column, severity, rows: count, examples, message: PROBLEMS[code].message, remedy: PROBLEMS[code].remedy }));
  return { groups, total, pages: Math.max(1, Math.ceil(total / SHOWN_GROUPS)) };
}

/** One row of a group of problems. */
export interface ProblemRow {
  readonly line: number;
  readonly read: string;
  /** The key of a refused row, where it could be read. */
  readonly key: string | null;
}

/** Rows that one page shows. */
const SHOWN_ROWS = 50;

/** The rows of a group, in the order of the file, fifty a page. */
export async function problemRows(tx: Tx, id: string, group: { readonly code: ProblemCode; readonly column: string }, page: number): Promise<{ rows: ProblemRow[]; total: number; pages: number }> {
  const key = [id, group.code, group.column];
  const counted = await tx.row<{ total: number }>('SELECT count(*)::int AS total FROM import_problem WHERE batch_id = $1 AND code = $2 AND column_name = $3', key);
  const rows = await tx.rows<ProblemRow>(
    `SELECT line, read_value AS read, source_key AS key FROM import_problem
      WHERE batch_id = $1 AND code = $2 AND column_name = $3 ORDER BY line LIMIT ${SHOWN_ROWS} OFFSET $4`,
    [...key, (page - 1) * SHOWN_ROWS],
  );
  const total = counted?.total ?? 0;
  return { rows, total, pages: Math.max(1, Math.ceil(total / SHOWN_ROWS)) };
}

/** One refused row and why. */
export interface RefusedRow {
  readonly line: number;
  /** Null when the row as a whole is meant. */
  readonly columns: string | null;
  readonly codes: readonly ProblemCode[];
}

/** Refused rows after a line, in order: one page of a walk through all of them. */
export async function refusedRows(tx: Tx, id: string, after: number, limit: number): Promise<RefusedRow[]> {
  return tx.rows<RefusedRow>(
    `SELECT line, string_agg(DISTINCT nullif(column_name, ''), ', ') AS columns, array_agg(DISTINCT code) AS codes
       FROM import_problem WHERE batch_id = $1 AND severity = 'refusal' AND line > $2 GROUP BY line ORDER BY line LIMIT $3`,
    [id, after, limit],
  );
}

/** The source that a kind of data last came from in an area; files without a named source belong to it. */
export async function usualSource(tx: Tx, jurisdictionId: number, kind: FileKind): Promise<string | null> {
  const row = await tx.row<{ source: string }>(
    `SELECT source FROM import_batch WHERE jurisdiction_id = $1 AND kind = $2 AND state IN ('published', 'superseded')
      ORDER BY published_at DESC LIMIT 1`,
    [jurisdictionId, kind],
  );
  return row?.source ?? null;
}
