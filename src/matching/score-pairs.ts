import type { EmployerEvidence, PairComparer } from './compare/pair-comparer.ts';
import { NAME_LEVELS, NIK_LEVELS } from './model.ts';
import type { Model } from './model.ts';
import { levelsPlaces } from './compare/comparison.ts';
import type { PairStore } from './pair-store.ts';
import type { PersonColumns } from './person-table.ts';

/** Pairs this far below the review band are kept for the competition of partners and then forgotten. */
const KEEP_BELOW = 3;
/** An exact NIK with this much above the link threshold needs no further candidates. */
const SETTLED_ABOVE = 6;
const NIK_EQUAL = NIK_LEVELS.indexOf('equal');
const WORST_SETTLED_NAME = NAME_LEVELS.indexOf('partial');

/** log2 odds that a random pair is one person. */
export function priorBits(people: number, model: Model): number {
  return -Math.log2(Math.max(model.priorFloor, people));
}

/** The posterior weight from which a pair is kept. */
export function keepFrom(model: Model): number {
  return model.reviewFrom - KEEP_BELOW;
}

/** Whether a pair needs no further candidates for either row: the same NIK, and nothing that speaks against it. */
export function isSettling(weight: number, pattern: number, model: Model): boolean {
  const { nik, name } = levelsPlaces(pattern);
  return nik === NIK_EQUAL && name <= WORST_SETTLED_NAME && weight >= model.linkFrom + SETTLED_ABOVE;
}

/** Scores pairs of one table with another, with one prior. */
export class PairJudge {
  readonly prior: number;
  readonly #comparer: PairComparer;
  readonly #left: PersonColumns;
  readonly #right: PersonColumns;
  readonly #employer: (left: number, right: number) => EmployerEvidence;

  constructor(
    comparer: PairComparer,
    left: PersonColumns,
    right: PersonColumns,
    prior: number,
    employer: (left: number, right: number) => EmployerEvidence,
  ) {
    this.#comparer = comparer;
    this.#left = left;
    this.#right = right;
    this.#employer = employer;
    this.prior = prior;
  }

  /** The posterior weight of a pair, -Infinity when it cannot reach `least`. */
  weigh(left: number, right: number, least: number): number {
    const floor = least - this.prior;
    const employer = this.#employer(left, right);
    return this.#comparer.compare(this.#left, left, this.#right, right, employer, floor) + this.prior;
  }

  /** Scores a pair and keeps it when it reaches `least`; answers its number, -1 when it was not kept. */
  score(store: PairStore, left: number, right: number, least: number): number {
    const weight = this.weigh(left, right, least);
    return weight < least ? -1 : store.add(left, right, weight, this.#comparer.out);
  }

  /** Keeps the pair last weighed, under another weight. */
  keepAs(store: PairStore, left: number, right: number, weight: number): number {
    return store.add(left, right, weight, this.#comparer.out);
  }
}
