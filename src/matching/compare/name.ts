import type { Model } from '../model.ts';
import { NAME_LEVELS } from '../model.ts';
import type { NameLevel } from '../model.ts';
import type { PersonColumns } from '../person-table.ts';
import { NAME_WORDS } from '../person-table.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Comparison } from './comparison.ts';
import { unitDistance } from './edit-distance.ts';
import type { WordPairs } from './words.ts';
import { WORD_DIFFERS, WORD_EQUAL, WORD_INITIAL, WORD_SOUND } from './words.ts';

const place = (level: NameLevel): number => NAME_LEVELS.indexOf(level);
const MISSING = place('missing');
const EQUAL = place('equal');
const SAME_SOUND = place('sameSound');
const SPELLING = place('spelling');
const PARTIAL = place('partial');
const CONFLICT = place('conflict');
const DIFFERENT = place('different');
/** A cut-off joined name must keep this many letters to be believed. */
const CUT_LETTERS = 10;
/** Letters of a joined name that are compared. */
const MOST_LETTERS = 128;

/** Compares two names word by word, then as joined forms; writes level and bits into the comparison. */
export class NameComparer {
  readonly #model: Model['name'];
  readonly #pairs: WordPairs;
  readonly #vocabulary: Vocabulary;
  #worst = WORD_EQUAL;
  #matched = 0;
  #inOrder = true;
  readonly #left = new Uint16Array(MOST_LETTERS);
  readonly #right = new Uint16Array(MOST_LETTERS);

  constructor(model: Model, pairs: WordPairs, vocabulary: Vocabulary) {
    this.#model = model.name;
    this.#pairs = pairs;
    this.#vocabulary = vocabulary;
  }

  compare(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    const m = a.wordCount[i] ?? 0;
    const n = b.wordCount[j] ?? 0;
    if (m === 0 || n === 0) {
      out.name = MISSING;
      out.nameBits = 0;
      return;
    }
    const bits = this.#align(a.words, i * NAME_WORDS, m, b.words, j * NAME_WORDS, n);
    const leftOver = m - this.#matched;
    const rightOver = n - this.#matched;
    if (leftOver === 0 && rightOver === 0) this.#settle(out, this.#worstLevel(), bits);
    else if (a.joinedKey[i] === b.joinedKey[j])
      this.#settle(out, SAME_SOUND, this.#joinedBits(a, i, m, b, j, n));
    else if (this.#joinedIsClose(a, i, m, b, j, n))
      this.#settle(out, SPELLING, this.#joinedBits(a, i, m, b, j, n) - 3);
    else if (this.#matched === 0) this.#settle(out, DIFFERENT, this.#model.different);
    else
      this.#settle(
        out,
        leftOver > 0 && rightOver > 0 ? CONFLICT : PARTIAL,
        bits + this.#overPenalty(leftOver, rightOver),
      );
  }

  /** Greedy alignment: exact words first, then the best similar ones. Answers the bits of the matched words. */
  #align(left: Int32Array, from: number, m: number, right: Int32Array, start: number, n: number): number {
    let taken = 0;
    let used = 0;
    let bits = 0;
    this.#matched = 0;
    this.#worst = WORD_EQUAL;
    this.#inOrder = true;
    for (let x = 0; x < m; x += 1) {
      for (let y = 0; y < n; y += 1) {
        if ((used & (1 << y)) !== 0 || left[from + x] !== right[start + y]) continue;
        used |= 1 << y;
        taken |= 1 << x;
        this.#matched += 1;
        if (x !== y) this.#inOrder = false;
        bits += this.#pairs.bitsOf(left[from + x] ?? 0);
        break;
      }
    }
    if (this.#matched === Math.min(m, n)) return this.#capped(bits);
    return this.#capped(bits + this.#alignSimilar(left, from, m, right, start, n, taken, used));
  }

  #alignSimilar(
    left: Int32Array,
    from: number,
    m: number,
    right: Int32Array,
    start: number,
    n: number,
    taken: number,
    used: number,
  ): number {
    let gained = 0;
    let mine = taken;
    let theirs = used;
    for (;;) {
      const best = this.#bestPair(left, from, m, right, start, n, mine, theirs);
      if (best < 0) return gained;
      const x = Math.trunc(best / NAME_WORDS);
      const y = best % NAME_WORDS;
      this.#pairs.look(left[from + x] ?? 0, right[start + y] ?? 0);
      mine |= 1 << x;
      theirs |= 1 << y;
      gained += this.#pairs.bits;
      this.#matched += 1;
      if (x !== y) this.#inOrder = false;
      if (this.#pairs.kind > this.#worst) this.#worst = this.#pairs.kind;
    }
  }

  /** The most telling pair of words still free, as x × NAME_WORDS + y; -1 when none is alike. */
  #bestPair(
    left: Int32Array,
    from: number,
    m: number,
    right: Int32Array,
    start: number,
    n: number,
    mine: number,
    theirs: number,
  ): number {
    let best = -Infinity;
    let found = -1;
    for (let x = 0; x < m; x += 1) {
      if ((mine & (1 << x)) !== 0) continue;
      for (let y = 0; y < n; y += 1) {
        if ((theirs & (1 << y)) !== 0) continue;
        this.#pairs.look(left[from + x] ?? 0, right[start + y] ?? 0);
        if (this.#pairs.kind === WORD_DIFFERS || this.#pairs.bits <= best) continue;
        best = this.#pairs.bits;
        found = x * NAME_WORDS + y;
      }
    }
    return found;
  }

  #worstLevel(): number {
    if (this.#worst === WORD_EQUAL) return this.#inOrder ? EQUAL : SAME_SOUND;
    if (this.#worst === WORD_SOUND) return SAME_SOUND;
    return this.#worst === WORD_INITIAL ? PARTIAL : SPELLING;
  }

  #overPenalty(leftOver: number, rightOver: number): number {
    if (leftOver > 0 && rightOver > 0) return this.#model.conflict + 1.5 * (2 - leftOver - rightOver);
    return this.#model.firstExtraWord + this.#model.furtherExtraWord * (leftOver + rightOver - 1);
  }

  #joinedBits(a: PersonColumns, i: number, m: number, b: PersonColumns, j: number, n: number): number {
    const left = m >= n ? this.#wordBits(a, i, m) : Infinity;
    const right = n >= m ? this.#wordBits(b, j, n) : Infinity;
    return this.#capped(Math.min(left, right) + this.#model.joined);
  }

  #wordBits(table: PersonColumns, at: number, count: number): number {
    let bits = 0;
    for (let k = 0; k < count; k += 1) bits += this.#pairs.bitsOf(table.words[at * NAME_WORDS + k] ?? 0);
    return bits;
  }

  /** Joined names one letter apart, or the shorter cut off at the end of the longer. */
  #joinedIsClose(a: PersonColumns, i: number, m: number, b: PersonColumns, j: number, n: number): boolean {
    const left = this.#lengthOf(a, i, m);
    const right = this.#lengthOf(b, j, n);
    const shortest = Math.min(left, right);
    if (shortest < 6) return false;
    const mayBeCut = shortest >= CUT_LETTERS && m > 1 && n > 1;
    const mayBeJoined = m !== n && Math.abs(left - right) <= 1;
    if (!mayBeCut && !mayBeJoined) return false;
    this.#join(a, i, m, this.#left);
    this.#join(b, j, n, this.#right);
    return (
      (mayBeCut && this.#isHead(shortest)) ||
      (mayBeJoined && unitDistance(this.#left, left, this.#right, right, 1) <= 1)
    );
  }

  #isHead(length: number): boolean {
    const end = Math.min(length, MOST_LETTERS);
    for (let at = 0; at < end; at += 1) if (this.#left[at] !== this.#right[at]) return false;
    return true;
  }

  #lengthOf(table: PersonColumns, at: number, count: number): number {
    let length = 0;
    for (let k = 0; k < count; k += 1)
      length += this.#vocabulary.lengthOf(table.words[at * NAME_WORDS + k] ?? 0);
    return length;
  }

  #join(table: PersonColumns, row: number, count: number, into: Uint16Array): void {
    const { letters, starts } = this.#vocabulary;
    let length = 0;
    for (let k = 0; k < count; k += 1) {
      const word = table.words[row * NAME_WORDS + k] ?? 0;
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end && length < MOST_LETTERS; at += 1) {
        into[length] = letters[at] ?? 0;
        length += 1;
      }
    }
  }

  #capped(bits: number): number {
    return Math.min(bits, this.#model.mostBits);
  }

  #settle(out: Comparison, level: number, bits: number): void {
    out.name = level;
    out.nameBits = bits;
  }
}
