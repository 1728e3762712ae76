import { maskNik } from '../identifiers/nik.ts';
import type { Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import type { BatchCounts, BatchLayout, BatchState } from './batch.repository.ts';
import type { FileKind } from './file-kinds.ts';
import { LAYOUTS } from './record-layout.ts';
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

const VIEW = `SELECT b.id, b.kind, b.mode, b.source, b.period, b.file_name AS "fileName", b.state, b.counts, b.progress, b.layout, b.failure,
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

/** When and by whom the very same file was published before. */
export async function earlierPublication(tx: Tx, id: string): Promise<{ publishedAt: Date; publishedBy: string } | undefined> {
  return tx.row(
    `SELECT e.published_at AS "publishedAt", a.name AS "publishedBy"
       FROM import_batch b JOIN import_batch e ON e.jurisdiction_id = b.jurisdiction_id AND e.kind = b.kind AND e.source = b.source AND e.file_sha256 = b.file_sha256
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

const SHOWN_GROUPS = 10;

/** The problems of a file by repair, refusals first and then the most frequent; at most ten groups and how many more there are. */
export async function problemGroups(tx: Tx, id: string): Promise<{ groups: ProblemGroup[]; more: number }> {
  const rows = await tx.rows<Omit<ProblemGroup, 'message' | 'remedy'>>(
    `SELECT code, column_name AS column, severity, count(*)::int AS rows,
            to_jsonb((array_agg(jsonb_build_object('line', line, 'read', read_value) ORDER BY line))[1:3]) AS examples
       FROM import_problem WHERE batch_id = $1
      GROUP BY code, column_name, severity ORDER BY severity = 'refusal' DESC, count(*) DESC, code`,
    [id],
  );
  const groups = rows.slice(0, SHOWN_GROUPS).map((row) => ({ ...row, message: PROBLEMS[row.code].message, remedy: PROBLEMS[row.code].remedy }));
  return { groups, more: Math.max(0, rows.length - SHOWN_GROUPS) };
}

/** The first rows as they would be published, with masked NIKs. */
export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The names of the preview's columns, and up to ten rows. */
export async function previewRows(tx: Tx, vault: NikVault, view: ImportView): Promise<{ columns: string[]; rows: PreviewRow[] }> {
  const { table, columns } = LAYOUTS[view.kind];
  const shown = columns.map((column) => column.name).filter((name) => name !== 'nik_index' && name !== 'nik_quality');
  const rows = await tx.rows<Record<string, unknown>>(
    `SELECT line, ${shown.map((name) => (name === 'birth_date' ? 'birth_date::text' : name)).join(', ')} FROM staged_${table} WHERE batch_id = $1 ORDER BY line LIMIT 10`,
    [view.id],
  );
  const cell = (value: unknown): string => {
    if (Buffer.isBuffer(value)) return maskNik(vault.open(value, table));
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
  };
  return {
    columns: shown,
    rows: rows.map((row) => ({ line: row['line'] as number, cells: shown.map((name) => cell(row[name])) })),
  };
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
