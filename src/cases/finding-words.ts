import type { DataAge } from './data-age.queries.ts';
import type { FindingKind, FindingState } from './finding.ts';
import type { StatusWord } from './list-view.ts';

const WORKER_WORDS: Readonly<Record<string, StatusWord>> = {
  TIDAK_ADA: { text: 'Belum terdaftar', tone: 'bad' },
  NONAKTIF: { text: 'Kepesertaan tidak aktif', tone: 'bad' },
  BU_LAIN: { text: 'Terdaftar di pemberi kerja lain', tone: 'wait' },
  SEGMEN_LAIN: { text: 'Peserta segmen lain', tone: 'wait' },
  TANGGUNGAN: { text: 'Hanya sebagai tanggungan', tone: 'wait' },
  TINJAU: { text: 'Ragu', tone: 'wait' },
  SESUAI: { text: 'Terdaftar', tone: 'good' },
};

const COMPANY_WORDS: Readonly<Record<string, StatusWord>> = {
  TERDAFTAR: { text: 'Terdaftar', tone: 'info' },
  LEWAT_PUSAT: { text: 'Terdaftar lewat kantor pusat', tone: 'info' },
  BELUM: { text: 'Belum terdaftar', tone: 'bad' },
  TINJAU: { text: 'Ragu', tone: 'wait' },
};

const STATE_TONES: Readonly<Record<FindingState, StatusWord>> = {
  open: { text: 'Perlu ditinjau', tone: 'wait' },
  in_case: { text: 'Dalam kasus', tone: 'info' },
  dismissed: { text: 'Dikesampingkan', tone: 'neutral' },
  cured: { text: 'Patuh', tone: 'good' },
};

/** The standing of a firm in words. */
export function companyWord(status: string | null): StatusWord {
  return COMPANY_WORDS[status ?? ''] ?? { text: 'Belum dicocokkan', tone: 'neutral' };
}

/** What was found about a worker, or about the firm, in words. */
export function findingWord(kind: FindingKind, workerStatus: string | null): StatusWord {
  if (kind === 'PDS_UPAH') return { text: 'Upah lebih rendah', tone: 'bad' };
  if (workerStatus === null) return { text: 'Perusahaan belum mendaftar', tone: 'bad' };
  return WORKER_WORDS[workerStatus] ?? { text: 'Belum terdaftar', tone: 'bad' };
}

/** The state of a finding in words. */
export function stateWord(state: FindingState): StatusWord {
  return STATE_TONES[state];
}

/** How old the two sources are, as the macro shows them. */
export function ageView(age: DataAge, maxDays: number, daysOf: (day: string) => number) {
  const source = (name: string, on: string | null) => (on === null ? [] : [{ source: name, on, days: daysOf(on), old: daysOf(on) > maxDays }]);
  return [...source('Data Dinas Tenaga Kerja', age.registerAsOf), ...source('Data BPJS Kesehatan', age.enrolmentAsOf)];
}
