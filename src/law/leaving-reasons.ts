import { parseLocalDate, type LocalDate } from './local-date.ts';
import type { SourceId } from './sources.ts';

/** Why a worker leaves; asked first, as everything else depends on it. */
export const LEAVING_REASONS = [
  'layoff',
  'resignation',
  'contract_ended',
  'death',
  'retirement',
  'absence',
  'agreed_dismissal',
  'moved',
] as const;

export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** A reason as the employer reads it. */
export interface ReasonText {
  readonly label: string;
  readonly explanation: string;
}

/** Labels and explanations of the reasons, in Bahasa. */
export const REASON_TEXTS: Readonly<Record<LeavingReason, ReasonText>> = {
  layoff: {
    label: 'Pemutusan hubungan kerja (PHK)',
    explanation: 'Perusahaan mengakhiri hubungan kerja. Dengan bukti yang sah, pekerja dan keluarganya dijamin 6 bulan tanpa iuran.',
  },
  resignation: { label: 'Mengundurkan diri', explanation: 'Pekerja berhenti atas kemauan sendiri.' },
  contract_ended: { label: 'Kontrak kerja berakhir', explanation: 'Perjanjian kerja waktu tertentu selesai dan tidak diperpanjang.' },
  death: { label: 'Meninggal dunia', explanation: 'Pekerja meninggal dunia.' },
  retirement: { label: 'Pensiun', explanation: 'Pekerja mencapai usia pensiun.' },
  absence: { label: 'Mangkir', explanation: 'Pekerja tidak masuk kerja tanpa kabar dan hubungan kerjanya diakhiri.' },
  agreed_dismissal: {
    label: 'Diberhentikan dengan kesepakatan',
    explanation: 'Pemberhentian disepakati kedua pihak, tanpa laporan PHK.',
  },
  moved: { label: 'Pindah ke perusahaan lain', explanation: 'Pekerja sudah bekerja pada pemberi kerja lain yang mendaftarkannya.' },
};

/**
 * What proves a layoff. Until 7 May 2024 four grounds count (Perpres 82/2018 art 27(2)); from 8 May 2024
 * three kinds of evidence do (Perpres 59/2024).
 */
export type LayoffProof =
  | 'court_ruling'
  | 'merger'
  | 'bankruptcy'
  | 'prolonged_illness'
  | 'notice_and_receipt'
  | 'joint_agreement'
  | 'final_ruling';

/** One way to prove a layoff, for the form. */
export interface LayoffProofOption extends ReasonText {
  readonly proof: LayoffProof;
  readonly source: SourceId;
}

/** The day from which the three kinds of evidence apply; the day of the layoff decides. */
export const THREE_KINDS_FROM: LocalDate = parseLocalDate('2024-05-08');

const FOUR_GROUNDS: readonly LayoffProofOption[] = [
  {
    proof: 'court_ruling',
    label: 'Putusan pengadilan hubungan industrial',
    explanation: 'PHK sudah diputus pengadilan hubungan industrial.',
    source: 'perpres-82-2018-27-2',
  },
  {
    proof: 'merger',
    label: 'Penggabungan perusahaan',
    explanation: 'PHK karena perusahaan bergabung, dibuktikan dengan akta notaris.',
    source: 'perpres-82-2018-27-2',
  },
  {
    proof: 'bankruptcy',
    label: 'Perusahaan pailit atau rugi',
    explanation: 'PHK karena pailit atau rugi, dibuktikan dengan putusan kepailitan.',
    source: 'perpres-82-2018-27-2',
  },
  {
    proof: 'prolonged_illness',
    label: 'Sakit berkepanjangan',
    explanation: 'Pekerja tidak mampu bekerja karena sakit, dibuktikan dengan surat dokter.',
    source: 'perpres-82-2018-27-2',
  },
];

const THREE_KINDS: readonly LayoffProofOption[] = [
  {
    proof: 'notice_and_receipt',
    label: 'Surat PHK dan tanda terima laporan Disnaker',
    explanation: 'Pekerja menerima surat PHK, dan Dinas Tenaga Kerja memberi tanda terima laporan PHK.',
    source: 'perpres-59-2024-27-2',
  },
  {
    proof: 'joint_agreement',
    label: 'Perjanjian bersama',
    explanation: 'Perjanjian bersama dengan tanda terima laporan PHK, atau akta pendaftaran perjanjian bersama.',
    source: 'perpres-59-2024-27-2',
  },
  {
    proof: 'final_ruling',
    label: 'Putusan pengadilan yang berkekuatan hukum tetap',
    explanation: 'Petikan atau putusan pengadilan hubungan industrial yang sudah tetap.',
    source: 'perpres-59-2024-27-2',
  },
];

/** The ways to prove a layoff of that day, in the order of the regulation. */
export function layoffProofsOn(layoffOn: LocalDate): readonly LayoffProofOption[] {
  return layoffOn < THREE_KINDS_FROM ? FOUR_GROUNDS : THREE_KINDS;
}
