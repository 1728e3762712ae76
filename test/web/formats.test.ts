import { describe, expect, it } from '@jest/globals';
import { formatsFor, maskNik } from '../../src/web/formats.ts';

const id = formatsFor('id');
const en = formatsFor('en');

describe('formats', () => {
  it('writes numbers the Indonesian way', () => {
    expect(id.number(1201528)).toBe('1.201.528');
    expect(id.number('9007199254740993')).toBe('9.007.199.254.740.993');
    expect(id.number(1.5, 1)).toBe('1,5');
    expect(id.rupiah(5_300_000n)).toBe('Rp5.300.000');
    expect(id.percent(0.7401)).toBe('74,01 %');
    expect(en.number(1201528)).toBe('1,201,528');
  });

  it('writes days in words, without moving them into a zone', () => {
    expect(id.day('2026-04-06')).toBe('6 April 2026');
    expect(id.day('2026-08-17')).toBe('17 Agustus 2026');
    expect(en.day('2026-08-17')).toBe('17 August 2026');
  });

  it('names the zone of an instant', () => {
    expect(id.time('2026-04-06T07:05:00Z')).toBe('6 April 2026 pukul 14.05 WIB');
    expect(id.time('2026-04-06T16:30:00Z', 'Asia/Jayapura')).toBe('7 April 2026 pukul 01.30 WIT');
  });

  it('writes nothing as a dash', () => {
    expect([id.day(null), id.number(null), id.rupiah(null), id.percent(null), maskNik(null)]).toEqual([
      '–',
      '–',
      '–',
      '–',
      '–',
    ]);
  });

  it('masks the middle of a NIK, and all of what is none', () => {
    expect(maskNik('9926010101010001')).toBe('9926••••••••0001');
    expect(maskNik('99260101')).toBe('••••••••');
  });
});
