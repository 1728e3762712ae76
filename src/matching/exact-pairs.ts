import { NikIndex } from './blocking/exact-join.ts';
import type { RowPairs } from './blocking/exact-join.ts';
import { CarriedPairs } from './changes.ts';
import type { DeltaBase, FreshRows } from './changes.ts';
import { MOST_EMPLOYER_BITS } from './employer-evidence.ts';
import type { Model } from './model.ts';
import { PairStore } from './pair-store.ts';
import type { PersonColumns } from './person-table.ts';
import { isSettling, keepFrom } from './score-pairs.ts';
import type { PairJudge } from './score-pairs.ts';
import { sharedBytes } from './shared-arrays.ts';

/** The exact join of both files, and of the register with itself. */
export interface ExactJoin {
  readonly pairs: RowPairs;
  readonly selfPairs: RowPairs;
  /** NIKs of too many pairs, both halves of each in turn. */
  readonly leftOut: readonly number[];
}

/** Joins rows of equal NIK. */
export function joinExact(workers: PersonColumns, members: PersonColumns): ExactJoin {
  const index = new NikIndex(workers);
  const pairs = index.join(members);
  return { pairs, selfPairs: index.selfPairs(), leftOut: index.leftOut };
}

/** Scores the exact pairs before anything is known about the employers: all that the best employer could still lift are kept. */
export function scoreExact({ left, right }: RowPairs, judge: PairJudge, model: Model): PairStore {
  const store = new PairStore(left.length + 16);
  const least = keepFrom(model) - MOST_EMPLOYER_BITS;
  for (let at = 0; at < left.length; at += 1) judge.score(store, left[at] ?? 0, right[at] ?? 0, least);
  return store;
}

/** Exact pairs of a delta, some from the run before. */
export interface RescoredPairs {
  readonly store: PairStore;
  /** Places in the join of unchanged pairs that the run before had not kept. */
  readonly dropped: readonly number[];
}

/** The same for a delta: unchanged pairs are taken from the run before, without what their employers said there. */
export function rescoreExact(
  { left, right }: RowPairs,
  judge: PairJudge,
  model: Model,
  base: DeltaBase,
  fresh: FreshRows,
): RescoredPairs {
  const store = new PairStore(left.length + 16);
  const carried = new CarriedPairs(base.carry);
  const dropped: number[] = [];
  const least = keepFrom(model) - MOST_EMPLOYER_BITS;
  for (let at = 0; at < left.length; at += 1) {
    const one = left[at] ?? 0;
    const other = right[at] ?? 0;
    if (fresh.workers[one] === 1 || fresh.members[other] === 1) {
      judge.score(store, one, other, least);
      continue;
    }
    const known = carried.find(base.workers.before[one] ?? -1, base.members.before[other] ?? -1);
    if (known < 0) dropped.push(at);
    else store.forgetEmployer(store.copy(carried.pairs, known, one, other));
  }
  return { store, dropped };
}

/** Scores the dropped pairs of which a row has turned out to be fresh. */
export function scoreDropped(
  { left, right }: RowPairs,
  { store, dropped }: RescoredPairs,
  judge: PairJudge,
  model: Model,
  fresh: FreshRows,
): void {
  const least = keepFrom(model) - MOST_EMPLOYER_BITS;
  for (const at of dropped) {
    const one = left[at] ?? 0;
    const other = right[at] ?? 0;
    if (fresh.workers[one] === 1 || fresh.members[other] === 1) judge.score(store, one, other, least);
  }
}

/** Two rows of one side that are one person, with the posterior weight. */
export interface SelfPair {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/** Register rows of one NIK that are one person. */
export function scoreSelfPairs({ left, right }: RowPairs, judge: PairJudge, model: Model): SelfPair[] {
  const same: SelfPair[] = [];
  for (let at = 0; at < left.length; at += 1) {
    const one = left[at] ?? 0;
    const other = right[at] ?? 0;
    const weight = judge.weigh(one, other, model.linkFrom);
    if (weight >= model.linkFrom) same.push({ left: one, right: other, weight });
  }
  return same;
}

/** 1 for every row that no exact pair settled. */
export function openRows(
  store: PairStore,
  model: Model,
  workers: number,
  members: number,
): { workers: Uint8Array; members: Uint8Array } {
  const open = { workers: sharedBytes(workers).fill(1), members: sharedBytes(members).fill(1) };
  for (let at = 0; at < store.size; at += 1) {
    if (!isSettling(store.weight[at] ?? 0, store.pattern[at] ?? 0, model)) continue;
    open.workers[store.left[at] ?? 0] = 0;
    open.members[store.right[at] ?? 0] = 0;
  }
  return open;
}
