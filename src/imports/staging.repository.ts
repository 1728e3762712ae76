import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../platform/database.ts';
import type { RecordLayout } from './record-layout.ts';

/** Some checked rows, ready to be copied. */
export interface Slice {
  readonly rows: string;
  readonly problems: string;
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

async function copy(client: PoolClient, target: string, text: string): Promise<void> {
  if (text === '') return;
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`));
  const finished = once(stream, 'finish');
  stream.end(text);
  await finished;
}

/** Adds one slice of a file to staging, in the caller's transaction. */
export async function addSlice(client: PoolClient, layout: RecordLayout, batch: StagedBatch, slice: Slice): Promise<void> {
  const columns = layout.columns.map((column) => `${column.name} ${column.type}`).join(', ');
  await client.query(`
    CREATE TEMP TABLE arriving_row (line int, ${columns}, row_hash bytea) ON COMMIT DROP;
    CREATE TEMP TABLE arriving_problem (line int, column_name text, code text, severity text, read_value text) ON COMMIT DROP`);
  await copy(client, 'arriving_row', slice.rows);
  await copy(client, 'arriving_problem', slice.problems);
  await client.query(
    `INSERT INTO staged_${layout.table} (batch_id, jurisdiction_id, line, ${names(layout)}, row_hash)
     SELECT $1, $2, line, ${names(layout)}, row_hash FROM arriving_row`,
    [batch.id, batch.jurisdictionId],
  );
  await client.query(
    `INSERT INTO import_problem (batch_id, jurisdiction_id, line, column_name, code, severity, read_value)
     SELECT $1, $2, line, column_name, code, severity, read_value FROM arriving_problem`,
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
  await tx.run(`ANALYZE staged_${layout.table}`);
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
       SELECT line, row_hash, row_number() OVER same AS place, first_value(line) OVER same AS first_line, first_value(row_hash) OVER same AS first_hash
         FROM staged_${layout.table} WHERE batch_id = $1
       WINDOW same AS (PARTITION BY source_key ORDER BY line)
     ), later AS (SELECT * FROM numbered WHERE place > 1), removed AS (
       DELETE FROM staged_${layout.table} s USING later WHERE s.batch_id = $1 AND s.line = later.line)
     INSERT INTO import_problem (batch_id, jurisdiction_id, line, column_name, code, severity, read_value)
     SELECT $1, $2, line, $3, CASE WHEN row_hash = first_hash THEN 'duplicate_same' ELSE 'duplicate_other' END,
            CASE WHEN row_hash = first_hash THEN 'remark' ELSE 'refusal' END, 'baris ' || first_line
       FROM later`,
    [batch.id, batch.jurisdictionId, keyColumn],
  );
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

/** Compares the staged rows of a file with what is published now. */
export async function difference(tx: Tx, layout: RecordLayout, batch: StagedBatch): Promise<Difference> {
  const { table } = layout;
  const met = await tx.row<Omit<Difference, 'gone'>>(
    `SELECT count(*)::int AS staged, count(*) FILTER (WHERE c.id IS NULL)::int AS new,
            count(*) FILTER (WHERE c.row_hash = s.row_hash AND c.present)::int AS unchanged,
            count(*) FILTER (WHERE c.id IS NOT NULL AND NOT (c.row_hash = s.row_hash AND c.present))::int AS changed
       FROM staged_${table} s
       LEFT JOIN ${table} c ON c.jurisdiction_id = $2 AND c.source = $3 AND c.source_key = s.source_key
      WHERE s.batch_id = $1`,
    [batch.id, batch.jurisdictionId, batch.source],
  );
  const gone = batch.mode === 'correction' ? 0 : await countGone(tx, table, batch);
  return { ...(met ?? { staged: 0, new: 0, unchanged: 0, changed: 0 }), gone };
}

async function countGone(tx: Tx, table: string, batch: StagedBatch): Promise<number> {
  const row = await tx.row<{ gone: number }>(
    `SELECT count(*)::int AS gone FROM ${table} c
      WHERE c.jurisdiction_id = $2 AND c.source = $3 AND c.present
        AND NOT EXISTS (SELECT FROM staged_${table} s WHERE s.batch_id = $1 AND s.source_key = c.source_key)`,
    [batch.id, batch.jurisdictionId, batch.source],
  );
  return row?.gone ?? 0;
}
