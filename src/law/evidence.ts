import type { LayoffProof, LeavingReason } from './leaving-reasons.ts';

/** A document that an employer can send. */
export const EVIDENCE_LABELS = {
  layoff_notice: 'Surat PHK yang diterima pekerja',
  layoff_report_receipt: 'Tanda terima laporan PHK dari Dinas Tenaga Kerja',
  joint_agreement: 'Perjanjian bersama',
  agreement_registration: 'Akta bukti pendaftaran perjanjian bersama',
  final_ruling: 'Petikan atau putusan pengadilan hubungan industrial yang berkekuatan hukum tetap',
  court_ruling: 'Putusan pengadilan hubungan industrial',
  merger_deed: 'Akta notaris penggabungan perusahaan',
  bankruptcy_ruling: 'Putusan kepailitan dari pengadilan',
  doctor_letter: 'Surat keterangan dokter bahwa pekerja tidak mampu bekerja',
  worker_list: 'Daftar pekerja yang berhenti',
  signed_worker_list: 'Daftar pekerja yang berhenti, ditandatangani kedua pihak',
  responsibility_statement: 'Surat Pernyataan Tanggung Jawab Mutlak (SPTJM)',
  resignation_letter: 'Surat pengunduran diri',
  contract_pages: 'Halaman kontrak yang memuat para pihak, masa berlaku, dan tanda tangan',
  end_of_work_letter: 'Surat keterangan berakhirnya pekerjaan',
  death_certificate: 'Surat keterangan kematian dari kelurahan atau rumah sakit',
  retirement_letter: 'Surat keputusan pensiun',
  dismissal_letter: 'Surat pemberhentian yang memuat kesepakatan',
  new_employment_proof: 'Bukti bekerja pada pemberi kerja baru',
} as const;

export type EvidenceId = keyof typeof EVIDENCE_LABELS;

/**
 * One thing to be shown. It is met by any one of the alternatives, and an alternative is met when all of
 * its documents are there.
 */
export interface EvidenceNeed {
  readonly label: string;
  readonly alternatives: readonly (readonly EvidenceId[])[];
}

function need(label: string, ...alternatives: readonly (readonly EvidenceId[])[]): EvidenceNeed {
  return { label, alternatives };
}

function only(id: EvidenceId): EvidenceNeed {
  return need(EVIDENCE_LABELS[id], [id]);
}

/** The documents that each way of proving a layoff asks for. */
export const LAYOFF_EVIDENCE: Readonly<Record<LayoffProof, EvidenceNeed>> = {
  court_ruling: only('court_ruling'),
  merger: only('merger_deed'),
  bankruptcy: only('bankruptcy_ruling'),
  prolonged_illness: only('doctor_letter'),
  notice_and_receipt: need('Surat PHK beserta tanda terima laporan PHK', ['layoff_notice', 'layoff_report_receipt']),
  joint_agreement: need(
    'Perjanjian bersama beserta tanda terima laporan PHK, atau akta pendaftarannya',
    ['joint_agreement', 'layoff_report_receipt'],
    ['agreement_registration'],
  ),
  final_ruling: only('final_ruling'),
};

/** The list of leavers that accompanies the proof of a layoff. */
export const LAYOFF_LIST: EvidenceNeed = only('worker_list');

const STATEMENT = only('responsibility_statement');
const SIGNED_LIST = only('signed_worker_list');

/** The documents for every other reason. The list of a worker who died needs no signature of the worker. */
export const OTHER_EVIDENCE: Readonly<Record<Exclude<LeavingReason, 'layoff'>, readonly EvidenceNeed[]>> = {
  resignation: [STATEMENT, SIGNED_LIST, only('resignation_letter')],
  contract_ended: [STATEMENT, SIGNED_LIST, need('Bukti kontrak berakhir', ['contract_pages'], ['end_of_work_letter'])],
  death: [STATEMENT, only('worker_list'), only('death_certificate')],
  retirement: [STATEMENT, SIGNED_LIST, only('retirement_letter')],
  absence: [STATEMENT, SIGNED_LIST, only('dismissal_letter')],
  agreed_dismissal: [STATEMENT, SIGNED_LIST, only('dismissal_letter')],
  moved: [STATEMENT, SIGNED_LIST, only('new_employment_proof')],
};

function met(need: EvidenceNeed, provided: ReadonlySet<EvidenceId>): boolean {
  return need.alternatives.some((documents) => documents.every((id) => provided.has(id)));
}

/** What is still to be shown, in the order of the list; empty when the set is complete. */
export function missingEvidence(
  needs: readonly EvidenceNeed[],
  provided: ReadonlySet<EvidenceId>,
): readonly EvidenceNeed[] {
  return needs.filter((each) => !met(each, provided));
}

/** The documents a need may be met with, each once: what the upload form offers. */
export function documentsOf({ alternatives }: EvidenceNeed): readonly EvidenceId[] {
  return [...new Set(alternatives.flat())];
}
