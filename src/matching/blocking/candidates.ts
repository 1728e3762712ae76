import { BlockIndex } from './block-index.ts';

/** A block with more pairs than this is left out and counted; stricter rules find its true pairs. */
export const MOST_PAIRS_IN_BLOCK = 20_000;

/** What one rule brought. */
export interface RuleCount {
  readonly rule: string;
  pairs: number;
  /** Blocks left out for their size. */
  truncated: number;
}

/**
 * Visits every pair of one rule that no earlier rule has found.
 * The keys of a block that is left out are cleared, so that later rules may still find its pairs.
 * @param left,right keys of all rules so far, the last being this rule's
 * @param inIndex rows of the left side to look for; null means all
 * @param inProbe rows of the right side to look with; null means all
 */
export function visitPairs(
  left: readonly Uint32Array[],
  right: readonly Uint32Array[],
  inIndex: Uint8Array | null,
  inProbe: Uint8Array | null,
  count: RuleCount,
  visit: (left: number, right: number) => void,
): void {
  const rule = left.length - 1;
  const keys = right[rule];
  const own = left[rule];
  if (keys === undefined || own === undefined) return;
  const index = new BlockIndex(own, inIndex);
  const probes = countProbes(index, keys, inProbe);
  for (let slot = 0; slot < probes.length; slot += 1) {
    if ((probes[slot] ?? 0) * index.countAt(slot) <= MOST_PAIRS_IN_BLOCK) continue;
    count.truncated += 1;
    probes[slot] = 0;
    for (let row = index.headAt(slot); row >= 0; row = index.after(row)) own[row] = 0;
  }
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    if (key === 0 || (inProbe !== null && inProbe[at] !== 1)) continue;
    const slot = index.slotOf(key);
    if (probes[slot] === 0) continue;
    for (let row = index.headAt(slot); row >= 0; row = index.after(row)) {
      if (wasFound(left, right, row, at, rule)) continue;
      count.pairs += 1;
      visit(row, at);
    }
  }
}

function countProbes(index: BlockIndex, keys: Uint32Array, inProbe: Uint8Array | null): Int32Array {
  const probes = new Int32Array(index.slots);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    if (key === 0 || (inProbe !== null && inProbe[at] !== 1)) continue;
    const slot = index.slotOf(key);
    if (index.countAt(slot) > 0) probes[slot] = (probes[slot] ?? 0) + 1;
  }
  return probes;
}

function wasFound(left: readonly Uint32Array[], right: readonly Uint32Array[], row: number, at: number, rule: number): boolean {
  for (let earlier = 0; earlier < rule; earlier += 1) {
    const key = left[earlier]?.[row] ?? 0;
    if (key !== 0 && key === right[earlier]?.[at]) return true;
  }
  return false;
}
