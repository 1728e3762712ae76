import { STRIDE } from './block-keys.ts';
import type { KeyedRows } from './block-keys.ts';

/** One side's rows in the order of their places under one rule. */
interface Grouped {
  /** Where each place begins; one more than there are places. */
  readonly starts: Int32Array;
  /** Keyed rows, and their keys. */
  readonly rows: Int32Array;
  readonly keys: Uint32Array;
}

/** The blocks of one rule: rows of both sides grouped by the place of their key, ready to be walked. */
export class RuleBlocks {
  readonly #left: Grouped;
  readonly #right: Grouped;

  /** @param bits places are `1 << bits`; both sides may be the same */
  constructor(rule: number, bits: number, left: KeyedRows, right: KeyedRows) {
    this.#left = groupRows(rule, bits, left.keys);
    this.#right = left === right ? this.#left : groupRows(rule, bits, right.keys);
  }

  /** Visits the pairs of equal keys of one slice of the places; slices are balanced by rows that meet. */
  visit(slice: number, slices: number, visit: (left: number, right: number, place: number) => void): void {
    const [from, to] = this.#range(slice, slices);
    const { starts: leftStarts, rows: leftRows, keys: leftKeys } = this.#left;
    const { starts: rightStarts, rows: rightRows, keys: rightKeys } = this.#right;
    for (let place = from; place < to; place += 1) {
      const leftFrom = leftStarts[place] ?? 0;
      const leftTo = leftStarts[place + 1] ?? 0;
      if (leftFrom === leftTo) continue;
      const rightTo = rightStarts[place + 1] ?? 0;
      for (let at = rightStarts[place] ?? 0; at < rightTo; at += 1) {
        const key = rightKeys[at];
        for (let other = leftFrom; other < leftTo; other += 1)
          if (leftKeys[other] === key) visit(leftRows[other] ?? 0, rightRows[at] ?? 0, place);
      }
    }
  }

  #range(slice: number, slices: number): [number, number] {
    const places = this.#left.starts.length - 1;
    if (slices === 1) return [0, places];
    const total = this.#meetings(Infinity).sum;
    const from = slice === 0 ? 0 : this.#meetings((total * slice) / slices).place;
    const to = slice + 1 === slices ? places : this.#meetings((total * (slice + 1)) / slices).place;
    return [from, to];
  }

  /** The first place at which the sum of left rows times right rows reaches `most`, and the sum. */
  #meetings(most: number): { place: number; sum: number } {
    const { starts: left } = this.#left;
    const { starts: right } = this.#right;
    const places = left.length - 1;
    let sum = 0;
    for (let place = 0; place < places; place += 1) {
      if (sum >= most) return { place, sum };
      const rows = (left[place + 1] ?? 0) - (left[place] ?? 0);
      sum += rows * ((right[place + 1] ?? 0) - (right[place] ?? 0));
    }
    return { place: places, sum };
  }
}

/** Counting sort of the rows that have a key; rows of one place ascend. */
function groupRows(rule: number, bits: number, allKeys: Uint32Array): Grouped {
  const places = 1 << bits;
  const mask = places - 1;
  const starts = new Int32Array(places + 1);
  const column = new Uint32Array(allKeys.length / STRIDE);
  let held = 0;
  for (let row = 0; row < column.length; row += 1) {
    const key = allKeys[row * STRIDE + rule] ?? 0;
    if (key === 0) continue;
    column[row] = key;
    starts[key & mask] = (starts[key & mask] ?? 0) + 1;
    held += 1;
  }
  let sum = 0;
  for (let place = 0; place <= places; place += 1) {
    sum += starts[place] ?? 0;
    starts[place] = sum;
  }
  const rows = new Int32Array(held);
  const keys = new Uint32Array(held);
  for (let row = column.length - 1; row >= 0; row -= 1) {
    const key = column[row] ?? 0;
    if (key === 0) continue;
    const at = (starts[key & mask] ?? 0) - 1;
    starts[key & mask] = at;
    rows[at] = row;
    keys[at] = key;
  }
  return { starts, rows, keys };
}
