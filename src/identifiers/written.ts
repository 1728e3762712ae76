/**
 * What a spreadsheet or a hand did to the way a number was written. None of these changes which number
 * was meant.
 */
export type Writing = 'apostrophe' | 'nbsp' | 'separators' | 'decimal';

/** A number as text, without the marks around it. */
export interface Written {
  /** The value without apostrophes, spaces, dots and dashes; letters are kept, upper case. */
  readonly text: string;
  readonly writing: readonly Writing[];
}

const HIDDEN = /[\u00a0\u200b-\u200f\u202f\u2060\ufeff]/g;
const APOSTROPHES = /['`´‘’"“”]/g;
const SEPARATORS = /[\s./_-]+/g;
const DECIMAL_ZERO = /^(\d+)[.,]0+$/;
const CLEAN = /^[0-9]*$/;
const [DIGIT_1, DIGIT_9] = [0x31, 0x39];

/**
 * Removes what spreadsheets put around a number that should have stayed text: leading apostrophes,
 * non-breaking and zero-width spaces, separators, a decimal part of zeros. Digits are never touched.
 */
export function readWritten(raw: string): Written {
  if (CLEAN.test(raw)) return { text: raw, writing: [] };
  const writing: Writing[] = [];
  let text = raw.normalize('NFKC').replace(HIDDEN, '');
  if (/[\u00a0\u200b-\u200f\u202f\u2060\ufeff]/.test(raw)) writing.push('nbsp');
  const bare = text.replace(APOSTROPHES, '');
  if (bare !== text) writing.push('apostrophe');
  text = bare.trim().toUpperCase();
  const decimal = DECIMAL_ZERO.exec(text);
  if (decimal?.[1] !== undefined && decimal[1].length > 3) {
    writing.push('decimal');
    text = decimal[1];
  }
  if (isScientific(text)) return { text, writing };
  const joined = text.replace(SEPARATORS, '');
  if (joined !== text && joined !== '') writing.push('separators');
  return { text: joined, writing };
}

/** Is the text a number in scientific notation, as spreadsheets show long numbers: 3,20112E+15? */
export function isScientific(text: string): boolean {
  // Nearly no number has an exponent, and this is asked for each of millions.
  if (!text.includes('E') && !text.includes('e')) return false;
  return /^(?:\d[.,]\d+E\+?|\dE\+)\d{1,2}$/i.test(text.trim());
}

/** Nothing was given: empty, dashes, or only zeros. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= DIGIT_1 && first <= DIGIT_9) return false;
  return /^[0\-.\s]*$/.test(text) || /^(?:NULL|NA|N\/A|NIHIL|TIDAKADA|KOSONG)$/i.test(text.replace(/\s/g, ''));
}
