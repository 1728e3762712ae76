import type { Tx } from '../platform/database.ts';
import type { StoredSettings } from './run-made.ts';

/** How far a run has come, as the progress page shows it: rows out of all rows of both files, never fewer than before. */
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
  readonly attempt: number;
  readonly plan: Partial<RunPlan>;
}

/** What the comparing of a run rests on; whoever takes part in it must have prepared exactly this. */
export interface RunPlan {
  /** The run that compared: another one when this run only confirmed it. */
  readonly comparedBy: string;
  /** Changes whenever a file is published or withdrawn, or a pair is decided. */
  readonly stamp: string;
  readonly workers: number;
  readonly members: number;
  /** Model version, bands and rules. */
  readonly settings: StoredSettings;
  readonly tasks: number;
  /** Pairs to compare, about. */
  readonly weight: number;
  readonly chunks: number;
}

const COLUMNS = `id, jurisdiction_id AS "jurisdictionId", period, state, attempt, plan`;

/** Opens a run, asked to compare everything or free to choose; undefined when the area has one open already. */
export async function addRun(tx: Tx, jurisdictionId: number, period: string, asked: 'full' | null = null): Promise<RunRow | undefined> {
  return tx.row<RunRow>(
    `INSERT INTO linkage_run (jurisdiction_id, period, state, started_by, mode) VALUES ($1, $2, 'waiting', $3, $4)
     ON CONFLICT (jurisdiction_id) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING ${COLUMNS}`,
    [jurisdictionId, period, tx.actor.id, asked],
  );
}

/** The run of an area that has not ended. */
export async function openRun(tx: Tx, jurisdictionId: number): Promise<RunRow | undefined> {
  return tx.row<RunRow>(`SELECT ${COLUMNS} FROM linkage_run WHERE jurisdiction_id = $1 AND state IN ('waiting', 'running')`, [jurisdictionId]);
}

/** Takes a run for working on; undefined when it has ended, so that a second job does nothing. */
export async function takeRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.row<RunRow>(
    `UPDATE linkage_run SET state = 'running', started_at = coalesce(started_at, now())
      WHERE id = $1 AND state IN ('waiting', 'running') RETURNING ${COLUMNS}`,
    [id],
  );
}

/** A run that is being worked on; undefined when it has ended or not begun. */
export async function runningRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tx.row<RunRow>(`SELECT ${COLUMNS} FROM linkage_run WHERE id = $1 AND state = 'running'`, [id]);
}

/** Records progress. @returns false when the run was cancelled meanwhile. */
export async function recordProgress(tx: Tx, id: string, progress: RunProgress): Promise<boolean> {
  return (await tx.run(`UPDATE linkage_run SET progress = $2 WHERE id = $1 AND state = 'running'`, [id, JSON.stringify(progress)])) === 1;
}

/** Keeps what a run rests on that was not divided into chunks. */
export async function keepPlan(tx: Tx, id: string, plan: RunPlan): Promise<void> {
  await tx.run('UPDATE linkage_run SET plan = $2 WHERE id = $1', [id, JSON.stringify(plan)]);
}

/** Ends a run well. @returns false when it was cancelled meanwhile. */
export async function endRun(tx: Tx, id: string, model: string, counts: object): Promise<boolean> {
  const ended = await tx.run(`UPDATE linkage_run SET state = 'published', model = $2, counts = $3, ended_at = now() WHERE id = $1 AND state = 'running'`, [
    id,
    model,
    JSON.stringify(counts),
  ]);
  return ended === 1;
}

/** Ends a run badly or by wish, with the sentence that the page shows. */
export async function stopRun(tx: Tx, id: string, state: 'failed' | 'cancelled', failure: string): Promise<number> {
  return tx.run(`UPDATE linkage_run SET state = $2, failure = $3, ended_at = now() WHERE id = $1 AND state IN ('waiting', 'running')`, [
    id,
    state,
    failure,
  ]);
}
