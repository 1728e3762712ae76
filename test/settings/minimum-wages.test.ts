import { describe, expect, it } from '@jest/globals';
import { minimumWagesOn } from '../../src/linkage/run-settings.ts';
import { readMinimumWages, writeMinimumWages } from '../../src/settings/minimum-wages.ts';

const TEXT = 'Kab. Contoh; 2026-01-01; 5000000; Keputusan 1\n; 2026-01-01; 2000000; Keputusan 2';

describe('the table of minimum wages', () => {
  it('is read and written alike', () => {
    const read = readMinimumWages(TEXT);
    expect(read).toEqual({
      kind: 'read',
      wages: [
        { regency: 'Kab. Contoh', from: '2026-01-01', wage: 5_000_000, source: 'Keputusan 1' },
        { regency: '', from: '2026-01-01', wage: 2_000_000, source: 'Keputusan 2' },
      ],
    });
    expect(read.kind === 'read' && writeMinimumWages(read.wages)).toBe(TEXT);
  });

  it('takes dots in a wage and blank lines', () => {
    expect(readMinimumWages('\nKota Contoh; 2026-01-01; Rp 5.123.456; Keputusan 3\n')).toMatchObject({
      wages: [{ wage: 5_123_456 }],
    });
    expect(readMinimumWages('')).toEqual({ kind: 'read', wages: [] });
  });

  it.each([
    ['a day that does not exist', 'Kota Contoh; 2026-02-30; 5000000; Keputusan'],
    ['no decision', 'Kota Contoh; 2026-02-01; 5000000;'],
    ['no wage', 'Kota Contoh; 2026-02-01; 0; Keputusan'],
  ])('refuses %s with its line', (_, line) => {
    expect(readMinimumWages(`Kota Contoh; 2026-01-01; 1; Keputusan\n${line}`)).toEqual({ kind: 'refused', line: 2 });
  });
});

describe('the minimum wages of a day', () => {
  const wages = [
    { regency: 'Kab. Contoh', from: '2026-01-01', wage: 2, source: 'b' },
    { regency: 'Kab. Contoh', from: '2025-01-01', wage: 1, source: 'a' },
    { regency: '', from: '2026-06-01', wage: 3, source: 'c' },
  ];

  it.each([
    ['2024-12-31', []],
    ['2025-12-31', [{ regency: 'Kab. Contoh', wage: 1 }]],
    ['2026-01-01', [{ regency: 'Kab. Contoh', wage: 2 }]],
    ['2026-06-01', [{ regency: 'Kab. Contoh', wage: 2 }, { regency: '', wage: 3 }]],
  ])('on %s', (day, expected) => {
    expect(minimumWagesOn(wages, day)).toEqual(expected);
  });
});
