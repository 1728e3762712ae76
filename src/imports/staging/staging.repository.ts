import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../../platform/database.ts';
import type { RecordLayout } from '../record-layout.ts';

/** Some checked rows, ready to be copied. */
export interface Slice {
  readonly rows: Buffer;
  readonly problems: Buffer;
}

/** Which rows belong to which file, and which rows they will meet. */
export interface StagedBatch {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly source: string;
  readonly mode: 'snapshot' | 'correction';
}

/** What publishing a file would do, or has done. */
export interface Difference {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  /** Rows kept for publishing: accepted rows without exact repetitions. */
  readonly staged: number;
}

const names = (layout: RecordLayout) => layout.columns.map((column) => column.name).join(', ');

async function copy(client: PoolClient, target: string, text: Buffer): Promise<void> {
  if (text.length === 0) return;
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  const finished = once(stream, 'finish');
  stream.end(text);
  await finished;
}

/**
 * Adds one slice of a file to staging, in the caller's transaction. The rows are of the acting person's area.
 *
 * @param slice rows that begin with the batch's id, problems without it: as `rowLines` and `problemLine` write them.
 */
export async function addSlice(client: PoolClient, layout: RecordLayout, batch: StagedBatch, slice: Slice): Promise<void> {
  // Nothing is lost with a lost commit: after a crash the file is checked from its beginning.
  await client.query('SET LOCAL synchronous_commit = off');
  await copy(client, `arriving.${layout.table} (batch_id, line, ${names(layout)}, row_hash)`, slice.rows);
  if (slice.problems.length === 0) return;
  await client.query('CREATE TEMP TABLE arriving_problem (line int, column_name text, code text, severity text, read_value text, source_key text) ON COMMIT DROP');
  await copy(client, 'arriving_problem', slice.problems);
  await client.query(
    `INSERT INTO import_problem (batch_id, jurisdiction_id, line, column_name, code, severity, read_value, source_key)
     SELECT $1, $2, line, column_name, code, severity, read_value, source_key FROM arriving_problem`,
    [batch.id, batch.jurisdictionId],
  );
}

/**
 * Prepares a transaction for set-based work: fresh statistics, and never a nested loop, which planners choose
 * when they take a freshly filled table for an empty one.
 */
export async function prepareBulk(tx: Tx, layout: RecordLayout): Promise<void> {
  await tx.run('SET LOCAL enable_nestloop = off');
  await tx.run("SET LOCAL work_mem = '64MB'");
  await tx.run(`ANALYZE staged_${layout.table} (batch_id, jurisdiction_id, line, source_key)`);
}

/** Removes everything staged for a file. */
export async function clearStaging(tx: Tx, layout: RecordLayout, batchId: string): Promise<void> {
  await tx.run(`DELETE FROM staged_${layout.table} WHERE batch_id = $1`, [batchId]);
}

/** Removes the problems of a file, before it is checked again. */
export async function clearProblems(tx: Tx, batchId: string): Promise<void> {
  await tx.run('DELETE FROM import_problem WHERE batch_id = $1', [batchId]);
}

/**
 * Settles keys that stand more than once in a file: the first row stays; an identical later row is remarked,
 * a different one refused, both naming the first line.
 */
export async function settleDuplicates(tx: Tx, layout: RecordLayout, batch: StagedBatch, keyColumn: string): Promise<void> {
  await tx.run(
    `WITH numbered AS (
       SELECT line, source_key, row_hash, row_number() OVER same AS place, first_value(line) OVER same AS first_line, first_value(row_hash) OVER same AS first_hash
         FROM staged_${layout.table} WHERE batch_id = $1
       WINDOW same AS (PARTITION BY source_key ORDER BY line)
     ), later AS (SELECT * FROM numbered WHERE place > 1), removed AS (
       DELETE FROM staged_${layout.table} s USING later WHERE s.batch_id = $1 AND s.line = later.line)
     INSERT INTO import_problem (batch_id, jurisdiction_id, line, column_name, code, severity, source_key, read_value)
     SELECT $1, $2, line, $3, CASE WHEN row_hash = first_hash THEN 'duplicate_same' ELSE 'duplicate_other' END,
            CASE WHEN row_hash = first_hash THEN 'remark' ELSE 'refusal' END, source_key, 'baris ' || first_line
       FROM later`,
    [batch.id, batch.jurisdictionId, keyColumn],
  );
}

/**
 * Remembers what a file says, so that the same content is known again in another order, format or name.
 *
 * @returns false when the file is no longer being checked.
 */
export async function keepContentHash(tx: Tx, batchId: string, contentHash: string): Promise<boolean> {
  return (await tx.run("UPDATE import_batch SET content_hash = $2 WHERE id = $1 AND state = 'checking'", [batchId, contentHash])) === 1;
}

/** Refused rows, and accepted rows with at least one remark. */
export async function countProblems(tx: Tx, batchId: string): Promise<{ refused: number; remarks: number }> {
  const row = await tx.row<{ refused: number; remarks: number }>(
    `SELECT count(*) FILTER (WHERE refused)::int AS refused, count(*) FILTER (WHERE NOT refused)::int AS remarks
       FROM (SELECT bool_or(severity = 'refusal') AS refused FROM import_problem WHERE batch_id = $1 GROUP BY line) lines`,
    [batchId],
  );
  return row ?? { refused: 0, remarks: 0 };
}

/**
 * Each staged row with the published row of the same key, and what publishing would do with it. A published row
 * that the file names but that is refused keeps its state: it is counted as refused and is not gone.
 * Parameters: file, area, source.
 */
export function compared(layout: RecordLayout, batch: StagedBatch): string {
  const { table } = layout;
  return `
    SELECT c.id, s.line, CASE WHEN c.id IS NULL THEN 'new'
                              WHEN s.line IS NULL THEN CASE WHEN c.present AND c.source_key NOT IN (
                                SELECT p.source_key FROM import_problem p WHERE p.batch_id = $1 AND p.severity = 'refusal' AND p.source_key IS NOT NULL
                              ) THEN 'gone' ELSE 'kept' END
                              WHEN c.row_hash = s.row_hash AND c.present THEN 'unchanged' ELSE 'changed' END AS act
      FROM (SELECT line, source_key, row_hash FROM staged_${table} WHERE batch_id = $1) s
      ${batch.mode === 'correction' ? 'LEFT' : 'FULL'} JOIN (SELECT id, source_key, row_hash, present FROM ${table} WHERE jurisdiction_id = $2 AND source = $3) c
        ON c.source_key = s.source_key`;
}
