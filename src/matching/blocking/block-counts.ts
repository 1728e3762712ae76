import { OPEN, STRIDE } from './block-keys.ts';
import type { KeyedRows } from './block-keys.ts';

/** A block that would bring more pairs than this is split by the next part of its rule, and left out when none remains. */
export const MOST_PAIRS_IN_BLOCK = 2_000;

/** In a block of more pairs than this a pair needs a second rule that finds it too. */
export const CROWDED_FROM = 8;

/** Counters of one place: open and settled rows of the left side, then of the right. */
const WIDTH = 4;
const FULL = 255;

/** Counts the rows of every block of one rule in a fixed table; blocks that share a place count as one. */
export class BlockCounts {
  readonly #mask: number;
  readonly #counts: Uint8Array;

  constructor(bits: number) {
    this.#mask = (1 << bits) - 1;
    this.#counts = new Uint8Array(WIDTH << bits);
  }

  count(rule: number, left: KeyedRows, right: KeyedRows): void {
    this.#counts.fill(0);
    this.#countSide(rule, left, 0);
    this.#countSide(rule, right, 2);
  }

  /** Pairs of all places together. */
  total(): { pairs: number; selfPairs: number } {
    let pairs = 0;
    let selfPairs = 0;
    for (let place = 0; place <= this.#mask; place += 1) {
      pairs += this.#pairsAt(place);
      selfPairs += this.#selfPairsAt(place) / 2;
    }
    return { pairs, selfPairs };
  }

  /** Places that would bring too many pairs. */
  oversized(): Uint32Array {
    const found: number[] = [];
    for (let place = 0; place <= this.#mask; place += 1)
      if (Math.max(this.#pairsAt(place), this.#selfPairsAt(place)) > MOST_PAIRS_IN_BLOCK) found.push(place);
    return Uint32Array.from(found);
  }

  /** Sets a bit for every crowded place. */
  crowded(into: Uint8Array): Uint8Array {
    for (let place = 0; place <= this.#mask; place += 1)
      if (Math.max(this.#pairsAt(place), this.#selfPairsAt(place)) > CROWDED_FROM)
        into[place >> 3] = (into[place >> 3] ?? 0) | (1 << (place & 7));
    return into;
  }

  #pairsAt(place: number): number {
    const at = place * WIDTH;
    const open = this.#counts[at] ?? 0;
    const closed = this.#counts[at + 1] ?? 0;
    const openRight = this.#counts[at + 2] ?? 0;
    return open * (openRight + (this.#counts[at + 3] ?? 0)) + closed * openRight;
  }

  #selfPairsAt(place: number): number {
    const open = this.#counts[place * WIDTH] ?? 0;
    return open === 0 ? 0 : open * (open - 1 + (this.#counts[place * WIDTH + 1] ?? 0));
  }

  #countSide(rule: number, { keys, flags }: KeyedRows, from: number): void {
    const counts = this.#counts;
    for (let row = 0; row < flags.length; row += 1) {
      const key = keys[row * STRIDE + rule] ?? 0;
      if (key === 0) continue;
      const at = (key & this.#mask) * WIDTH + from + 1 - ((flags[row] ?? 0) & OPEN);
      const count = counts[at] ?? 0;
      if (count < FULL) counts[at] = count + 1;
    }
  }
}
