import type { Frequencies } from '../frequencies.ts';
import type { Model, NikLevel } from '../model.ts';
import { NIK_LEVELS } from '../model.ts';
import type { PersonColumns } from '../person-table.ts';
import { NIK_FULL, NIK_NONE, NIK_SEALED } from '../person-table.ts';
import type { Comparison } from './comparison.ts';
import { digitsApart, isSameDay, recordedDateLevel, turnedDay } from './date.ts';
import { editDistance } from './edit-distance.ts';

const place = (level: NikLevel): number => NIK_LEVELS.indexOf(level);
const MISSING = place('missing');
const EQUAL = place('equal');
const ONE_EDIT = place('oneEdit');
const TWO_EDITS = place('twoEdits');
const DATE_PART = place('datePart');
const FOREIGN = place('foreign');
const DIFFERENT = place('different');
/** Excel's zero in the last place makes a serial that no office issues. */
const EXCEL_SERIAL_BITS = 5;
/** A number equal but for its date is this many bits weaker than an equal one. */
const DATE_PART_BELOW = 4;

/**
 * What two NIKs say beyond their dates: region of registration and serial. The date inside is judged with the
 * recorded dates, so that neighbours born on one day (equal but for the serial) get no credit twice.
 */
export class NikComparer {
  readonly #model: Model['nik'];
  readonly #frequencies: Frequencies;

  readonly #leastEqual: number;

  /** @param prior log2 odds of a random pair, and @param dayBits what a date of birth is worth: together they set what equality must add */
  constructor(model: Model, frequencies: Frequencies, prior: number, dayBits: number) {
    this.#model = model.nik;
    this.#leastEqual = model.nik.equalOdds - prior - dayBits;
    this.#frequencies = frequencies;
  }

  compare(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    const left = a.nikForm[i] ?? NIK_NONE;
    const right = b.nikForm[j] ?? NIK_NONE;
    out.nik = MISSING;
    out.nikBits = 0;
    if (left === NIK_NONE || right === NIK_NONE) return;
    if (left === NIK_FULL && right === NIK_FULL) this.#compareFull(a, i, b, j, out);
    else if (left === NIK_SEALED || right === NIK_SEALED) this.#compareSealed(a, i, b, j, out);
    else this.#compareOdd(digitsOf(a, i), digitsOf(b, j), out);
  }

  /** Of a NIK not yet opened nothing is known but whether it is the same. */
  #compareSealed(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    if (a.joinHead[i] !== b.joinHead[j] || a.joinTail[i] !== b.joinTail[j]) return;
    out.nik = EQUAL;
    out.nikBits = this.#leastEqual;
  }

  #compareFull(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    const head = a.nikHead[i] ?? 0;
    const otherHead = b.nikHead[j] ?? 0;
    const tail = a.nikTail[i] ?? 0;
    const otherTail = b.nikTail[j] ?? 0;
    if (head === otherHead && tail === otherTail) {
      out.nik = EQUAL;
      out.nikBits = Math.max(
        this.#leastEqual,
        this.#equalRegion(Math.trunc(head / 100)) + this.#equalSerial(tail % 10_000),
      );
      return;
    }
    const region = digitsApart(Math.trunc(head / 100), Math.trunc(otherHead / 100));
    const serial = digitsApart(tail % 10_000, otherTail % 10_000);
    const apart = digitsApart(head, otherHead) + digitsApart(tail, otherTail);
    const sound = isSound(a, i) && isSound(b, j);
    if (apart > 2 && region + serial > 0) {
      this.#farApart(region, serial, sound, head, tail, out);
      return;
    }
    if (region + serial === 0) {
      this.#onlyDateDiffers(a, i, b, j, out);
      return;
    }
    out.nik = apart === 1 || isSwap(head, otherHead, tail, otherTail) ? ONE_EDIT : TWO_EDITS;
    out.nikBits = this.#regionBits(region, head, otherHead) + this.#serialBits(serial, tail, otherTail);
  }

  /** Region and serial agree: with one recorded date nobody else can have this number, so the date part was damaged. */
  #onlyDateDiffers(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    const head = a.nikHead[i] ?? 0;
    const tail = a.nikTail[i] ?? 0;
    const parts = this.#equalRegion(Math.trunc(head / 100)) + this.#equalSerial(tail % 10_000);
    const sameDay = a.birth[i] !== 0 && a.birth[i] === b.birth[j];
    out.nik = DATE_PART;
    const bothTrue =
      isSameDay(a.nikDay[i] ?? 0, a.birth[i] ?? 0) && isSameDay(b.nikDay[j] ?? 0, b.birth[j] ?? 0);
    out.nikBits = sameDay
      ? Math.max(parts, this.#leastEqual - DATE_PART_BELOW)
      : parts + (bothTrue ? this.#model.twoDates : 0);
  }

  #farApart(
    region: number,
    serial: number,
    sound: boolean,
    head: number,
    tail: number,
    out: Comparison,
  ): void {
    if (sound) {
      out.nik = DIFFERENT;
      out.nikBits = this.#model.twoPeople;
      return;
    }
    out.nik = FOREIGN;
    const doubtful = this.#model.differsDoubtful;
    out.nikBits = region === 0 ? this.#equalRegion(Math.trunc(head / 100)) + doubtful * 3 : doubtful;
    out.nikBits += serial === 0 ? Math.min(2, this.#equalSerial(tail % 10_000)) : doubtful;
  }

  #regionBits(apart: number, head: number, otherHead: number): number {
    const left = Math.trunc(head / 100);
    const right = Math.trunc(otherHead / 100);
    if (apart === 0) return this.#equalRegion(left);
    return this.#slip(
      apart,
      isTurnedPair(left, right),
      Math.min(this.#frequencies.regionShare(left), this.#frequencies.regionShare(right)),
    );
  }

  #serialBits(apart: number, tail: number, otherTail: number): number {
    const left = tail % 10_000;
    const right = otherTail % 10_000;
    if (apart === 0) return this.#equalSerial(left);
    if ((left === 0 || right === 0) && Math.trunc(left / 10) === Math.trunc(right / 10))
      return EXCEL_SERIAL_BITS;
    return this.#slip(
      apart,
      isTurnedPair(left, right),
      Math.min(this.#frequencies.serialShare(left), this.#frequencies.serialShare(right)),
    );
  }

  #slip(apart: number, isTurned: boolean, rareShare: number): number {
    if (apart > 2) return this.#model.differsSound * 2;
    const chance = apart === 1 || isTurned ? this.#model.oneWrongDigit : this.#model.twoWrongDigits;
    return Math.max(-12, Math.min(6, Math.log2(chance / rareShare)));
  }

  #equalRegion(region: number): number {
    return Math.min(
      this.#model.mostBits,
      Math.log2(this.#model.partEqual / this.#frequencies.regionShare(region)),
    );
  }

  #equalSerial(serial: number): number {
    return Math.min(
      this.#model.mostBits,
      Math.log2(this.#model.partEqual / this.#frequencies.serialShare(serial)),
    );
  }

  #compareOdd(left: string, right: string, out: Comparison): void {
    const edits = editDistance(left, right, 2);
    const head = left.slice(0, 6) === right.slice(0, 6);
    if (edits <= 1 || isPrefixOf(left, right)) {
      out.nik = ONE_EDIT;
      out.nikBits = edits <= 1 ? this.#model.oddOneEdit : this.#model.oddHead;
    } else if (edits === 2) {
      out.nik = TWO_EDITS;
      out.nikBits = this.#model.oddHead;
    } else if (Math.min(left.length, right.length) >= 14) {
      out.nik = FOREIGN;
      out.nikBits = this.#model.differsDoubtful * (head ? 1 : 2);
    }
  }
}

function digitsOf(table: PersonColumns, at: number): string {
  if (table.nikForm[at] !== NIK_FULL) return table.oddNik.get(at) ?? '';
  return String(table.nikHead[at] ?? 0).padStart(8, '0') + String(table.nikTail[at] ?? 0).padStart(8, '0');
}

/** The readable head of a number in exponent form; its last digit may have been rounded up. */
function isPrefixOf(left: string, right: string): boolean {
  const short = left.length < right.length ? left : right;
  const long = left.length < right.length ? right : left;
  if (short.length > 12 || long.length !== 16) return false;
  const kept = short.length - 1;
  const rounding = Number(short) - Number(long.slice(0, short.length));
  return (
    short.slice(0, Math.min(5, kept)) === long.slice(0, Math.min(5, kept)) &&
    (rounding === 0 || rounding === 1)
  );
}

/** Whether a NIK is true to its own record: its date is the recorded one, or a usual slip of it. */
export function isSound(table: PersonColumns, at: number): boolean {
  const inside = table.nikDay[at] ?? 0;
  const recorded = table.birth[at] ?? 0;
  if (inside === 0) return false;
  if (recorded === 0 || isSameDay(inside, recorded) || isSameDay(turnedDay(inside), recorded)) return true;
  const century = Math.trunc(recorded / 1_000_000) * 1_000_000;
  const level = recordedDateLevel(inside + century, recorded);
  return level === 'year' || level === 'digit' || level === 'standIn';
}

function isSwap(head: number, otherHead: number, tail: number, otherTail: number): boolean {
  if (head === otherHead) return isTurnedPair(tail, otherTail);
  if (tail === otherTail) return isTurnedPair(head, otherHead);
  return false;
}

/** Whether two numbers differ only by two neighbouring digits in turned order. */
function isTurnedPair(left: number, right: number): boolean {
  let a = left;
  let b = right;
  while (a % 10 === b % 10 && a !== 0) {
    a = Math.trunc(a / 10);
    b = Math.trunc(b / 10);
  }
  const turned = (a % 10) * 10 + (Math.trunc(a / 10) % 10);
  return turned === b % 100 && Math.trunc(a / 100) === Math.trunc(b / 100);
}
