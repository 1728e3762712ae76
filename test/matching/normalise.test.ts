import { describe, expect, it } from '@jest/globals';
import { readCompanyName } from '../../src/matching/normalise/company-name.ts';
import { nibKey, npwpParts } from '../../src/matching/normalise/firm-numbers.ts';
import { nikDate, readNik } from '../../src/matching/normalise/nik.ts';
import { personNameTokens } from '../../src/matching/normalise/person-name.ts';
import { addressKey, placeKey, placeName } from '../../src/matching/normalise/place.ts';
import { skeletonOf, soundOf } from '../../src/matching/normalise/sound.ts';

describe('a NIK cell', () => {
  it.each([
    ['9915010508870003', 'full', '9915010508870003'],
    ["'9915010508870003", 'full', '9915010508870003'],
    ['9915 0105 0887 0003', 'full', '9915010508870003'],
    ['991501050887003', 'odd', '991501050887003'],
    ['99150105088700033', 'odd', '99150105088700033'],
    ['9.91501E+15', 'odd', '991501'],
    ['9,91501E+15', 'odd', '991501'],
    ['9999999999999999', 'none', ''],
    ['0000000000000000', 'none', ''],
    ['1234567890123456', 'none', ''],
    ['-', 'none', ''],
    ["'", 'none', ''],
  ])('%s is read as %s', (text, form, digits) => {
    expect(readNik(text)).toEqual({ form, digits });
  });

  it('carries a date, with forty added to the day of a woman', () => {
    expect(nikDate(5, 887)).toBe(870805);
    expect(nikDate(45, 887)).toBe(870805);
    expect(nikDate(32, 887)).toBe(0);
    expect(nikDate(5, 1387)).toBe(0);
  });
});

describe('a person name', () => {
  it.each([
    ['H. BUDI SANTOSO, S.Pd.I', 'BUDI SANTOSO'],
    ['Drs. Budi  Santoso', 'BUDI SANTOSO'],
    ['BUDI SANTOSO S.H.', 'BUDI SANTOSO'],
    ['BUDI SANTOSO M.M', 'BUDI SANTOSO'],
    ['Sdr. Budi', 'BUDI'],
    ['dr. Zahra', 'ZAHRA'],
    ['INDAH NUR S.', 'INDAH NUR S'],
    ['M.ILHAM', 'M ILHAM'],
    ["MA'RUF AMIN", 'MARUF AMIN'],
    ['SITI BINTI AHMAD', 'SITI AHMAD'],
    ['H', 'H'],
  ])('%s is compared as %s', (raw, words) => {
    expect(personNameTokens(raw).join(' ')).toBe(words);
  });

  it.each([
    ['SOETJIPTO', 'SUCIPTO'],
    ['DJUNAEDI', 'JUNAIDI'],
    ['HIDAJAT', 'HIDAYAT'],
    ['ACHMAD', 'AHMAD'],
    ['IRVAN', 'IRFAN'],
    ['HANDAYANY', 'HANDAYANNI'],
    ['DEWIE', 'DEWI'],
    ['MOCHAMAD', 'MUHAMMAD'],
    ['MUH', 'MUHAMMAD'],
  ])('%s sounds like %s', (left, right) => {
    expect(soundOf(left)).toBe(soundOf(right));
  });

  it.each([
    ['SUSANTO', 'SUSANTI'],
    ['BUDI', 'RUDI'],
    ['MAHMUD', 'MUHAMMAD'],
  ])('%s does not sound like %s', (left, right) => {
    expect(soundOf(left)).not.toBe(soundOf(right));
  });

  it('keeps its skeleton when a vowel is lost', () => {
    expect(skeletonOf(soundOf('SETIAWN'))).toBe(skeletonOf(soundOf('SETIAWAN')));
  });
});

describe('a firm', () => {
  const places = new Set(['BEKASI', 'MAKASSAR']);

  it.each([
    ['PT. Bina Teknik Manufacturing', 'BINA TEKNIK MANUFACTURING', 'PT', ''],
    ['Perseroan Terbatas Wira Sjtr', 'WIRA SEJAHTERA', 'PT', ''],
    ['Koperasi Karyawan PT Raga Mndr', 'RAGA MANDIRI', 'KOPERASI KARYAWAN', ''],
    ['BUM Desa Mekar', 'MEKAR', 'BUMDES', ''],
    ['PT KSP', 'KSP', 'PT', ''],
    ['BINA TEKNIK MFG, PT', 'BINA TEKNIK MANUFACTURING', 'PT', ''],
    ['PT Artha Gemilang Cab. Makassar', 'ARTHA GEMILANG', 'PT', 'MAKASSAR'],
    ['PT. Kencana Internasional Bekasi', 'KENCANA INTERNASIONAL', 'PT', 'BEKASI'],
    ['CV Bekasi', 'BEKASI', 'CV', ''],
    ['P.T. SENTOSA (PERSERO) Tbk', 'SENTOSA', 'PT', ''],
  ])('%s has core %s', (raw, core, form, branch) => {
    expect(readCompanyName(raw, places)).toMatchObject({ core: core.split(' '), form, branch });
  });

  it('tells its kind and its number apart from its name', () => {
    expect(readCompanyName('RSUD Kasih Bekasi', places)).toMatchObject({ core: ['KASIH'], kind: 'RUMAH SAKIT', branch: 'BEKASI' });
    expect(readCompanyName('SPBU 034.17101', places)).toMatchObject({ kind: 'SPBU', number: '34 17101' });
    expect(readCompanyName('PT Perkebunan Rajasa IV', places)).toMatchObject({ core: ['PERKEBUNAN', 'RAJASA'], number: '4' });
    expect(readCompanyName('PT Bina Karsa Sentana (BKS)', places).core).toEqual(['BINA', 'KARSA', 'SENTANA']);
  });

  it('keeps its numbers through a spreadsheet', () => {
    expect(nibKey('348127923808')).toBe('0348127923808');
    expect(nibKey('000')).toBe('');
    expect(npwpParts('41.003.929.3-435.000')).toEqual({ root: '410039293', branch: '000' });
    expect(npwpParts('0410039293435001')).toEqual({ root: '410039293', branch: '001' });
    expect(npwpParts('81468492449000')).toEqual({ root: '081468492', branch: '000' });
    expect(npwpParts('0410039293435000000002')).toEqual({ root: '410039293', branch: '002' });
    expect(npwpParts('9915010508870003')).toEqual({ root: '9915010508870003', branch: '000' });
    expect(npwpParts('000000000000000')).toEqual({ root: '', branch: '' });
  });

  it('keeps Kota and Kabupaten apart but knows one place name', () => {
    expect(placeKey('Kab. Bekasi')).not.toBe(placeKey('KOTA BEKASI'));
    expect(placeKey('Kab. Bekasi')).toBe(placeKey('KABUPATEN BEKASI'));
    expect(placeName('Kota Bekasi')).toBe('BEKASI');
    expect(addressKey('Jl. Raya Serang No. 8')).toBe(addressKey('JALAN RAYA SERANG NO 8'));
  });
});
