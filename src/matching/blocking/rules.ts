import { mix } from '../hash.ts';
import { NAME_WORDS, NIK_FULL, NIK_ODD } from '../person-table.ts';
import type { PersonTable } from '../person-table.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What a rule may look at. */
export interface KeySource {
  readonly table: PersonTable;
  readonly vocabulary: Vocabulary;
  /** Legal person that each row works for, 0 when none is known. */
  readonly entities: Int32Array;
}

/** One reason to compare two rows: equal keys. Key 0 means that the rule has nothing to say about a row. */
export interface BlockingRule {
  readonly name: string;
  keyOf(source: KeySource, at: number): number;
}

/**
 * Many strict rules rather than a few loose ones. A pair belongs to the first rule that finds it.
 * The first is the exact join; the others are for the residue.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  {
    name: 'NIK sama',
    keyOf: ({ table }, at) =>
      table.nikForm[at] === NIK_FULL ? mix(table.nikHead[at] ?? 0, table.nikTail[at] ?? 0) : 0,
  },
  { name: 'NIK 12 digit awal', keyOf: ({ table }, at) => nikStart(table, at) },
  {
    name: 'NIK 10 digit akhir dan bunyi nama',
    keyOf: (source, at) => joinKeys(nikEnd(source.table, at), firstSound(source, at)),
  },
  {
    name: 'tanggal lahir dan bunyi nama depan',
    keyOf: (source, at) => joinKeys(birthOrNik(source.table, at), firstSound(source, at)),
  },
  {
    name: 'tanggal lahir dan bunyi nama akhir',
    keyOf: (source, at) => joinKeys(birthOrNik(source.table, at), lastSound(source, at)),
  },
  {
    name: 'tanggal lahir dan nama tergabung',
    keyOf: ({ table }, at) => joinKeys(birthOrNik(table, at), table.joinedKey[at] ?? 0),
  },
  {
    name: 'seluruh nama, hari dan bulan',
    keyOf: ({ table }, at) => joinKeys(table.skeletonKey[at] ?? 0, dayAndMonth(table.birth[at] ?? 0)),
  },
  {
    name: 'seluruh nama dan tahun lahir',
    keyOf: ({ table }, at) => joinKeys(table.skeletonKey[at] ?? 0, birthYear(table, at)),
  },
  {
    name: 'seluruh nama dan wilayah NIK',
    keyOf: ({ table }, at) => joinKeys(table.skeletonKey[at] ?? 0, nikRegion(table, at)),
  },
  {
    name: 'pemberi kerja dan seluruh nama',
    keyOf: ({ table, entities }, at) => joinKeys(entities[at] ?? 0, table.skeletonKey[at] ?? 0),
  },
  {
    name: 'pemberi kerja dan tanggal lahir',
    keyOf: ({ table, entities }, at) => joinKeys(entities[at] ?? 0, table.birth[at] ?? 0),
  },
  {
    name: 'pemberi kerja, hari, bulan dan bunyi nama',
    keyOf: (source, at) =>
      joinKeys(
        joinKeys(source.entities[at] ?? 0, firstSound(source, at)),
        dayAndMonth(source.table.birth[at] ?? 0),
      ),
  },
  {
    name: 'pemberi kerja, tahun dan bunyi nama',
    keyOf: (source, at) =>
      joinKeys(joinKeys(source.entities[at] ?? 0, firstSound(source, at)), birthYear(source.table, at)),
  },
];

/** Keys of all rules for all rows, row by row: the keys of one row stand together. */
export function keysOf(source: KeySource): Uint32Array {
  const rules = BLOCKING_RULES.length;
  const keys = new Uint32Array(source.table.size * rules);
  for (let at = 0; at < source.table.size; at += 1) {
    for (let rule = 0; rule < rules; rule += 1)
      keys[at * rules + rule] = BLOCKING_RULES[rule]?.keyOf(source, at) ?? 0;
  }
  return keys;
}

function joinKeys(left: number, right: number): number {
  return left === 0 || right === 0 ? 0 : mix(left, right);
}

function nikStart(table: PersonTable, at: number): number {
  if (table.nikForm[at] === NIK_FULL)
    return mix(table.nikHead[at] ?? 0, Math.trunc((table.nikTail[at] ?? 0) / 10_000));
  const odd = table.nikForm[at] === NIK_ODD ? (table.oddNik.get(at) ?? '') : '';
  return odd.length >= 14 ? mix(Number(odd.slice(0, 8)), Number(odd.slice(8, 12))) : 0;
}

function nikEnd(table: PersonTable, at: number): number {
  if (table.nikForm[at] === NIK_FULL) return mix((table.nikHead[at] ?? 0) % 100, table.nikTail[at] ?? 0);
  const odd = table.nikForm[at] === NIK_ODD ? (table.oddNik.get(at) ?? '') : '';
  return odd.length >= 14 ? mix(Number(odd.slice(-10, -8)), Number(odd.slice(-8))) : 0;
}

function nikRegion(table: PersonTable, at: number): number {
  return table.nikForm[at] === NIK_FULL ? Math.trunc((table.nikHead[at] ?? 0) / 100) : 0;
}

function birthYear(table: PersonTable, at: number): number {
  return Math.trunc(birthOrNik(table, at) / 10_000);
}

/** The recorded date, or the one inside the NIK when none is recorded; the century by who can be of working age. */
function birthOrNik(table: PersonTable, at: number): number {
  const recorded = table.birth[at] ?? 0;
  const inside = table.nikDay[at] ?? 0;
  if (recorded !== 0 || inside === 0) return recorded;
  return inside + (inside >= 200_000 ? 19_000_000 : 20_000_000);
}

/** Day and month without their order, so that a swapped date still meets. */
function dayAndMonth(birth: number): number {
  if (birth === 0) return 0;
  const month = Math.trunc(birth / 100) % 100;
  const day = birth % 100;
  return month < day ? month * 100 + day : day * 100 + month;
}

function firstSound(source: KeySource, at: number): number {
  const count = source.table.wordCount[at] ?? 0;
  if (count === 0) return 0;
  const first = source.table.words[at * NAME_WORDS] ?? 0;
  const isCommon =
    count > 1 &&
    (source.vocabulary.sounds[first] === 'MUHAMAD' || source.vocabulary.word(first).length === 1);
  const word = isCommon ? (source.table.words[at * NAME_WORDS + 1] ?? 0) : first;
  return source.vocabulary.skeletonKeys[word] ?? 0;
}

function lastSound(source: KeySource, at: number): number {
  const count = source.table.wordCount[at] ?? 0;
  if (count === 0) return 0;
  let last = count - 1;
  if (last > 0 && source.vocabulary.word(source.table.words[at * NAME_WORDS + last] ?? 0).length === 1)
    last -= 1;
  return source.vocabulary.skeletonKeys[source.table.words[at * NAME_WORDS + last] ?? 0] ?? 0;
}
