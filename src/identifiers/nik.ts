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
const MISSING: CleanNik = { digits: '', quality: 'missing', remarks: [] };

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

function oddities(digits: string): NikRemark[] {
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

/**
 * Compares a whole NIK with the birth day (`yyyy-mm-dd`) and sex of its row. Unknown values contradict nothing.
 */
export function nikContradictions(digits: string, birthDate: string | null, sex: 'L' | 'P' | null): NikContradictions {
  const parts = nikParts(digits);
  if (parts === null) return { birthDate: false, swapped: false, sex: false };
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
