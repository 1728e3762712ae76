import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a code is good for. */
export const CODE_MINUTES = 10;
/** Wrong entries after which a code is dead. */
export const CODE_TRIES = 5;
/** Codes that one letter may cause within an hour. */
export const CODES_PER_HOUR = 5;

const DIGITS = 8;

/**
 * The code that belongs to a row of `one_time_code`: eight digits, derived with a key that the database
 * does not hold. So the mail job can print it although nobody ever stored it.
 */
export function codeOf(secret: string, codeId: string): string {
  const mac = createHmac('sha256', secret).update(`one-time-code:${codeId}`).digest();
  return String(mac.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
}

/** The keyed hash of a code as the database keeps it. */
export function codeHash(secret: string, codeId: string, code: string): Buffer {
  return createHmac('sha256', secret).update(`one-time-hash:${codeId}:${code}`).digest();
}

/** Compares two hashes in a time that says nothing about where they differ. */
export function sameHash(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A secret that only the asking browser's session knows. */
export function browserNonce(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash of a browser's nonce. */
export function nonceHash(nonce: string): Buffer {
  return createHash('sha256').update(nonce).digest();
}

/** The digits that somebody typed, without the spaces and dashes people put between them. */
export function typedCode(text: string): string {
  return text.replaceAll(/[\s.-]/g, '');
}
