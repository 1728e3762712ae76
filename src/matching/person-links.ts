import { findDuplicates } from './duplicates.ts';
import type { SelfPair } from './exact-pairs.ts';
import type { LinkageInput } from './input.ts';
import type { Judges } from './judges.ts';
import type { Model } from './model.ts';
import type { PairStore } from './pair-store.ts';
import { BAND_LINK, Resolver } from './resolve.ts';
import type { Decided } from './resolve.ts';

/** Pairs with their bands, and register rows that are one person. */
export interface PersonLinks {
  readonly store: PairStore;
  readonly bands: Uint8Array;
  readonly first: Int32Array;
}

/** Cards of one person need less proof: both were already found to fit one worker. */
const SAME_CARD_BELOW = 1;

/** Resolves scored pairs into links and reviews, and joins double listings on the way. */
export class PersonResolver {
  readonly #input: LinkageInput;
  readonly #judges: Judges;
  readonly #model: Model;

  constructor(input: LinkageInput, judges: Judges, model: Model) {
    this.#input = input;
    this.#judges = judges;
    this.#model = model;
  }

  /** Bands by weight, competition and human decisions. */
  bands(store: PairStore, decided: Decided): Uint8Array {
    const { register, twoCards } = this.#judges;
    const workers = this.#model.linkFrom;
    const cards = workers - SAME_CARD_BELOW;
    const sameWorker = (a: number, b: number): boolean => a === b || register.weigh(a, b, workers) >= workers;
    const sameMember = (a: number, b: number): boolean => a === b || twoCards.weigh(a, b, cards) >= cards;
    return new Resolver(store, this.#model, decided, sameWorker, sameMember).resolve();
  }

  /**
   * Register rows of one person; a row without a card takes the card of its double.
   * @param sameNik rows of one NIK @param alike rows alike in other ways: believed when one of them has no card
   */
  withDuplicates(
    store: PairStore,
    bands: Uint8Array,
    sameNik: readonly SelfPair[],
    alike: readonly SelfPair[],
  ): PersonLinks {
    const rows = this.#input.workers.size;
    const open = new Uint8Array(rows).fill(1);
    for (let pair = 0; pair < bands.length; pair += 1)
      if (bands[pair] === BAND_LINK) open[store.left[pair] ?? 0] = 0;
    const believed = alike.filter(({ left, right }) => open[left] === 1 || open[right] === 1);
    const same = [...sameNik, ...believed];
    const all = this.#inherit(store, bands, same, open);
    return { store, bands: all, first: findDuplicates(rows, same, store, all).first };
  }

  #inherit(store: PairStore, bands: Uint8Array, same: readonly SelfPair[], open: Uint8Array): Uint8Array {
    const wanted = new Map<number, SelfPair & { heir: number }>();
    for (const pair of same) {
      if (open[pair.left] === open[pair.right]) continue;
      const [heir, holder] = open[pair.left] === 1 ? [pair.left, pair.right] : [pair.right, pair.left];
      wanted.set(holder, { ...pair, heir });
    }
    const known = bands.length;
    const { cards } = this.#judges;
    for (let at = 0; at < known && wanted.size > 0; at += 1) {
      const wish = bands[at] === BAND_LINK ? wanted.get(store.left[at] ?? -1) : undefined;
      if (wish === undefined) continue;
      const member = store.right[at] ?? 0;
      if (cards.weigh(wish.heir, member, -Infinity) < this.#model.reviewFrom) continue;
      cards.keepAs(store, wish.heir, member, Math.min(wish.weight, store.weight[at] ?? 0));
    }
    const all = new Uint8Array(store.size).fill(BAND_LINK);
    all.set(bands);
    return all;
  }
}
