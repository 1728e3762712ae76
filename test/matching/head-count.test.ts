import { describe, expect, it } from '@jest/globals';
import type { Establishment } from '../../src/matching/companies/establishments.ts';
import { headCounts } from '../../src/matching/head-count.ts';
import type { FirmRow } from '../../src/matching/input.ts';
import { minimumWages } from '../../src/matching/minimum-wage.ts';

const firm = (headCount: number | null, regency = 'Kab. Contoh'): FirmRow => ({
  id: 'C',
  name: 'PT Contoh',
  nib: null,
  npwp: null,
  address: null,
  regency,
  headCount,
});
const place = (status: Establishment['status'], ...employers: number[]): Establishment => ({ status, employers, head: -1 });

describe('totals where the register names nobody', () => {
  it.each<[string, number | null, number, Establishment, ReturnType<typeof headCounts>[0]]>([
    ['more reported than enrolled', 20, 0, place('TERDAFTAR', 0), { reported: 20, enrolled: 12 }],
    ['as many', 12, 0, place('TERDAFTAR', 0), null],
    ['fewer', 3, 0, place('TERDAFTAR', 0), null],
    ['named workers', 20, 5, place('TERDAFTAR', 0), null],
    ['no total', null, 0, place('TERDAFTAR', 0), null],
    ['not enrolled: that is a finding of its own', 20, 0, place('BELUM'), null],
    ['doubtful', 20, 0, place('TINJAU', 0), null],
  ])('%s', (_, reported, named, at, expected) => {
    expect(headCounts([firm(reported)], [at], [named], new Map([[0, 12]]))).toEqual([expected]);
  });

  it('counts a head office and its branches together', () => {
    const both = [place('TERDAFTAR', 0), place('LEWAT_PUSAT', 0)];
    const enrolled = new Map([[0, 12]]);
    expect(headCounts([firm(10), firm(5)], both, [0, 0], enrolled)).toEqual([
      { reported: 15, enrolled: 12 },
      { reported: 15, enrolled: 12 },
    ]);
    expect(headCounts([firm(10), firm(null)], both, [0, 0], enrolled)).toEqual([null, null]);
  });
});

describe('minimum wages by place', () => {
  const rule = { ceiling: 12_000_000, tolerance: 0, minimums: [{ regency: 'KABUPATEN CONTOH', wage: 5 }, { regency: '', wage: 2 }] };

  it('takes the place of the company, else the rest of the province', () => {
    expect([...minimumWages([firm(1), firm(1, 'Kota Contoh')], rule)]).toEqual([5, 2]);
    expect([...minimumWages([firm(1)], { ...rule, minimums: [] })]).toEqual([0]);
  });
});
