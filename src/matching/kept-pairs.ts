import { rowsNow } from './changes.ts';
import type { DeltaBase, FreshRows } from './changes.ts';
import type { ExactJoin, SelfPair } from './exact-pairs.ts';
import type { JudgedData } from './judges.ts';
import { PairStore } from './pair-store.ts';

/** Pairs of the run before that stand as they were: found by blocking, both rows unchanged. */
export interface KeptPairs {
  readonly cards: PairStore;
  readonly register: readonly SelfPair[];
}

export const NOTHING_KEPT: KeptPairs = { cards: new PairStore(0), register: [] };

/**
 * The base of a delta, or null when it is of no use and all must be compared: when another set of NIKs is left out of
 * the exact join than before, unchanged pairs may have come or gone with it.
 */
export function usableBase(base: DeltaBase | undefined, join: ExactJoin): DeltaBase | null {
  if (base === undefined || base.carry.leftOut.length !== join.leftOut.length) return null;
  const before = new Set(niks(base.carry.leftOut));
  return niks(join.leftOut).every((nik) => before.has(nik)) ? base : null;
}

/** Collects the pairs that a delta keeps; exact pairs are joined anew and not among them. */
export function keptPairs(base: DeltaBase, fresh: FreshRows, data: JudgedData, join: ExactJoin): KeptPairs {
  const { carry } = base;
  const workers = rowsNow(base.workers, carry.workers.open.length);
  const members = rowsNow(base.members, carry.members.open.length);
  const isExact = exactPairs(data, join);
  const cards = new PairStore();
  for (const [at, was] of carry.pairs.left.entries()) {
    const worker = workers[was] ?? -1;
    const member = members[carry.pairs.right[at] ?? -1] ?? -1;
    if (!stands(fresh.workers, worker) || !stands(fresh.members, member)) continue;
    if (!isExact(worker, member)) cards.copy(carry.pairs, at, worker, member);
  }
  const register: SelfPair[] = [];
  for (const [at, was] of carry.selfLeft.entries()) {
    const one = workers[was] ?? -1;
    const other = workers[carry.selfRight[at] ?? -1] ?? -1;
    if (!stands(fresh.workers, one) || !stands(fresh.workers, other)) continue;
    register.push({
      left: Math.min(one, other),
      right: Math.max(one, other),
      weight: carry.selfWeight[at] ?? 0,
    });
  }
  return { cards, register };
}

/** Whether a row is still there, and as it was. */
function stands(fresh: Uint8Array, row: number): boolean {
  return row >= 0 && fresh[row] === 0;
}

/** Whether the exact join brings a pair. */
function exactPairs(data: JudgedData, join: ExactJoin): (worker: number, member: number) => boolean {
  const leftOut = new Set(niks(join.leftOut));
  const left = data.workers.table;
  const right = data.members.table;
  return (worker, member) => {
    const head = left.joinHead[worker] ?? 0;
    const tail = left.joinTail[worker] ?? 0;
    if (head !== right.joinHead[member] || tail !== right.joinTail[member]) return false;
    return (head !== 0 || tail !== 0) && !leftOut.has(nikText(head, tail));
  };
}

function niks(halves: readonly number[]): string[] {
  return halves.flatMap((head, at) => (at % 2 === 0 ? [nikText(head, halves[at + 1] ?? 0)] : []));
}

function nikText(head: number, tail: number): string {
  return `${head} ${tail}`;
}
