import type { SourceId } from './sources.ts';

/** What can be wrong: not registered at all, some workers missing, or a wage reported too low. */
export type FindingKind = 'PWBD' | 'PDS_TK' | 'PDS_UPAH';

/** What an employer can answer about a finding. */
export const ANSWER_KINDS = ['enrolled', 'left', 'not_ours', 'elsewhere', 'data_wrong'] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Documents that support an answer. */
export const ANSWER_EVIDENCE_LABELS = {
  enrolment_proof: 'Bukti pendaftaran pada BPJS Kesehatan',
  end_of_work_proof: 'Surat yang membuktikan hubungan kerja berakhir',
  not_employed_statement: 'Surat pernyataan bahwa orang ini bukan pekerja perusahaan',
  supplier_contract: 'Perjanjian dengan perusahaan penyedia tenaga kerja',
  other_enrolment_proof: 'Bukti kepesertaan lewat pemberi kerja atau segmen lain',
  identity_proof: 'Kartu Tanda Penduduk atau Kartu Keluarga',
  payroll: 'Daftar upah',
  company_document: 'Akta, Nomor Induk Berusaha, atau dokumen perusahaan lain',
} as const;

export type AnswerEvidenceId = keyof typeof ANSWER_EVIDENCE_LABELS;

/** Where else somebody may be a member; the two cases end differently. */
export type ElsewhereKind = 'other_employer' | 'other_segment';

/** One possible answer: how it reads, what supports it and what it can settle once an officer accepts it. */
export interface ResponseGround {
  readonly kind: AnswerKind;
  readonly label: string;
  readonly explanation: string;
  /** Any one of these must come with the answer; empty where the next enrolment file is the proof. */
  readonly evidence: readonly AnswerEvidenceId[];
  readonly settles: readonly FindingKind[];
  readonly basis: readonly SourceId[];
}

/** The answers in the order in which they are offered. */
export const RESPONSE_GROUNDS: readonly ResponseGround[] = [
  {
    kind: 'enrolled',
    label: 'Sudah didaftarkan',
    explanation: 'Pekerja sudah Anda daftarkan, atau upahnya sudah Anda betulkan. Temuan selesai setelah data kepesertaan berikutnya memuatnya.',
    evidence: [],
    settles: ['PWBD', 'PDS_TK', 'PDS_UPAH'],
    basis: ['pp-86-2013-3', 'pp-86-2013-10-7'],
  },
  {
    kind: 'left',
    label: 'Sudah berhenti bekerja',
    explanation: 'Orang ini tidak lagi bekerja pada Anda. Sebutkan tanggal berhenti dan unggah suratnya.',
    evidence: ['end_of_work_proof'],
    settles: ['PDS_TK', 'PDS_UPAH'],
    basis: ['pp-86-2013-3-4'],
  },
  {
    kind: 'not_ours',
    label: 'Bukan pekerja kami',
    explanation: 'Orang ini tidak pernah bekerja pada Anda, atau pemberi kerjanya adalah perusahaan penyedia tenaga kerja.',
    evidence: ['not_employed_statement', 'supplier_contract'],
    settles: ['PDS_TK', 'PDS_UPAH'],
    basis: ['pp-86-2013-3'],
  },
  {
    kind: 'elsewhere',
    label: 'Terdaftar di tempat lain',
    explanation: 'Orang ini sudah menjadi peserta lewat pemberi kerja lain atau segmen lain. Pilih yang mana.',
    evidence: ['other_enrolment_proof'],
    settles: ['PDS_TK'],
    basis: ['uu-24-2011-15'],
  },
  {
    kind: 'data_wrong',
    label: 'Data keliru',
    explanation: 'Nama, Nomor Induk Kependudukan (NIK), upah, atau identitas perusahaan pada temuan ini salah. Kirim data yang benar.',
    evidence: ['identity_proof', 'payroll', 'company_document', 'enrolment_proof'],
    settles: ['PWBD', 'PDS_TK', 'PDS_UPAH'],
    basis: ['pp-86-2013-3'],
  },
];

/** The two cases of "registered elsewhere". */
export interface ElsewhereOption {
  readonly kind: ElsewhereKind;
  readonly label: string;
  readonly explanation: string;
  readonly settles: readonly FindingKind[];
}

/**
 * Membership through another employer can settle a finding. Membership as subsidised member, own-account
 * member or dependant cannot: whoever earns a wage has to be registered by the employer.
 */
export const ELSEWHERE_OPTIONS: readonly ElsewhereOption[] = [
  {
    kind: 'other_employer',
    label: 'Pemberi kerja lain',
    explanation: 'Misalnya kantor pusat, cabang lain, atau perusahaan penyedia tenaga kerja.',
    settles: ['PDS_TK'],
  },
  {
    kind: 'other_segment',
    label: 'Segmen lain',
    explanation:
      'Misalnya penerima bantuan iuran, peserta mandiri, atau tanggungan suami atau istri. ' +
      'Pekerja penerima upah tetap wajib Anda daftarkan. Petugas akan membantu pemindahan segmennya.',
    settles: [],
  },
];

/** The common mix-up of the two agencies, explained on the answer page. */
export const NOT_BPJS_KETENAGAKERJAAN = {
  label: 'Pekerja kami sudah di BPJS Ketenagakerjaan',
  explanation:
    'BPJS Ketenagakerjaan dan BPJS Kesehatan adalah dua badan yang berbeda. BPJS Ketenagakerjaan menjamin ' +
    'kecelakaan kerja, hari tua, pensiun, dan kematian. Jaminan Kesehatan Nasional (JKN) hanya lewat ' +
    'BPJS Kesehatan, sehingga pendaftaran di BPJS Ketenagakerjaan belum memenuhi kewajiban ini.',
  basis: ['uu-24-2011-15'],
} as const satisfies { label: string; explanation: string; basis: readonly SourceId[] };

/** The answers that can settle a finding of this kind, for the form. */
export function groundsFor(finding: FindingKind): readonly ResponseGround[] {
  return RESPONSE_GROUNDS.filter((ground) => ground.settles.includes(finding));
}

/** Can this answer settle that finding once accepted? For `elsewhere` the place decides. */
export function canSettle(answer: AnswerKind, finding: FindingKind, elsewhere: ElsewhereKind | null = null): boolean {
  const ground = RESPONSE_GROUNDS.find((each) => each.kind === answer);
  if (!ground?.settles.includes(finding)) return false;
  if (answer !== 'elsewhere') return true;
  return ELSEWHERE_OPTIONS.some((option) => option.kind === elsewhere && option.settles.includes(finding));
}

/** Is one of the documents that support the answer there? */
export function isSupported(answer: AnswerKind, provided: ReadonlySet<AnswerEvidenceId>): boolean {
  const evidence = RESPONSE_GROUNDS.find((each) => each.kind === answer)?.evidence ?? [];
  return evidence.length === 0 || evidence.some((id) => provided.has(id));
}
