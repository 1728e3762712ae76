import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COLUMNS, type FileName, type Row } from '../../src/demo/world/rows.ts';
import { worldParts } from '../../src/demo/world/world.ts';

/** The firm that the story is about. It enrolled five of its eight workers. */
export const FIRM = 'PT Samudra Karya Bahagia';
const FIRM_KEY = 'P9909999';
const FIRM_CODE = '09909999';

/** Its workers: those in `MISSING` are in no enrolment file until the firm enrols them. */
export const ENROLLED = ['Yustina Kambuaya', 'Benediktus Lamawuran', 'Sulastri Handoko', 'Teuku Iskandar Muda', 'Ni Luh Puspita'] as const;
export const MISSING = ['Gregorius Tukan', 'Halimah Tusadiah', 'Darmawan Siregar'] as const;

const SIZE = { seed: 11, workers: 150, firms: 6, noise: 1 } as const;

/** The digits that no page and no mail may show in clear. */
export const nikOf = (index: number) => `99010212068${index}0001`;

function storyWorker(name: string, index: number): Row<'wlkp_pekerja'> {
  return {
    id_pekerja: `W9909${index}`,
    id_perusahaan: FIRM_KEY,
    nik: nikOf(index),
    nama: name.toUpperCase(),
    tgl_lahir: `12/06/198${index}`,
    jenis_kelamin: index % 2 === 0 ? 'P' : 'L',
    upah: '5200000',
    status_kerja: 'PKWTT',
  };
}

function storyMember(name: string, index: number): Row<'jkn_peserta'> {
  return {
    no_kartu: `000999900000${index}`,
    kode_bu: FIRM_CODE,
    nik: nikOf(index),
    nama: name.toUpperCase(),
    tgl_lahir: `198${index}-06-12`,
    jenis_kelamin: index % 2 === 0 ? 'P' : 'L',
    upah: '5200000',
    status: 'AKTIF',
    segmen: 'PPU',
    hubungan: 'P',
  };
}

function csv<File extends FileName>(name: File, rows: readonly Row<File>[]): string {
  const columns: readonly string[] = COLUMNS[name];
  const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return [columns, ...rows.map((row: Readonly<Record<string, string>>) => columns.map((column) => cell(row[column] ?? '')))].map((cells) => cells.join(',')).join('\n');
}

/** Somebody whose number is another person's in the enrolments: a person has to look at the pair. */
const DOUBTFUL = {
  company: { id_perusahaan: 'P9909998', nama_perusahaan: 'CV Ragu Sentosa', nib: '9120001230000', npwp: '', alamat: 'Jl. Bukit No. 3', kab_kota: 'Kab. Contoh Raya', jumlah_pekerja: '1' },
  worker: { id_pekerja: 'W99099', id_perusahaan: 'P9909998', nik: '9901022509790003', nama: 'JAMALUDIN PANE', tgl_lahir: '25/09/1979', jenis_kelamin: 'L', upah: '4300000', status_kerja: 'PKWT' },
  member: { no_kartu: '0009999000009', kode_bu: '09900002', nik: '9901022509790003', nama: 'BUDI HERMAWAN', tgl_lahir: '1979-09-25', jenis_kelamin: 'L', upah: '4300000', status: 'AKTIF', segmen: 'PPU', hubungan: 'P' },
} as const;

const NAMELESS: Row<'wlkp_pekerja'> = { id_pekerja: 'W99100', id_perusahaan: FIRM_KEY, nik: '', nama: '', tgl_lahir: '', jenis_kelamin: '', upah: '', status_kerja: '' };

/**
 * Writes the four files of a small regency around the firm: some 150 workers, among them a doubtful one, and
 * one row that must be refused.
 *
 * @param cured writes the enrolments as they stand after the firm enrolled everybody.
 */
export function writeStoryFiles(folder: string, cured = false): Readonly<Record<FileName, string>> {
  const parts = [...worldParts(SIZE)];
  const people = [...ENROLLED, ...MISSING];
  const place = { alamat: 'Jl. Bahari No. 8', kab_kota: 'Kab. Contoh Raya' };
  const numbers = { nib: '9120001234567', npwp: '012345678901000' };
  const members = cured ? people : people.slice(0, ENROLLED.length);
  const texts: Readonly<Record<FileName, string>> = {
    wlkp_perusahaan: csv('wlkp_perusahaan', [...parts.flatMap((part) => part.companies), DOUBTFUL.company, { id_perusahaan: FIRM_KEY, nama_perusahaan: FIRM, ...numbers, ...place, jumlah_pekerja: '8' }]),
    wlkp_pekerja: csv('wlkp_pekerja', [...parts.flatMap((part) => part.workers), ...people.map(storyWorker), DOUBTFUL.worker, NAMELESS]),
    jkn_badan_usaha: csv('jkn_badan_usaha', [...parts.flatMap((part) => part.employers), { kode_bu: FIRM_CODE, nama_badan_usaha: FIRM.toUpperCase(), ...numbers, ...place, status: 'AKTIF' }]),
    jkn_peserta: csv('jkn_peserta', [...parts.flatMap((part) => part.members), ...members.map(storyMember), DOUBTFUL.member]),
  };
  const files = Object.keys(texts) as FileName[];
  const write = (name: FileName): [FileName, string] => {
    const file = path.join(folder, `${name}${cured ? '_kemudian' : ''}.csv`);
    writeFileSync(file, `${texts[name]}\n`);
    return [name, file];
  };
  return Object.fromEntries(files.map(write)) as Record<FileName, string>;
}
