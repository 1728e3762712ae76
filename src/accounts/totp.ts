import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;

/** The step of an instant: how many half minutes since 1970. */
export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / 1000 / PERIOD_SECONDS);
}

function generator(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Patuh',
    label,
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
    digits: 6,
  });
}

/** A new shared secret, in base 32 as authenticator apps write it. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that an authenticator app reads from the QR code. */
export function enrolmentUri(secret: string, email: string): string {
  return generator(secret, email).toString();
}

/** The step whose code this is, at most one step early or late; null when it is none of them. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const delta = generator(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : stepAt(now) + delta;
}

/** The code of a step. For demonstrations and tests. */
export function codeAt(secret: string, step: number): string {
  return generator(secret).generate({ timestamp: step * PERIOD_SECONDS * 1000 });
}
