import { link } from '../src/matching/link.ts';
import { measure } from './measure/measure.ts';
import type { CompanyTruth, WorkerTruth } from './measure/measure.ts';
import { cell, readCsv, readFolder } from './measure/csv-folder.ts';

// Scores the linkage engine alone on a folder with the four canonical files and their truth files:
//   node bench/score-folder.ts FOLDER [--errors]
const folder = process.argv[2];
if (folder === undefined) throw new Error('Usage: node bench/score-folder.ts FOLDER [--errors]');

const workers = readCsv(folder, 'truth_pekerja.csv').map((row): WorkerTruth => ({
  workerId: cell(row, 'id_pekerja'),
  category: cell(row, 'kategori'),
  memberIds: cell(row, 'no_kartu_benar').split('|').filter(Boolean),
  wageShort: cell(row, 'upah_kurang') === '1',
  duplicateOf: cell(row, 'duplikat_dari'),
  kinds: ['nik_noise', 'nama_noise', 'tgl_noise'].map((column) => cell(row, column)).filter(Boolean),
}));
const companies = readCsv(folder, 'truth_perusahaan.csv').map((row): CompanyTruth => ({
  companyId: cell(row, 'id_perusahaan'),
  status: cell(row, 'kategori'),
  employerIds: cell(row, 'kode_bu').split('|').filter(Boolean),
  partialWorkers: cell(row, 'pds_tenaga_kerja') === '1',
  partialWages: cell(row, 'pds_upah') === '1',
  hides: { workers: cell(row, 'pds_tenaga_kerja') === '1', wages: cell(row, 'pds_upah') === '1' },
}));

const started = performance.now();
const input = readFolder(folder);
const read = performance.now();
const result = link(input);
const linked = performance.now();
console.log(
  JSON.stringify(
    {
      seconds: { read: (read - started) / 1000, link: (linked - read) / 1000 },
      memoryMB: Math.round(process.memoryUsage().rss / 1e6),
      counts: result.counts,
      accuracy: measure(result, workers, companies),
    },
    null,
    1,
  ),
);
if (process.argv.includes('--errors')) printErrors();

function printErrors(): void {
  const truth = new Map(workers.map((one) => [one.workerId, one]));
  for (const got of result.workers()) {
    const one = truth.get(got.workerId);
    if (one === undefined) continue;
    const isRight = got.status === one.category && got.wageShort === one.wageShort;
    const isDouble = (got.duplicateOf ?? '') !== '' || one.duplicateOf !== '';
    if (isRight && !isDouble) continue;
    console.log(JSON.stringify({ got, one }));
  }
  for (const got of result.companies()) {
    const one = companies.find((candidate) => candidate.companyId === got.companyId);
    if (one?.status !== got.status || one.employerIds.join() !== got.employerIds.join())
      console.log(JSON.stringify({ got, one }));
  }
}
