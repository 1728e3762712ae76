/** A NIB as thirteen digits; leading zeros that a spreadsheet ate are put back. '' when there is none. */
export function nibKey(raw: string | null): string {
  const digits = (raw ?? '').replace(/[^0-9]/g, '');
  if (digits.length < 9 || digits.length > 14 || /^0*$/.test(digits)) return '';
  return digits.padStart(13, '0');
}

/** The parts of a company's NPWP that identify: nine digits of the taxpayer and three of the branch ('000' = head office). */
export interface NpwpParts {
  readonly root: string;
  readonly branch: string;
}

/**
 * Reads an NPWP of 15 or 16 digits (16 = '0' + 15 for firms), or of 14 when the leading zero was lost.
 * Root and branch are '' when there is none.
 */
export function npwpParts(raw: string | null): NpwpParts {
  let digits = (raw ?? '').replace(/[^0-9]/g, '');
  if (digits.length === 22) digits = digits.slice(0, 16);
  if (digits.length === 16 && digits.startsWith('0')) digits = digits.slice(1);
  if (digits.length === 13 || digits.length === 14) digits = digits.padStart(15, '0');
  if (digits.length !== 15 || /^0{9}/.test(digits)) return { root: '', branch: '' };
  return { root: digits.slice(0, 9), branch: digits.slice(12) };
}
