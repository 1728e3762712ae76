import { editDistance } from '../compare/edit-distance.ts';
import { isUsualFirmWord } from '../normalise/firm-words.ts';
import { skeletonOf, soundOf } from '../normalise/sound.ts';
import type { FirmProfile } from './firm-profile.ts';

/** A word is usual when more firms than this carry it. */
const USUAL_FROM = 3;
/** A slip of a usual word is at least this many times rarer than the word. */
const SLIP_AT_MOST = 15;

/** One word with what is asked of it again and again. */
interface Word {
  readonly text: string;
  readonly sound: string;
  readonly skeleton: string;
  readonly isUsual: boolean;
  /** How many firms carry it. */
  firms: number;
  /** What agreement on it is worth; 0 until asked for. */
  bits: number;
  /** Whether the words that it was held against are similar; valid as long as no firm is added. */
  readonly similar: Map<number, boolean>;
}

/** Words of firm names by number, with what agreement on each is worth (log2 of its rarity). */
export class FirmWords {
  readonly #numbers = new Map<string, number>();
  readonly #words: Word[] = [];
  readonly #cores = new Map<FirmProfile, readonly number[]>();
  #firms = 0;
  #isCounted = false;

  add(firm: FirmProfile): void {
    this.#firms += 1;
    for (const word of new Set(this.coreOf(firm))) this.#word(word).firms += 1;
    if (this.#isCounted) this.#forget();
  }

  /** The number of a word. */
  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const sound = soundOf(text);
    const skeleton = skeletonOf(sound);
    const isUsual = isUsualFirmWord(text);
    this.#numbers.set(text, this.#words.length);
    this.#words.push({ text, sound, skeleton, isUsual, firms: 0, bits: 0, similar: new Map() });
    return this.#words.length - 1;
  }

  /** The words of a firm's core by number; read once. */
  coreOf(firm: FirmProfile): readonly number[] {
    const known = this.#cores.get(firm);
    if (known !== undefined) return known;
    const core = firm.core.map((text) => this.numberOf(text));
    this.#cores.set(firm, core);
    return core;
  }

  textOf(word: number): string {
    return this.#word(word).text;
  }

  soundOf(word: number): string {
    return this.#word(word).sound;
  }

  /** The sound without its vowels. */
  skeletonOf(word: number): string {
    return this.#word(word).skeleton;
  }

  /** How many firms carry a word. */
  count(word: number): number {
    return this.#word(word).firms;
  }

  /** Bits of a word between 1.5 and 11; "Jaya" and "Indonesia" are nearly free. */
  bits(word: number): number {
    const known = this.#word(word);
    if (known.bits > 0) return known.bits;
    this.#isCounted = true;
    known.bits = Math.min(11, Math.max(1.5, Math.log2((this.#firms + 400) / (known.firms + 1))));
    return known.bits;
  }

  /** Whether both words are usual in their own right, so that neither is a slip of the other, as "Jya" is of "Jaya". */
  areBothUsual(a: number, b: number): boolean {
    const left = this.#word(a);
    const right = this.#word(b);
    if (left.isUsual && right.isUsual) return true;
    const rarer = Math.min(left.firms, right.firms);
    return rarer > USUAL_FROM && rarer * SLIP_AT_MOST > Math.max(left.firms, right.firms);
  }

  /** A typing slip, the same sound, or a shortened form ("Mfg" of "Manufacturing"); never two words that are both usual. */
  areSimilar(a: number, b: number): boolean {
    const left = this.#word(a);
    const known = left.similar.get(b);
    if (known !== undefined) return known;
    this.#isCounted = true;
    const right = this.#word(b);
    const answer =
      left.sound === right.sound || isOtherForm(left.text, right.text, () => this.areBothUsual(a, b));
    left.similar.set(b, answer);
    return answer;
  }

  #word(word: number): Word {
    const found = this.#words[word];
    if (found === undefined) throw new Error('A word that was never read');
    return found;
  }

  /** One firm more changes what every word is worth. */
  #forget(): void {
    this.#isCounted = false;
    for (const word of this.#words) {
      word.bits = 0;
      word.similar.clear();
    }
  }
}

function isOtherForm(a: string, b: string, areBothUsual: () => boolean): boolean {
  const short = a.length < b.length ? a : b;
  const long = a.length < b.length ? b : a;
  if (isAbbreviation(short, long)) return true;
  if (areBothUsual()) return false;
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
