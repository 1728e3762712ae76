import { describe, expect, it } from '@jest/globals';
import { hashPassword, newPassword, passwordMatches, passwordWeakness } from '../../src/accounts/password.ts';

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB and two passes', async () => {
    const stored = await hashPassword('perahu-lontar-senyap');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(stored, 'perahu-lontar-senyap')).toBe(true);
    expect(await passwordMatches(stored, 'perahu-lontar-senyaP')).toBe(false);
  });

  it('never match where there is no hash, and take the time of one that is there', async () => {
    const stored = await hashPassword('perahu-lontar-senyap');
    const timed = async (hash: string | null) => {
      const begun = performance.now();
      for (let n = 0; n < 8; n++) expect(await passwordMatches(hash, 'salah sekali')).toBe(false);
      return performance.now() - begun;
    };
    const [known, unknown] = [await timed(stored), await timed(null)];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });

  it.each([
    ['pendek-saja', 'Kata sandi harus paling sedikit 12 karakter'],
    ['x'.repeat(129), 'Kata sandi harus paling banyak 128 karakter'],
    ['bpjs-jkn-patuh', 'Kata sandi terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan'],
    ['rina.wulandari12', 'Kata sandi terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan'],
    ['aaaaaaaaaaaaaaaa', 'Kata sandi terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan'],
  ])('refuses %s', (password, reason) => {
    expect(passwordWeakness(password, ['rina.wulandari@contoh.example'])).toBe(reason);
  });

  it('accepts long ones, spaces included, and the ones it makes itself', () => {
    expect(passwordWeakness('perahu lontar senyap', [])).toBeNull();
    expect(passwordWeakness(newPassword(), [])).toBeNull();
  });
});
