import { editDistance } from '../compare/edit-distance.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmWords } from './firm-words.ts';

/** The most that two names say. */
export const MOST_BITS = 16;
/** Even a wholly different name happens to one employer in some hundreds. */
const LEAST_BITS = -9;
/** Names from which the words alone speak for one firm. */
const ALIKE_FROM = 2.5;
/** An abbreviated or cut form proves less than the whole. */
const ACRONYM_BELOW = 3;
const CUT_BELOW = 3;
const CUT_LETTERS = 12;
const WORD_AGAINST_WORD = -2;
/** Words that a firm's name carries or not, as its writer likes. */
const PASSING = new Set(['INDONESIA', 'GROUP', 'NUSANTARA', 'INTERNASIONAL']);
/** The most that the words of a group say, and what one telling word more holds against it. */
const GROUP_MOST = 8;
const WORD_MORE = 4.5;
/** One of the names carries a number, the other does not. */
const ONE_NUMBER = -3;
/** The most that equal words say when another legal form stands before them, and when something else tells two firms apart. */
const OTHER_FORM_MOST = 2;
const APART_MOST = -2;
/** Forms of which one firm founds the other: a works cooperative or a foundation is never the firm itself. */
const FOUNDED = new Set(['KOPERASI', 'KOPERASI KARYAWAN', 'YAYASAN', 'BUMDES']);

/** Bits of two firm names: their core words by rarity, as far as number, kind, form and place leave them to speak. */
export function firmNameBits(a: FirmProfile, b: FirmProfile, words: FirmWords): number {
  if (a.core.length === 0 || b.core.length === 0) return 0;
  return besideNumber(a, b, Math.min(coreBits(a, b, words), mostBits(a, b)));
}

/** No less than `firmNameBits`, without a look at the words. */
export function mostNameBits(a: FirmProfile, b: FirmProfile): number {
  return a.core.length === 0 || b.core.length === 0 ? 0 : besideNumber(a, b, mostBits(a, b));
}

function besideNumber(a: FirmProfile, b: FirmProfile, bits: number): number {
  const oneNumber = (a.number === '') !== (b.number === '');
  return Math.max(LEAST_BITS, oneNumber ? bits + ONE_NUMBER : bits);
}

/** Whether two names alone, read in one place, would pass for one firm. */
export function areAlikeNames(a: FirmProfile, b: FirmProfile, words: FirmWords): boolean {
  return firmNameBits(a, b, words) >= ALIKE_FROM;
}

function coreBits(a: FirmProfile, b: FirmProfile, words: FirmWords): number {
  const left = [...words.coreOf(a)];
  const right = [...words.coreOf(b)];
  const most = sum(left.length >= right.length ? left : right, words);
  if (a.joined === b.joined) return capped(most);
  let bits = takeEqual(left, right, words);
  if (isAcronym(left, right, words) || isAcronym(right, left, words)) return capped(most - ACRONYM_BELOW);
  bits += takeSimilar(left, right, words);
  if (left.length + right.length === 0) return capped(bits);
  if (isCutOff(a, b)) return capped(most - CUT_BELOW);
  if (isSlipOfJoined(a, b, left, right, words)) return capped(most - 4);
  if (left.length > 0 && right.length > 0) {
    for (const word of [...left, ...right]) bits -= 1 + words.bits(word) * 0.9;
    return capped(bits + WORD_AGAINST_WORD);
  }
  return oneSided(bits, [...left, ...right], words);
}

/**
 * One name has words more. "Indonesia" and "Group" come and go; any other word tells the firms of one group apart, so
 * that what they share, however rare, is at most the name of the group.
 */
function oneSided(bits: number, over: readonly number[], words: FirmWords): number {
  const telling = over.filter((word) => !PASSING.has(words.textOf(word)));
  if (telling.length === 0) return capped(bits - over.length);
  return telling.reduce((left, word) => left - WORD_MORE - words.bits(word) * 0.25, Math.min(bits, GROUP_MOST));
}

/** What number, kind, form and place leave of equal words. */
function mostBits(a: FirmProfile, b: FirmProfile): number {
  const isApart = (left: string, right: string): boolean => left !== right && left !== '' && right !== '';
  if (isApart(a.number, b.number) || isApart(a.kind, b.kind)) return APART_MOST;
  if (isApart(a.branch, b.branch) && !(a.saysBranch && b.saysBranch)) return APART_MOST;
  if (!isApart(a.form, b.form)) return MOST_BITS;
  return FOUNDED.has(a.form) || FOUNDED.has(b.form) ? APART_MOST : OTHER_FORM_MOST;
}

/** One word that is the first letters of all the words it stands against: "BKS" of "Bina Karya Sentosa". */
function isAcronym(short: readonly number[], long: readonly number[], words: FirmWords): boolean {
  const only = short[0];
  if (only === undefined || short.length !== 1 || long.length < 3) return false;
  const letters = words.textOf(only);
  return letters.length === long.length && letters === long.map((word) => words.textOf(word).charAt(0)).join('');
}

/** A field of fixed length cut the longer name off within a word. */
function isCutOff(a: FirmProfile, b: FirmProfile): boolean {
  const [short, long] = a.joined.length < b.joined.length ? [a, b] : [b, a];
  const last = short.core.length - 1;
  return short.joined.length >= CUT_LETTERS && long.joined.startsWith(short.joined) && long.core[last] !== short.core[last];
}

/** A slip that also moved a blank; never where two usual words stand against each other. */
function isSlipOfJoined(
  a: FirmProfile,
  b: FirmProfile,
  left: readonly number[],
  right: readonly number[],
  words: FirmWords,
): boolean {
  if (left.some((word) => right.some((other) => words.areBothUsual(word, other)))) return false;
  return editDistance(a.joined, b.joined, 2) <= (a.joined.length >= 12 ? 2 : 1);
}

function sum(core: readonly number[], words: FirmWords): number {
  return core.reduce((total, word) => total + words.bits(word), 0);
}

function capped(bits: number): number {
  return Math.min(MOST_BITS, bits);
}

function takeEqual(left: number[], right: number[], words: FirmWords): number {
  let bits = 0;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const word = left[at] ?? -1;
    const other = right.indexOf(word);
    if (other < 0) continue;
    bits += words.bits(word);
    left.splice(at, 1);
    right.splice(other, 1);
  }
  return bits;
}

function takeSimilar(left: number[], right: number[], words: FirmWords): number {
  let bits = 0;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const word = left[at] ?? -1;
    const other = right.findIndex((candidate) => words.areSimilar(word, candidate));
    if (other < 0) continue;
    bits += Math.max(0.5, Math.min(words.bits(word), words.bits(right[other] ?? -1)) - 1.5);
    left.splice(at, 1);
    right.splice(other, 1);
  }
  return bits;
}
