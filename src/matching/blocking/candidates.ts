import type { BlockIndex } from './block-index.ts';
import { BLOCKING_RULES } from './rules.ts';

/** A block with more pairs than this is left out and counted; stricter rules find its true pairs. */
export const MOST_PAIRS_IN_BLOCK = 20_000;

const STRIDE = BLOCKING_RULES.length;

/** What one rule brought. */
export interface RuleCount {
  readonly rule: string;
  pairs: number;
  /** Blocks left out for their size. */
  truncated: number;
}

/** Rows of one side with their keys (`keysOf`); `isIn` picks the rows that take part, null means all. */
export interface BlockSide {
  readonly keys: Uint32Array;
  readonly isIn: Uint8Array | null;
}

/**
 * Visits every pair of one rule that no earlier rule has found. The keys of a block that is left out are cleared, so
 * that later rules may still find its pairs.
 * @param index room for the blocks; filled anew
 */
export function visitPairs(
  index: BlockIndex,
  rule: number,
  left: BlockSide,
  right: BlockSide,
  count: RuleCount,
  visit: (left: number, right: number) => void,
): void {
  index.fill(left.keys, rule, STRIDE, left.isIn);
  markOpenSlots(index, rule, left, right, count);
  const rows = right.keys.length / STRIDE;
  for (let at = 0; at < rows; at += 1) {
    const key = right.keys[at * STRIDE + rule] ?? 0;
    if (key === 0 || (right.isIn !== null && right.isIn[at] !== 1)) continue;
    const slot = index.slotOf(key);
    if (index.probesAt(slot) === 0) continue;
    for (let row = index.headAt(slot); row >= 0; row = index.after(row)) {
      if (wasFound(left.keys, right.keys, row * STRIDE, at * STRIDE, rule)) continue;
      count.pairs += 1;
      visit(row, at);
    }
  }
}

/** Counts how often each slot is looked into, and closes the slots that would bring too many pairs. */
function markOpenSlots(
  index: BlockIndex,
  rule: number,
  left: BlockSide,
  right: BlockSide,
  count: RuleCount,
): void {
  const rows = right.keys.length / STRIDE;
  for (let at = 0; at < rows; at += 1) {
    const key = right.keys[at * STRIDE + rule] ?? 0;
    if (key === 0 || (right.isIn !== null && right.isIn[at] !== 1)) continue;
    const slot = index.slotOf(key);
    if (index.countAt(slot) > 0) index.setProbes(slot, index.probesAt(slot) + 1);
  }
  for (let slot = 0; slot < index.slots; slot += 1) {
    if (index.probesAt(slot) * index.countAt(slot) <= MOST_PAIRS_IN_BLOCK) continue;
    count.truncated += 1;
    index.setProbes(slot, 0);
    for (let row = index.headAt(slot); row >= 0; row = index.after(row)) left.keys[row * STRIDE + rule] = 0;
  }
}

function wasFound(left: Uint32Array, right: Uint32Array, row: number, at: number, rule: number): boolean {
  for (let earlier = 0; earlier < rule; earlier += 1) {
    const key = left[row + earlier] ?? 0;
    if (key !== 0 && key === right[at + earlier]) return true;
  }
  return false;
}
