import { BlockIndex } from './blocking/block-index.ts';
import { visitPairs } from './blocking/candidates.ts';
import type { RuleCount } from './blocking/candidates.ts';
import { BLOCKING_RULES, keysOf } from './blocking/rules.ts';
import type { KeySource } from './blocking/rules.ts';
import { NAME_LEVELS, NIK_LEVELS } from './model.ts';
import type { Model } from './model.ts';
import type { EmployerEvidence, PairComparer } from './compare/pair-comparer.ts';
import { PairStore } from './pair-store.ts';

/** Pairs this far below the review band are kept for the competition of partners and then forgotten. */
const KEEP_BELOW = 3;
/** An exact NIK with this much above the link threshold needs no further candidates. */
const SETTLED_ABOVE = 6;
const NIK_EQUAL = NIK_LEVELS.indexOf('equal');
const WORST_SETTLED_NAME = NAME_LEVELS.indexOf('partial');

/** The two sides of a comparison and what is known about their employers. */
export interface Sides {
  readonly left: KeySource;
  readonly right: KeySource;
  readonly employer: (left: number, right: number) => EmployerEvidence;
}

/** Candidate pairs with their scores, and which rows the exact join settled. */
export interface ScoredPairs {
  readonly store: PairStore;
  readonly rules: readonly RuleCount[];
  readonly leftSettled: Uint8Array;
  readonly rightSettled: Uint8Array;
  readonly compared: number;
}

/** log2 odds that a random pair is one person. */
export function priorBits(people: number, model: Model): number {
  return -Math.log2(Math.max(model.priorFloor, people));
}

/** Scores pairs rule by rule; yields the name of each finished rule so that a caller can show progress. */
export class PairScorer {
  readonly store = new PairStore();
  readonly rules: RuleCount[] = [];
  readonly leftSettled: Uint8Array;
  readonly rightSettled: Uint8Array;
  compared = 0;
  readonly #sides: Sides;
  readonly #comparer: PairComparer;
  readonly #model: Model;
  readonly #prior: number;
  readonly #index = new BlockIndex();
  readonly #leftKeys: Uint32Array;
  readonly #rightKeys: Uint32Array;

  constructor(sides: Sides, comparer: PairComparer, model: Model, people: number) {
    this.#sides = sides;
    this.#comparer = comparer;
    this.#model = model;
    this.#prior = priorBits(people, model);
    this.#leftKeys = keysOf(sides.left);
    this.#rightKeys = keysOf(sides.right);
    this.leftSettled = new Uint8Array(sides.left.table.size);
    this.rightSettled = new Uint8Array(sides.right.table.size);
  }

  /** The exact join over all rows. */
  scoreExact(): void {
    this.#run(0, null, null);
  }

  /** All other rules, over pairs of which at least one side is unsettled. */
  *scoreResidue(): Generator<string, void> {
    const leftOpen = this.leftSettled.map((settled) => 1 - settled);
    const rightOpen = this.rightSettled.map((settled) => 1 - settled);
    const leftClosed = this.leftSettled.slice();
    for (let rule = 1; rule < BLOCKING_RULES.length; rule += 1) {
      this.#run(rule, leftOpen, null);
      this.#run(rule, leftClosed, rightOpen);
      yield BLOCKING_RULES[rule]?.name ?? '';
    }
  }

  #run(rule: number, inLeft: Uint8Array | null, inRight: Uint8Array | null): void {
    const count = (this.rules[rule] ??= { rule: BLOCKING_RULES[rule]?.name ?? '', pairs: 0, truncated: 0 });
    visitPairs(
      this.#index,
      rule,
      { keys: this.#leftKeys, isIn: inLeft },
      { keys: this.#rightKeys, isIn: inRight },
      count,
      (left, right) => this.score(left, right),
    );
  }

  /** Scores one pair and keeps it whatever its weight; answers its number. */
  keep(left: number, right: number): number {
    const { left: a, right: b, employer } = this.#sides;
    const sum = this.#comparer.compare(a.table, left, b.table, right, employer(left, right), -Infinity);
    return this.store.add(left, right, sum + this.#prior, this.#comparer.out);
  }

  /** Scores one pair and keeps it when it is near the review band. */
  score(left: number, right: number): void {
    const { left: a, right: b, employer } = this.#sides;
    const floor = this.#model.reviewFrom - KEEP_BELOW - this.#prior;
    const sum = this.#comparer.compare(a.table, left, b.table, right, employer(left, right), floor);
    this.compared += 1;
    if (sum < floor) return;
    const weight = sum + this.#prior;
    const out = this.#comparer.out;
    this.store.add(left, right, weight, out);
    if (
      out.nik !== NIK_EQUAL ||
      out.name > WORST_SETTLED_NAME ||
      weight < this.#model.linkFrom + SETTLED_ABOVE
    )
      return;
    this.leftSettled[left] = 1;
    this.rightSettled[right] = 1;
  }
}
