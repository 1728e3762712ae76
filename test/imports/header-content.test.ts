import { describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../../src/imports/file-kinds.ts';
import { mapHeader, readHeader } from '../../src/imports/columns/header.ts';
import { legendOf, statedDateOrder, wordsOf } from '../../src/imports/columns/header-words.ts';
import { templateOf } from '../../src/imports/columns/templates/known-templates.ts';
import { EDABU_TEMPLATES } from '../../src/imports/columns/templates/edabu.ts';

function read(header: string, rows: readonly string[] = []) {
  const reading = readHeader([header, ...rows].map((line, index) => ({ line: index + 1, cells: line.split(';') })), { kind: 'register-workers' });
  if (reading.kind === 'refused') throw new Error(reading.reason);
  const at = (name: string) => reading.positions[TEMPLATES['register-workers'].columns.findIndex((column) => column.name === name)];
  return { reading, at };
}

describe('what headings alone do not settle', () => {
  const PEOPLE = ['1;K-01;9901010508740001;P1;Budi', '2;K-02;9901010508740002;P1;Siti', "3;K-03;'9901010508740003;P1;Tono"];

  it('the column of NIKs is the one whose values look like it', () => {
    expect(read('ID Pekerja;NIK;No KTP;ID Perusahaan;Nama', PEOPLE).at('nik')).toBe(2);
    expect(read('ID Pekerja;Kode;NIK;ID Perusahaan;Nama', PEOPLE).at('nik')).toBe(2);
  });

  it('stays open when none looks like it, and damage by spreadsheets still does', () => {
    const numbers = ['1;K-01;P1;Budi', '2;K-02;P1;Siti', '3;K-03;P1;Tono'];
    expect(read('ID Pekerja;NIK;ID Perusahaan;Nama', numbers).reading.doubtful).toEqual([{ column: 'nik', candidates: [1] }]);
    const damaged = ['1;9,90101E+15;P1;Budi', '2;990101050874000;P1;Siti', '3;9901010508740000;P1;Tono'];
    expect(read('ID Pekerja;NIK;ID Perusahaan;Nama', damaged).at('nik')).toBe(1);
    expect(read('ID Pekerja;NIK;ID Perusahaan;Nama').at('nik')).toBe(1);
  });

  it('basic pay beside fixed allowances is asked, both in one column is not', () => {
    expect(read('ID Pekerja;ID Perusahaan;Nama;Gaji Pokok;Tunjangan Tetap').reading.doubtful).toEqual([{ column: 'upah', candidates: [3, 4] }]);
    expect(read('ID Pekerja;ID Perusahaan;Nama;Gaji Pokok + Tunj. Tetap;Tunjangan Makan').at('upah')).toBe(3);
  });

  it('two columns of one name are asked and never taken by place', () => {
    const rows = [{ line: 1, cells: ['id_pekerja', 'id_perusahaan', 'Nama Pekerja', 'Nama Karyawan'] }];
    expect(mapHeader(rows, 'register-workers')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('"nama"') });
  });
});

describe('headings that explain themselves', () => {
  it('give the order of dates and the meaning of codes', () => {
    expect(['Tgl Lahir (dd/mm/yyyy)', 'Tgl Lahir mm-dd-yyyy', 'Lahir [tttt-bb-hh]', 'TGL LAHIR (hh/bb/tttt)', 'Tgl Lahir'].map(statedDateOrder)).toEqual(['dmy', 'mdy', 'ymd', 'dmy', null]);
    expect(legendOf('PISA (1=Peserta, 2=Istri, 3=Suami)')).toEqual([['1', 'peserta'], ['2', 'istri'], ['3', 'suami']]);
    expect(wordsOf('TGLLAHIR')).toEqual(['tanggal', 'lahir']);
    expect(wordsOf('PISA/Kode HubKel: 1=Peserta 2=Suami')).toEqual(['pisa', 'kode', 'hubungan', 'keluarga']);
  });

  it('of the three forms are of 37, 34 and 36 columns, each known by its headings alone', () => {
    expect(EDABU_TEMPLATES.map(({ headings }) => headings.length)).toEqual([37, 34, 36]);
    for (const template of EDABU_TEMPLATES) expect(templateOf(template.headings)).toBe(template);
    expect(templateOf([...(EDABU_TEMPLATES[0]?.headings ?? []), 'Catatan'])).toBeNull();
  });

  it('never end in endless search', () => {
    // A search that tries every way to cut these would not come back at all.
    expect(wordsOf('kabkota'.repeat(500)).length).toBeGreaterThan(0);
    expect(wordsOf(`${'nomor'.repeat(7)}x`).length).toBeGreaterThan(0);
  });
});
