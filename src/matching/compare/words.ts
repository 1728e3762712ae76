import type { Frequencies } from '../frequencies.ts';
import type { Model } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { editDistance } from './edit-distance.ts';

/** How two words of names agree. */
export const WORD_DIFFERS = 0;
export const WORD_EQUAL = 1;
export const WORD_SOUND = 2;
export const WORD_SPELLING = 3;
export const WORD_INITIAL = 4;

const LEAST_USEFUL = -3;

/** Compares two words once and remembers the answer: a register has far fewer words than names. */
export class WordPairs {
  kind = WORD_DIFFERS;
  bits = 0;
  #keys = new Float64Array(1 << 14).fill(-1);
  #kinds = new Uint8Array(1 << 14);
  #bits = new Float32Array(1 << 14);
  #used = 0;
  readonly #vocabulary: Vocabulary;
  readonly #frequencies: Frequencies;
  readonly #model: Model;

  constructor(model: Model, frequencies: Frequencies, vocabulary: Vocabulary) {
    this.#model = model;
    this.#frequencies = frequencies;
    this.#vocabulary = vocabulary;
  }

  /** Sets `kind` and `bits` for two word numbers. */
  look(left: number, right: number): void {
    if (left === right) {
      this.kind = WORD_EQUAL;
      this.bits = this.bitsOf(left);
      return;
    }
    const low = Math.min(left, right);
    const high = Math.max(left, right);
    const key = low * 0x4000000 + high;
    let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & (this.#keys.length - 1);
    while (this.#keys[slot] !== -1) {
      if (this.#keys[slot] === key) {
        this.kind = this.#kinds[slot] ?? 0;
        this.bits = this.#bits[slot] ?? 0;
        return;
      }
      slot = (slot + 1) & (this.#keys.length - 1);
    }
    this.#compare(low, high);
    this.#keys[slot] = key;
    this.#kinds[slot] = this.kind;
    this.#bits[slot] = this.bits;
    this.#used += 1;
    if (this.#used * 2 > this.#keys.length) this.#grow();
  }

  /** log2(1/share) of a word: what its exact agreement is worth. */
  bitsOf(word: number): number {
    return this.#frequencies.wordBits[word] ?? 0;
  }

  #compare(left: number, right: number): void {
    const a = this.#vocabulary.word(left);
    const b = this.#vocabulary.word(right);
    const common = Math.min(this.bitsOf(left), this.bitsOf(right));
    if (a.length === 1 || b.length === 1) {
      const same = a.charAt(0) === b.charAt(0) || this.#firstSound(left) === this.#firstSound(right);
      this.#set(same ? WORD_INITIAL : WORD_DIFFERS, same ? Math.min(common, this.#model.name.initial) : 0);
      return;
    }
    if (this.#vocabulary.soundKeys[left] === this.#vocabulary.soundKeys[right]) {
      this.#set(WORD_SOUND, Math.max(1, common + this.#model.name.sameSound));
      return;
    }
    this.#compareSpelling(a, b, common, Math.min(this.#share(left), this.#share(right)));
  }

  #compareSpelling(a: string, b: string, common: number, rareShare: number): void {
    const shortest = Math.min(a.length, b.length);
    const limit = shortest >= 6 ? 2 : shortest >= 3 ? 1 : 0;
    const edits = limit === 0 ? 1 : editDistance(a, b, limit);
    if (limit === 0 || edits > limit) {
      this.#set(WORD_DIFFERS, 0);
      return;
    }
    const chance = edits === 1 ? this.#model.name.oneWrongLetter : this.#model.name.twoWrongLetters;
    const bits = Math.min(common - 1.5 * edits, Math.log2(chance / rareShare)) - (shortest === 3 ? 1.5 : 0);
    this.#set(bits > LEAST_USEFUL ? WORD_SPELLING : WORD_DIFFERS, bits);
  }

  #firstSound(word: number): number | undefined {
    return this.#vocabulary.soundLetters[this.#vocabulary.soundStarts[word] ?? 0];
  }

  #share(word: number): number {
    return this.#frequencies.wordShare[word] ?? 1;
  }

  #set(kind: number, bits: number): void {
    this.kind = kind;
    this.bits = kind === WORD_DIFFERS ? 0 : bits;
  }

  #grow(): void {
    const keys = this.#keys;
    const kinds = this.#kinds;
    const bits = this.#bits;
    const size = keys.length * 2;
    this.#keys = new Float64Array(size).fill(-1);
    this.#kinds = new Uint8Array(size);
    this.#bits = new Float32Array(size);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? -1;
      if (key === -1) continue;
      const low = Math.floor(key / 0x4000000);
      const high = key % 0x4000000;
      let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & (size - 1);
      while (this.#keys[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.#keys[slot] = key;
      this.#kinds[slot] = kinds[at] ?? 0;
      this.#bits[slot] = bits[at] ?? 0;
    }
  }
}
