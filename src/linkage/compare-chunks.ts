import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { blocksOf, chunksOf, doneChunks, storePlan } from './chunk.repository.ts';
import { cutChunks, workOneChunk, type DoneChunk } from './chunk-work.ts';
import type { PairBlock } from '../matching/tasks.ts';
import { unpackBlock, weightOf } from './engine.ts';
import type { RunContext } from './run-context.ts';
import { storedSettings } from './run-made.ts';
import type { RunPlan, RunRow } from './run.repository.ts';
import { Cancelled, type RunWatch } from './run-watch.ts';

/** How a run is divided. */
export interface ChunkOptions {
  /** Pairs of a chunk, about; a run has at most `MOST_CHUNKS`. */
  readonly chunkPairs: number;
  /** After how many seconds of comparing other processes are called to help. */
  readonly helpAfterSeconds: number;
}

const MOST_CHUNKS = 512;
/** Chunks that this process works on at a time: while one is stored, the threads compare another. */
const LANES = 2;
const LOOK_AGAIN_MS = 200;
/** What one thread compares in a second, about; it decides only when helpers are called. */
const PAIRS_A_SECOND = 500_000;

const weighAll = ({ prepared }: RunContext) => prepared.tasks().reduce((sum, task) => sum + weightOf(task), 0);

/** What the comparing of a run rests on, as it is kept with the run. */
export function planOf(run: RunRow, context: RunContext, chunks: number): RunPlan {
  const { prepared, input, settings, stamp } = context;
  return {
    comparedBy: run.id,
    stamp,
    workers: input.workers.size,
    members: input.members.size,
    settings: storedSettings(settings),
    tasks: prepared.tasks().length,
    weight: weighAll(context),
    chunks,
  };
}

/**
 * Plans the comparing of a run, or takes up the plan that an earlier conductor of the same rows left.
 *
 * @returns the run with its plan. @throws Cancelled
 */
export async function planRun(database: Database, run: RunRow, context: RunContext, options: ChunkOptions): Promise<RunRow> {
  const weight = weighAll(context);
  const chunks = cutChunks(context.prepared.tasks(), Math.max(options.chunkPairs, weight / MOST_CHUNKS));
  const plan = planOf(run, context, chunks.length);
  // Helpers have to read the rows first: they are called at once only where they will still find work after that.
  const helpAt = weight / PAIRS_A_SECOND > options.helpAfterSeconds ? 0 : options.helpAfterSeconds;
  return database.transaction(systemActor([run.jurisdictionId]), async (tx) => {
    if (run.plan.stamp === plan.stamp && run.plan.tasks === plan.tasks) {
      const kept = await chunksOf(tx, run.id, run.attempt);
      if (kept.length === run.plan.chunks) return run;
    }
    const attempt = await storePlan(tx, run, plan, chunks, new Date(Date.now() + helpAt * 1000));
    if (attempt === undefined) throw new Cancelled();
    return { ...run, plan, attempt };
  });
}

/** The comparing of a planned run: by this process, and by every other that takes a chunk. */
export class Comparing {
  readonly #database: Database;
  readonly #run: RunRow;
  readonly #context: RunContext;
  readonly #watch: RunWatch;
  readonly #blocks: PairBlock[] = [];
  readonly #own = new Set<number>();
  #others = 0;
  #performed = 0;

  constructor(database: Database, run: RunRow, context: RunContext, watch: RunWatch) {
    this.#database = database;
    this.#run = run;
    this.#context = context;
    this.#watch = watch;
  }

  /** The pairs that each task kept. @throws Cancelled */
  async run(): Promise<PairBlock[]> {
    await Promise.all(Array.from({ length: this.#context.pool.threads === 0 ? 0 : LANES }, () => this.#lane()));
    await this.#waitForOthers();
    return this.#blocks.sort((a, b) => a.task - b.task);
  }

  #tell(): void {
    this.#watch.step('compare', 'block', this.#performed + this.#others, this.#run.plan.weight ?? 1);
  }

  async #lane(): Promise<boolean> {
    let worked = false;
    for (;;) {
      const done = await workOneChunk(this.#database, this.#run, this.#context, (weight) => {
        this.#performed += weight;
        this.#tell();
      });
      if (!done) return worked;
      worked = true;
      this.#keep(done);
    }
  }

  #keep({ chunk, blocks }: DoneChunk): void {
    this.#own.add(chunk.number);
    this.#blocks.push(...blocks);
  }

  /** Waits until the last chunk is done; one whose process died meanwhile is done here, or by whoever is rung for it again. */
  async #waitForOthers(): Promise<void> {
    for (;;) {
      const missing = await this.#fetchOthers();
      if (missing === 0) return;
      this.#tell();
      if (this.#context.pool.threads === 0 || !(await this.#lane())) await pause(LOOK_AGAIN_MS);
    }
  }

  async #fetchOthers(): Promise<number> {
    return this.#database.read(systemActor([this.#run.jurisdictionId]), async (tx) => {
      const done = await doneChunks(tx, this.#run.id, this.#run.attempt);
      for (const chunk of done) {
        if (this.#own.has(chunk.number)) continue;
        for (const { block } of await blocksOf(tx, this.#run.id, chunk.number)) this.#blocks.push(unpackBlock(block));
        this.#own.add(chunk.number);
        this.#others += chunk.weight;
      }
      return (this.#run.plan.chunks ?? 0) - done.length;
    });
  }
}
