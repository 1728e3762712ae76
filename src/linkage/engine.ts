import type { DeltaBase } from '../matching/changes.ts';
import type { LinkageInput } from '../matching/input.ts';
import { preparing, type PreparedLinkage } from '../matching/prepare.ts';
import type { LinkageProgress } from '../matching/result.ts';
import type { LinkageSettings } from '../matching/settings.ts';
import type { LinkageTask, PairBlock } from '../matching/tasks.ts';

/** A run ready for comparing, and the seconds that each stage of preparing it took. */
export interface Prepared {
  readonly prepared: PreparedLinkage;
  readonly stages: Readonly<Record<string, number>>;
}

/** What is prepared, and who hears of it. */
export interface Preparing {
  readonly input: LinkageInput;
  readonly settings: LinkageSettings;
  /** The run before: with it only what changed since is compared. */
  readonly base: DeltaBase | undefined;
  /** Hears each stage that is done, and may end it by throwing. */
  readonly tell: (stage: LinkageProgress['stage']) => void;
}

/** Prepares a run, letting other work in between. */
export async function prepareEngine({ input, settings, base, tell }: Preparing): Promise<Prepared> {
  const steps = preparing(input, settings, base ? { base } : {});
  const stages: Record<string, number> = {};
  for (;;) {
    const began = performance.now();
    const step = steps.next();
    const took = (performance.now() - began) / 1000;
    if (step.done === true) return { prepared: step.value, stages: { ...stages, keys: took } };
    stages[step.value] = took;
    tell(step.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Pairs to compare in a task, about. */
export const weightOf = (task: LinkageTask): number => task.pairs;

/** Number of the task, pairs compared and pairs kept, before the columns. */
const HEADER_BYTES = 16;
/** Columns from the widest to the narrowest, so that each begins where its type may. */
const BYTES_A_PAIR = 8 + 4 + 4 + 20 + 2;

/** A block as bytes, for storing. */
export function packBlock(block: PairBlock): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(block.task, 0);
  header.writeDoubleLE(block.compared, 4);
  header.writeInt32LE(block.left.length, 12);
  const columns = [block.weight, block.left, block.right, block.bits, block.pattern];
  return Buffer.concat([header, ...columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength))]);
}

/** @throws Error for bytes that `packBlock` did not make. */
export function unpackBlock(bytes: Buffer): PairBlock {
  const pairs = bytes.length < HEADER_BYTES ? -1 : bytes.readInt32LE(12);
  if (bytes.length !== HEADER_BYTES + pairs * BYTES_A_PAIR) throw new Error('these bytes are no block of pairs');
  // A copy of its own, because numbers have to lie at multiples of their size.
  const { buffer } = Uint8Array.from(bytes.subarray(HEADER_BYTES));
  return {
    task: bytes.readInt32LE(0),
    compared: bytes.readDoubleLE(4),
    weight: new Float64Array(buffer, 0, pairs),
    left: new Int32Array(buffer, pairs * 8, pairs),
    right: new Int32Array(buffer, pairs * 12, pairs),
    bits: new Float32Array(buffer, pairs * 16, pairs * 5),
    pattern: new Uint16Array(buffer, pairs * 36, pairs),
  };
}
