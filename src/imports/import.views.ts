import { TEMPLATES } from './file-kinds.ts';
import type { ImportView } from './import.queries.ts';

/** The word and the tone of each state. */
const STATES: Readonly<Record<ImportView['state'], { readonly word: string; readonly tone: string }>> = {
  uploaded: { word: 'Menunggu diperiksa', tone: 'wait' },
  checking: { word: 'Sedang diperiksa', tone: 'info' },
  ready: { word: 'Siap diterbitkan', tone: 'wait' },
  publishing: { word: 'Sedang diterbitkan', tone: 'info' },
  published: { word: 'Terbit', tone: 'good' },
  superseded: { word: 'Digantikan data yang lebih baru', tone: 'neutral' },
  withdrawn: { word: 'Dibatalkan', tone: 'neutral' },
  failed: { word: 'Tidak dapat dipakai', tone: 'bad' },
};

/** A file that was in force before it was taken back. */
const TAKEN_BACK = { word: 'Ditarik', tone: 'neutral' };

/** How the order of dates is called. */
export const DATE_ORDERS: Readonly<Record<string, string>> = {
  dmy: 'hari/bulan/tahun',
  mdy: 'bulan/hari/tahun',
  ymd: 'tahun-bulan-hari',
};

/** Column names of the preview, for people. */
const COLUMN_LABELS: Readonly<Record<string, string>> = {
  source_key: 'Nomor',
  company_key: 'Perusahaan',
  employer_key: 'Kode badan usaha',
  name: 'Nama',
  nib: 'NIB',
  npwp: 'NPWP',
  address: 'Alamat',
  regency: 'Kabupaten/kota',
  head_count: 'Jumlah pekerja',
  nik_cipher: 'NIK',
  birth_date: 'Tanggal lahir',
  sex: 'Jenis kelamin',
  wage: 'Upah',
  employment_status: 'Status kerja',
  status: 'Status',
  segment: 'Segmen',
  relation: 'Hubungan',
};

/** A column of the preview, for people. */
export function columnLabel(name: string): string {
  return COLUMN_LABELS[name] ?? name;
}

/** Rows gone in this share of the published ones deserve a question before publishing. */
const MANY_GONE = 0.2;

/** A file of which a person has to say how its columns are read. */
const WAITS_FOR_COLUMNS = { word: 'Menunggu kolom dipilih', tone: 'wait' };

function wordOf({ state, publishedAt, awaitsColumns }: ImportView): { readonly word: string; readonly tone: string } {
  if (state === 'withdrawn' && publishedAt !== null) return TAKEN_BACK;
  return state === 'uploaded' && awaitsColumns ? WAITS_FOR_COLUMNS : STATES[state];
}

/** The state in words, and whether a file in force may be or was taken back. */
function standing(view: ImportView) {
  const { state } = view;
  return {
    ...wordOf(view),
    takenBack: state === 'withdrawn' && view.publishedAt !== null,
    mayTakeBack: state === 'published' || state === 'superseded',
    open: (state === 'uploaded' && !view.awaitsColumns) || state === 'checking' || state === 'publishing',
    mayWithdraw: ['uploaded', 'checking', 'ready', 'failed'].includes(state),
  };
}

/** What pages show of a file. */
export function shownImport(view: ImportView) {
  const { gone = 0, changed = 0, unchanged = 0, new: added = 0 } = view.counts;
  const before = gone + changed + unchanged;
  return {
    ...view,
    ...standing(view),
    label: TEMPLATES[view.kind].label,
    readBy: view.layout.by?.saved ?? null,
    dates: DATE_ORDERS[view.layout.dateOrder ?? ''] ?? '',
    done: view.progress.done ?? 0,
    total: view.progress.total ?? 0,
    nothingChanges: view.state === 'ready' && added + changed + gone === 0,
    manyGone: view.state === 'ready' && gone > before * MANY_GONE,
  };
}
