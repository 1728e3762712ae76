import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RenderAnswer, RenderTask } from './render-task.ts';

const CHILD = fileURLToPath(new URL('./render-child.ts', import.meta.url));

/** The letter could not be made: its template or data is at fault, or the process broke twice. */
export class RenderFailed extends Error {
  override readonly name = 'RenderFailed';
}

/** The process ended, or did not answer in time; another one may succeed. */
class ChildLost extends Error {}

export interface PoolOptions {
  /** Processes at the same time. */
  readonly size: number;
  /** A process is replaced after so many letters, because its memory grows. */
  readonly lettersPerChild: number;
  readonly timeoutMs: number;
  /** The program to run; tests give one that breaks. */
  readonly child?: string;
}

export const POOL_DEFAULTS: PoolOptions = { size: 2, lettersPerChild: 500, timeoutMs: 20_000 };

/** Renders letters in processes of their own. Callers wait in line when all are busy. */
export interface RenderPool {
  /** @throws RenderFailed */
  render(task: Omit<RenderTask, 'id'>): Promise<Buffer>;
  /** How many processes run now. */
  running(): number;
  close(): void;
}

interface Slot {
  child: ChildProcess | null;
  letters: number;
}

function startChild(file: string): ChildProcess {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // An idle renderer keeps no command line tool from ending.
  child.unref();
  child.channel?.unref();
  return child;
}

function ask(child: ChildProcess, task: RenderTask, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off('message', onAnswer).off('exit', onLost).off('error', onLost);
      act();
    };
    const onAnswer = (answer: RenderAnswer) => {
      if (answer.id !== task.id) return;
      settle(() =>
        'pdf' in answer ? resolve(Buffer.from(answer.pdf)) : reject(new RenderFailed(answer.problem)),
      );
    };
    const onLost = () => settle(() => reject(new ChildLost('the rendering process ended')));
    const timer = setTimeout(
      () => settle(() => reject(new ChildLost('the rendering process did not answer in time'))),
      timeoutMs,
    );
    child.on('message', onAnswer).once('exit', onLost).once('error', onLost);
    child.send(task, (error) => {
      if (error) onLost();
    });
  });
}

function retire(slot: Slot): void {
  slot.child?.kill('SIGKILL');
  slot.child = null;
  slot.letters = 0;
}

async function renderOn(slot: Slot, task: RenderTask, options: PoolOptions): Promise<Buffer> {
  if (slot.child?.connected !== true || slot.letters >= options.lettersPerChild) retire(slot);
  slot.child ??= startChild(options.child ?? CHILD);
  slot.letters += 1;
  try {
    return await ask(slot.child, task, options.timeoutMs);
  } catch (error) {
    if (error instanceof ChildLost) retire(slot);
    throw error;
  }
}

async function renderTwice(slot: Slot, task: RenderTask, options: PoolOptions): Promise<Buffer> {
  try {
    return await renderOn(slot, task, options);
  } catch (error) {
    if (!(error instanceof ChildLost)) throw error;
  }
  return renderOn(slot, task, options).catch((error: unknown) => {
    if (error instanceof ChildLost) throw new RenderFailed(`${error.message}, twice`, { cause: error });
    throw error;
  });
}

/** Opens the pool; processes start with the first letters. */
export function openRenderPool(options: PoolOptions = POOL_DEFAULTS): RenderPool {
  const all: readonly Slot[] = Array.from({ length: options.size }, () => ({ child: null, letters: 0 }));
  const free = [...all];
  const waiting: ((slot: Slot) => void)[] = [];
  let lastId = 0;

  const take = () => {
    const slot = free.shift();
    return slot ? Promise.resolve(slot) : new Promise<Slot>((resolve) => waiting.push(resolve));
  };
  const giveBack = (slot: Slot) => {
    const next = waiting.shift();
    if (next) next(slot);
    else free.unshift(slot);
  };

  return {
    async render(task) {
      const slot = await take();
      try {
        lastId += 1;
        return await renderTwice(slot, { ...task, id: lastId }, options);
      } finally {
        giveBack(slot);
      }
    },
    running: () => all.filter((slot) => slot.child !== null).length,
    close: () => all.forEach(retire),
  };
}
