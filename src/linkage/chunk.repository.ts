import type { Tx } from '../platform/database.ts';
import type { RunPlan, RunRow } from './run.repository.ts';

/** Tasks of the engine that are done together, by number, both ends included. */
export interface Chunk {
  readonly number: number;
  readonly firstTask: number;
  readonly lastTask: number;
  readonly weight: number;
}

/** The pairs that one task kept, as packed columns. */
export interface TaskBlock {
  readonly task: number;
  readonly block: Buffer;
}

/** What the outbox calls a chunk: run, attempt and number. */
export interface ChunkKey {
  readonly runId: string;
  readonly attempt: number;
  readonly number: number;
}

const CHUNK = `number, first_task AS "firstTask", last_task AS "lastTask", weight::float8 AS weight`;

/** A server that lost its network holds a chunk no longer than this; a process that died lets go at once. */
const LET_GO = `SELECT set_config('tcp_keepalives_idle', '10', true), set_config('tcp_keepalives_interval', '5', true),
                       set_config('tcp_keepalives_count', '3', true), set_config('idle_in_transaction_session_timeout', '15min', true)`;

export function chunkSubject({ runId, attempt, number }: ChunkKey): string {
  return `${runId}:${attempt}:${number}`;
}

/** Undefined when the text names no chunk. */
export function readChunkSubject(text: string): ChunkKey | undefined {
  const [, runId = '', attempt, number] = /^([0-9a-f-]{36}):(\d+):(\d+)$/.exec(text) ?? [];
  return attempt === undefined ? undefined : { runId, attempt: Number(attempt), number: Number(number) };
}

/**
 * A short text that changes whenever a run would read something else: a file published, superseded or withdrawn,
 * a pair decided or its decision undone.
 */
export async function sourceStamp(tx: Tx, jurisdictionId: number): Promise<string> {
  const found = await tx.row<{ stamp: string }>(
    `SELECT md5(concat_ws('/',
       (SELECT string_agg(concat_ws(' ', kind, state, files, newest), ',' ORDER BY kind, state)
          FROM (SELECT kind, state, count(*) AS files, max(published_at) AS newest FROM import_batch
                 WHERE jurisdiction_id = $1 AND state IN ('published', 'superseded', 'withdrawn') GROUP BY kind, state) batches),
       (SELECT concat_ws(' ', count(*), max(decided_at), count(undone_at), max(undone_at)) FROM pair_decision WHERE jurisdiction_id = $1))) AS stamp`,
    [jurisdictionId],
  );
  return found?.stamp ?? '';
}

/**
 * Stores a plan and its chunks in the place of an earlier one's, and asks for one piece of work for each.
 *
 * @param ringAt when helpers are called.
 * @returns the number of this attempt; undefined when the run was cancelled meanwhile.
 */
export async function storePlan(tx: Tx, run: RunRow, plan: RunPlan, chunks: readonly Chunk[], ringAt: Date): Promise<number | undefined> {
  const stored = await tx.row<{ attempt: number }>(
    `UPDATE linkage_run SET plan = $2, attempt = attempt + 1 WHERE id = $1 AND state = 'running' RETURNING attempt`,
    [run.id, JSON.stringify(plan)],
  );
  if (!stored) return undefined;
  await forgetPairs(tx, run.id);
  await tx.run('DELETE FROM linkage_chunk WHERE jurisdiction_id = $1', [run.jurisdictionId]);
  const columns = [chunks.map((one) => one.number), chunks.map((one) => one.firstTask), chunks.map((one) => one.lastTask), chunks.map((one) => one.weight)];
  await tx.run(
    `INSERT INTO linkage_chunk (run_id, jurisdiction_id, attempt, number, first_task, last_task, weight)
     SELECT $1, $2, $3, * FROM unnest($4::int[], $5::int[], $6::int[], $7::bigint[])`,
    [run.id, run.jurisdictionId, stored.attempt, ...columns],
  );
  await tx.run(
    `INSERT INTO outbox (topic, subject_id, not_before)
     SELECT 'linkage.chunk', subject, $2 FROM unnest($1::text[]) subject`,
    [chunks.map(({ number }) => chunkSubject({ runId: run.id, attempt: stored.attempt, number })), ringAt],
  );
  return stored.attempt;
}

/** The chunks of an attempt; fewer than planned when the server crashed since. */
export async function chunksOf(tx: Tx, runId: string, attempt: number): Promise<Chunk[]> {
  return tx.rows<Chunk>(`SELECT ${CHUNK} FROM linkage_chunk WHERE run_id = $1 AND attempt = $2 ORDER BY number`, [runId, attempt]);
}

/** Takes a chunk that nobody works on, until the transaction ends: this one, or the first there is. */
export async function takeChunk(tx: Tx, key: Omit<ChunkKey, 'number'> & { readonly number?: number }): Promise<Chunk | undefined> {
  await tx.run(LET_GO);
  return tx.row<Chunk>(
    `SELECT ${CHUNK} FROM linkage_chunk
      WHERE run_id = $1 AND attempt = $2 AND done_at IS NULL AND ($3::int IS NULL OR number = $3)
      ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [key.runId, key.attempt, key.number ?? null],
  );
}

/** Stores the pairs of a chunk that this transaction has taken, and marks it done. */
export async function finishChunk(tx: Tx, run: RunRow, chunk: Chunk, blocks: readonly TaskBlock[], doneBy: string): Promise<void> {
  for (const { task, block } of blocks) {
    await tx.run('INSERT INTO linkage_pair (run_id, jurisdiction_id, chunk, task, block) VALUES ($1, $2, $3, $4, $5)', [
      run.id,
      run.jurisdictionId,
      chunk.number,
      task,
      block,
    ]);
  }
  await tx.run('UPDATE linkage_chunk SET done_at = now(), done_by = $3 WHERE run_id = $1 AND number = $2', [run.id, chunk.number, doneBy]);
}

/** Which chunks of an attempt are done, and what they weigh. */
export async function doneChunks(tx: Tx, runId: string, attempt: number): Promise<{ number: number; weight: number }[]> {
  return tx.rows(`SELECT number, weight::float8 AS weight FROM linkage_chunk WHERE run_id = $1 AND attempt = $2 AND done_at IS NOT NULL`, [runId, attempt]);
}

/** The pairs of one chunk. */
export async function blocksOf(tx: Tx, runId: string, chunk: number): Promise<TaskBlock[]> {
  return tx.rows<TaskBlock>('SELECT task, block FROM linkage_pair WHERE run_id = $1 AND chunk = $2 ORDER BY task', [runId, chunk]);
}

/**
 * Removes the pairs of a run that has ended or is planned again, and the calls for helpers. Its chunks stay until
 * the next run of the area, to say who did what.
 */
export async function forgetPairs(tx: Tx, runId: string): Promise<void> {
  await tx.run('DELETE FROM linkage_pair WHERE run_id = $1', [runId]);
  await tx.run(
    `UPDATE outbox SET done_at = now() WHERE topic = 'linkage.chunk' AND done_at IS NULL AND subject_id LIKE $1 || ':%'`,
    [runId],
  );
}
