import { describe, expect, it } from '@jest/globals';
import { firmNameBits } from '../../src/matching/companies/firm-name.ts';
import { profileOf } from '../../src/matching/companies/firm-profile.ts';
import { FirmWords } from '../../src/matching/companies/firm-words.ts';
import { LinkageInput } from '../../src/matching/input.ts';
import type { FirmRow } from '../../src/matching/input.ts';
import { link } from '../../src/matching/link.ts';
import type { CompanyOutcome } from '../../src/matching/result.ts';
import { BUDI } from './support/pairs.ts';

const firm = (id: string, name: string, rest: Partial<FirmRow> = {}): FirmRow => ({
  id,
  name,
  nib: null,
  npwp: null,
  address: null,
  regency: 'Kab. Bekasi',
  ...rest,
});

function settle(
  companies: readonly FirmRow[],
  employers: readonly FirmRow[],
  shared: readonly (readonly [string, string])[] = [],
): CompanyOutcome[] {
  const input = new LinkageInput();
  for (const company of companies) input.addCompany(company);
  for (const employer of employers) input.addEmployer(employer);
  for (const [at, [companyId, employerId]] of shared.entries()) {
    const person = {
      ...BUDI,
      nik: `9915010508870${String(at + 110)}`,
      name: `NAMA${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + Math.floor(at / 26))}WATI UJI`,
    };
    input.addWorker({ ...person, id: `w${at}`, companyId });
    input.addMember({ ...person, id: `m${at}`, employerId, status: 'AKTIF', segment: 'PPU', relation: 'P' });
  }
  return [...link(input).companies()];
}

const answer = (outcome: CompanyOutcome | undefined): string =>
  `${outcome?.status ?? ''} ${outcome?.employerIds.join('|') ?? ''}`.trim();

describe('a company is found', () => {
  it.each<[string, Partial<FirmRow>, string, Partial<FirmRow>]>([
    ['by NIB without its leading zero', { nib: '348127923808' }, 'GRAHA PRIMA', { nib: '0348127923808' }],
    [
      'by NPWP in 15 and 16 digits',
      { npwp: '41.003.929.3-435.000' },
      'GRAHA PRIMA, PT',
      { npwp: '0410039293435000' },
    ],
    [
      'by name, address and place',
      { address: 'Jl. Mawar No. 34' },
      'GRAHA PRIMA, PT',
      { address: 'JALAN MAWAR NO. 34' },
    ],
  ])('%s', (_, register, name, enrolled) => {
    expect(answer(settle([firm('C', 'PT. Graha Prima', register)], [firm('E', name, enrolled)])[0])).toBe(
      'TERDAFTAR E',
    );
  });

  it('by the workers it shares, when half of the name agrees', () => {
    const shared = Array.from({ length: 8 }, () => ['C', 'E'] as const);
    const noise = Array.from({ length: 80 }, () => ['D', 'F'] as const);
    const outcomes = settle(
      [firm('C', 'PT Graha Prima Tekstil'), firm('D', 'CV Lain Sekali', { nib: '9000000000001' })],
      [firm('E', 'GRAHA PRIMA MANDIRI'), firm('F', 'LAIN SEKALI', { nib: '9000000000001' })],
      [...shared, ...noise],
    );
    expect(answer(outcomes[0])).toBe('TERDAFTAR E');
  });

  it('with doubt, when only its workers speak for it', () => {
    const shared = Array.from({ length: 8 }, () => ['C', 'E'] as const);
    const noise = Array.from({ length: 80 }, () => ['D', 'F'] as const);
    const outcomes = settle(
      [firm('C', 'PT Graha Prima Tekstil'), firm('D', 'CV Lain Sekali', { nib: '9000000000001' })],
      [firm('E', 'ZAMRUD BIRU'), firm('F', 'LAIN SEKALI', { nib: '9000000000001' })],
      [...shared, ...noise],
    );
    expect(answer(outcomes[0])).toBe('TINJAU E');
  });

  it('under several kode_bu', () => {
    const number = { nib: '9120001234567' };
    const outcome = settle(
      [firm('C', 'PT Graha Prima', number)],
      [firm('E', 'PT GRAHA PRIMA', number), firm('F', 'GRAHA PRIMA', number)],
    )[0];
    expect(answer(outcome)).toBe('TERDAFTAR E|F');
  });
});

describe('a branch', () => {
  const head = firm('C', 'PT. Artha Gemilang', {
    nib: '4288967276861',
    npwp: '410039293435000',
    regency: 'Kota Tangerang',
  });
  const branch = firm('B', 'PT Artha Gemilang Cab. Makassar', {
    nib: '4288967276861',
    npwp: '410039293435001',
    regency: 'Kota Makassar',
  });

  it('is enrolled through its head office', () => {
    const employers = [
      firm('E', 'ARTHA GEMILANG, PT', { npwp: '410039293435000', regency: 'KOTA TANGERANG' }),
    ];
    const outcomes = settle([head, branch], employers);
    expect(outcomes.map(answer)).toEqual(['TERDAFTAR E', 'LEWAT_PUSAT E']);
    expect(outcomes[1]?.headCompanyId).toBe('C');
  });

  it('may hold its own kode_bu', () => {
    const employers = [
      firm('E', 'ARTHA GEMILANG, PT', { nib: '4288967276861', regency: 'KOTA TANGERANG' }),
      firm('F', 'PT ARTHA GEMILANG MAKASSAR', { nib: '4288967276861', regency: 'KOTA MAKASSAR' }),
    ];
    expect(settle([head, branch], employers).map(answer)).toEqual(['TERDAFTAR E', 'TERDAFTAR F']);
  });

  it('is enrolled through a head office that the register does not list', () => {
    const employers = [firm('E', 'ARTHA GEMILANG, PT', { nib: '4288967276861', regency: 'KOTA TANGERANG' })];
    expect(settle([branch], employers).map(answer)).toEqual(['LEWAT_PUSAT E']);
  });
});

describe('a company is not found', () => {
  it('by a common name with other numbers elsewhere', () => {
    const outcome = settle(
      [firm('C', 'CV Sumber Jaya', { nib: '5660856069679' })],
      [firm('E', 'CV SUMBER JAYA', { nib: '9592891170136', regency: 'KOTA MEDAN' })],
    )[0];
    expect(answer(outcome)).toBe('BELUM');
  });

  it('by one worker who also works for a large employer', () => {
    const shared = [['C', 'F'] as const, ...Array.from({ length: 12 }, () => ['D', 'F'] as const)];
    const outcomes = settle(
      [firm('C', 'PT Tirta Properti'), firm('D', 'PT Lain Sekali', { nib: '9000000000001' })],
      [firm('F', 'LAIN SEKALI', { nib: '9000000000001' })],
      shared,
    );
    expect(answer(outcomes[0])).toBe('BELUM');
  });
});

describe('firm names', () => {
  const places = new Set<string>();
  const words = new FirmWords();
  const profiles = [
    'PT Sumber Jaya',
    'PT Jaya Abadi',
    'CV Jaya Makmur',
    'PT Bintang Jaya',
    'PT Citra Sukses Manufacturing',
    'CV Delta Medika Mandiri',
  ].map((name) => profileOf(firm('x', name), places));
  for (const profile of profiles) words.add(profile);
  const bits = (left: string, right: string): number =>
    firmNameBits(profileOf(firm('a', left), places), profileOf(firm('b', right), places), words);

  it.each([
    ['PT Citra Sukses Manufacturing', 'CITRASUKSES MFG'],
    ['PT Delta Medika Mandiri', 'DELTA MEDIKA MNDIRI, PT'],
    ['PT Sumber Jaya', 'SUMBER JAYA'],
  ])('%s is like %s', (left, right) => {
    expect(bits(left, right)).toBeGreaterThan(5);
  });

  it('are not alike by a word that everybody has', () => {
    expect(bits('PT Sumber Jaya', 'PT Bintang Jaya')).toBeLessThan(0);
  });

  const areSimilar = (left: string, right: string): boolean =>
    words.areSimilar(words.numberOf(left), words.numberOf(right));

  it('know slips and short forms, but not two usual words', () => {
    expect(areSimilar('MANDIRI', 'MNDIRI')).toBe(true);
    expect(areSimilar('MANUFACTURING', 'MFCTRG')).toBe(true);
    expect(areSimilar('SUMBER', 'BINTANG')).toBe(false);
  });
});
