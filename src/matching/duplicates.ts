import type { PairStore } from './pair-store.ts';
import { BAND_LINK } from './resolve.ts';

/** Register rows that are one person. */
export interface Duplicates {
  /** For each worker row the first row of the same person; its own number when it is the first or the only one. */
  readonly first: Int32Array;
}

/**
 * Rows of one person: found by comparing the register with itself, or because both were linked to one card.
 * The earliest row is the first.
 */
export function findDuplicates(
  workers: number,
  same: Iterable<{ readonly left: number; readonly right: number }>,
  links: PairStore,
  bands: Uint8Array,
): Duplicates {
  const first = Int32Array.from({ length: workers }, (_, at) => at);
  for (const { left, right } of same) unite(first, left, right);
  const holder = new Int32Array(highest(links.right, links.size) + 1).fill(-1);
  for (let pair = 0; pair < links.size; pair += 1) {
    if (bands[pair] !== BAND_LINK) continue;
    const card = links.right[pair] ?? -1;
    const worker = links.left[pair] ?? -1;
    const other = holder[card] ?? -1;
    if (other < 0) holder[card] = worker;
    else unite(first, other, worker);
  }
  for (let at = 0; at < workers; at += 1) first[at] = rootOf(first, at);
  return { first };
}

function highest(rows: Int32Array, count: number): number {
  let most = -1;
  for (let at = 0; at < count; at += 1) most = Math.max(most, rows[at] ?? -1);
  return most;
}

function rootOf(parent: Int32Array, at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root] ?? root;
  return root;
}

function unite(parent: Int32Array, left: number, right: number): void {
  const a = rootOf(parent, left);
  const b = rootOf(parent, right);
  parent[Math.max(a, b)] = Math.min(a, b);
}
