import { MOST_BITS } from './firm-name.ts';
import type { FirmProfile } from './firm-profile.ts';
import { addressBits, NUMBER_SLIP, OTHER_NUMBER, placeBits, SAME_NUMBER } from './firm-score.ts';

/** Numbers that stand for one firm, and where in its row each begins; 16 of 32 bits fill one line of a processor's cache. */
const WIDTH = 16;
const NIB = 0;
const NPWP = 3;
const PLACE = 6;
const PLACE_NAME = 7;
const ADDRESS = 8;
const STREET = 9;
const BRANCH = 10;

/** Tells in few steps which pairs of firms their numbers, places and addresses rule out, whatever their names are. */
export class FirmScreen {
  readonly #companies: Int32Array;
  readonly #employers: Int32Array;

  constructor(companies: readonly FirmProfile[], employers: readonly FirmProfile[]) {
    const texts = new Map<string, number>([['', 0]]);
    this.#companies = rowsOf(companies, texts);
    this.#employers = rowsOf(employers, texts);
  }

  /** No less than all evidence of the pair but its shared workers. */
  most(company: number, employer: number): number {
    const a = this.#companies;
    const b = this.#employers;
    const left = company * WIDTH;
    const right = employer * WIDTH;
    let bits =
      MOST_BITS + numberMost(a, left + NIB, b, right + NIB) + numberMost(a, left + NPWP, b, right + NPWP);
    if (areKnown(a, left + PLACE, b, right + PLACE)) {
      const isSame = a[left + PLACE] === b[right + PLACE];
      const isSameName = a[left + PLACE_NAME] === b[right + PLACE_NAME];
      bits += placeBits(isSame, isSameName, a[left + BRANCH] !== b[right + BRANCH]);
    }
    if (areKnown(a, left + ADDRESS, b, right + ADDRESS))
      bits += addressBits(a[left + ADDRESS] === b[right + ADDRESS], a[left + STREET] === b[right + STREET]);
    return bits;
  }
}

function areKnown(a: Int32Array, left: number, b: Int32Array, right: number): boolean {
  return a[left] !== 0 && b[right] !== 0;
}

function rowsOf(firms: readonly FirmProfile[], texts: Map<string, number>): Int32Array {
  const rows = new Int32Array(firms.length * WIDTH);
  const numberOf = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  for (const [at, firm] of firms.entries()) {
    const row = at * WIDTH;
    rows.set(digitsOf(firm.nib), row + NIB);
    rows.set(digitsOf(firm.npwpRoot), row + NPWP);
    rows[row + PLACE] = numberOf(firm.place);
    rows[row + PLACE_NAME] = numberOf(firm.placeName);
    rows[row + ADDRESS] = numberOf(firm.address);
    rows[row + STREET] = numberOf(firm.street);
    rows[row + BRANCH] = firm.isBranch ? 1 : 0;
  }
  return rows;
}

/** A number of at most sixteen digits: its length, and two halves of four bits a digit. */
function digitsOf(number: string): readonly [number, number, number] {
  let first = 0;
  let last = 0;
  for (let at = 0; at < number.length; at += 1) {
    const digit = number.charCodeAt(at) & 15;
    if (at < 8) first = (first << 4) | digit;
    else last = (last << 4) | digit;
  }
  return [number.length, first, last];
}

/** No less than what two numbers say. */
function numberMost(a: Int32Array, left: number, b: Int32Array, right: number): number {
  if (a[left] === 0 || a[left] !== b[right]) return 0;
  const first = (a[left + 1] ?? 0) ^ (b[right + 1] ?? 0);
  const last = (a[left + 2] ?? 0) ^ (b[right + 2] ?? 0);
  if ((first | last) === 0) return SAME_NUMBER;
  return digitsApart(first) + digitsApart(last) <= 2 ? NUMBER_SLIP : OTHER_NUMBER;
}

/** How many of eight digits differ, of which the bits that differ are given. */
function digitsApart(bits: number): number {
  const halves = bits | (bits >>> 1);
  const marks = (halves | (halves >>> 2)) & 0x11111111;
  return Math.imul(marks, 0x11111111) >>> 28;
}
