import { isBlank, isScientific, readWritten, type Writing } from './written.ts';

/**
 * How far a NIK can be used: `ok` looks whole; `suspect` has 16 digits of which some may be wrong;
 * `damaged` has not 16 digits; `missing` was not given. None of them says whether the person exists:
 * only the population register can (PP 40/2019 art 30-31).
 */
export type NikQuality = 'ok' | 'suspect' | 'damaged' | 'missing';

/** What is odd about a NIK. */
export type NikRemark =
  | Writing
  | 'scientific'
  | 'short'
  | 'long'
  | 'letters'
  | 'number_cell'
  | 'repeated'
  | 'bad_region'
  | 'bad_date'
  | 'bad_serial';

/** A NIK after cleaning. `digits` is what can be trusted as typed: all digits, or the leading ones that survived. */
export interface CleanNik {
  readonly digits: string;
  readonly quality: NikQuality;
  readonly remarks: readonly NikRemark[];
}

/** The four parts of a NIK: region of first registration, birth day, sex by the day (+40 for women), serial. */
export interface NikParts {
  readonly region: string;
  readonly province: string;
  readonly day: string;
  readonly month: string;
  /** Two digits; the century is not part of a NIK. */
  readonly year: string;
  readonly sex: 'L' | 'P';
  readonly serial: string;
}

const SIXTEEN = /^\d{16}$/;
const NOTHING: readonly NikRemark[] = [];
const MISSING: CleanNik = { digits: '', quality: 'missing', remarks: NOTHING };

/** Takes a NIK apart; null unless it has exactly 16 digits. Parts are not checked. */
export function nikParts(digits: string): NikParts | null {
  if (!SIXTEEN.test(digits)) return null;
  const dayCode = digits.slice(6, 8);
  const woman = dayCode >= '41';
  const tens = woman ? '0123456789'.indexOf(dayCode.charAt(0)) - 4 : 0;
  return {
    region: digits.slice(0, 6),
    province: digits.slice(0, 2),
    day: woman ? `${tens}${dayCode.charAt(1)}` : dayCode,
    month: digits.slice(8, 10),
    year: digits.slice(10, 12),
    sex: woman ? 'P' : 'L',
    serial: digits.slice(12),
  };
}

const LAST_DAY: Readonly<Record<string, string>> = {
  '01': '31', '02': '29', '03': '31', '04': '30', '05': '31', '06': '30',
  '07': '31', '08': '31', '09': '30', '10': '31', '11': '30', '12': '31',
};

const ZERO = 0x30;

/**
 * Is it plain that nothing is odd about 16 digits: a day from 01 to 28, so that the month's length does not
 * matter? False proves nothing. Compared character by character, as nearly all of millions are plain.
 */
function plainlyWhole(digits: string): boolean {
  const at = (index: number) => digits.charCodeAt(index) - ZERO;
  const region = at(0) > 1 || (at(0) === 1 && at(1) > 0);
  const tens = at(6) > 3 ? at(6) - 4 : at(6);
  const day = tens === 0 ? at(7) > 0 : tens === 1 || (tens === 2 && at(7) < 9);
  const month = at(8) === 0 ? at(9) > 0 : at(8) === 1 && at(9) < 3;
  const serial = at(12) + at(13) + at(14) + at(15) > 0;
  return region && day && month && serial && at(0) !== at(15);
}

function oddities(digits: string): readonly NikRemark[] {
  if (plainlyWhole(digits)) return NOTHING;
  const parts = nikParts(digits);
  if (parts === null) return [];
  if (/^(\d)\1{15}$/.test(digits)) return ['repeated'];
  const remarks: NikRemark[] = [];
  if (parts.province < '11') remarks.push('bad_region');
  const last = LAST_DAY[parts.month];
  if (last === undefined || parts.day < '01' || parts.day > last) remarks.push('bad_date');
  if (parts.serial === '0000') remarks.push('bad_serial');
  return remarks;
}

/**
 * Cleans a NIK that came out of a file. Nothing is repaired that would change a digit: a missing digit
 * stays missing. A failing check is a warning, never a verdict; old NIKs with odd dates are legal.
 *
 * @param fromNumber the cell held a number, which keeps 15 digits at most: its last digit cannot be trusted.
 */
export function cleanNik(raw: string, fromNumber = false): CleanNik {
  if (!fromNumber && SIXTEEN.test(raw) && plainlyWhole(raw)) return { digits: raw, quality: 'ok', remarks: NOTHING };
  const { text, writing } = readWritten(raw);
  if (isBlank(text)) return MISSING;
  if (isScientific(text)) {
    const mantissa = text.slice(0, text.toUpperCase().indexOf('E')).replace(/[.,]/, '');
    return { digits: mantissa, quality: 'damaged', remarks: [...writing, 'scientific'] };
  }
  const digits = text.replace(/\D/g, '');
  if (digits !== text) return { digits, quality: 'damaged', remarks: [...writing, 'letters'] };
  if (digits.length < 16) return { digits, quality: 'damaged', remarks: [...writing, 'short'] };
  if (digits.length > 16) return { digits, quality: 'damaged', remarks: [...writing, 'long'] };
  const odd = fromNumber ? ['number_cell' as const, ...oddities(digits)] : oddities(digits);
  return { digits, quality: odd.length > 0 ? 'suspect' : 'ok', remarks: [...writing, ...odd] };
}

/** What a NIK says differently from the row it stands in. */
export interface NikContradictions {
  readonly birthDate: boolean;
  /** The NIK holds the same date with day and month exchanged. */
  readonly swapped: boolean;
  readonly sex: boolean;
}

const NO_CONTRADICTION: NikContradictions = { birthDate: false, swapped: false, sex: false };

/** Do year, month, day and sex stand in the NIK as in the row? Compared character by character, for speed only. */
function agrees(digits: string, date: string, sex: 'L' | 'P' | null): boolean {
  const same = (index: number, inDate: number) => digits.charCodeAt(index) === date.charCodeAt(inDate);
  const woman = digits.charCodeAt(6) > ZERO + 4 || (digits.charCodeAt(6) === ZERO + 4 && digits.charCodeAt(7) > ZERO);
  const tens = digits.charCodeAt(6) - (woman ? 4 : 0);
  return (sex === null || sex === (woman ? 'P' : 'L')) && tens === date.charCodeAt(8) && same(7, 9) && same(8, 5) && same(9, 6) && same(10, 2) && same(11, 3);
}

/**
 * Compares a whole NIK with the birth day (`yyyy-mm-dd`) and sex of its row. Unknown values contradict nothing.
 */
export function nikContradictions(digits: string, birthDate: string | null, sex: 'L' | 'P' | null): NikContradictions {
  if (digits.length === 16 && birthDate !== null && agrees(digits, birthDate, sex)) return NO_CONTRADICTION;
  const parts = nikParts(digits);
  if (parts === null) return NO_CONTRADICTION;
  const date = birthDate ?? '';
  const [year, month, day] = [date.slice(2, 4), date.slice(5, 7), date.slice(8, 10)];
  const differs = date !== '' && (year !== parts.year || month !== parts.month || day !== parts.day);
  return {
    birthDate: differs,
    swapped: differs && year === parts.year && month === parts.day && day === parts.month,
    sex: sex !== null && sex !== parts.sex,
  };
}

/** A NIK for screens: the first four and the last four digits, the middle hidden. Shorter numbers show less. */
export function maskNik(digits: string): string {
  if (digits === '') return '';
  if (digits.length < 12) return `${digits.slice(0, 2)}${'•'.repeat(Math.max(1, digits.length - 2))}`;
  return `${digits.slice(0, 4)}${'•'.repeat(digits.length - 8)}${digits.slice(-4)}`;
}
