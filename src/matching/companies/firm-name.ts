import { editDistance } from '../compare/edit-distance.ts';
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

  /** Bits of a word between 1.5 and 11; "Jaya" and "Indonesia" are nearly free. */
  bits(word: string): number {
    return Math.min(11, Math.max(1.5, Math.log2((this.#firms + 400) / (this.count(word) + 1))));
  }
}

const MOST_BITS = 16;
/** Even a wholly different name happens to one employer in some hundreds. */
const LEAST_BITS = -9;

/** Bits of two core names: matched words by rarity, unmatched words against it. */
export function firmNameBits(a: FirmProfile, b: FirmProfile, words: FirmWords): number {
  if (a.core.length === 0 || b.core.length === 0) return 0;
  if (a.joined === b.joined) return capped(sum(a.core.length >= b.core.length ? a.core : b.core, words));
  const left = [...a.core];
  const right = [...b.core];
  let bits = takeEqual(left, right, words);
  bits += takeSimilar(left, right, words);
  if (
    left.length + right.length > 0 &&
    editDistance(a.joined, b.joined, 2) <= (a.joined.length >= 12 ? 2 : 1)
  ) {
    return capped(sum(a.core.length >= b.core.length ? a.core : b.core, words) - 4);
  }
  const both = left.length > 0 && right.length > 0;
  for (const word of [...left, ...right]) bits -= 1 + words.bits(word) * (both ? 0.9 : 0.5);
  return Math.max(LEAST_BITS, capped(bits));
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
  if (short.length >= 2 && long.length >= short.length + 2 && isShortenedForm(short, long)) return true;
  if (short.length < 4 || (words.count(a) > 3 && words.count(b) > 3)) return false;
  const limit = short.length >= 8 ? 2 : 1;
  return editDistance(a, b, limit) <= limit;
}

/** First letter kept, the other letters in order; a form without vowels or a plain beginning. */
function isShortenedForm(short: string, long: string): boolean {
  if (long.startsWith(short)) return short.length >= 3;
  if (short.charAt(0) !== long.charAt(0) || /[AIUEO]/.test(short.slice(1))) return false;
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at += 1;
  return at === short.length;
}
