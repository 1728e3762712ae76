import type { RuleSize } from './blocking/block-sizes.ts';
import type { PairColumns } from './pair-store.ts';

/**
 * One piece of a run: the pairs of one blocking rule, or a slice of them, compared. Plain data; tasks do not depend on
 * each other, and may be performed in any order, by any thread or machine that prepared the same input.
 */
export interface LinkageTask {
  readonly number: number;
  /** Workers with cards, or the register with itself for people listed twice. */
  readonly kind: 'cards' | 'register';
  /** Place of the rule in BLOCKING_RULES. */
  readonly rule: number;
  readonly slice: number;
  readonly slices: number;
  /** Pairs to compare, about. */
  readonly pairs: number;
}

/** What a task found. Its arrays lie in memory of their own: they can be transferred or stored. */
export interface PairBlock extends PairColumns {
  /** Number of the task. */
  readonly task: number;
  /** Pairs compared, kept or not. */
  readonly compared: number;
}

/** Pairs that meet in one task: large enough that grouping the rows again for each slice does not matter. */
export const PAIRS_IN_TASK = 400_000;

/** Cuts the rules into tasks of alike size; slices of one rule follow each other, so that a performer groups the rows once. */
export function planTasks(sizes: readonly RuleSize[], pairsInTask: number): LinkageTask[] {
  const tasks: LinkageTask[] = [];
  for (const kind of ['cards', 'register'] as const) {
    for (const [rule, size] of sizes.entries()) {
      const pairs = kind === 'cards' ? size.pairs : size.selfPairs;
      if (pairs === 0) continue;
      const slices = Math.ceil(pairs / pairsInTask);
      for (let slice = 0; slice < slices; slice += 1)
        tasks.push({ number: tasks.length, kind, rule, slice, slices, pairs: Math.ceil(pairs / slices) });
    }
  }
  return tasks;
}

/** The arrays of a block that can be transferred to another thread instead of copied. */
export function transferables(block: PairBlock): ArrayBufferLike[] {
  return [block.left, block.right, block.weight, block.pattern, block.bits].map((column) => column.buffer);
}
