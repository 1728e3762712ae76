import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personEncoder, type KeyedHash, type PersonFields } from '../../src/private-matching/encode.ts';
import { bitCount, dice, filterColumn } from '../../src/private-matching/filter.ts';
import { joinTokens, type TokenRow } from '../../src/private-matching/join.ts';

const keyed =
  (secret: string): KeyedHash =>
  (purpose, text) =>
    createHmac('sha256', `${secret}|${purpose}`).update(text).digest();

const encode = personEncoder(keyed('satu'));
const text = (token: Uint8Array | null) => (token === null ? null : Buffer.from(token).toString('base64url'));

function row(key: string, person: Partial<PersonFields>, by = encode): TokenRow {
  const { nik, year, ...rest } = by({ nik: null, name: null, birthDate: null, ...person });
  return { key, nik: text(nik), year: text(year), ...rest };
}

const SITI = { nik: '9901015508900001', name: 'Siti Nurhaliza', birthDate: '1990-08-15' };
const verdictOf = (one: Partial<PersonFields>, other: Partial<PersonFields>) => joinTokens([row('w', one)], [row('m', other)])[0];

describe('joining by tokens', () => {
  it('finds equal NIKs, however name and title are written', () => {
    expect(verdictOf(SITI, { ...SITI, name: 'Hj. SITI NURHALIZA, S.Pd' })).toMatchObject({ verdict: 'ADA', reason: 'nik', partner: 'm' });
    expect(verdictOf({ nik: SITI.nik }, { nik: SITI.nik })).toMatchObject({ verdict: 'ADA' });
  });

  it('doubts equal NIKs under which two people stand', () => {
    expect(verdictOf(SITI, { nik: SITI.nik, name: 'Budi Santoso', birthDate: '1971-02-03' })).toMatchObject({ verdict: 'TINJAU', reason: 'nik-contradicted' });
  });

  it('suggests a person with a damaged NIK as doubtful, never as found', () => {
    expect(verdictOf({ ...SITI, nik: '9,90102E+15' }, SITI)).toMatchObject({ verdict: 'TINJAU', reason: 'similar', partner: 'm' });
    expect(verdictOf({ ...SITI, nik: '9901015508900010' }, { ...SITI, name: 'Siti Nurhalisa' })).toMatchObject({ verdict: 'TINJAU', reason: 'similar' });
    expect(verdictOf({ ...SITI, nik: null, birthDate: '1990-11-08' }, { ...SITI, birthDate: '1990-08-11' })).toMatchObject({ verdict: 'TINJAU' });
  });

  it('does not find somebody else', () => {
    expect(verdictOf({ ...SITI, nik: null }, { nik: null, name: 'Siti Nurhaliza', birthDate: '1984-08-15' })).toMatchObject({ verdict: 'TIDAK_DITEMUKAN', partner: null });
    expect(verdictOf({ ...SITI, nik: null }, { nik: null, name: 'Bambang Wijaya', birthDate: '1990-08-15' })).toMatchObject({ verdict: 'TIDAK_DITEMUKAN' });
    expect(verdictOf({ nik: null, name: 'Siti' }, { nik: null, name: 'Siti' })).toMatchObject({ verdict: 'TIDAK_DITEMUKAN' });
  });

  it('treats stand-ins as no NIK', () => {
    expect(row('w', { nik: '1111111111111111' }).nik).toBeNull();
  });

  it('never says more than worth a look without an equal NIK', () => {
    const person = fc.record({ nik: fc.constantFrom(null, '123', 'x'), name: fc.constantFrom('Siti', 'Budi', 'Ani Rahayu', null), birthDate: fc.constantFrom('1990-08-15', '1990-08-16', null) });
    fc.assert(fc.property(person, person, (one, other) => expect(verdictOf(one, other)?.verdict).not.toBe('ADA')));
  });
});

describe('the encoding', () => {
  it('has nothing in common under another key', () => {
    const other = personEncoder(keyed('dua'));
    const [one, two] = [row('a', SITI), row('b', SITI, other)];
    expect(two.nik).not.toBe(one.nik);
    expect(joinTokens([one], [two])[0]?.verdict).toBe('TIDAK_DITEMUKAN');
  });

  it('holds no plain hash of a NIK', () => {
    const token = Buffer.from(row('a', SITI).nik ?? '', 'base64url').toString('hex');
    for (const algorithm of ['md5', 'sha1', 'sha256', 'sha512']) expect(createHash(algorithm).update(SITI.nik).digest('hex')).not.toContain(token);
  });

  it('gives one name different filters in different years', () => {
    const name = (birthDate: string) => filterColumn([row('a', { name: 'Siti Nurhaliza', birthDate }).name], 64);
    expect(dice(name('1990-08-15'), 0, name('1990-01-02'), 0)).toBe(1);
    expect(dice(name('1990-08-15'), 0, name('1991-08-15'), 0)).toBeLessThan(0.5);
  });

  it('sets about as many bits for long names as fit, never all', () => {
    const filled = filterColumn([row('a', { name: 'Muhammad Abdurrahman Wahid Kartosuwiryo Danuningrat', birthDate: '1990-08-15' }).name], 64).counts[0] ?? 0;
    expect(filled).toBeGreaterThan(60);
    expect(filled).toBeLessThan(320);
  });

  it('counts bits', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (word) => expect(bitCount(word)).toBe(word.toString(2).replaceAll('0', '').length)));
  });
});
