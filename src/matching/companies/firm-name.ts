import { editDistance } from '../compare/edit-distance.ts';
import { isUsualFirmWord } from '../normalise/firm-words.ts';
import { soundOf } from '../normalise/sound.ts';
import type { FirmProfile } from './firm-profile.ts';

/** Words of firm names with what agreement on each is worth (log2 of its rarity). */
export class FirmWords {
  readonly #counts = new Map<string, number>();
  readonly #sounds = new Map<string, string>();
  #firms = 0;

  add(firm: FirmProfile): void {
    this.#firms += 1;
    for (const word of new Set(firm.core)) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }

  /** How a word sounds; remembered, because the same words come again and again. */
  soundOf(word: string): string {
    const known = this.#sounds.get(word);
    if (known !== undefined) return known;
    const sound = soundOf(word);
    this.#sounds.set(word, sound);
    return sound;
  }

  /** How many firms carry a word. */
  count(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** Whether both words are usual in their own right, so that neither is a slip of the other, as "Jya" is of "Jaya". */
  areBothUsual(a: string, b: string): boolean {
    if (isUsualFirmWord(a) && isUsualFirmWord(b)) return true;
    const [rarer, other] = [this.count(a), this.count(b)].sort((x, y) => x - y);
    return (rarer ?? 0) > USUAL_FROM && (rarer ?? 0) * SLIP_AT_MOST > (other ?? 0);
  }

  /** Bits of a word between 1.5 and 11; "Jaya" and "Indonesia" are nearly free. */
  bits(word: string): number {
    return Math.min(11, Math.max(1.5, Math.log2((this.#firms + 400) / (this.count(word) + 1))));
  }
}

const MOST_BITS = 16;
/** Even a wholly different name happens to one employer in some hundreds. */
const LEAST_BITS = -9;
/** Names from which the words alone speak for one firm. */
const ALIKE_FROM = 2.5;
/** A word is usual when more firms than this carry it. */
const USUAL_FROM = 3;
/** A slip of a usual word is at least this many times rarer than the word. */
const SLIP_AT_MOST = 15;
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
  const bits = Math.min(coreBits(a, b, words), mostBits(a, b));
  const oneNumber = (a.number === '') !== (b.number === '');
  return Math.max(LEAST_BITS, oneNumber ? bits + ONE_NUMBER : bits);
}

/** Whether two names alone, read in one place, would pass for one firm. */
export function areAlikeNames(a: FirmProfile, b: FirmProfile, words: FirmWords): boolean {
  return firmNameBits(a, b, words) >= ALIKE_FROM;
}

function coreBits(a: FirmProfile, b: FirmProfile, words: FirmWords): number {
  const most = sum(a.core.length >= b.core.length ? a.core : b.core, words);
  if (a.joined === b.joined) return capped(most);
  const left = [...a.core];
  const right = [...b.core];
  let bits = takeEqual(left, right, words);
  if (isAcronym(left, right) || isAcronym(right, left)) return capped(most - ACRONYM_BELOW);
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
function oneSided(bits: number, over: readonly string[], words: FirmWords): number {
  const telling = over.filter((word) => !PASSING.has(word));
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
function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  const letters = short[0] ?? '';
  return (
    short.length === 1 && long.length >= 3 && letters.length === long.length && letters === long.map((word) => word.charAt(0)).join('')
  );
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
  left: readonly string[],
  right: readonly string[],
  words: FirmWords,
): boolean {
  if (left.some((word) => right.some((other) => words.areBothUsual(word, other)))) return false;
  return editDistance(a.joined, b.joined, 2) <= (a.joined.length >= 12 ? 2 : 1);
}

function sum(core: readonly string[], words: FirmWords): number {
  return core.reduce((total, word) => total + words.bits(word), 0);
}

function capped(bits: number): number {
  return Math.min(MOST_BITS, bits);
}

function takeEqual(left: string[], right: string[], words: FirmWords): number {
  let bits = 0;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const word = left[at] ?? '';
    const other = right.indexOf(word);
    if (other < 0) continue;
    bits += words.bits(word);
    left.splice(at, 1);
    right.splice(other, 1);
  }
  return bits;
}

function takeSimilar(left: string[], right: string[], words: FirmWords): number {
  let bits = 0;
  for (let at = left.length - 1; at >= 0; at -= 1) {
    const word = left[at] ?? '';
    const other = right.findIndex((candidate) => isSimilarFirmWord(word, candidate, words));
    if (other < 0) continue;
    bits += Math.max(0.5, Math.min(words.bits(word), words.bits(right[other] ?? '')) - 1.5);
    left.splice(at, 1);
    right.splice(other, 1);
  }
  return bits;
}

/** A typing slip, the same sound, or a shortened form ("Mfg" of "Manufacturing"); never two words that are both usual. */
export function isSimilarFirmWord(a: string, b: string, words: FirmWords): boolean {
  if (words.soundOf(a) === words.soundOf(b)) return true;
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  if (isAbbreviation(short, long)) return true;
  if (words.areBothUsual(a, b)) return false;
  if (isShortenedForm(short, long)) return true;
  if (short.length < 4) return false;
  const limit = short.length >= 8 ? 2 : 1;
  return editDistance(a, b, limit) <= limit;
}

/** First letter kept, then only consonants of the word, in order: "Mfg", "Sjtr", "Ind". */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 2 || long.length < short.length + 2 || /[AIUEO]/.test(short.slice(1))) return false;
  return short.charAt(0) === long.charAt(0) && isSubsequence(short, long);
}

/** A plain beginning, or only vowels left out: "Konstr", "Nusantra", "Jya". */
function isShortenedForm(short: string, long: string): boolean {
  if (short.length < 3) return false;
  if (long.length >= short.length + 2 && long.startsWith(short)) return true;
  return short.length < long.length && consonants(short) === consonants(long) && isSubsequence(short, long);
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at += 1;
  return at === short.length;
}

function consonants(word: string): string {
  return word.replace(/[AIUEO]/g, '');
}
