import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { LinkageInput } from '../../src/matching/input.ts';
import type { MemberStatus } from '../../src/matching/input.ts';

type Row = Readonly<Record<string, string>>;

/** Reads one CSV with a header row; a missing file is an empty list. */
export function readCsv(folder: string, name: string): Row[] {
  return parse(readFileSync(path.join(folder, name)), { columns: true, bom: true, relax_column_count: true });
}

/** Reads the four canonical files of a folder into the engine's input, by the plainest rules. */
export function readFolder(folder: string): LinkageInput {
  const input = new LinkageInput();
  for (const row of readCsv(folder, 'wlkp_perusahaan.csv'))
    input.addCompany(firm(row, 'id_perusahaan', 'nama_perusahaan'));
  for (const row of readCsv(folder, 'jkn_badan_usaha.csv'))
    input.addEmployer(firm(row, 'kode_bu', 'nama_badan_usaha'));
  for (const row of readCsv(folder, 'wlkp_pekerja.csv'))
    input.addWorker({ ...person(row, 'id_pekerja'), companyId: cell(row, 'id_perusahaan') });
  for (const row of readCsv(folder, 'jkn_peserta.csv')) {
    input.addMember({
      ...person(row, 'no_kartu'),
      employerId: cell(row, 'kode_bu') || null,
      status: cell(row, 'status') as MemberStatus,
      segment: cell(row, 'segmen'),
      relation: cell(row, 'hubungan'),
    });
  }
  return input;
}

/** A cell's text, '' when the column is missing. */
export function cell(row: Row, column: string): string {
  return row[column] ?? '';
}

function firm(row: Row, id: string, name: string): Parameters<LinkageInput['addCompany']>[0] {
  return {
    id: cell(row, id),
    name: cell(row, name),
    nib: cell(row, 'nib') || null,
    npwp: cell(row, 'npwp') || null,
    address: cell(row, 'alamat') || null,
    regency: cell(row, 'kab_kota') || null,
  };
}

function person(row: Row, id: string): Omit<Parameters<LinkageInput['addWorker']>[0], 'companyId'> {
  const wage = cell(row, 'upah').replace(/[^0-9]/g, '');
  const sex = cell(row, 'jenis_kelamin').charAt(0).toUpperCase();
  return {
    id: cell(row, id),
    nik: cell(row, 'nik') || null,
    name: cell(row, 'nama'),
    birthDate: isoDay(cell(row, 'tgl_lahir')),
    sex: sex === 'L' || sex === 'P' ? sex : null,
    wage: wage === '' ? null : Number(wage),
  };
}

function isoDay(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return parts === null
    ? null
    : `${parts[3] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`;
}
