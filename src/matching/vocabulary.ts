import { hashBytes, hashText } from './hash.ts';
import { titleKind } from './normalise/person-name.ts';
import { skeletonOf, soundOf } from './normalise/sound.ts';
import { grown, sharedBytes, sharedInts, sharedUints } from './shared-arrays.ts';

/** The sound of Muhammad in any of its spellings: so common a first word that it says little. */
export const SOUND_OF_MUHAMMAD = 'MUHAMAD';
/** Set in `kinds` beside the kinds of title: the word is a spelling of Muhammad. */
export const IS_MUHAMMAD = 8;

/** The columns of a vocabulary, for whoever opens it elsewhere. */
export interface VocabularyColumns {
  readonly size: number;
  readonly letters: Uint8Array;
  readonly starts: Int32Array;
  readonly soundLetters: Uint8Array;
  readonly soundStarts: Int32Array;
  readonly soundKeys: Uint32Array;
  readonly skeletonKeys: Uint32Array;
  readonly kinds: Uint8Array;
}

/**
 * Every distinct word of names, numbered, with how often it occurs and how it sounds.
 * Names are then short lists of numbers: two million rows fit in typed arrays, and a pair of words is compared once.
 */
export class Vocabulary implements VocabularyColumns {
  size = 0;
  /** Letters of all words, and where each begins; the sounds likewise. */
  letters = sharedBytes(1 << 13);
  starts = sharedInts(1 << 10);
  soundLetters = sharedBytes(1 << 13);
  soundStarts = sharedInts(1 << 10);
  soundKeys = sharedUints(1 << 10);
  skeletonKeys = sharedUints(1 << 10);
  /** What kind of title a word can be, and IS_MUHAMMAD. */
  kinds = sharedBytes(1 << 10);
  /** How often each word stands in a name. */
  counts = sharedUints(1 << 10);
  #slots = new Int32Array(1 << 12).fill(-1);
  #scratch = new Uint8Array(64);

  /** Opens the columns of another vocabulary to read them. */
  static open(columns: VocabularyColumns): Vocabulary {
    return Object.assign(new Vocabulary(), columns);
  }

  /** Its columns as they stand; words added later may be missing. */
  columns(): VocabularyColumns {
    const { size, letters, starts, soundLetters, soundStarts, soundKeys, skeletonKeys, kinds } = this;
    return { size, letters, starts, soundLetters, soundStarts, soundKeys, skeletonKeys, kinds };
  }

  /** The number of a word of capital letters. */
  number(word: string): number {
    if (word.length > this.#scratch.length) this.#scratch = new Uint8Array(word.length * 2);
    for (let at = 0; at < word.length; at += 1) this.#scratch[at] = word.charCodeAt(at);
    return this.find(this.#scratch, 0, word.length);
  }

  /** The number of the word that stands in `bytes` in letters of either case; a new word is added. */
  find(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashBytes(bytes, from, to);
    let slot = hash & (this.#slots.length - 1);
    for (;;) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) break;
      if (this.#isWord(known, bytes, from, to)) return known;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.size;
    return this.#add(bytes, from, to);
  }

  /** Counts one occurrence of a word. */
  count(number: number): void {
    this.counts[number] = (this.counts[number] ?? 0) + 1;
  }

  word(number: number): string {
    return text(this.letters, this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
  }

  sound(number: number): string {
    return text(this.soundLetters, this.soundStarts[number] ?? 0, this.soundStarts[number + 1] ?? 0);
  }

  lengthOf(number: number): number {
    return (this.starts[number + 1] ?? 0) - (this.starts[number] ?? 0);
  }

  #isWord(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[number] ?? 0;
    if ((this.starts[number + 1] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at += 1)
      if (this.letters[start + at - from] !== ((bytes[at] ?? 0) & 0xdf)) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number): number {
    const number = this.size;
    if (number + 2 > this.starts.length) this.#grow();
    this.letters = append(this.letters, this.starts, number, bytes.subarray(from, to), 0xdf);
    const sound = soundOf(this.word(number));
    this.soundLetters = append(
      this.soundLetters,
      this.soundStarts,
      number,
      Uint8Array.from(sound, (letter) => letter.charCodeAt(0)),
      0xff,
    );
    this.soundKeys[number] = hashText(sound);
    this.skeletonKeys[number] = hashText(skeletonOf(sound));
    this.kinds[number] = titleKind(this.word(number)) | (sound === SOUND_OF_MUHAMMAD ? IS_MUHAMMAD : 0);
    this.size += 1;
    if (this.size * 3 > this.#slots.length) this.#rehash();
    return number;
  }

  #grow(): void {
    const room = this.starts.length * 2;
    this.starts = grown(this.starts, sharedInts(room));
    this.soundStarts = grown(this.soundStarts, sharedInts(room));
    this.soundKeys = grown(this.soundKeys, sharedUints(room));
    this.skeletonKeys = grown(this.skeletonKeys, sharedUints(room));
    this.kinds = grown(this.kinds, sharedBytes(room));
    this.counts = grown(this.counts, sharedUints(room));
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    for (let number = 0; number < this.size; number += 1) {
      const hash = hashBytes(this.letters, this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
      let slot = hash & (this.#slots.length - 1);
      while (this.#slots[slot] !== -1) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number;
    }
  }
}

/** Writes the letters of one word behind the others; answers the column, which may be a longer one. */
function append(
  letters: Uint8Array,
  starts: Int32Array,
  number: number,
  word: Uint8Array,
  mask: number,
): Uint8Array {
  const start = starts[number] ?? 0;
  const end = start + word.length;
  let room = letters.length;
  while (room < end) room *= 2;
  const column = room === letters.length ? letters : grown(letters, sharedBytes(room));
  for (let at = 0; at < word.length; at += 1) column[start + at] = (word[at] ?? 0) & mask;
  starts[number + 1] = end;
  return column;
}

function text(letters: Uint8Array, from: number, to: number): string {
  let word = '';
  for (let at = from; at < to; at += 1) word += String.fromCharCode(letters[at] ?? 0);
  return word;
}
