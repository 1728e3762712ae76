// Matching without handing over lists, measured on an invented regency: node bench/private.ts [--workers N] [--seed N] [--noise N] [--decoys PERCENT] [--json]
import { parseArgs } from 'node:util';
import { keyedHash, newRowKey, newTokenKey, anyOf } from '../src/cli/token-files.ts';
import { worldParts } from '../src/demo/world/world.ts';
import { readDate } from '../src/imports/rows/dates.ts';
import { readNik } from '../src/matching/normalise/nik.ts';
import { personEncoder, type EncodedPerson, type PersonFields } from '../src/private-matching/encode.ts';
import { joinTokens, type JoinAnswer, type TokenRow } from '../src/private-matching/join.ts';

const number = (value: string) => ({ type: 'string', default: value }) as const;
const { values } = parseArgs({ options: { workers: number('20000'), seed: number('31'), noise: number('1'), decoys: number('25'), json: { type: 'boolean', default: false } } });

interface Line {
  readonly id: string;
  readonly person: PersonFields;
}

const TODAY = '2026-11-30';
const lineOf = (id: string, row: { nik: string; nama: string; tgl_lahir: string }, order: 'dmy' | 'ymd'): Line => ({
  id,
  person: { nik: row.nik, name: row.nama || null, birthDate: readDate(row.tgl_lahir, order, TODAY).day },
});

const [workers, members]: [Line[], Line[]] = [[], []];
const cards = new Map<string, readonly string[]>();
for (const part of worldParts({ workers: Number(values.workers), seed: Number(values.seed), noise: Number(values.noise) })) {
  workers.push(...part.workers.map((row) => lineOf(row.id_pekerja, row, 'dmy')));
  members.push(...part.members.map((row) => lineOf(row.no_kartu, row, 'ymd')));
  for (const truth of part.workerTruths) cards.set(truth.id, truth.cards);
}

const text = (token: Uint8Array | null) => (token === null ? null : Buffer.from(token).toString('base64url'));
const rowOf = (key: string, { nik, year, ...rest }: EncodedPerson): TokenRow => ({ key, nik: text(nik), year: text(year), ...rest });

const encodingBegan = performance.now();
const encode = personEncoder(keyedHash(newTokenKey()));
const registerRows = workers.map(({ id, person }) => rowOf(id, encode(person)));
const memberRows = members.map(({ id, person }) => rowOf(id, encode(person)));
const decoy = () => rowOf(newRowKey(), encode({ nik: null, name: anyOf(members)?.person.name ?? null, birthDate: anyOf(members)?.person.birthDate ?? null }));
memberRows.push(...Array.from({ length: Math.ceil((members.length * Number(values.decoys)) / 100) }, decoy));
const joiningBegan = performance.now();
const answers = joinTokens(registerRows, memberRows);
const seconds = { encode: (joiningBegan - encodingBegan) / 1000, join: (performance.now() - joiningBegan) / 1000 };

const nikOf = ({ person }: Line) => {
  const { form, digits } = readNik(person.nik);
  return form === 'full' ? digits : null;
};
const memberNiks = new Set(members.flatMap((line) => nikOf(line) ?? []));
const plain = new Set(workers.filter((line) => memberNiks.has(nikOf(line) ?? '')).map(({ id }) => id));
const exact = new Set(answers.filter(({ reason }) => reason === 'nik' || reason === 'nik-contradicted').map(({ key }) => key));
const different = [...plain].filter((id) => !exact.has(id)).length + [...exact].filter((id) => !plain.has(id)).length;

const right = ({ key, partner }: JoinAnswer) => partner !== null && cards.get(key)?.includes(partner) === true;
const enrolled = (id: string) => (cards.get(id)?.length ?? 0) > 0;
const residue = answers.filter(({ key }) => !exact.has(key) && enrolled(key));
const similar = answers.filter(({ reason }) => reason === 'similar');
const contradicted = answers.filter(({ reason }) => reason === 'nik-contradicted');
const found = answers.filter(({ verdict }) => verdict === 'ADA');
const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000);
const result = {
  workers: workers.length,
  members: members.length,
  decoys: memberRows.length - members.length,
  exactPart: { plainJoin: plain.size, tokens: exact.size, different },
  found: { rows: found.length, right: share(found.filter(right).length, found.length) },
  contradicted: { rows: contradicted.length, wrongPerson: share(contradicted.filter((answer) => !right(answer)).length, contradicted.length) },
  residue: {
    rows: residue.length,
    suggested: similar.length,
    precision: share(similar.filter(right).length, similar.length),
    recall: share(similar.filter(right).length, residue.length),
  },
  notFoundThoughEnrolled: share(answers.filter(({ key, verdict }) => verdict === 'TIDAK_DITEMUKAN' && enrolled(key)).length, workers.length),
  seconds,
};
console.log(
  values.json
    ? JSON.stringify(result)
    : `${result.workers} pekerja, ${result.members} peserta, ${result.decoys} baris tiruan
bagian NIK: ${plain.size} pasangan pada gabungan biasa, ${exact.size} pada token, ${different} berbeda
ADA ${found.length} (benar ${result.found.right}); NIK sama tetapi orangnya diragukan ${contradicted.length} (memang orang lain ${result.contradicted.wrongPerson})
sisa: ${residue.length} terdaftar tanpa NIK yang sama; disarankan ${similar.length}, presisi ${result.residue.precision}, recall ${result.residue.recall}
tidak ditemukan padahal terdaftar: ${result.notFoundThoughEnrolled} dari semua pekerja
menyandikan ${seconds.encode.toFixed(1)} dtk, menggabungkan ${seconds.join.toFixed(1)} dtk`,
);
