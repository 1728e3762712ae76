import { mix } from '../hash.ts';
import { NAME_WORDS, NIK_FULL, NIK_ODD } from '../person-table.ts';
import type { PersonTable } from '../person-table.ts';
import { IS_MUHAMMAD } from '../vocabulary.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Places of the parts of a row that blocking keys are made of. A part is 0 when the row does not have it. */
export const NIK_START = 0;
export const NIK_END = 1;
export const NIK_REGION = 2;
export const DAY = 3;
export const RECORDED_DAY = 4;
/** Day and month without their order, so that a swapped date still meets. */
export const DAY_AND_MONTH = 5;
export const YEAR = 6;
export const FIRST_SOUND = 7;
export const LAST_SOUND = 8;
export const JOINED = 9;
export const WHOLE_NAME = 10;
export const EMPLOYER = 11;
export const SEX = 12;
/** Region and serial of the NIK, without the date between them. */
export const NIK_ENDS = 13;
/** The first two letters of the first word that says something. */
export const FIRST_LETTERS = 14;
export const PARTS = 15;

/** What parts are read from. */
export interface KeySource {
  readonly table: PersonTable;
  readonly vocabulary: Vocabulary;
  /** A stable key of the legal person that each row works for, 0 when none is known. */
  readonly employers: Uint32Array;
}

/** Reads the parts of one row into `parts`. */
export function readParts(source: KeySource, at: number, parts: Uint32Array): void {
  const { table } = source;
  const birth = table.birth[at] ?? 0;
  const day = birthOrNik(birth, table.nikDay[at] ?? 0);
  readNikParts(table, at, parts);
  parts[DAY] = day;
  parts[RECORDED_DAY] = birth;
  parts[DAY_AND_MONTH] = dayAndMonth(birth);
  parts[YEAR] = Math.trunc(day / 10_000);
  readNameParts(source, at, parts);
  parts[JOINED] = table.joinedKey[at] ?? 0;
  parts[WHOLE_NAME] = table.skeletonKey[at] ?? 0;
  parts[EMPLOYER] = source.employers[at] ?? 0;
  parts[SEX] = table.sex[at] ?? 0;
}

function readNikParts(table: PersonTable, at: number, parts: Uint32Array): void {
  parts[NIK_START] = 0;
  parts[NIK_END] = 0;
  parts[NIK_REGION] = 0;
  parts[NIK_ENDS] = 0;
  if (table.nikForm[at] === NIK_FULL) {
    const head = table.nikHead[at] ?? 0;
    const tail = table.nikTail[at] ?? 0;
    parts[NIK_START] = mix(head, Math.trunc(tail / 10_000));
    parts[NIK_END] = mix(head % 100, tail);
    parts[NIK_REGION] = Math.trunc(head / 100);
    parts[NIK_ENDS] = mix(Math.trunc(head / 100), tail % 10_000);
  } else if (table.nikForm[at] === NIK_ODD) {
    const odd = table.oddNik.get(at) ?? '';
    if (odd.length < 14) return;
    parts[NIK_START] = mix(Number(odd.slice(0, 8)), Number(odd.slice(8, 12)));
    parts[NIK_END] = mix(Number(odd.slice(-10, -8)), Number(odd.slice(-8)));
  }
}

/** The sound of the first word that says something, and of the last. */
function readNameParts({ table, vocabulary }: KeySource, at: number, parts: Uint32Array): void {
  const count = table.wordCount[at] ?? 0;
  parts[FIRST_SOUND] = 0;
  parts[LAST_SOUND] = 0;
  parts[FIRST_LETTERS] = 0;
  if (count === 0) return;
  const from = at * NAME_WORDS;
  const first = table.words[from] ?? 0;
  const isCommon =
    count > 1 && (((vocabulary.kinds[first] ?? 0) & IS_MUHAMMAD) !== 0 || vocabulary.lengthOf(first) === 1);
  const telling = isCommon ? (table.words[from + 1] ?? 0) : first;
  let last = table.words[from + count - 1] ?? 0;
  if (count > 1 && vocabulary.lengthOf(last) === 1) last = table.words[from + count - 2] ?? 0;
  parts[FIRST_SOUND] = vocabulary.skeletonKeys[telling] ?? 0;
  parts[FIRST_LETTERS] = firstLetters(vocabulary, telling);
  parts[LAST_SOUND] = vocabulary.skeletonKeys[last] ?? 0;
}

function firstLetters({ letters, starts }: Vocabulary, word: number): number {
  const from = starts[word] ?? 0;
  const hasTwo = (starts[word + 1] ?? 0) - from > 1;
  return (letters[from] ?? 0) * 256 + (hasTwo ? (letters[from + 1] ?? 0) : 0);
}

/** The recorded date, or the one inside the NIK when none is recorded; the century by who can be of working age. */
function birthOrNik(recorded: number, inside: number): number {
  if (recorded !== 0 || inside === 0) return recorded;
  return inside + (inside >= 200_000 ? 19_000_000 : 20_000_000);
}

function dayAndMonth(birth: number): number {
  if (birth === 0) return 0;
  const month = Math.trunc(birth / 100) % 100;
  const day = birth % 100;
  return month < day ? month * 100 + day : day * 100 + month;
}
