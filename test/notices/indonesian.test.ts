import { describe, expect, it } from '@jest/globals';
import { parseLocalDate } from '../../src/law/calendar.ts';
import {
  counted,
  initialsOf,
  longDay,
  maskedName,
  romanMonth,
  rupiah,
  weekdayAndDay,
  words,
} from '../../src/notices/indonesian.ts';

describe('numbers and days in letters', () => {
  it.each([
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [14, 'empat belas'],
    [20, 'dua puluh'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [240, 'dua ratus empat puluh'],
    [1000, 'seribu'],
    [1500, 'seribu lima ratus'],
    [7500, 'tujuh ribu lima ratus'],
    [12_000_000, 'dua belas juta'],
    [1_201_528, 'satu juta dua ratus satu ribu lima ratus dua puluh delapan'],
    [5_000_000_000, 'lima miliar'],
  ])('writes %i as %s', (value, expected) => {
    expect(words(value)).toBe(expected);
  });

  it('refuses numbers that it cannot write', () => {
    expect(() => words(-1)).toThrow(RangeError);
    expect(() => words(1.5)).toThrow(RangeError);
  });

  it('writes days, counts and money as official letters do', () => {
    const day = parseLocalDate('2026-04-06');
    expect(longDay(day)).toBe('6 April 2026');
    expect(weekdayAndDay(day)).toBe('Senin, 6 April 2026');
    expect(romanMonth(day)).toBe('IV');
    expect(counted(10)).toBe('10 (sepuluh)');
    expect(rupiah(1_201_528)).toBe('Rp1.201.528');
  });
});

describe('names that must not be read', () => {
  it.each([
    ['Siti Nur Aminah', 'S.N.A.'],
    ['Sukarno', 'S.'],
    ["dr. Ahmad Fu'ad, S.Kom.", 'D.A.F.S.K.'],
    ['', '–'],
    ['12', '–'],
  ])('shortens %s to %s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });

  it.each([
    ['PT Maju Jaya', 'PT M••• J•••'],
    ['CV. Sinar  Abadi', 'CV. S••• A•••'],
    ['Toko 88', 'Toko 8•••'],
    ['😀 Ceria', '😀••• C•••'],
  ])('masks %s as %s', (name, expected) => {
    expect(maskedName(name)).toBe(expected);
  });
});
