/** A NIB as thirteen digits; leading zeros that a spreadsheet ate are put back. '' when there is none. */
export function nibKey(raw: string | null): string {
  const digits = (raw ?? '').replace(/[^0-9]/g, '');
  if (digits.length < 9 || digits.length > 14 || /^0*$/.test(digits)) return '';
  return digits.padStart(13, '0');
}

/** The parts of a company's NPWP that identify: nine digits of the taxpayer (a person's: his sixteen) and three of the branch ('000' = head office). */
export interface NpwpParts {
  readonly root: string;
  readonly branch: string;
}

const NONE: NpwpParts = { root: '', branch: '' };

/**
 * Reads an NPWP of 15 or 16 digits (16 = '0' + 15 for firms, the NIK for an owner), of 13 or 14 when leading zeros
 * were lost, or a NITKU of 22 (16 and six of the branch). Root and branch are '' when there is none.
 */
export function npwpParts(raw: string | null): NpwpParts {
  let digits = (raw ?? '').replace(/[^0-9]/g, '');
  if (digits.length === 22) {
    const { root } = npwpParts(digits.slice(0, 16));
    return root === '' ? NONE : { root, branch: digits.slice(19) };
  }
  if (digits.length === 16 && !digits.startsWith('0')) return { root: digits, branch: '000' };
  if (digits.length === 16) digits = digits.slice(1);
  if (digits.length === 13 || digits.length === 14) digits = digits.padStart(15, '0');
  if (digits.length !== 15 || /^0{9}/.test(digits)) return NONE;
  return { root: digits.slice(0, 9), branch: digits.slice(12) };
}
