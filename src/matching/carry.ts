import type { BlockBounds } from './blocking/block-sizes.ts';
import type { Workplaces } from './employer-evidence.ts';
import type { FrequencyCounts } from './frequencies.ts';
import type { PairColumns } from './pair-store.ts';
import type { SharedLinkage } from './performer.ts';
import { sharedUints } from './shared-arrays.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * What later runs keep from a full run while one version of the model is in force: how common each value was, how large
 * the files were, how blocks were bounded. Under it an unchanged pair has the same weight in every run.
 */
export interface FrozenRun {
  readonly people: { readonly workers: number; readonly members: number };
  readonly frequencies: FrequencyCounts;
  /** The words that the counts of words belong to: letters of all, and where each begins. */
  readonly letters: Uint8Array;
  readonly starts: Int32Array;
  readonly bounds: BlockBounds;
}

/** What is kept of one side, row by row. */
export interface CarriedSide {
  readonly open: Uint8Array;
  /** Key of the row's workplace, and what that workplace proves. */
  readonly places: Uint32Array;
  readonly placeBits: Uint8Array;
}

/**
 * Everything that a run leaves for the next one, as few plain columns: a delta compares only what changed since. It
 * holds words of names and row numbers, no NIK but those left out of the exact join.
 */
export interface LinkageCarry {
  readonly frozen: FrozenRun;
  /** All scored pairs, by worker and then by member. */
  readonly pairs: PairColumns;
  /** Pairs of register rows that are alike, found by blocking. */
  readonly selfLeft: Int32Array;
  readonly selfRight: Int32Array;
  readonly selfWeight: Float64Array;
  readonly workers: CarriedSide;
  readonly members: CarriedSide;
  readonly leftOut: readonly number[];
}

/** The frozen part of a run that is not itself a run under a frozen one. */
export function freeze(shared: SharedLinkage): FrozenRun {
  const { people, frequencies, bounds, vocabulary } = shared;
  const { letters, starts, size } = vocabulary;
  const end = starts[size] ?? 0;
  return {
    people,
    frequencies,
    letters: letters.slice(0, end),
    starts: starts.slice(0, size + 1),
    bounds,
  };
}

/** The frozen counts in the word numbers of another vocabulary; a word that was not known then counts once. */
export function thawFrequencies(frozen: FrozenRun, vocabulary: Vocabulary): FrequencyCounts {
  const known = new Vocabulary();
  const size = frozen.starts.length - 1;
  for (let word = 0; word < size; word += 1)
    known.find(frozen.letters, frozen.starts[word] ?? 0, frozen.starts[word + 1] ?? 0);
  const words = sharedUints(vocabulary.size);
  for (let word = 0; word < vocabulary.size; word += 1) {
    const number = known.find(
      vocabulary.letters,
      vocabulary.starts[word] ?? 0,
      vocabulary.starts[word + 1] ?? 0,
    );
    words[word] = number < size ? (frozen.frequencies.words[number] ?? 1) : 1;
  }
  return { ...frozen.frequencies, words };
}

/** One side as the next run wants it. */
export function carrySide(open: Uint8Array, places: Int32Array, workplaces: Workplaces): CarriedSide {
  return {
    open,
    places: Uint32Array.from(places, (place) => workplaces.keys[place] ?? 0),
    placeBits: Uint8Array.from(places, (place) => workplaces.sameBits[place] ?? 0),
  };
}
