import type { Tx } from '../platform/database.ts';

/** How far a run has come, as the progress page shows it. */
export interface RunProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** A run as stored. */
export interface RunRow {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly period: string;
  readonly state: 'waiting' | 'running' | 'published' | 'failed' | 'cancelled';
}

const COLUMNS = `id, jurisdiction_id AS "jurisdictionId", period, state`;

/** Opens a run; undefined when the area has one open already. */
export async function addRun(tx: Tx, jurisdictionId: number, period: string): Promise<RunRow | undefined> {
  return tx.row<RunRow>(
    `INSERT INTO linkage_run (jurisdiction_id, period, state, started_by) VALUES ($1, $2, 'waiting', $3)
     ON CONFLICT (jurisdiction_id) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING ${COLUMNS}`,
    [jurisdictionId, period, tx.actor.id],
  );
}

/** Takes a run for working on; undefined when it has ended, so that a second job does nothing. */
export async function takeRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.row<RunRow>(
    `UPDATE linkage_run SET state = 'running', started_at = coalesce(started_at, now())
      WHERE id = $1 AND state IN ('waiting', 'running') RETURNING ${COLUMNS}`,
    [id],
  );
}

/** Records progress. @returns false when the run was cancelled meanwhile. */
export async function recordProgress(tx: Tx, id: string, progress: RunProgress): Promise<boolean> {
  return (await tx.run(`UPDATE linkage_run SET progress = $2 WHERE id = $1 AND state = 'running'`, [id, JSON.stringify(progress)])) === 1;
}

/** Ends a run well. */
export async function endRun(tx: Tx, id: string, model: string, counts: object): Promise<void> {
  await tx.run(`UPDATE linkage_run SET state = 'published', model = $2, counts = $3, ended_at = now() WHERE id = $1`, [
    id,
    model,
    JSON.stringify(counts),
  ]);
}

/** Ends a run badly or by wish, with the sentence that the page shows. */
export async function stopRun(tx: Tx, id: string, state: 'failed' | 'cancelled', failure: string): Promise<number> {
  return tx.run(`UPDATE linkage_run SET state = $2, failure = $3, ended_at = now() WHERE id = $1 AND state IN ('waiting', 'running')`, [
    id,
    state,
    failure,
  ]);
}
