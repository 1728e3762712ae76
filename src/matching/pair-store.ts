import type { Comparison } from './compare/comparison.ts';
import { patternOf } from './compare/comparison.ts';

/** Fields in the order in which their bits are kept. */
export const FIELDS = ['nik', 'name', 'date', 'sex', 'employer'] as const;
export type Field = (typeof FIELDS)[number];

/** Scored pairs as columns: rows, posterior weight, level pattern and the bits of each field. */
export class PairStore {
  size = 0;
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  weight = new Float64Array(1024);
  pattern = new Int32Array(1024);
  bits = new Float32Array(1024 * FIELDS.length);

  /** Keeps one pair and answers its number. */
  add(left: number, right: number, weight: number, comparison: Comparison): number {
    if (this.size === this.left.length) this.#grow();
    const at = this.size;
    this.size += 1;
    this.left[at] = left;
    this.right[at] = right;
    this.weight[at] = weight;
    this.pattern[at] = patternOf(comparison);
    const from = at * FIELDS.length;
    this.bits[from] = comparison.nikBits;
    this.bits[from + 1] = comparison.nameBits;
    this.bits[from + 2] = comparison.dateBits;
    this.bits[from + 3] = comparison.sexBits;
    this.bits[from + 4] = comparison.employerBits;
    return at;
  }

  /** Pair numbers from the heaviest down; equal weights by row numbers, so that order of arrival decides nothing. */
  byWeight(): Int32Array {
    const order = Int32Array.from({ length: this.size }, (_, at) => at);
    return order.sort(
      (a, b) =>
        (this.weight[b] ?? 0) - (this.weight[a] ?? 0) ||
        (this.left[a] ?? 0) - (this.left[b] ?? 0) ||
        (this.right[a] ?? 0) - (this.right[b] ?? 0),
    );
  }

  #grow(): void {
    const room = this.left.length * 2;
    const left = new Int32Array(room);
    const right = new Int32Array(room);
    const weight = new Float64Array(room);
    const pattern = new Int32Array(room);
    const bits = new Float32Array(room * FIELDS.length);
    left.set(this.left);
    right.set(this.right);
    weight.set(this.weight);
    pattern.set(this.pattern);
    bits.set(this.bits);
    this.left = left;
    this.right = right;
    this.weight = weight;
    this.pattern = pattern;
    this.bits = bits;
  }
}
