import { BlockIndex } from './blocking/block-index.ts';
import { visitPairs } from './blocking/candidates.ts';
import { BLOCKING_RULES, keysOf } from './blocking/rules.ts';
import type { KeySource } from './blocking/rules.ts';
import type { PairComparer } from './compare/pair-comparer.ts';
import { NO_EMPLOYER } from './compare/pair-comparer.ts';

/** Two register rows that are one person, with the posterior weight. */
export interface SelfPair {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * Compares the register with itself: all rows by exact NIK, and rows without a card by every other rule.
 * The employer says nothing here: a person listed twice may be listed by two firms.
 * @param open rows that no card was found for
 * @param need posterior weight from which two rows are one person
 */
export function findSelfPairs(
  source: KeySource,
  open: Uint8Array,
  comparer: PairComparer,
  prior: number,
  need: number,
): SelfPair[] {
  const found: SelfPair[] = [];
  const keys = keysOf(source);
  const index = new BlockIndex();
  for (const [at, rule] of BLOCKING_RULES.entries()) {
    const count = { rule: rule.name, pairs: 0, truncated: 0 };
    visitPairs(
      index,
      at,
      { keys, isIn: at === 0 ? null : open },
      { keys, isIn: null },
      count,
      (left, right) => {
        if (left === right || (left > right && (at === 0 || open[right] === 1))) return;
        const weight =
          comparer.compare(source.table, left, source.table, right, NO_EMPLOYER, need - prior) + prior;
        if (weight >= need) found.push({ left, right, weight });
      },
    );
  }
  return found;
}
