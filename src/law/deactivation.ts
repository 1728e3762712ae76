import { LAYOFF_EVIDENCE, LAYOFF_LIST, missingEvidence, OTHER_EVIDENCE, type EvidenceId, type EvidenceNeed } from './evidence.ts';
import { layoffProofsOn, THREE_KINDS_FROM, type LayoffProof, type LeavingReason } from './leaving-reasons.ts';
import { addMonths, type LocalDate } from './local-date.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type LegalRefusal, type Ruling } from './ruling.ts';
import type { SourceId } from './sources.ts';

/** The evidence that a reason needs, and whether it can bring six months of cover without contributions. */
export interface EvidenceSet {
  readonly needs: readonly EvidenceNeed[];
  readonly sixMonths: boolean;
  /** What the employer should know about this choice, in Bahasa. */
  readonly note: string;
}

/** Why somebody left, how it is proven (layoffs only) and when. */
export interface Leaving {
  readonly reason: LeavingReason;
  /** How the layoff is proven; null for every other reason. */
  readonly proof: LayoffProof | null;
  /** The day employment ended: it chooses the rule. */
  readonly eventOn: LocalDate;
}

const NO_FREE_COVER = 'Alasan ini tidak memberi jaminan 6 bulan. Arahkan pekerja ke segmen kepesertaan berikutnya.';
const MOVED_NOTE = 'Pemberi kerja baru yang mendaftarkan pekerja. Tidak ada jaminan 6 bulan.';

function layoffEvidence(proof: LayoffProof | null, eventOn: LocalDate): Ruling<EvidenceSet> | LegalRefusal {
  const option = layoffProofsOn(eventOn).find((each) => each.proof === proof);
  if (!option) {
    const basis: SourceId = eventOn < THREE_KINDS_FROM ? 'perpres-82-2018-27-2' : 'perpres-59-2024-27-2';
    return { kind: 'refused', reason: `Pilih bukti PHK menurut aturan yang berlaku pada ${eventOn}.`, basis: [basis] };
  }
  return {
    value: {
      needs: [LAYOFF_EVIDENCE[option.proof], LAYOFF_LIST],
      sixMonths: true,
      note: 'Dengan bukti ini pekerja dan keluarganya dijamin paling lama 6 bulan tanpa iuran.',
    },
    basis: ['uu-40-2004-21', option.source, 'perban-5-2020-45'],
  };
}

/**
 * The documents to ask for.
 *
 * A layoff is judged by the rule in force on the day of the layoff, not of the report: the four grounds of
 * Perpres 82/2018 art 27(2) until 7 May 2024, the three kinds of evidence of Perpres 59/2024 from
 * 8 May 2024. All other reasons follow Peraturan BPJS Kesehatan 5/2020 art 51A and give no free cover.
 * The evidence for a move to another employer is practice, not text.
 */
export function evidenceFor({ reason, proof, eventOn }: Leaving): Ruling<EvidenceSet> | LegalRefusal {
  if (reason === 'layoff') return layoffEvidence(proof, eventOn);
  const note = reason === 'moved' ? MOVED_NOTE : NO_FREE_COVER;
  return { value: { needs: OTHER_EVIDENCE[reason], sixMonths: false, note }, basis: ['perban-5-2020-51a'] };
}

/** A request with all that the rule needs to judge it. */
export interface LeavingRequest extends Leaving {
  readonly reportedOn: LocalDate;
  /** Is a dispute about the end of employment still running? */
  readonly disputed: boolean;
  readonly provided: ReadonlySet<EvidenceId>;
}

/** Whether a request can be decided, and what its approval would bring. */
export type LeavingVerdict =
  | { readonly kind: 'complete'; readonly sixMonths: boolean; readonly note: string; readonly basis: readonly SourceId[] }
  | { readonly kind: 'incomplete'; readonly missing: readonly EvidenceNeed[]; readonly basis: readonly SourceId[] }
  | LegalRefusal;

const BEYOND_DISPUTE: readonly LeavingReason[] = ['death', 'moved'];

function disputeRefusal(eventOn: LocalDate): LegalRefusal {
  return {
    kind: 'refused',
    reason: 'Perselisihan masih berjalan. Pemberi kerja dan pekerja tetap membayar iuran sampai ada putusan tetap.',
    basis: [eventOn < THREE_KINDS_FROM ? 'perban-5-2020-45' : 'perpres-59-2024-27-3'],
  };
}

/** Was a layoff reported later than the months allowed for free cover (6, counted from the layoff)? */
export function reportedTooLateForCover(eventOn: LocalDate, reportedOn: LocalDate): Ruling<boolean> {
  const limit = parameterOn('lateLayoffReportMonths', reportedOn);
  return { value: reportedOn > addMonths(eventOn, limit.value), basis: limit.basis };
}

/**
 * Judges a request to deactivate one worker.
 *
 * In this order: a running dispute blocks (Perpres 59/2024 art 27(3)); missing documents keep it open; a
 * layoff reported more than six months later is accepted without free cover (Peraturan BPJS Kesehatan
 * 5/2020 art 45). @throws RuleNotInForce for a report before that regulation.
 */
export function judgeLeaving(request: LeavingRequest): LeavingVerdict {
  const evidence = evidenceFor(request);
  if ('kind' in evidence) return evidence;
  if (request.disputed && !BEYOND_DISPUTE.includes(request.reason)) return disputeRefusal(request.eventOn);
  const missing = missingEvidence(evidence.value.needs, request.provided);
  if (missing.length > 0) return { kind: 'incomplete', missing, basis: evidence.basis };
  const { sixMonths, note } = evidence.value;
  if (!sixMonths) return { kind: 'complete', sixMonths, note, basis: evidence.basis };
  const late = reportedTooLateForCover(request.eventOn, request.reportedOn);
  const basis = joinBasis(evidence.basis, late.basis);
  return late.value
    ? { kind: 'complete', sixMonths: false, note: 'PHK dilaporkan lebih dari 6 bulan kemudian, maka tidak ada jaminan tanpa iuran.', basis }
    : { kind: 'complete', sixMonths: true, note, basis };
}
