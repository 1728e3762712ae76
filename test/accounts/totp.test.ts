import { describe, expect, it } from '@jest/globals';
import { codeAt, enrolmentUri, stepAt, stepOfCode } from '../../src/accounts/totp.ts';

// The shared secret and the instants of RFC 6238, appendix B; the codes are its last six digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('at %i seconds', (seconds, code) => {
    expect(codeAt(SECRET, stepAt(seconds * 1000))).toBe(code);
    expect(stepOfCode(SECRET, code, seconds * 1000)).toBe(stepAt(seconds * 1000));
  });

  it('count one step early or late, no more', () => {
    const now = 1_234_567_890_000;
    const at = (drift: number) => stepOfCode(SECRET, '005924', now + drift * 30_000);
    expect([at(-1), at(1)]).toEqual([stepAt(now), stepAt(now)]);
    expect([at(-2), at(2)]).toEqual([null, null]);
  });

  it('name the product and the person to the authenticator', () => {
    expect(enrolmentUri(SECRET, 'rina@contoh.example')).toMatch(
      /^otpauth:\/\/totp\/Patuh:rina%40contoh\.example\?/,
    );
  });
});
