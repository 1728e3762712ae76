import type { LocalDate } from '../law/calendar.ts';
import { reportedTooLateForCover } from '../law/deactivation.ts';
import { citation } from '../law/sources.ts';

/** How a check of a request came out. */
export type CheckOutcome = 'passed' | 'failed' | 'person';

/** One check with what was seen and where. */
export interface Check {
  readonly name: string;
  readonly outcome: CheckOutcome;
  readonly words: string;
  readonly source: string;
}

/** The figures that the checks judge; counts of people unless said otherwise. */
export interface CheckFigures {
  readonly reason: string;
  readonly eventOn: LocalDate;
  readonly sentOn: LocalDate | null;
  readonly people: number;
  /** Does the chosen proof rest on a report to the labour office, and which receipt did that office confirm? */
  readonly needsReport: boolean;
  readonly receipt: string | null;
  /** Active heads of family under the firm's employer codes. */
  readonly active: number;
  /** People of this firm's sent requests with an event within 90 days before this one, itself included. */
  readonly leaving: number;
  /** People of this request whose NIK is also active under another employer. */
  readonly elsewhere: number;
  /** People of this request who still stand in the newest register of the labour office under this firm. */
  readonly inRegister: number;
}

/** Share of staff, and least number of people, from which leaving counts as a wave. Office policy, not law. */
export const WAVE_SHARE = 0.1;
export const WAVE_PEOPLE = 5;
export const WAVE_DAYS = 90;

const POLICY = 'Kebijakan kantor; bukan ketentuan undang-undang';
const percent = (share: number) => `${Math.round(share * 100)}%`;

function waveCheck({ active, leaving }: CheckFigures): Check {
  const share = active === 0 ? 1 : leaving / active;
  const wave = leaving >= WAVE_PEOPLE && share > WAVE_SHARE;
  return {
    name: 'Jumlah pekerja yang berhenti dalam 90 hari',
    outcome: wave ? 'person' : 'passed',
    words: `${leaving} dari ${active} pekerja aktif (${percent(share)}). Perlu dilihat bila lebih dari ${percent(WAVE_SHARE)} dan paling sedikit ${WAVE_PEOPLE} orang.`,
    source: `Permintaan penonaktifan dan data peserta BPJS Kesehatan. ${POLICY}.`,
  };
}

function elsewhereCheck({ elsewhere }: CheckFigures): Check {
  return {
    name: 'Nomor Induk Kependudukan (NIK) yang sama pada perusahaan lain',
    outcome: elsewhere > 0 ? 'person' : 'passed',
    words: elsewhere > 0 ? `${elsewhere} orang juga tercatat aktif pada pemberi kerja lain.` : 'Tidak ada yang tercatat aktif pada pemberi kerja lain.',
    source: 'Data peserta BPJS Kesehatan',
  };
}

function registerCheck({ inRegister }: CheckFigures): Check {
  return {
    name: 'Masih tercantum dalam register tenaga kerja',
    outcome: inRegister > 0 ? 'person' : 'passed',
    words: inRegister > 0 ? `${inRegister} orang masih tercantum sebagai pekerja perusahaan ini.` : 'Tidak ada yang masih tercantum.',
    source: 'Register Dinas Tenaga Kerja (WLKP) terakhir',
  };
}

function reportCheck({ needsReport, receipt }: CheckFigures): Check[] {
  if (!needsReport) return [];
  return [
    {
      name: 'Laporan PHK pada Dinas Tenaga Kerja',
      outcome: receipt === null ? 'person' : 'passed',
      words: receipt === null ? 'Belum dipastikan oleh Dinas Tenaga Kerja.' : `Dipastikan dengan tanda terima nomor ${receipt}.`,
      source: citation('perpres-59-2024-27-2'),
    },
  ];
}

function lateCheck({ reason, eventOn, sentOn }: CheckFigures): Check[] {
  if (reason !== 'layoff' || sentOn === null) return [];
  const late = reportedTooLateForCover(eventOn, sentOn);
  return [
    {
      name: 'Dilaporkan dalam 6 bulan sejak PHK',
      outcome: late.value ? 'failed' : 'passed',
      words: late.value ? 'Lewat 6 bulan: dapat disetujui, tetapi tanpa jaminan bebas iuran.' : 'Dilaporkan dalam 6 bulan.',
      source: late.basis.map(citation).join('; '),
    },
  ];
}

/** The checks of a request, each with what was seen and its source. */
export function checksOf(figures: CheckFigures): readonly Check[] {
  return [...reportCheck(figures), ...lateCheck(figures), waveCheck(figures), elsewhereCheck(figures), registerCheck(figures)];
}

/** Does anything of a request need a person's eye before it may be approved in bulk? */
export function isFlagged(checks: readonly Check[]): boolean {
  return checks.some((check) => check.outcome !== 'passed');
}
