import os from 'node:os';
import type { LinkageTask, PairBlock } from '../matching/tasks.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { finishChunk, readChunkSubject, takeChunk, type Chunk } from './chunk.repository.ts';
import { packBlock, weightOf } from './engine.ts';
import type { RunContext, RunContexts } from './run-context.ts';
import { runningRun, type RunRow } from './run.repository.ts';

/** A chunk with the pairs that its tasks kept. */
export interface DoneChunk {
  readonly chunk: Chunk;
  readonly blocks: readonly PairBlock[];
}

/** Is told of each task that this process has performed; what it throws ends the work. */
export type TaskWatch = (weight: number) => void;

const ASK_AGAIN_MS = 5_000;
const WORKER = `${os.hostname()}/${process.pid}`;

/** Tasks in a row, gathered into chunks of about this weight. */
export function cutChunks(tasks: readonly LinkageTask[], weightEach: number): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | undefined;
  for (const task of tasks) {
    open = { number: chunks.length, firstTask: open?.firstTask ?? task.number, lastTask: task.number, weight: (open?.weight ?? 0) + weightOf(task) };
    if (open.weight < weightEach) continue;
    chunks.push(open);
    open = undefined;
  }
  if (open) chunks.push(open);
  return chunks;
}

/**
 * Takes one free chunk, compares it and stores its pairs, all in one transaction: a chunk is done exactly once,
 * and one whose process dies is free again at that moment.
 *
 * @param number this chunk and no other.
 * @returns undefined when none is free.
 */
export async function workOneChunk(database: Database, run: RunRow, context: RunContext, watch: TaskWatch, number?: number): Promise<DoneChunk | undefined> {
  return database.bulk(systemActor([run.jurisdictionId]), async (_client, tx) => {
    const chunk = await takeChunk(tx, { runId: run.id, attempt: run.attempt, ...(number !== undefined && { number }) });
    if (!chunk) return undefined;
    const tasks = context.prepared.tasks().filter((task) => task.number >= chunk.firstTask && task.number <= chunk.lastTask);
    const blocks = await Promise.all(
      tasks.map(async (task) => {
        const block = await context.pool.perform(task);
        watch(weightOf(task));
        return block;
      }),
    );
    await finishChunk(tx, run, chunk, blocks.map((block) => ({ task: block.task, block: packBlock(block) })), WORKER);
    return { chunk, blocks };
  });
}

/** Helps with a run that another process conducts: does one chunk, unless it is done or the run has ended. */
export type HelpWithChunk = (subject: string) => Promise<void>;

const UNWATCHED = { step: () => undefined, guard: <T>(_client: unknown, work: () => Promise<T>) => work() };

/** @throws Error for a subject that names no chunk. */
export function helpWithChunk(database: Database, contexts: RunContexts): HelpWithChunk {
  return async (subject) => {
    const key = readChunkSubject(subject);
    if (!key) throw new Error('this names no chunk');
    const actor = await everywhere(database);
    const open = () =>
      database.read(actor, async (tx) => {
        const run = await runningRun(tx, key.runId);
        if (run?.attempt !== key.attempt) return undefined;
        const waiting = await tx.row('SELECT FROM linkage_chunk WHERE run_id = $1 AND number = $2 AND done_at IS NULL', [key.runId, key.number]);
        return waiting ? run : undefined;
      });
    const run = await open();
    if (!run) return;
    const done = await contexts.use(run, UNWATCHED, async (context) => {
      // Other rows than the plan's: the conductor notices as well and plans anew.
      if (context.stamp === run.plan.stamp) return workOneChunk(database, run, context, () => undefined, key.number);
      contexts.forget(run.id);
      return undefined;
    });
    if (done || !(await open())) return;
    // Somebody else holds it, and may yet die.
    await database.transaction(actor, (tx) => tx.later('linkage.chunk', subject, { notBefore: new Date(Date.now() + ASK_AGAIN_MS) }));
  };
}
