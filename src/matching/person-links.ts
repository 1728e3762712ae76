import { findDuplicates } from './duplicates.ts';
import type { LinkageInput } from './input.ts';
import type { Model } from './model.ts';
import type { PairComparer } from './compare/pair-comparer.ts';
import { NO_EMPLOYER } from './compare/pair-comparer.ts';
import type { PairStore } from './pair-store.ts';
import type { Workplaces } from './employer-evidence.ts';
import { BAND_LINK, Resolver } from './resolve.ts';
import type { Decided } from './resolve.ts';
import { priorBits } from './score-pairs.ts';
import { findSelfPairs } from './self-pairs.ts';
import type { SelfPair } from './self-pairs.ts';

/** Pairs with their bands, and register rows that are one person. */
export interface PersonLinks {
  readonly store: PairStore;
  readonly bands: Uint8Array;
  readonly first: Int32Array;
}

/** Cards of one person need less proof: both were already found to fit one worker. */
const SAME_CARD_BELOW = 3;

/** Resolves scored pairs into links and reviews, and finds double listings on the way. */
export class PersonResolver {
  readonly #input: LinkageInput;
  readonly #comparer: PairComparer;
  readonly #model: Model;
  readonly #workplaces: Workplaces;

  constructor(input: LinkageInput, comparer: PairComparer, model: Model, workplaces: Workplaces) {
    this.#input = input;
    this.#comparer = comparer;
    this.#model = model;
    this.#workplaces = workplaces;
  }

  /** Bands by weight, competition and human decisions. */
  bands(store: PairStore, decided: Decided): Uint8Array {
    const { workers, members } = this.#input;
    const sameWorker = (a: number, b: number): boolean =>
      a === b || this.#selfWeight(workers, a, b) >= this.#model.linkFrom;
    const sameMember = (a: number, b: number): boolean =>
      a === b || this.#selfWeight(members, a, b) >= this.#model.linkFrom - SAME_CARD_BELOW;
    return new Resolver(store, this.#model, decided, sameWorker, sameMember).resolve();
  }

  /** Register rows of one person; a row without a card takes the card of its double. */
  withDuplicates(store: PairStore, bands: Uint8Array): PersonLinks {
    const { workers, vocabulary } = this.#input;
    const open = new Uint8Array(workers.size).fill(1);
    for (let pair = 0; pair < bands.length; pair += 1)
      if (bands[pair] === BAND_LINK) open[store.left[pair] ?? 0] = 0;
    const source = { table: workers, vocabulary, entities: this.#workplaces.workers };
    const same = findSelfPairs(
      source,
      open,
      this.#comparer,
      priorBits(workers.size, this.#model),
      this.#model.linkFrom,
    );
    const all = this.#inherit(store, bands, same, open);
    const { first } = findDuplicates(
      workers.size,
      same.map((pair) => [pair.left, pair.right] as const),
      store,
      all,
    );
    return { store, bands: all, first };
  }

  #inherit(store: PairStore, bands: Uint8Array, same: readonly SelfPair[], open: Uint8Array): Uint8Array {
    const wanted = new Map<number, SelfPair & { heir: number }>();
    for (const pair of same) {
      if (open[pair.left] === open[pair.right]) continue;
      const [heir, holder] = open[pair.left] === 1 ? [pair.left, pair.right] : [pair.right, pair.left];
      wanted.set(holder, { ...pair, heir });
    }
    const known = bands.length;
    for (let at = 0; at < known && wanted.size > 0; at += 1) {
      const wish = bands[at] === BAND_LINK ? wanted.get(store.left[at] ?? -1) : undefined;
      if (wish === undefined) continue;
      const member = store.right[at] ?? 0;
      const evidence = this.#workplaces.evidence(wish.heir, member);
      const direct = this.#comparer.compare(
        this.#input.workers,
        wish.heir,
        this.#input.members,
        member,
        evidence,
        -Infinity,
      );
      if (direct + priorBits(this.#input.members.size, this.#model) < this.#model.reviewFrom) continue;
      store.add(wish.heir, member, Math.min(wish.weight, store.weight[at] ?? 0), this.#comparer.out);
    }
    const all = new Uint8Array(store.size).fill(BAND_LINK);
    all.set(bands);
    return all;
  }

  #selfWeight(table: LinkageInput['workers'], a: number, b: number): number {
    return (
      this.#comparer.compare(table, a, table, b, NO_EMPLOYER, -Infinity) + priorBits(table.size, this.#model)
    );
  }
}
