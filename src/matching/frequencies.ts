import type { PersonColumns } from './person-table.ts';
import { NIK_FULL } from './person-table.ts';
import { grown, sharedUints } from './shared-arrays.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * How common each value is among the people of both files together. Agreement on a rare value says more than on a
 * common one, so these shares stand in for u (the chance that two different people agree).
 */
export interface Frequencies {
  readonly counts: FrequencyCounts;
  readonly people: number;
  /** log2(1/share) of each word of the vocabulary, between 2 and 12. */
  readonly wordBits: Float64Array;
  /** Share of a word as the rarer of two spellings; near zero for a word seen once. */
  readonly wordShare: Float64Array;
  dayShare(yyyymmdd: number): number;
  regionShare(region: number): number;
  serialShare(serial: number): number;
}

/** The counts behind them, as plain columns: what a run shares with its threads and leaves to the next one. */
export interface FrequencyCounts {
  readonly people: number;
  /** Rows whose sixteen digits are known. */
  readonly niks: number;
  readonly days: Uint32Array;
  readonly regions: Uint32Array;
  readonly serials: Uint32Array;
  /** By word of the vocabulary. */
  readonly words: Uint32Array;
}

/** Days of birth that a working population spreads over: the smoothing mass of a rare day. */
const BIRTH_DAYS = 16_000;
const REGIONS = 300;

/** Counts words, days, regions of registration and serials over both tables. */
export function countFrequencies(tables: readonly PersonColumns[], vocabulary: Vocabulary): Frequencies {
  const days = sharedUints(dayPlace(20_991_231) + 1);
  const regions = sharedUints(1_000_000);
  const serials = sharedUints(10_000);
  let niks = 0;
  let people = 0;
  for (const table of tables) {
    niks += countTable(table, days, regions, serials);
    people += table.size;
  }
  const words = grown(vocabulary.counts.subarray(0, vocabulary.size), sharedUints(vocabulary.size));
  return frequenciesOf({ people: Math.max(1, people), niks, days, regions, serials, words });
}

/** The shares that counts stand for. */
export function frequenciesOf(counts: FrequencyCounts): Frequencies {
  const { people, niks, days, regions, serials } = counts;
  return {
    counts,
    people,
    ...wordFigures(counts.words, people),
    dayShare: (day) => ((days[dayPlace(day)] ?? 0) + 1) / (people + BIRTH_DAYS),
    regionShare: (region) => ((regions[region] ?? 0) + 0.2) / (niks + REGIONS),
    serialShare: (serial) => ((serials[serial] ?? 0) + 0.02) / (niks + 200),
  };
}

/** A day's place in the table of days; days outside 1850–2099 have none. */
function dayPlace(yyyymmdd: number): number {
  const year = Math.trunc(yyyymmdd / 10_000) - 1850;
  return year * 512 + (Math.trunc(yyyymmdd / 100) % 100) * 32 + (yyyymmdd % 100);
}

function countTable(
  table: PersonColumns,
  days: Uint32Array,
  regions: Uint32Array,
  serials: Uint32Array,
): number {
  let niks = 0;
  for (let at = 0; at < table.size; at += 1) {
    const day = table.birth[at] ?? 0;
    if (day !== 0) days[dayPlace(day)] = (days[dayPlace(day)] ?? 0) + 1;
    if (table.nikForm[at] !== NIK_FULL) continue;
    niks += 1;
    const region = Math.trunc((table.nikHead[at] ?? 0) / 100);
    const serial = (table.nikTail[at] ?? 0) % 10_000;
    regions[region] = (regions[region] ?? 0) + 1;
    serials[serial] = (serials[serial] ?? 0) + 1;
  }
  return niks;
}

function wordFigures(
  counts: Uint32Array,
  people: number,
): { wordBits: Float64Array; wordShare: Float64Array } {
  const wordBits = new Float64Array(counts.length);
  const wordShare = new Float64Array(counts.length);
  for (let word = 0; word < counts.length; word += 1) {
    const count = counts[word] ?? 1;
    wordBits[word] = Math.min(12, Math.max(2, Math.log2((people + 3000) / (count + 0.5))));
    wordShare[word] = Math.max(count - 1, 0.1) / people + 1e-6;
  }
  return { wordBits, wordShare };
}
