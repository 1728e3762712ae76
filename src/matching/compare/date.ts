import type { DateLevel } from '../model.ts';

/**
 * The level of two recorded dates (YYYYMMDD, 0 = missing), ordered from strong to weak. Missing is never "different".
 * A date read with day and month swapped, a year one or ten off, one mistyped digit and 1 January as a stand-in are
 * levels of their own, because they happen.
 */
export function recordedDateLevel(left: number, right: number): DateLevel {
  if (left === 0 || right === 0) return 'missing';
  if (left === right) return 'equal';
  const leftYear = Math.trunc(left / 10_000);
  const rightYear = Math.trunc(right / 10_000);
  const leftDay = left % 10_000;
  const rightDay = right % 10_000;
  if (leftYear !== rightYear) {
    if (leftDay === rightDay) return yearIsSlip(leftYear, rightYear) ? 'year' : 'different';
    return isTurnedDay(leftDay, rightDay) && yearIsSlip(leftYear, rightYear) ? 'near' : 'different';
  }
  if (isTurnedDay(leftDay, rightDay)) return 'swapped';
  if (leftDay === FIRST_OF_JANUARY || rightDay === FIRST_OF_JANUARY) return 'standIn';
  return levelWithinYear(leftDay, rightDay);
}

const FIRST_OF_JANUARY = 101;

/** Two days (MMDD) of one year. */
function levelWithinYear(left: number, right: number): DateLevel {
  const leftMonth = Math.trunc(left / 100);
  const rightMonth = Math.trunc(right / 100);
  if (leftMonth === rightMonth)
    return digitsApart(left, right) === 1 || isTurned(left % 100, right % 100) ? 'digit' : 'near';
  if (left % 100 === right % 100) return digitsApart(leftMonth, rightMonth) === 1 ? 'digit' : 'different';
  return 'different';
}

function isTurnedDay(left: number, right: number): boolean {
  return Math.trunc(left / 100) === right % 100 && left % 100 === Math.trunc(right / 100);
}

function yearIsSlip(left: number, right: number): boolean {
  const apart = Math.abs(left - right);
  return apart === 1 || apart === 10 || digitsApart(left, right) === 1 || isTurned(left % 100, right % 100);
}

function isTurned(left: number, right: number): boolean {
  return Math.trunc(left / 10) === right % 10 && Math.trunc(right / 10) === left % 10;
}

/** In how many decimal places two numbers of the same length differ. */
export function digitsApart(left: number, right: number): number {
  let a = left;
  let b = right;
  let apart = 0;
  while (a !== 0 || b !== 0) {
    if (a % 10 !== b % 10) apart += 1;
    a = Math.trunc(a / 10);
    b = Math.trunc(b / 10);
  }
  return apart;
}

/** Whether a date inside a NIK (YYMMDD) is the recorded date (YYYYMMDD); a NIK does not carry the century. */
export function isSameDay(nikDay: number, recorded: number): boolean {
  return nikDay !== 0 && recorded !== 0 && nikDay === recorded % 1_000_000;
}

/** Day and month turned round, as YYMMDD. */
export function turnedDay(yymmdd: number): number {
  return Math.trunc(yymmdd / 10_000) * 10_000 + (yymmdd % 100) * 100 + (Math.trunc(yymmdd / 100) % 100);
}
