import { nextHash, START } from '../hash.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmWords } from './firm-words.ts';

const BLANK = 32;
/** Where the second half of a key begins, so that the halves are two hashes. */
const OTHER_START = 0x9e3779b9;
/** Bits of the second half: 32 and 21 make the 53 that a number holds. */
const LOW_BITS = 21;

/** One key as it is written: a hash of 53 bits, so that no text is put together. Never 0. */
class RunningKey {
  #high = START;
  #low = OTHER_START;

  start(kind: string): this {
    this.#high = START;
    this.#low = OTHER_START;
    return this.text(kind);
  }

  text(text: string, from = 0, to = text.length): this {
    for (let at = from; at < Math.min(to, text.length); at += 1) this.#unit(text.charCodeAt(at));
    return this;
  }

  blank(): this {
    this.#unit(BLANK);
    return this;
  }

  get value(): number {
    const low = Math.imul(this.#low ^ (this.#low >>> 15), 0x2c1b3c6d) >>> (32 - LOW_BITS);
    return (this.#high >>> 0) * 2 ** LOW_BITS + low + 1;
  }

  #unit(unit: number): void {
    this.#high = nextHash(this.#high, unit);
    this.#low = Math.imul(this.#low ^ unit, 0x85ebca6b) ^ (this.#low >>> 13);
  }
}

const key = new RunningKey();

/**
 * The keys under which a firm can meet another: numbers, joined core, rare words, first and last sound with the place.
 * @param mostFirms a word that more firms carry is no key
 */
export function firmKeys(firm: FirmProfile, words: FirmWords, mostFirms: number): number[] {
  const keys = numberKeys(firm);
  const core = words.coreOf(firm);
  if (core.length === 0) return keys;
  const skeletons = core.map((word) => words.skeletonOf(word));
  const [first = '', second] = skeletons;
  key.start('j');
  for (const word of core) key.text(words.soundOf(word));
  keys.push(key.value);
  key.start('f').text(first).blank();
  keys.push(key.text(firm.place).value);
  key
    .start('l')
    .text(skeletons.at(-1) ?? '')
    .blank();
  keys.push(key.text(firm.place).value);
  for (const word of core)
    if (words.count(word) <= mostFirms) keys.push(key.start('w').text(words.soundOf(word)).value);
  if (second !== undefined) keys.push(key.start('2').text(first).blank().text(second).value);
  if (firm.address !== '') keys.push(key.start('a').text(firm.address).blank().text(firm.place).value);
  key.start('b');
  for (const skeleton of skeletons.sort()) key.text(skeleton).blank();
  keys.push(key.value);
  return keys;
}

function numberKeys({ nib, npwpRoot }: FirmProfile): number[] {
  const keys: number[] = [];
  if (nib !== '')
    keys.push(
      key.start('n').text(nib).value,
      key.start('h').text(nib, 0, 8).value,
      key.start('t').text(nib, 5).value,
    );
  if (npwpRoot !== '')
    keys.push(key.start('p').text(npwpRoot).value, key.start('r').text(npwpRoot, 0, 6).value);
  return keys;
}
