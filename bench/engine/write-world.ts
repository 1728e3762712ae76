import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeLabelledRows } from '../world/world.ts';
import type { MemberRow, WorkerRow } from '../../src/matching/input.ts';

// Writes a generated world as plain tables, so that the engine is measured in a process that never held its rows:
//   node bench/engine/write-world.ts FOLDER WORKERS NOISE SEED
const [folder = '.', ...numbers] = process.argv.slice(2);
const [workers = 100_000, noise = 1, seed = 1] = numbers.map(Number);

const { rows, workers: truths } = makeLabelledRows({ workers, noise, seed });
const companies = new Map(rows.companies.map((row, at) => [row.id, at]));
const employers = new Map(rows.employers.map((row, at) => [row.id, at]));
const cards = new Map(rows.members.map((row, at) => [row.id, at]));

writeFileSync(path.join(folder, 'companies.json'), JSON.stringify(rows.companies));
writeFileSync(path.join(folder, 'employers.json'), JSON.stringify(rows.employers));
writeLines(
  'workers.tsv',
  rows.workers,
  (row, at) => `${person(row, at)}\t${companies.get(row.companyId) ?? -1}`,
);
writeLines('members.tsv', rows.members, (row, at) => {
  const employer = row.employerId === null ? -1 : (employers.get(row.employerId) ?? -1);
  return `${person(row, at)}\t${employer}\t${row.status}\t${row.segment}\t${row.relation}`;
});
writeLines('truth.tsv', truths, (truth, at) =>
  truth.memberIds.map((id) => `${at}\t${cards.get(id) ?? -1}`).join('\n'),
);

function person(row: WorkerRow | MemberRow, at: number): string {
  const day = (row.birthDate ?? '').replaceAll('-', '');
  const sex = row.sex === 'L' ? 1 : row.sex === 'P' ? 2 : 0;
  return `${at + 1}\t${row.nik ?? ''}\t${row.name}\t${day}\t${sex}\t${row.wage ?? ''}`;
}

function writeLines<T>(name: string, list: readonly T[], line: (one: T, at: number) => string): void {
  const file = openSync(path.join(folder, name), 'w');
  let slice = '';
  for (const [at, one] of list.entries()) {
    const text = line(one, at);
    if (text !== '') slice += `${text}\n`;
    if (slice.length < 1 << 16) continue;
    writeSync(file, slice);
    slice = '';
  }
  writeSync(file, slice);
  closeSync(file);
}
