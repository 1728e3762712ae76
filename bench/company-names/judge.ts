import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { areAlikeNames } from '../../src/matching/companies/firm-name.ts';
import { profileOf } from '../../src/matching/companies/firm-profile.ts';
import type { FirmProfile } from '../../src/matching/companies/firm-profile.ts';
import { FirmWords } from '../../src/matching/companies/firm-words.ts';
import { SeededRandom } from '../world/random.ts';
import { madePairs } from './classes.ts';
import type { NamePair } from './classes.ts';
import { coreWords, FORMS, PLACES } from './lists.ts';

/** How many pairs of a class were judged rightly. */
export interface ClassAccuracy {
  readonly kind: string;
  readonly pairs: number;
  readonly right: number;
  readonly accuracy: number;
}

/** Pairs judged wrongly, beside the figures per class and over all. */
export interface NameAccuracy {
  readonly pairs: number;
  readonly accuracy: number;
  readonly classes: readonly ClassAccuracy[];
  readonly wrong: readonly NamePair[];
}

const EACH = 110;
/** Other firms of the register: they tell which words are usual. */
const BACKGROUND = 4000;

/** The bench: pairs made by rule from a seed, and the ones written by hand. */
export function benchPairs(seed: number): NamePair[] {
  return [...madePairs(seed, EACH), ...handPairs()];
}

function handPairs(): NamePair[] {
  const file = path.join(import.meta.dirname, 'hand.csv');
  const rows: { kind: string; left: string; right: string; is_same: string }[] = parse(readFileSync(file), { columns: true });
  return rows.map(({ is_same, ...pair }) => ({ ...pair, isSame: is_same === '1' }));
}

/** Judges the pairs by the names alone, with the word frequencies of a register of some thousand firms. */
export function judgeNames(pairs: readonly NamePair[], seed: number): NameAccuracy {
  const places = new Set<string>(PLACES);
  const words = new FirmWords();
  const read = (name: string): FirmProfile => {
    const profile = profileOf({ id: '', name, nib: null, npwp: null, address: null, regency: null }, places);
    words.add(profile);
    return profile;
  };
  const random = new SeededRandom(seed + 1);
  for (let at = 0; at < BACKGROUND; at += 1) read(`${random.pick(FORMS)} ${coreWords(random).join(' ')}`);
  const profiles = pairs.map((pair) => ({ pair, left: read(pair.left), right: read(pair.right) }));
  const wrong: NamePair[] = [];
  const counts = new Map<string, { pairs: number; right: number }>();
  for (const { pair, left, right } of profiles) {
    const count = counts.get(pair.kind) ?? { pairs: 0, right: 0 };
    counts.set(pair.kind, count);
    count.pairs += 1;
    if (areAlikeNames(left, right, words) === pair.isSame) count.right += 1;
    else wrong.push(pair);
  }
  const classes = [...counts].map(([kind, count]) => ({ kind, ...count, accuracy: count.right / count.pairs }));
  return { pairs: pairs.length, accuracy: 1 - wrong.length / pairs.length, classes, wrong };
}
