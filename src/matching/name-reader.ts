import { nextHash, mix, settle, START } from './hash.ts';
import { personNameTokens, TITLE_AFTER, TITLE_BEFORE, WORD_OF_DESCENT } from './normalise/person-name.ts';
import { IS_MUHAMMAD } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const SPACE = 32;
/** Words of a name that are looked at; nobody has as many. */
const MOST_WORDS = 24;

/**
 * Reads names into numbered words. Most names are letters and blanks only: their words are found byte by byte, without
 * a text in between; all others go through `personNameTokens`. Both ways give the same words.
 */
export class NameReader {
  /** Words of the name just read, titles and words of descent left out. */
  readonly words = new Int32Array(MOST_WORDS);
  count = 0;
  /** Hash of the sound of all words joined, in order; 0 without words. */
  joinedKey = 0;
  /** Hash of the words' skeletons, order ignored, forenames of Muhammad left out. */
  skeletonKey = 0;
  #scratch = new Uint8Array(256);
  readonly #vocabulary: Vocabulary;
  readonly #decoder = new TextDecoder();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Reads a name given as text. */
  read(name: string): void {
    if (name.length > this.#scratch.length) this.#scratch = new Uint8Array(name.length * 2);
    let isPlain = true;
    for (let at = 0; at < name.length; at += 1) {
      const unit = name.charCodeAt(at);
      if (unit !== SPACE && !isLetter(unit)) {
        isPlain = false;
        break;
      }
      this.#scratch[at] = unit;
    }
    if (isPlain) this.#readPlain(this.#scratch, 0, name.length);
    else this.#readTokens(name);
  }

  /** Reads a name that stands in `bytes` in UTF-8. */
  readBytes(bytes: Uint8Array, from: number, to: number): void {
    let at = from;
    while (at < to && (bytes[at] === SPACE || isLetter(bytes[at] ?? 0))) at += 1;
    if (at === to) this.#readPlain(bytes, from, to);
    else this.#readTokens(this.#decoder.decode(bytes.slice(from, to)));
  }

  #readTokens(name: string): void {
    this.count = 0;
    for (const word of personNameTokens(name)) this.#push(this.#vocabulary.number(word));
    this.#finish();
  }

  #readPlain(bytes: Uint8Array, from: number, to: number): void {
    this.count = 0;
    let start = from;
    for (let at = from; at <= to; at += 1) {
      if (at < to && bytes[at] !== SPACE) continue;
      if (at > start) this.#push(this.#vocabulary.find(bytes, start, at));
      start = at + 1;
    }
    this.#dropTitles();
    this.#finish();
  }

  #push(word: number): void {
    if (this.count === MOST_WORDS) return;
    this.words[this.count] = word;
    this.count += 1;
  }

  #dropTitles(): void {
    const { kinds } = this.#vocabulary;
    const { words } = this;
    const kindAt = (at: number): number => kinds[words[at] ?? 0] ?? 0;
    let from = 0;
    let to = this.count;
    while (to - from > 1 && (kindAt(from) & TITLE_BEFORE) !== 0) from += 1;
    while (to - from > 1 && (kindAt(to - 1) & TITLE_AFTER) !== 0) to -= 1;
    let kept = 0;
    for (let at = from; at < to; at += 1) if ((kindAt(at) & WORD_OF_DESCENT) === 0) kept += 1;
    const keepAll = kept === 0;
    this.count = 0;
    for (let at = from; at < to; at += 1)
      if (keepAll || (kindAt(at) & WORD_OF_DESCENT) === 0) this.#push(words[at] ?? 0);
  }

  #finish(): void {
    const vocabulary = this.#vocabulary;
    const { soundLetters, soundStarts, skeletonKeys, kinds } = vocabulary;
    let joined = START;
    let last = 0;
    let bag = 0;
    for (let k = 0; k < this.count; k += 1) {
      const word = this.words[k] ?? 0;
      vocabulary.count(word);
      const end = soundStarts[word + 1] ?? 0;
      for (let at = soundStarts[word] ?? 0; at < end; at += 1) {
        const letter = soundLetters[at] ?? 0;
        if (letter !== last) joined = nextHash(joined, letter);
        last = letter;
      }
      if (((kinds[word] ?? 0) & IS_MUHAMMAD) === 0 || this.count === 1)
        bag = (bag + (skeletonKeys[word] ?? 0)) >>> 0;
    }
    this.joinedKey = last === 0 ? 0 : settle(joined);
    this.skeletonKey = bag === 0 ? 0 : mix(bag, 17);
  }
}

function isLetter(unit: number): boolean {
  const capital = unit & 0xdf;
  return unit < 128 && capital >= 65 && capital <= 90;
}
