/** What a NIK cell turned out to hold. `odd` keeps its digits because it has not exactly sixteen. */
export type NikForm = 'none' | 'full' | 'odd';

export interface ReadNik {
  readonly form: NikForm;
  /** The sixteen digits of a full NIK; the surviving digits of an odd one; empty otherwise. */
  readonly digits: string;
}

const NONE: ReadNik = { form: 'none', digits: '' };
const SIXTEEN = /^[0-9]{16}$/;
const EXPONENT = /^([0-9])[.,]([0-9]+)E\+?1[0-9]$/i;
const COUNTING = '1234567890123456';

/**
 * Reads a NIK cell as it stands in real files: apostrophes, blanks, dots, one digit too few or too many, the
 * exponent form that Excel leaves. Stand-ins (all digits equal, 1234…, serial 0000 with an empty head) count as no NIK.
 */
export function readNik(text: string | null): ReadNik {
  if (text === null || text === '') return NONE;
  if (SIXTEEN.test(text)) return isStandIn(text) ? NONE : { form: 'full', digits: text };
  const trimmed = text.trim();
  const exponent = EXPONENT.exec(trimmed.replace(/^'/, ''));
  if (exponent !== null) return oddOrNone(`${exponent[1] ?? ''}${exponent[2] ?? ''}`);
  const digits = trimmed.replace(/[^0-9]/g, '');
  if (digits.length === 16) return isStandIn(digits) ? NONE : { form: 'full', digits };
  return oddOrNone(digits);
}

function oddOrNone(digits: string): ReadNik {
  if (digits.length < 6 || digits.length > 18 || isStandIn(digits)) return NONE;
  return { form: 'odd', digits };
}

/** The same question as below for sixteen digits given as two numbers of eight. */
export function isStandInNumber(head: number, tail: number): boolean {
  if (head < 1000 || (head === 12_345_678 && tail === 90_123_456)) return true;
  return head === tail && head % 11_111_111 === 0;
}

function isStandIn(digits: string): boolean {
  const first = digits.charAt(0);
  if (digits.replaceAll(first, '') === '') return true;
  return digits === COUNTING || digits.startsWith('00000');
}

/**
 * The date inside a NIK as YYMMDD (day reduced by 40 for women), or 0 when it is no date.
 * @param day two digits at positions 7–8, @param monthYear four digits at positions 9–12 (MMYY)
 */
export function nikDate(day: number, monthYear: number): number {
  const month = Math.trunc(monthYear / 100);
  const year = monthYear % 100;
  const plain = day > 40 ? day - 40 : day;
  if (plain < 1 || plain > 31 || month < 1 || month > 12) return 0;
  return year * 10_000 + month * 100 + plain;
}
