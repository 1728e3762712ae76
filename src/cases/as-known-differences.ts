import { msg, type Translate } from '../web/dictionary/index.ts';
import type { PastCompany, PastFinding, PastWorker } from './as-known.queries.ts';
import { companyWord, findingWord, stateWord } from './finding-words.ts';

/** What a page shows of a firm at one instant. */
export interface Past {
  readonly company: PastCompany;
  readonly workers: readonly PastWorker[];
  readonly findings: readonly PastFinding[];
}

/** How a value is written. */
export type ValueKind = 'text' | 'day' | 'money' | 'word';

/** One value that is not the same today. */
export interface Difference {
  readonly field: string;
  readonly as: ValueKind;
  readonly then: string | number | null;
  readonly now: string | number | null;
}

const THERE = msg('Ada');
const NOT_THERE = msg('Tidak ada lagi');
const NOT_YET = msg('Belum ada');
const IN_DATA = msg('Ada dalam data');
const FINDING = msg('Temuan');
const NOT_MATCHED = msg('Belum dicocokkan');

/** What is not the same today about the firm or one worker. */
export interface Differences {
  readonly about: string;
  readonly values: readonly Difference[];
}

type Fields<T> = readonly (readonly [field: string, as: ValueKind, read: (row: T) => string | number | null])[];

const COMPANY: Fields<PastCompany> = [
  [msg('Nama'), 'text', ({ name }) => name],
  ['NIB', 'text', ({ nib }) => nib],
  ['NPWP', 'text', ({ npwp }) => npwp],
  [msg('Alamat'), 'text', ({ address }) => address],
  [msg('Kabupaten/kota'), 'text', ({ regency }) => regency],
  [msg('Jumlah pekerja'), 'text', ({ headCount }) => headCount],
  [msg('Pekerja dengan nama'), 'text', ({ workers }) => workers],
  [IN_DATA, 'word', ({ present }) => (present ? THERE : NOT_THERE)],
  [msg('Status perusahaan'), 'word', ({ status }) => companyWord(status).text],
  [msg('Belum terdaftar'), 'text', ({ unregistered }) => unregistered],
];

const WORKER: Fields<PastWorker> = [
  [msg('Nama'), 'text', ({ name }) => name],
  ['NIK', 'text', ({ nik }) => nik],
  [msg('Tanggal lahir'), 'day', ({ birthDate }) => birthDate],
  [msg('Jenis kelamin'), 'text', ({ sex }) => sex],
  [msg('Upah'), 'money', ({ wage }) => wage],
  [msg('Status kerja'), 'text', ({ employment }) => employment],
  [msg('Status'), 'word', ({ status }) => (status === null ? NOT_MATCHED : findingWord('PDS_TK', status).text)],
  [msg('Kode badan usaha'), 'text', ({ employerKey }) => employerKey],
  [msg('Kepesertaan'), 'word', ({ memberStatus }) => memberStatus],
  [msg('Segmen'), 'text', ({ segment }) => segment],
  [msg('Upah dalam kepesertaan'), 'money', ({ enrolledWage }) => enrolledWage],
];

function compare<T>(fields: Fields<T>, then: T, now: T): Difference[] {
  return fields.flatMap(([field, as, read]) => (read(then) === read(now) ? [] : [{ field, as, then: read(then), now: read(now) }]));
}

const word = (field: string, then: string, now: string): Difference[] => (then === now ? [] : [{ field, as: 'word', then, now }]);

/** What of a past screen is not so today: the firm, the workers that the screen shows, and the findings. */
export function differencesOf(then: Past, now: Past, t: Translate): Differences[] {
  const workers = new Map(now.workers.map((row) => [row.id, row]));
  const findings = new Map(now.findings.map((row) => [row.id, row]));
  const before = new Set(then.findings.map(({ id }) => id));
  const found = new Map<string, { about: string; values: Difference[] }>();
  const add = (key: string | null, about: string, values: readonly Difference[]) => {
    const entry = found.get(key ?? '') ?? { about, values: [] };
    entry.values.push(...values);
    found.set(key ?? '', entry);
  };
  add(null, then.company.name, compare(COMPANY, then.company, now.company));
  for (const row of then.workers) {
    const today = workers.get(row.id);
    add(row.id, row.name ?? t('Tanpa nama'), today ? compare(WORKER, row, today) : word(IN_DATA, THERE, NOT_THERE));
  }
  const aboutFinding = (row: PastFinding) => row.workerName ?? then.company.name;
  for (const row of then.findings) {
    const today = findings.get(row.id);
    add(row.workerId, aboutFinding(row), word(FINDING, stateWord(row.state).text, today ? stateWord(today.state).text : NOT_THERE));
  }
  for (const row of now.findings) if (!before.has(row.id)) add(row.workerId, aboutFinding(row), word(FINDING, NOT_YET, stateWord(row.state).text));
  return [...found.values()].filter(({ values }) => values.length > 0);
}
