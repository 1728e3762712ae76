import type { PoolClient } from 'pg';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { recordProgress, type RunProgress, type RunRow } from './run.repository.ts';

const TICK_MS = 500;

/** The run was cancelled while it was worked on. */
export class Cancelled extends Error {}

/** How much of a run each part is, about: what a page shows as one bar that never goes back. */
const SHARE = { load: [0, 0.3], compare: [0.3, 0.75], resolve: [0.75, 0.85], write: [0.85, 1] } as const;

/** A part of a run, as progress counts it. */
export type RunPart = keyof typeof SHARE;

/**
 * Writes the progress of a run down twice a second, and learns there whether somebody cancelled it: then what
 * waits for PostgreSQL is ended at once, and everything else at its next `check`.
 */
export class RunWatch {
  readonly #database: Database;
  readonly #run: RunRow;
  readonly #tell: (progress: RunProgress) => void;
  readonly #busy = new Set<number>();
  readonly #timer: NodeJS.Timeout;
  #progress: RunProgress = { stage: 'load', done: 0, total: 1 };
  #share = 0;
  #rows = 1;
  #cancelled = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(database: Database, run: RunRow, tell: (progress: RunProgress) => void) {
    this.#database = database;
    this.#run = run;
    this.#tell = tell;
    this.#timer = setInterval(() => (this.#writing = this.#tick()), TICK_MS);
  }

  /** Notes how far a part has come; loading counts the rows in which all progress is told. @throws Cancelled */
  step(part: RunPart, stage: string, done: number, total: number): void {
    this.check();
    if (part === 'load') this.#rows = Math.max(1, total);
    const [from, to] = SHARE[part];
    this.#share = Math.max(this.#share, from + (to - from) * Math.min(1, done / Math.max(1, total)));
    this.#progress = { stage, done: Math.round(this.#share * this.#rows), total: this.#rows };
    this.#tell(this.#progress);
  }

  /** @throws Cancelled */
  check(): void {
    if (this.#cancelled) throw new Cancelled();
  }

  /** Runs what waits for this client; a cancelled run interrupts it. @throws Cancelled */
  async guard<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
    this.check();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const pid = rows[0]?.pid ?? 0;
    this.#busy.add(pid);
    try {
      return await work();
    } catch (error) {
      this.check();
      throw error;
    } finally {
      this.#busy.delete(pid);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  async #tick(): Promise<void> {
    await this.#writing;
    try {
      const open = await this.#database.transaction(systemActor([this.#run.jurisdictionId]), (tx) => recordProgress(tx, this.#run.id, this.#progress));
      if (open) return;
      this.#cancelled = true;
      const pool = await this.#database.pool();
      for (const pid of this.#busy) await pool.query('SELECT pg_cancel_backend($1)', [pid]);
    } catch {
      // Progress that could not be written is written at the next tick; the work itself meets the same trouble.
    }
  }
}
