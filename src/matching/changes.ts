import type { CarriedSide, LinkageCarry } from './carry.ts';
import type { Workplaces } from './employer-evidence.ts';
import type { PairColumns } from './pair-store.ts';

/** How the rows of a new input stand to those of the run before. */
export interface RowChanges {
  /** For each row its number in the run before, -1 when it is new. */
  readonly before: Int32Array;
  /** 1 for rows that are new or differ in anything: a name, a day, a NIK, the firm. */
  readonly changed: Uint8Array;
}

/** The run before, and what is different now. */
export interface DeltaBase {
  readonly carry: LinkageCarry;
  readonly workers: RowChanges;
  readonly members: RowChanges;
}

/** Rows whose pairs must be compared anew: changed ones, and those whose standing changed with others. */
export class FreshRows {
  readonly workers: Uint8Array;
  readonly members: Uint8Array;
  readonly #base: DeltaBase;

  constructor(base: DeltaBase) {
    this.#base = base;
    this.workers = freshAtFirst(base.workers);
    this.members = freshAtFirst(base.members);
  }

  /** Rows whose workplace is another legal person now, or another size of one. */
  addMoved(workplaces: Workplaces): void {
    const { carry, workers, members } = this.#base;
    markMoved(this.workers, workers.before, carry.workers, workplaces.workers, workplaces);
    markMoved(this.members, members.before, carry.members, workplaces.members, workplaces);
  }

  /** Rows that were settled and are not, or the other way round. */
  addReopened(open: { readonly workers: Uint8Array; readonly members: Uint8Array }): void {
    const { carry, workers, members } = this.#base;
    markReopened(this.workers, workers.before, carry.workers.open, open.workers);
    markReopened(this.members, members.before, carry.members.open, open.members);
  }
}

/** Finds pairs of the run before. */
export class CarriedPairs {
  readonly pairs: PairColumns;
  readonly #starts: Int32Array;

  constructor(carry: LinkageCarry) {
    this.pairs = carry.pairs;
    this.#starts = new Int32Array(carry.workers.open.length + 1);
    for (const left of this.pairs.left) this.#starts[left + 1] = (this.#starts[left + 1] ?? 0) + 1;
    for (let row = 0; row + 1 < this.#starts.length; row += 1)
      this.#starts[row + 1] = (this.#starts[row + 1] ?? 0) + (this.#starts[row] ?? 0);
  }

  /** The place of a pair given by its old row numbers, -1 when it was not kept. */
  find(left: number, right: number): number {
    const end = this.#starts[left + 1] ?? 0;
    for (let at = this.#starts[left] ?? 0; at < end; at += 1) if (this.pairs.right[at] === right) return at;
    return -1;
  }
}

/** For each row of the run before its number now, -1 when it is gone. */
export function rowsNow(changes: RowChanges, rowsBefore: number): Int32Array {
  const now = new Int32Array(rowsBefore).fill(-1);
  for (const [row, before] of changes.before.entries()) if (before >= 0) now[before] = row;
  return now;
}

function freshAtFirst({ before, changed }: RowChanges): Uint8Array {
  return changed.map((flag, row) => (flag === 1 || (before[row] ?? -1) < 0 ? 1 : 0));
}

function markMoved(
  fresh: Uint8Array,
  before: Int32Array,
  carried: CarriedSide,
  places: Int32Array,
  { keys, sameBits }: Workplaces,
): void {
  for (let row = 0; row < fresh.length; row += 1) {
    const old = before[row] ?? -1;
    const place = places[row] ?? 0;
    if (carried.places[old] !== keys[place] || carried.placeBits[old] !== sameBits[place]) fresh[row] = 1;
  }
}

function markReopened(fresh: Uint8Array, before: Int32Array, was: Uint8Array, is: Uint8Array): void {
  for (let row = 0; row < fresh.length; row += 1) if (was[before[row] ?? -1] !== is[row]) fresh[row] = 1;
}
