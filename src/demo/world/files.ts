import { once } from 'node:events';
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { COLUMNS, type CompanyTruth, type FileName, type WorkerTruth, type WorldPart } from './rows.ts';
import { worldParts, type WorldOptions } from './world.ts';

/** The truth files have the columns that scoring programs of this contract read. */
const TRUTH_COLUMNS = {
  truth_pekerja: [
    ...([
      'id_pekerja',
      'orang',
      'id_perusahaan',
      'kategori',
      'no_kartu_benar',
      'nik_benar',
      'nik_noise',
      'nama_noise',
    ] as const),
    ...(['tgl_noise', 'upah_kurang', 'duplikat_dari', 'kembar'] as const),
  ],
  truth_perusahaan: ['id_perusahaan', 'kode_bu', 'kategori', 'pds_tenaga_kerja', 'pds_upah', 'cabang_dari'],
} as const;

const ALL_COLUMNS = { ...COLUMNS, ...TRUTH_COLUMNS };
type AnyFile = keyof typeof ALL_COLUMNS;
type Line = Readonly<Record<string, string>>;

/** Where the files of a world were written. */
export type WorldFiles = Readonly<Record<AnyFile, string>>;

const quote = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const flag = (value: boolean) => (value ? '1' : '0');

function kindsOf(truth: WorkerTruth, field: string): string {
  return truth.noise
    .filter((kind) => kind.startsWith(`${field}:`))
    .map((kind) => kind.slice(field.length + 1))
    .join('|');
}

function workerTruthLine(truth: WorkerTruth): Line {
  return {
    id_pekerja: truth.id,
    orang: truth.nik,
    id_perusahaan: truth.companyId,
    kategori: truth.duplicateOf === '' ? truth.status : `DUPLIKAT:${truth.status}`,
    no_kartu_benar: truth.cards.join('|'),
    nik_benar: truth.nik,
    nik_noise: kindsOf(truth, 'nik'),
    nama_noise: kindsOf(truth, 'name'),
    tgl_noise: kindsOf(truth, 'birth'),
    upah_kurang: flag(truth.underpaid),
    duplikat_dari: truth.duplicateOf,
    kembar: '',
  };
}

function companyTruthLine(truth: CompanyTruth): Line {
  return {
    id_perusahaan: truth.id,
    kode_bu: truth.employerCodes.join('|'),
    kategori: truth.status,
    pds_tenaga_kerja: flag(truth.hidesWorkers),
    pds_upah: flag(truth.hidesWages),
    cabang_dari: truth.branchOf,
  };
}

function linesOf(part: WorldPart): Readonly<Record<AnyFile, readonly Line[]>> {
  return {
    wlkp_perusahaan: part.companies,
    wlkp_pekerja: part.workers,
    jkn_badan_usaha: part.employers,
    jkn_peserta: part.members,
    truth_pekerja: part.workerTruths.map(workerTruthLine),
    truth_perusahaan: part.companyTruths.map(companyTruthLine),
  };
}

async function write(stream: WriteStream, columns: readonly string[], lines: readonly Line[]): Promise<void> {
  const text = lines
    .map((line) => `${columns.map((column) => quote(line[column] ?? '')).join(',')}\n`)
    .join('');
  if (text !== '' && !stream.write(text)) await once(stream, 'drain');
}

/** The names of all files of a world, the four canonical ones first. */
export const WORLD_FILES = Object.keys(ALL_COLUMNS) as AnyFile[];
/** The four canonical files, in the order in which they are imported. */
export const CANONICAL_FILES = Object.keys(COLUMNS) as FileName[];

/** Writes the four canonical files of a world, and two with the truth about it, into a folder. */
export async function writeWorld(directory: string, options: WorldOptions = {}): Promise<WorldFiles> {
  mkdirSync(directory, { recursive: true });
  const files = Object.fromEntries(
    WORLD_FILES.map((name) => [name, path.join(directory, `${name}.csv`)]),
  ) as Record<AnyFile, string>;
  const streams = WORLD_FILES.map((name) => [name, createWriteStream(files[name])] as const);
  for (const [name, stream] of streams) stream.write(`${ALL_COLUMNS[name].join(',')}\n`);
  for (const part of worldParts(options)) {
    const lines = linesOf(part);
    for (const [name, stream] of streams) await write(stream, ALL_COLUMNS[name], lines[name]);
  }
  await Promise.all(streams.map(([, stream]) => finished(stream.end())));
  return files;
}
