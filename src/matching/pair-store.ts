import type { Comparison } from './compare/comparison.ts';
import { patternOf, withEmployer } from './compare/comparison.ts';
import type { EmployerEvidence } from './compare/pair-comparer.ts';
import { grown } from './shared-arrays.ts';

/** Fields in the order in which their bits are kept. */
export const FIELDS = ['nik', 'name', 'date', 'sex', 'employer'] as const;
export type Field = (typeof FIELDS)[number];
const EMPLOYER = FIELDS.indexOf('employer');

/** Weights are kept in steps of a millionth, so that what one field gave can be taken away again without a trace. */
export function exactBits(bits: number): number {
  return Math.round(bits * STEPS) / STEPS;
}

const STEPS = 2 ** 20;

/** Scored pairs as columns of equal length: what a task answers, and what travels between threads and machines. */
export interface PairColumns {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Posterior weight: log2 odds that both rows are one person. */
  readonly weight: Float64Array;
  /** The level of each field, packed. */
  readonly pattern: Uint16Array;
  /** Bits of each field, in the order of FIELDS, pair by pair. */
  readonly bits: Float32Array;
}

/** Scored pairs as growing columns: rows, posterior weight, level pattern and the bits of each field. */
export class PairStore implements PairColumns {
  size = 0;
  left: Int32Array;
  right: Int32Array;
  weight: Float64Array;
  pattern: Uint16Array;
  bits: Float32Array;

  constructor(room = 1024) {
    this.left = new Int32Array(room);
    this.right = new Int32Array(room);
    this.weight = new Float64Array(room);
    this.pattern = new Uint16Array(room);
    this.bits = new Float32Array(room * FIELDS.length);
  }

  /** Keeps one pair and answers its number. */
  add(left: number, right: number, weight: number, comparison: Comparison): number {
    if (this.size === this.left.length) this.#reserve(this.size + 1);
    const at = this.size;
    this.size += 1;
    this.left[at] = left;
    this.right[at] = right;
    this.weight[at] = exactBits(weight);
    this.pattern[at] = patternOf(comparison);
    const from = at * FIELDS.length;
    this.bits[from] = comparison.nikBits;
    this.bits[from + 1] = comparison.nameBits;
    this.bits[from + 2] = comparison.dateBits;
    this.bits[from + 3] = comparison.sexBits;
    this.bits[from + EMPLOYER] = comparison.employerBits;
    return at;
  }

  /** Adds all pairs of another store or block. */
  append(pairs: PairColumns, count: number): void {
    this.#reserve(this.size + count);
    this.left.set(pairs.left.subarray(0, count), this.size);
    this.right.set(pairs.right.subarray(0, count), this.size);
    this.weight.set(pairs.weight.subarray(0, count), this.size);
    this.pattern.set(pairs.pattern.subarray(0, count), this.size);
    this.bits.set(pairs.bits.subarray(0, count * FIELDS.length), this.size * FIELDS.length);
    this.size += count;
  }

  /** Adds one pair of another store, under other row numbers, and answers its number. */
  copy(pairs: PairColumns, from: number, left: number, right: number): number {
    this.#reserve(this.size + 1);
    const at = this.size;
    this.size += 1;
    this.left[at] = left;
    this.right[at] = right;
    this.weight[at] = pairs.weight[from] ?? 0;
    this.pattern[at] = pairs.pattern[from] ?? 0;
    for (let field = 0; field < FIELDS.length; field += 1)
      this.bits[at * FIELDS.length + field] = pairs.bits[from * FIELDS.length + field] ?? 0;
    return at;
  }

  /** Takes away what the employers of a pair said. */
  forgetEmployer(at: number): void {
    this.weight[at] = (this.weight[at] ?? 0) - (this.bits[at * FIELDS.length + EMPLOYER] ?? 0);
    this.pattern[at] = withEmployer(this.pattern[at] ?? 0, 0);
    this.bits[at * FIELDS.length + EMPLOYER] = 0;
  }

  /** The same pairs by left row and then by right row. */
  sorted(): PairStore {
    const order = orderByRows(this);
    const store = new PairStore(this.size + 16);
    for (const at of order) store.copy(this, at, this.left[at] ?? 0, this.right[at] ?? 0);
    return store;
  }

  /** Adds what the employers say to pairs scored without them, and forgets the pairs that stay below `floor`. */
  hearEmployers(evidence: (left: number, right: number) => EmployerEvidence, floor: number): void {
    let kept = 0;
    for (let at = 0; at < this.size; at += 1) {
      const heard = evidence(this.left[at] ?? 0, this.right[at] ?? 0);
      const weight = (this.weight[at] ?? 0) + heard.bits;
      if (weight < floor) continue;
      this.left[kept] = this.left[at] ?? 0;
      this.right[kept] = this.right[at] ?? 0;
      this.weight[kept] = weight;
      this.pattern[kept] = withEmployer(this.pattern[at] ?? 0, heard.level);
      if (kept !== at)
        this.bits.copyWithin(kept * FIELDS.length, at * FIELDS.length, (at + 1) * FIELDS.length);
      this.bits[kept * FIELDS.length + EMPLOYER] = heard.bits;
      kept += 1;
    }
    this.size = kept;
  }

  /** The pairs as columns of their exact length, in memory of their own. */
  columns(): PairColumns {
    return {
      left: this.left.slice(0, this.size),
      right: this.right.slice(0, this.size),
      weight: this.weight.slice(0, this.size),
      pattern: this.pattern.slice(0, this.size),
      bits: this.bits.slice(0, this.size * FIELDS.length),
    };
  }

  #reserve(pairs: number): void {
    if (pairs <= this.left.length) return;
    const room = Math.max(pairs, this.left.length * 2);
    this.left = grown(this.left, new Int32Array(room));
    this.right = grown(this.right, new Int32Array(room));
    this.weight = grown(this.weight, new Float64Array(room));
    this.pattern = grown(this.pattern, new Uint16Array(room));
    this.bits = grown(this.bits, new Float32Array(room * FIELDS.length));
  }
}

/** Pair numbers by left row and then by right row: two counting sorts, the finer first. */
function orderByRows({ left, right, size }: PairStore): Int32Array {
  const arrival = new Int32Array(size);
  for (let at = 0; at < size; at += 1) arrival[at] = at;
  return sortedBy(left, sortedBy(right, arrival));
}

/** The same numbers by their row in a column; equal rows keep their order. */
function sortedBy(rows: Int32Array, numbers: Int32Array): Int32Array {
  let most = -1;
  for (const at of numbers) most = Math.max(most, rows[at] ?? -1);
  const places = new Int32Array(most + 2);
  for (const at of numbers) places[(rows[at] ?? 0) + 1] = (places[(rows[at] ?? 0) + 1] ?? 0) + 1;
  for (let row = 0; row <= most; row += 1) places[row + 1] = (places[row + 1] ?? 0) + (places[row] ?? 0);
  const order = new Int32Array(numbers.length);
  for (const at of numbers) {
    const row = rows[at] ?? 0;
    const place = places[row] ?? 0;
    order[place] = at;
    places[row] = place + 1;
  }
  return order;
}
