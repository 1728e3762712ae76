import { randomBytes } from 'node:crypto';

/** 32 signs, without 0, 1, I and O. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A number such as `JWB-2026-K7Q2M9XR` that nobody can guess from another. `day` is `YYYY-MM-DD`. */
export function receiptNumber(prefix: string, day: string): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}-${day.slice(0, 4)}-${letters.join('')}`;
}
