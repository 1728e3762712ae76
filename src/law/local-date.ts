declare const localDate: unique symbol;

/** A real day of the Gregorian calendar, written `YYYY-MM-DD`, without time or zone. Sorts as text. */
export type LocalDate = string & { readonly [localDate]: true };

/** Day of the week as an office counts it: 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The text is no real day, such as `2026-02-29`, `2026-2-1` or an instant. */
export class InvalidLocalDate extends RangeError {
  constructor(text: string) {
    super(`"${text}" bukan tanggal yang sah; tulis sebagai TTTT-BB-HH, misalnya 2026-04-06.`);
    this.name = 'InvalidLocalDate';
  }
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_OF_400_YEARS = 146_097;
const WEEKDAY_NAMES = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function partsOf(text: string): Parts | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const real = parts.year > 0 && parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month);
  return real ? parts : undefined;
}

function known(day: LocalDate): Parts {
  const parts = partsOf(day);
  if (!parts) throw new InvalidLocalDate(day);
  return parts;
}

function written({ year, month, day }: Parts): LocalDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return parseLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Days since 1 March of year 0; counting from March puts the leap day at the end of the year. */
function serialOf({ year, month, day }: Parts): number {
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

function fromSerial(serial: number): LocalDate {
  const era = Math.floor(serial / DAYS_OF_400_YEARS);
  const rest = serial - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const leapsBefore = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = rest - (yearOfEra * 365 + leapsBefore);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return written({ year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day });
}

/** Is the text a real day in the one accepted form? */
export function isLocalDate(text: string): text is LocalDate {
  return partsOf(text) !== undefined;
}

/** Reads a day strictly. @throws InvalidLocalDate for any other form and for days that do not exist. */
export function parseLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new InvalidLocalDate(text);
  return text;
}

/** The day `days` calendar days later (earlier where negative; whole days only). */
export function addDays(day: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError('days must be a whole number');
  return fromSerial(serialOf(known(day)) + days);
}

/**
 * The same day `months` months later; where that month is shorter, its last day
 * (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(day: LocalDate, months: number): LocalDate {
  if (!Number.isSafeInteger(months)) throw new RangeError('months must be a whole number');
  const parts = known(day);
  const index = parts.year * 12 + parts.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return written({ year, month, day: Math.min(parts.day, daysInMonth(year, month)) });
}

/** How many calendar days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return serialOf(known(to)) - serialOf(known(from));
}

/** 0 = Sunday … 6 = Saturday. */
export function dayOfWeek(day: LocalDate): Weekday {
  return ((serialOf(known(day)) + 3) % 7) as Weekday;
}

/** The Indonesian name of a day's weekday, such as `Senin`. */
export function weekdayName(day: LocalDate): string {
  return WEEKDAY_NAMES[dayOfWeek(day)];
}

/** Negative, zero or positive as `a` is before, on or after `b`; fits `Array.sort`. */
export function compare(a: LocalDate, b: LocalDate): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The first day of the day's month. */
export function firstOfMonth(day: LocalDate): LocalDate {
  return written({ ...known(day), day: 1 });
}

/** The last day of the day's month. */
export function lastOfMonth(day: LocalDate): LocalDate {
  const parts = known(day);
  return written({ ...parts, day: daysInMonth(parts.year, parts.month) });
}

/** The given day number of the day's month. @throws InvalidLocalDate where the month has no such day. */
export function dayOfMonth(day: LocalDate, number: number): LocalDate {
  return written({ ...known(day), day: number });
}
