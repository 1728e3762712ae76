import { levelsOf } from './explain.ts';
import { PairComparer, NO_EMPLOYER } from './compare/pair-comparer.ts';
import { patternOf } from './compare/comparison.ts';
import { countFrequencies } from './frequencies.ts';
import type { LinkageInput } from './input.ts';
import type { Model } from './model.ts';
import type { Field } from './pair-store.ts';
import { FIELDS } from './pair-store.ts';
import { priorBits } from './score-pairs.ts';

/** Share of each level, by field. */
export type LevelShares = Readonly<Record<Field, ReadonlyMap<string, number>>>;

/** What the estimator proposes; a person reviews it before a new model version is written. */
export interface Estimate {
  /** Share of true pairs among the pairs looked at. */
  readonly prior: number;
  readonly m: LevelShares;
  readonly iterations: number;
}

const LEAST = 1e-6;
const ROUNDS = 100;
const SETTLED = 1e-7;

/**
 * Chance of each level among different people, from random pairs drawn with a seed: u learned on blocked pairs would
 * starve the fields that blocking used.
 */
export function estimateU(input: LinkageInput, model: Model, pairs: number, seed: number): LevelShares {
  const frequencies = countFrequencies([input.workers, input.members], input.vocabulary);
  const comparer = new PairComparer(
    model,
    frequencies,
    input.vocabulary,
    priorBits(input.members.size, model),
  );
  const patterns = new Map<number, number>();
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
  for (let at = 0; at < pairs; at += 1) {
    comparer.compare(
      input.workers,
      below(input.workers.size),
      input.members,
      below(input.members.size),
      NO_EMPLOYER,
      -Infinity,
    );
    const pattern = patternOf(comparer.out);
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  return sharesOf(patterns, () => 1);
}

/**
 * Expectation–maximisation over patterns: proposes m for every level while u stays as given.
 * @param patterns pattern → number of pairs, as a run counts them
 */
export function estimateM(patterns: ReadonlyMap<number, number>, u: LevelShares, startPrior = 0.5): Estimate {
  let prior = startPrior;
  let m = sharesOf(patterns, () => 1);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const current = m;
    const odds = prior / (1 - prior);
    const posterior = (pattern: number): number => {
      const ratio = FIELDS.reduce(
        (product, field) => product * likelihoodRatio(pattern, field, current, u),
        odds,
      );
      return ratio / (1 + ratio);
    };
    const next = meanOf(patterns, posterior);
    m = sharesOf(patterns, posterior);
    const moved = Math.abs(next - prior);
    prior = Math.min(1 - LEAST, Math.max(LEAST, next));
    if (moved < SETTLED) return { prior, m, iterations: round };
  }
  return { prior, m, iterations: ROUNDS };
}

function likelihoodRatio(pattern: number, field: Field, m: LevelShares, u: LevelShares): number {
  const level = levelsOf(pattern)[field];
  return Math.max(LEAST, m[field].get(level) ?? 0) / Math.max(LEAST, u[field].get(level) ?? 0);
}

function meanOf(patterns: ReadonlyMap<number, number>, weight: (pattern: number) => number): number {
  let sum = 0;
  let all = 0;
  for (const [pattern, count] of patterns) {
    sum += count * weight(pattern);
    all += count;
  }
  return all === 0 ? 0 : sum / all;
}

function sharesOf(patterns: ReadonlyMap<number, number>, weight: (pattern: number) => number): LevelShares {
  const shares: Record<Field, Map<string, number>> = {
    nik: new Map(),
    name: new Map(),
    date: new Map(),
    sex: new Map(),
    employer: new Map(),
  };
  let all = 0;
  for (const [pattern, count] of patterns) {
    const mass = count * weight(pattern);
    all += mass;
    const levels = levelsOf(pattern);
    for (const field of FIELDS)
      shares[field].set(levels[field], (shares[field].get(levels[field]) ?? 0) + mass);
  }
  if (all > 0)
    for (const field of FIELDS)
      for (const [level, mass] of shares[field]) shares[field].set(level, mass / all);
  return shares;
}
