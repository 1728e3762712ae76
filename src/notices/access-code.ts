import { randomBytes } from 'node:crypto';

/** Without 0, 1, l and o, which people confuse when they type a code from paper. */
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 26;

/** A code that nobody guesses: 26 of 32 signs are 130 random bits. It opens a page without personal data only. */
export function newAccessCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length] ?? '').join('');
}

/** Could this be a code at all? */
export const ACCESS_CODE = /^[a-km-np-z2-9]{26}$/;
