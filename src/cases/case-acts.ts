import type { Permission } from '../accounts/permissions.ts';
import type { CommandKind } from './ladder/ladder-case.ts';

/** What a form of an act asks for. */
export type ActField = 'reason' | 'objection' | 'day' | 'reference';

/** The page behind a command of the ladder. */
export interface CaseAct {
  readonly command: Exclude<CommandKind, 'propose' | 'sign' | 'withdraw' | 'recordService' | 'passDeadline'>;
  /** The last part of its address, below the case. */
  readonly slug: string;
  readonly permission: Permission;
  readonly fields: readonly ActField[];
  /** What the page says before the fields. */
  readonly about: string;
  readonly dayLabel?: string;
  readonly referenceLabel?: string;
}

/** Every act that needs no more than a short form. Acts without fields are one click on the case page. */
export const CASE_ACTS: readonly CaseAct[] = [
  { command: 'verify', slug: 'verifikasi', permission: 'cases:verify', fields: [], about: 'Temuan sudah Anda periksa dan dapat dipertanggungjawabkan.' },
  { command: 'close', slug: 'selesai', permission: 'cases:close', fields: [], about: 'Kasus ditutup karena kewajiban sudah terpenuhi.' },
  {
    command: 'dismiss', slug: 'tutup', permission: 'cases:verify', fields: ['reason'],
    about: 'Kasus ditutup tanpa tindakan. Temuannya kembali ke daftar temuan untuk ditinjau.',
  },
  { command: 'reject', slug: 'batalkan-usulan', permission: 'cases:propose', fields: ['reason'], about: 'Usulan surat dibatalkan dan tidak ditandatangani.' },
  {
    command: 'cure', slug: 'patuh', permission: 'cases:answers', fields: ['reason'],
    about: 'Semua temuan dinyatakan terpenuhi. Temuan muncul lagi bila data berikutnya menunjukkan sebaliknya.',
  },
  {
    command: 'recordPayment', slug: 'pelunasan', permission: 'cases:sanction', fields: ['day'],
    about: 'Catat bahwa denda sudah dibayar lunas.', dayLabel: 'Tanggal pelunasan',
  },
  {
    command: 'imposeDenial', slug: 'penolakan', permission: 'cases:sanction', fields: ['day', 'reference'],
    about: 'Catat bahwa instansi pelayanan publik sudah mengenakan sanksi.', dayLabel: 'Tanggal sanksi dikenakan', referenceLabel: 'Nomor surat instansi',
  },
  {
    command: 'liftDenial', slug: 'pencabutan', permission: 'cases:sanction', fields: ['day', 'reference'],
    about: 'Catat bahwa instansi pelayanan publik sudah mencabut sanksi.', dayLabel: 'Tanggal sanksi dicabut', referenceLabel: 'Nomor surat instansi',
  },
  {
    command: 'hold', slug: 'tahan', permission: 'cases:propose', fields: ['reason', 'objection'],
    about: 'Selama kasus ditahan tidak ada surat baru. Jangka waktu yang berjalan tetap dihitung.',
  },
  { command: 'resume', slug: 'lanjutkan', permission: 'cases:sanction', fields: ['reason'], about: 'Kasus dilanjutkan, misalnya setelah keberatan diputus.' },
  {
    command: 'reportToLabour', slug: 'laporan', permission: 'cases:sanction', fields: ['reference'],
    about: 'Catat laporan yang sudah Anda kirim di luar aplikasi ini.', referenceLabel: 'Nomor dan tanggal laporan',
  },
];

/** The page of a command; undefined for commands that have a page of their own. */
export function actOf(command: CommandKind): CaseAct | undefined {
  return CASE_ACTS.find((act) => act.command === command);
}
