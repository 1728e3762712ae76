import type { DateOrder } from '../file-kinds.ts';

/** A date as it stands in a cell, before its order is known. */
interface Parts {
  readonly form: 'year-first' | 'year-last' | 'named';
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly weekday: number | null;
}

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, peb: 2, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, agu: 8, ags: 8, aug: 8,
  sep: 9, okt: 10, oct: 10, nov: 11, nop: 11, des: 12, dec: 12,
};
const WEEKDAYS = ['minggu', 'senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu'];

const YEAR_LAST = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[/.\- ](\d{1,2})[/.\- ](\d{1,2})$/;
const NAMED = /^(\d{1,2})[\s.-]+([a-z]{3,9})\.?[\s.-]+(\d{4})$/;
const PREFIX = /^(minggu|ahad|senin|selasa|rabu|kamis|jum'?at|sabtu)\s*,?\s+/;

const number = (part: string | undefined) => Number.parseInt(part ?? '', 10);

/** A date in digits only. */
function digitParts(text: string, weekday: number | null): Parts | null {
  const last = YEAR_LAST.exec(text);
  if (last !== null) return { form: 'year-last', first: number(last[1]), second: number(last[2]), year: number(last[3]), weekday };
  const first = YEAR_FIRST.exec(text);
  return first === null ? null : { form: 'year-first', first: number(first[3]), second: number(first[2]), year: number(first[1]), weekday };
}

function partsOf(raw: string): Parts | null {
  // Nearly all dates are digits without anything around them.
  return digitParts(raw, null) ?? writtenParts(raw);
}

function writtenParts(raw: string): Parts | null {
  let text = raw.trim().replace(/^'/, '').toLowerCase().replace(/[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/, '');
  const prefix = PREFIX.exec(text);
  const weekday = prefix === null ? null : Math.max(0, WEEKDAYS.indexOf((prefix[1] ?? '').replace("'", '')));
  if (prefix !== null) text = text.slice(prefix[0].length);
  const digits = digitParts(text, weekday);
  if (digits !== null) return digits;
  const named = NAMED.exec(text);
  const month = MONTHS[(named?.[2] ?? '').slice(0, 3)];
  if (named === null || month === undefined) return null;
  return { form: 'named', first: number(named[1]), second: month, year: number(named[3]), weekday };
}

/** How the dates of a sample are written. */
export interface DateEvidence {
  readonly yearFirst: number;
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** Both numbers are at most 12: either order is possible. */
  readonly ambiguous: number;
}

/** Counts what the dates of a sample prove. */
export function dateEvidence(values: Iterable<string>): DateEvidence {
  const evidence = { yearFirst: 0, dayFirst: 0, monthFirst: 0, ambiguous: 0 };
  for (const value of values) {
    const parts = partsOf(value);
    if (parts === null || parts.form === 'named') continue;
    if (parts.form === 'year-first') evidence.yearFirst += 1;
    else if (parts.first > 12) evidence.dayFirst += 1;
    else if (parts.second > 12) evidence.monthFirst += 1;
    else evidence.ambiguous += 1;
  }
  return evidence;
}

/** What settled the order of a file's dates. */
export type DatesBy = 'rows' | 'template' | 'person' | 'no dates';

/** The order of a file's dates and why, or why it cannot be known. */
export type DateDecision =
  | { readonly kind: 'decided'; readonly order: DateOrder; readonly by: DatesBy }
  | { readonly kind: 'refused'; readonly reason: string; readonly remedy: string };

const MAJORITY = 0.95;

/**
 * Settles the one order of a file's dates: by rows that allow only one order, else by the template. A few rows
 * of the other order are damage, to be remarked; many are a reason to refuse.
 *
 * @param template the order of the template when the file follows one, else null.
 * @param chosen the order that a person chose; it settles what the rows leave open, and never what they prove.
 */
export function decideDateOrder(evidence: DateEvidence, template: DateOrder | null, chosen: DateOrder | null = null): DateDecision {
  const { yearFirst, dayFirst, monthFirst, ambiguous } = evidence;
  const yearLast = dayFirst + monthFirst + ambiguous;
  if (yearFirst + yearLast === 0) return { kind: 'decided', order: chosen ?? template ?? 'ymd', by: 'no dates' };
  if (yearFirst > yearLast) return { kind: 'decided', order: 'ymd', by: 'rows' };
  const clear = dayFirst + monthFirst;
  if (clear > 0 && dayFirst >= clear * MAJORITY) return { kind: 'decided', order: 'dmy', by: 'rows' };
  if (clear > 0 && monthFirst >= clear * MAJORITY) return { kind: 'decided', order: 'mdy', by: 'rows' };
  if (chosen !== null && chosen !== 'ymd') return { kind: 'decided', order: chosen, by: 'person' };
  if (clear > 0) {
    return {
      kind: 'refused',
      reason: `Susunan tanggal tercampur: ${dayFirst} baris hari/bulan/tahun dan ${monthFirst} baris bulan/hari/tahun.`,
      remedy: 'Tulis semua tanggal dengan susunan tahun-bulan-hari, misalnya 1990-03-27.',
    };
  }
  if (template !== null && template !== 'ymd') return { kind: 'decided', order: template, by: 'template' };
  return {
    kind: 'refused',
    reason: 'Susunan tanggal tidak dapat dipastikan: semua hari dan bulan bernilai 12 atau kurang.',
    remedy: 'Tulis tanggal dengan susunan tahun-bulan-hari, misalnya 1990-03-27.',
  };
}

/** A date that was read, or the code of what is wrong with it. */
export interface ReadDate {
  readonly day: string | null;
  readonly problem: 'date_unreadable' | 'date_serial' | 'date_impossible' | 'date_other_form' | 'date_weekday' | 'date_range' | null;
}

const wrong = (problem: ReadDate['problem']): ReadDate => ({ day: null, problem });

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isoDay(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS[month] ?? 0);
  if (day < 1 || day > days || year < 1) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Dates with a day from 01 to 28, which every month has: year first, and day first. */
const PLAIN_YMD = /^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const PLAIN_DMY = /^(?:0[1-9]|1\d|2[0-8])[/.-](?:0[1-9]|1[0-2])[/.-](?:19|2\d)\d\d$/;

/** The day of a date in the order of its file that leaves nothing to ask; null proves nothing. */
function plainDay(raw: string, order: DateOrder): string | null {
  if (order === 'dmy' && PLAIN_DMY.test(raw)) return `${raw.slice(6)}-${raw.slice(3, 5)}-${raw.slice(0, 2)}`;
  return order === 'ymd' && PLAIN_YMD.test(raw) ? raw : null;
}

/**
 * Reads one date by the order of its file; a date of another form is read only where it allows one reading.
 *
 * @param latest the last possible day, `yyyy-mm-dd`; dates after it or before 1900 are out of range.
 */
export function readDate(raw: string, order: DateOrder, latest: string): ReadDate {
  const plain = plainDay(raw, order);
  if (plain !== null && plain <= latest) return { day: plain, problem: null };
  const parts = partsOf(raw);
  if (parts === null) return wrong(/^\d{5}(?:\.\d+)?$/.test(raw.trim()) ? 'date_serial' : 'date_unreadable');
  if (parts.form === 'year-last' && order === 'ymd') return wrong('date_other_form');
  const monthFirst = parts.form === 'year-last' && order === 'mdy';
  const [day, month] = monthFirst ? [parts.second, parts.first] : [parts.first, parts.second];
  const iso = isoDay(parts.year, month, day);
  if (iso === null) return wrong('date_impossible');
  if (parts.year < 1900 || iso > latest) return wrong('date_range');
  if (parts.weekday !== null && new Date(`${iso}T00:00:00Z`).getUTCDay() !== parts.weekday) return { day: iso, problem: 'date_weekday' };
  return { day: iso, problem: parts.form === 'year-first' && order !== 'ymd' ? 'date_other_form' : null };
}
