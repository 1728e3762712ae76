import { describe, expect, it } from '@jest/globals';
import type { FileKind } from '../../src/imports/file-kinds.ts';
import { readHeader } from '../../src/imports/columns/header.ts';
import { UNKNOWN_CODE } from '../../src/imports/rows/fields.ts';
import { rowReader, type RowRules } from '../../src/imports/rows/read-row.ts';

const MEMBERS = 'no_kartu,kode_bu,nik,nama,tgl_lahir,jenis_kelamin,upah,status,segmen,hubungan';
const FIRMS = 'kode_bu,nama_badan_usaha,nib,npwp,alamat,kab_kota,status';

function read(kind: FileKind, header: string, row: string, rules: Partial<RowRules> = {}) {
  const map = readHeader([{ line: 1, cells: header.split(',') }], { kind });
  if (map.kind === 'refused') throw new Error(map.reason);
  const settled = { map, dateOrder: 'ymd', today: '2026-11-23', zerosSuspect: false, wages: { thousands: false, median: 4_500_000 }, shortRows: false, ...rules } as const;
  return rowReader(settled)({ line: 2, cells: row.split(',') });
}

const codesOf = (result: ReturnType<typeof read>) => result.problems.map(({ column, code, read: shown }) => `${column} ${code} ${shown}`);

describe('rows', () => {
  it.each([
    ['AKTIF,PPU,P', ['AKTIF', 'PPU', 'P'], []],
    ['aktif sekali,PPU,P', [UNKNOWN_CODE, 'PPU', 'P'], ['status status_unknown aktif sekali']],
    [',PPU,P', [UNKNOWN_CODE, 'PPU', 'P'], ['status status_missing ']],
    ['AKTIF,PPX,P', ['AKTIF', UNKNOWN_CODE, 'P'], ['segmen segment_unknown PPX']],
    ['AKTIF,,P', ['AKTIF', UNKNOWN_CODE, 'P'], ['segmen segment_missing ']],
    ['AKTIF,PPU,2', ['AKTIF', 'PPU', null], ['hubungan relation_unknown 2']],
  ])('never take an unknown code for a known one: %s', (tail, values, problems) => {
    const result = read('enrolment-members', MEMBERS, `0001000000001,01000001,9901010508740003,Budi,1974-08-05,L,4500000,${tail}`);
    expect(result.accepted).toBe(true);
    expect(result.values.slice(7)).toEqual(values);
    expect(codesOf(result)).toEqual(problems);
  });

  it.each([
    ['4500', { thousands: false, median: 4_500_000 }, null, 'wage_thousands'],
    ['4500', { thousands: true, median: 4500 }, null, 'wage_column_thousands'],
    ['150000', { thousands: false, median: 150_000_000 }, null, 'wage_far_below'],
    ['600000', { thousands: false, median: 150_000_000 }, '600000', null],
    ['4500000', { thousands: false, median: null }, '4500000', null],
  ])('name a wage in thousands and never multiply it: %s', (wage, wages, value, problem) => {
    const result = read('enrolment-members', MEMBERS, `0001000000001,01000001,9901010508740003,Budi,1974-08-05,L,${wage},AKTIF,PPU,P`, { wages });
    expect(result.values[6]).toBe(value);
    expect(result.problems.map(({ code }) => code)).toEqual(problem === null ? [] : [problem]);
  });

  it.each([
    ['0123456789012', '012345678901000', 'npwp', null],
    ['123456789012', '01.234.567.8-901.000', 'nib', 'nib_padded'],
    ['1,23457E+12', '', 'nib', 'nib_scientific'],
    ['', '1.23457E+14', 'npwp', 'npwp_scientific'],
    ['', '0012345678901000', 'npwp', null],
    ['', '12345678901000', 'npwp', 'npwp_padded'],
    ['', '01.234.567.8-901.002', 'npwp', 'npwp_branch'],
    ['', '12345', 'npwp', 'npwp_damaged'],
  ])('name damaged company numbers: NIB %s, NPWP %s', (nib, npwp, column, problem) => {
    const map = readHeader([{ line: 1, cells: FIRMS.split(',') }], { kind: 'enrolment-employers' });
    if (map.kind === 'refused') throw new Error(map.reason);
    const settled = { map, dateOrder: 'ymd', today: '2026-11-23', zerosSuspect: false, wages: { thousands: false, median: null }, shortRows: false } as const;
    const result = rowReader(settled)({ line: 2, cells: ['01000001', 'PT Satu', nib, npwp, 'Jalan 1', 'Kota', 'AKTIF'] });
    expect(result.problems.filter((each) => each.column === column).map(({ code }) => code)).toEqual(problem === null ? [] : [problem]);
  });

  it('carry their key into every problem, also when the row as a whole is refused', () => {
    const short = read('enrolment-members', MEMBERS, '0001000000001,01000001,9901010508740003,Budi');
    expect(short.problems).toMatchObject([{ code: 'cells_missing', key: '0001000000001' }]);
    expect(short.values.every((value) => value === null)).toBe(true);
    const nameless = read('enrolment-members', MEMBERS, '0001000000001,01000001,,,1974-08-05,L,4500000,AKTIF,PPU,P');
    expect(nameless.problems.find(({ code }) => code === 'name_and_nik_missing')).toMatchObject({ key: '0001000000001' });
  });
});
