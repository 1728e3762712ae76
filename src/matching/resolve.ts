import { levelsOf } from './explain.ts';
import type { Model } from './model.ts';
import type { PairStore } from './pair-store.ts';

export const BAND_NONE = 0;
export const BAND_REVIEW = 1;
export const BAND_LINK = 2;

/** Whether two rows of one side are one person. */
export type SamePerson = (left: number, right: number) => boolean;

/** What people decided, by pair number. */
export interface Decided {
  readonly same: ReadonlySet<number>;
  readonly different: ReadonlySet<number>;
  readonly unsure: ReadonlySet<number>;
}

/**
 * Gives every pair its band. One person has one partner, but second cards and double listings are findings, not errors:
 * a further partner stays when it is the same person as the first. Otherwise the clearly better pair wins, and a near
 * tie goes to a person – never to row order.
 */
export class Resolver {
  readonly bands: Uint8Array;
  readonly #store: PairStore;
  readonly #model: Model;
  readonly #decided: Decided;
  readonly #sameLeft: SamePerson;
  readonly #sameRight: SamePerson;
  readonly #ofLeft: TakenPairs;
  readonly #ofRight: TakenPairs;

  constructor(store: PairStore, model: Model, decided: Decided, sameLeft: SamePerson, sameRight: SamePerson) {
    this.#store = store;
    this.#model = model;
    this.#decided = decided;
    this.#sameLeft = sameLeft;
    this.#sameRight = sameRight;
    this.bands = new Uint8Array(store.size);
    this.#ofLeft = new TakenPairs(store.left, store.size);
    this.#ofRight = new TakenPairs(store.right, store.size);
  }

  /** Settles all pairs, heaviest first; links before reviews, human decisions before both. */
  resolve(): Uint8Array {
    const order = this.#contested();
    for (const pair of this.#decided.same) this.#take(pair, BAND_LINK);
    for (const pair of order) if (this.#weight(pair) >= this.#model.linkFrom) this.#settleLink(pair);
    for (const pair of order) if (this.bands[pair] === BAND_NONE) this.#settleReview(pair);
    return this.bands;
  }

  /**
   * Settles the pairs that share no row with another pair by their weight alone, and answers the rest from the heaviest
   * down; equal weights by row numbers, so that order of arrival decides nothing.
   */
  #contested(): Int32Array {
    const { left, right, weight, size } = this.#store;
    const ofLeft = occurrences(left, size);
    const ofRight = occurrences(right, size);
    const contested: number[] = [];
    for (let pair = 0; pair < size; pair += 1) {
      const isAlone = ofLeft[left[pair] ?? 0] === 1 && ofRight[right[pair] ?? 0] === 1;
      const bits = weight[pair] ?? 0;
      if (!isAlone || this.#isDecided(pair)) contested.push(pair);
      else if (bits >= this.#model.linkFrom || this.#isEnoughAlone(pair)) this.bands[pair] = BAND_LINK;
      else if (bits >= this.#model.reviewFrom) this.bands[pair] = BAND_REVIEW;
    }
    return Int32Array.from(contested).sort(
      (a, b) =>
        (weight[b] ?? 0) - (weight[a] ?? 0) ||
        (left[a] ?? 0) - (left[b] ?? 0) ||
        (right[a] ?? 0) - (right[b] ?? 0),
    );
  }

  /**
   * Where neither row has another candidate, less proof is enough: the other explanation, a true card elsewhere, would
   * have shown. Not so where whole NIKs or names speak against each other: that is for a person.
   */
  #isEnoughAlone(pair: number): boolean {
    if ((this.#store.weight[pair] ?? 0) < this.#model.aloneFrom) return false;
    const { nik, name } = levelsOf(this.#store.pattern[pair] ?? 0);
    return nik !== 'equal' && nik !== 'different' && name !== 'conflict' && name !== 'different';
  }

  #isDecided(pair: number): boolean {
    const { same, different, unsure } = this.#decided;
    return same.has(pair) || different.has(pair) || unsure.has(pair);
  }

  #settleLink(pair: number): void {
    if (this.bands[pair] !== BAND_NONE || this.#decided.different.has(pair) || this.#decided.unsure.has(pair))
      return;
    const rivals = this.#rivals(pair);
    if (rivals.length === 0) {
      this.#take(pair, BAND_LINK);
      return;
    }
    const close = rivals.filter(
      (rival) =>
        this.#weight(rival) - this.#weight(pair) < this.#model.rivalMargin && !this.#decided.same.has(rival),
    );
    if (close.length < rivals.length) return;
    this.#take(pair, BAND_REVIEW);
    for (const rival of close) this.bands[rival] = BAND_REVIEW;
  }

  #settleReview(pair: number): void {
    if (this.#decided.different.has(pair)) return;
    const isUnsure = this.#decided.unsure.has(pair);
    const weight = this.#weight(pair);
    if (!isUnsure && weight < this.#model.reviewFrom) return;
    if (!isUnsure && this.#isFurtherRowOfLinked(pair)) this.#take(pair, BAND_LINK);
    else if (isUnsure || !this.#hasClearPartner(pair, weight)) this.#take(pair, BAND_REVIEW);
  }

  /** Whether one of the rows is linked already, and only to rows that are the same person as the other row. */
  #isFurtherRowOfLinked(pair: number): boolean {
    const taken = [
      ...this.#ofLeft.of(this.#store.left[pair] ?? -1),
      ...this.#ofRight.of(this.#store.right[pair] ?? -1),
    ];
    return (
      taken.length > 0 &&
      taken.every((other) => this.bands[other] === BAND_LINK) &&
      this.#rivals(pair).length === 0
    );
  }

  /**
   * A row that already has a partner well above this weight needs no second look; nor does a worker with any link. A
   * worker who would be linked, had another row not taken the card, is not called missing: a person looks.
   */
  #hasClearPartner(pair: number, weight: number): boolean {
    const left = this.#ofLeft.of(this.#store.left[pair] ?? -1);
    if (left.some((other) => this.bands[other] === BAND_LINK)) return true;
    if (weight >= this.#model.linkFrom) return false;
    return this.#rivals(pair).some((rival) => this.#weight(rival) - weight >= this.#model.rivalMargin);
  }

  /** Taken pairs of either row whose other partner is somebody else. */
  #rivals(pair: number): number[] {
    const left = this.#store.left[pair] ?? -1;
    const right = this.#store.right[pair] ?? -1;
    const ofLeft = this.#ofLeft
      .of(left)
      .filter((other) => !this.#sameRight(right, this.#store.right[other] ?? -1));
    const ofRight = this.#ofRight
      .of(right)
      .filter((other) => !this.#sameLeft(left, this.#store.left[other] ?? -1));
    return [...ofLeft, ...ofRight];
  }

  #take(pair: number, band: number): void {
    this.bands[pair] = band;
    this.#ofLeft.add(this.#store.left[pair] ?? -1, pair);
    this.#ofRight.add(this.#store.right[pair] ?? -1, pair);
  }

  #weight(pair: number): number {
    return this.#decided.same.has(pair) ? Infinity : (this.#store.weight[pair] ?? 0);
  }
}

/** How many pairs each row has; counting stops at 255. */
function occurrences(rows: Int32Array, pairs: number): Uint8ClampedArray {
  let most = -1;
  for (let at = 0; at < pairs; at += 1) most = Math.max(most, rows[at] ?? -1);
  const counts = new Uint8ClampedArray(most + 1);
  for (let at = 0; at < pairs; at += 1) counts[rows[at] ?? 0] = (counts[rows[at] ?? 0] ?? 0) + 1;
  return counts;
}

/** Taken pairs by row, as chains in typed arrays: most rows have one. */
class TakenPairs {
  readonly #head: Int32Array;
  readonly #next: Int32Array;

  constructor(rows: Int32Array, pairs: number) {
    let most = -1;
    for (let at = 0; at < pairs; at += 1) most = Math.max(most, rows[at] ?? -1);
    this.#head = new Int32Array(most + 1).fill(-1);
    this.#next = new Int32Array(pairs).fill(-1);
  }

  add(row: number, pair: number): void {
    this.#next[pair] = this.#head[row] ?? -1;
    this.#head[row] = pair;
  }

  of(row: number): number[] {
    const pairs: number[] = [];
    for (let pair = this.#head[row] ?? -1; pair >= 0; pair = this.#next[pair] ?? -1) pairs.push(pair);
    return pairs;
  }
}
