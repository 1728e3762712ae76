import { mix } from '../hash.ts';
import { sharedBytes } from '../shared-arrays.ts';
import { BlockCounts } from './block-counts.ts';
import { STRIDE } from './block-keys.ts';
import type { BlockSide, KeyedRows } from './block-keys.ts';
import { PARTS, readParts } from './row-parts.ts';
import { BLOCKING_RULES } from './rules.ts';

/** What one rule brings before anything is compared. */
export interface RuleSize {
  readonly rule: string;
  /** Pairs that meet: of the two sides, and of the left side with itself. */
  readonly pairs: number;
  readonly selfPairs: number;
  /** Blocks left out for their size after every split. */
  readonly truncated: number;
}

/**
 * How the blocks of a run were bounded, by places of their keys in a table of `1 << bits`. A later run under the same
 * bounds treats every unchanged pair alike, however the files have grown.
 */
export interface BlockBounds {
  readonly bits: number;
  /** By rule and level: places whose rows were split by the next part of the rule. */
  readonly split: readonly (readonly Uint32Array[])[];
  /** By rule: a bit for every place in which any pair needs a second rule that finds it too. */
  readonly crowded: readonly Uint8Array[];
}

/** One side with its keys. */
export interface KeyedSide extends BlockSide {
  readonly keyed: KeyedRows;
}

/** Bounds the blocks of all rules, as `frozen` says or by their size now; keys of split blocks become finer in place. */
export function boundBlocks(
  left: KeyedSide,
  right: KeyedSide,
  frozen: BlockBounds | null,
): { bounds: BlockBounds; sizes: RuleSize[] } {
  const bits = frozen?.bits ?? tableBits(Math.max(left.keyed.rows.length, right.keyed.rows.length));
  const counts = new BlockCounts(bits);
  const sizes: RuleSize[] = [];
  const split: Uint32Array[][] = [];
  const crowded: Uint8Array[] = [];
  for (const [rule, { name, split: parts }] of BLOCKING_RULES.entries()) {
    const levels: Uint32Array[] = [];
    let truncated = 0;
    counts.count(rule, left.keyed, right.keyed);
    for (let level = 0; level <= parts.length; level += 1) {
      const places =
        frozen === null ? counts.oversized() : (frozen.split[rule]?.[level] ?? new Uint32Array(0));
      if (places.length === 0) break;
      levels.push(places);
      splitRows(left, rule, bits, places, parts[level]);
      splitRows(right, rule, bits, places, parts[level]);
      if (parts[level] === undefined) truncated = places.length;
      counts.count(rule, left.keyed, right.keyed);
    }
    split.push(levels);
    crowded.push(frozen?.crowded[rule] ?? counts.crowded(sharedBytes(Math.ceil((1 << bits) / 8))));
    sizes.push({ rule: name, ...counts.total(), truncated });
  }
  return { bounds: { bits, split, crowded }, sizes };
}

/** About as many places as rows: few blocks share one, and the tables stay small enough for the caches. */
function tableBits(rows: number): number {
  return Math.min(23, Math.max(12, Math.ceil(Math.log2(rows + 1))));
}

/** Gives the rows of split blocks a finer key; without a further part they lose their key under the rule. */
function splitRows(
  { source, keyed }: KeyedSide,
  rule: number,
  bits: number,
  places: Uint32Array,
  part: number | undefined,
): void {
  const isSplit = new Uint8Array(1 << bits);
  for (const place of places) isSplit[place] = 1;
  const mask = (1 << bits) - 1;
  const parts = new Uint32Array(PARTS);
  for (let at = rule; at < keyed.keys.length; at += STRIDE) {
    const key = keyed.keys[at] ?? 0;
    if (key === 0 || isSplit[key & mask] === 0) continue;
    if (part !== undefined) readParts(source, keyed.rows[(at - rule) / STRIDE] ?? 0, parts);
    keyed.keys[at] = part === undefined ? 0 : mix(key, parts[part] ?? 0);
  }
}
