import { Worker } from 'node:worker_threads';
import { shareLinkage, type PreparedLinkage } from '../matching/prepare.ts';
import type { LinkageTask, PairBlock } from '../matching/tasks.ts';
import { weightOf } from './engine.ts';

/** Performs tasks of one run, several at a time. */
export interface EnginePool {
  /** How many tasks are performed at a time; with none, other processes do all the comparing. */
  readonly threads: number;
  /** @throws when the pool is closed meanwhile. */
  perform(task: LinkageTask): Promise<PairBlock>;
  close(): Promise<void>;
}

interface Waiting {
  readonly task: LinkageTask;
  readonly resolve: (block: PairBlock) => void;
  readonly reject: (error: Error) => void;
}

/** Less than this many pairs are compared sooner than a thread is started. */
const WORTH_A_THREAD = 300_000;

/** Compares here, letting other work run between two tasks. */
function inThisThread(prepared: PreparedLinkage): EnginePool {
  return {
    threads: 1,
    async perform(task) {
      await new Promise((resolve) => setImmediate(resolve));
      return prepared.perform(task);
    },
    close: () => Promise.resolve(),
  };
}

class ThreadPool implements EnginePool {
  readonly threads: number;
  readonly #threads: Worker[];
  readonly #idle: Worker[];
  readonly #queue: Waiting[] = [];
  readonly #working = new Map<Worker, Waiting>();
  #ended: Error | undefined;

  constructor(shared: unknown, threads: number) {
    this.threads = threads;
    this.#threads = Array.from({ length: threads }, () => this.#start(shared));
    this.#idle = [...this.#threads];
  }

  perform(task: LinkageTask): Promise<PairBlock> {
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(this.#ended);
      else this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#fail(new Error('the threads have ended'));
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #start(shared: unknown): Worker {
    const thread = new Worker(new URL('./engine-thread.ts', import.meta.url), { workerData: shared });
    thread.on('message', (block: PairBlock) => {
      const done = this.#working.get(thread);
      this.#working.delete(thread);
      this.#idle.push(thread);
      done?.resolve(block);
      this.#next();
    });
    thread.on('error', (error) => this.#fail(error instanceof Error ? error : new Error('a thread failed')));
    return thread;
  }

  #next(): void {
    while (this.#queue.length > 0 && this.#idle.length > 0) {
      const thread = this.#idle.pop();
      const waiting = this.#queue.shift();
      if (!thread || !waiting) return;
      this.#working.set(thread, waiting);
      thread.postMessage(waiting.task);
    }
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    for (const waiting of [...this.#working.values(), ...this.#queue]) waiting.reject(this.#ended);
    this.#working.clear();
    this.#queue.length = 0;
  }
}

/** @param threads how many tasks are performed at a time. */
export function openPool(prepared: PreparedLinkage, threads: number): EnginePool {
  const weight = prepared.tasks().reduce((sum, task) => sum + weightOf(task), 0);
  return threads > 0 && weight < WORTH_A_THREAD ? inThisThread(prepared) : new ThreadPool(shareLinkage(prepared), threads);
}
