import type { EvidenceId } from '../../law/evidence.ts';
import type { LayoffProof, LeavingReason } from '../../law/leaving-reasons.ts';

/** What happens to a deactivation request; each act is one event of its history. */
export type LeavingAct =
  | { readonly kind: 'start' | 'send' | 'approve' | 'cancel' }
  | { readonly kind: 'evidence'; readonly document: EvidenceId }
  | { readonly kind: 'ask'; readonly document: EvidenceId; readonly words: string }
  | { readonly kind: 'confirm'; readonly receipt: string }
  | { readonly kind: 'refuse'; readonly reason: string };

export type LeavingStep = LeavingAct & { readonly ago: number };

/** Workers who left a firm, why, and what became of the request. */
export interface LeavingStory {
  readonly name: string;
  readonly people: number;
  /** Do they still stand in the register of the labour office? Such a request asks for a person's eye. */
  readonly inRegister: boolean;
  readonly reason: LeavingReason;
  readonly proof: LayoffProof | null;
  /** Days since they left. */
  readonly left: number;
  readonly steps: readonly LeavingStep[];
}

type Who = Pick<LeavingStory, 'people' | 'inRegister' | 'reason' | 'proof' | 'left'>;

const who = (reason: LeavingReason, left: number, people = 1, inRegister = true, proof: LayoffProof | null = null): Who => ({ reason, left, people, inRegister, proof });
const laidOff = (left: number, proof: LayoffProof, people = 1, inRegister = true): Who => who('layoff', left, people, inRegister, proof);

/** Opened and sent on one day with these documents. */
const sent = (ago: number, ...documents: readonly EvidenceId[]): LeavingStep[] => [
  { ago, kind: 'start' },
  ...documents.map((document): LeavingStep => ({ ago, kind: 'evidence', document })),
  { ago, kind: 'send' },
];

const RESIGNED: readonly EvidenceId[] = ['signed_worker_list', 'resignation_letter'];

const ROWS: readonly (readonly [string, Who, readonly LeavingStep[]])[] = [
  ['pengunduran diri 1', who('resignation', 12, 1, false), sent(5, ...RESIGNED)],
  ['pengunduran diri 2', who('resignation', 9, 2, false), sent(3, ...RESIGNED)],
  ['pindah kerja', who('moved', 15, 1, false), sent(0, 'signed_worker_list', 'new_employment_proof')],
  ['meninggal dunia', who('death', 8, 1, false), sent(0, 'death_certificate')],
  ['kontrak berakhir', who('contract_ended', 20, 2), sent(4, 'signed_worker_list', 'contract_pages')],
  ['gelombang PHK', laidOff(14, 'final_ruling', 8), sent(3, 'final_ruling')],
  ['PHK dengan tanda terima', laidOff(10, 'notice_and_receipt', 2), [...sent(4, 'layoff_notice'), { ago: 1, kind: 'confirm', receipt: '560/118/PHI/DISNAKER' }]],
  ['PHK belum dipastikan', laidOff(9, 'notice_and_receipt'), sent(2, 'layoff_notice')],
  ['surat pensiun kurang', who('retirement', 11), sent(3, 'signed_worker_list')],
  ['bukti diminta ulang', who('resignation', 18), [
    ...sent(6, ...RESIGNED), { ago: 2, kind: 'ask', document: 'resignation_letter', words: 'Surat belum ditandatangani pekerja.' },
  ]],
  ['belum dikirim', who('agreed_dismissal', 6), [{ ago: 1, kind: 'start' }]],
  ['PHK disetujui 1', laidOff(40, 'notice_and_receipt', 3), [
    ...sent(33, 'layoff_notice'), { ago: 31, kind: 'confirm', receipt: '560/092/PHI/DISNAKER' }, { ago: 30, kind: 'approve' },
  ]],
  ['PHK disetujui 2', laidOff(70, 'joint_agreement', 2), [...sent(62, 'agreement_registration'), { ago: 60, kind: 'approve' }]],
  ['jaminan sudah berakhir', laidOff(215, 'final_ruling'), [...sent(205, 'final_ruling'), { ago: 201, kind: 'approve' }]],
  ['PHK terlambat dilaporkan', laidOff(230, 'final_ruling'), [...sent(20, 'final_ruling'), { ago: 16, kind: 'approve' }]],
  ['pengunduran diri disetujui', who('resignation', 45, 2), [...sent(38, ...RESIGNED), { ago: 36, kind: 'approve' }]],
  ['mangkir ditolak', who('absence', 30), [
    ...sent(19, 'signed_worker_list', 'dismissal_letter'),
    { ago: 15, kind: 'refuse', reason: 'Pekerja masih tercatat hadir bulan ini menurut daftar upah perusahaan.' },
  ]],
  ['ditarik kembali', who('contract_ended', 22), [...sent(13, 'signed_worker_list'), { ago: 11, kind: 'cancel' }]],
];

/** The requests of the demonstration: every state of the desk, with and without something to look at. */
export const LEAVING_STORIES: readonly LeavingStory[] = ROWS.map(([name, people, steps]) => ({ name, ...people, steps }));
