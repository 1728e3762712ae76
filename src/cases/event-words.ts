import { LETTER_NAMES } from '../notices/letter-kinds.ts';
import type { HistoryEvent } from './case-event.ts';
import type { Ending } from './ladder/states.ts';

const ENDINGS: Readonly<Record<Ending, string>> = {
  cured: 'Kasus ditutup: kewajiban terpenuhi',
  dismissed: 'Kasus ditutup tanpa tindakan',
};

/** What happened, as the headline of the timeline. */
export function eventTitle(event: HistoryEvent): string {
  switch (event.kind) {
    case 'opened':
      return 'Kasus dibuka';
    case 'verified':
      return 'Temuan diperiksa';
    case 'letterProposed':
    case 'besideProposed':
      return `${LETTER_NAMES[event.letter]} diusulkan`;
    case 'proposalDropped':
      return 'Usulan surat dibatalkan';
    case 'letterSigned':
    case 'besideSigned':
      return `${LETTER_NAMES[event.letter]} ditandatangani`;
    case 'letterWithdrawn':
    case 'besideWithdrawn':
      return 'Surat dicabut';
    case 'serviceRecorded':
      return 'Penerimaan surat dicatat';
    case 'serviceProof':
      return 'Bukti penyampaian dicatat';
    case 'deadlinePassed':
      return 'Tenggat lewat tanpa pemenuhan';
    case 'finePaid':
      return 'Denda lunas';
    case 'denialImposed':
      return 'Penolakan layanan publik dikenakan';
    case 'denialLifted':
      return 'Penolakan layanan publik dicabut';
    case 'cured':
      return 'Kewajiban terpenuhi';
    case 'held':
      return event.objection ? 'Keberatan diajukan, kasus ditahan' : 'Kasus ditahan';
    case 'resumed':
      return 'Kasus dilanjutkan';
    case 'reportedToLabour':
      return 'Dilaporkan ke pengawas ketenagakerjaan';
    case 'closed':
      return ENDINGS[event.ending];
    case 'findingsAdded':
      return `${event.count} temuan dimasukkan`;
    case 'findingsCured':
      return `${event.count} temuan terpenuhi menurut data baru`;
    case 'findingsReturned':
      return `${event.count} temuan muncul lagi menurut data baru`;
    case 'answersReceived':
      return `Jawaban atas ${event.count} temuan masuk`;
    case 'answerAccepted':
      return 'Jawaban diterima';
    case 'answerRejected':
      return 'Jawaban ditolak';
  }
}

/** The sentence below the headline; null where the headline says it all. */
export function eventText(event: HistoryEvent, day: (on: string) => string): string | null {
  switch (event.kind) {
    case 'serviceRecorded':
      return `Diterima ${day(event.servedOn)}. Tenggat ${day(event.term.due)}.`;
    case 'serviceProof':
      return [event.receiver === '' ? '' : `Diterima oleh ${event.receiver}.`, event.receipt === '' ? '' : `Nomor tanda terima ${event.receipt}.`].join(' ').trim() || null;
    case 'deadlinePassed':
      return `Tenggat ${day(event.dueOn)}.`;
    case 'finePaid':
      return `Dilunasi ${day(event.paidOn)}.`;
    case 'denialImposed':
      return `${day(event.imposedOn)}, nomor ${event.reference}.`;
    case 'denialLifted':
      return `${day(event.liftedOn)}, nomor ${event.reference}.`;
    case 'reportedToLabour':
      return `Nomor ${event.reference}.`;
    case 'besideSigned':
      return `Nomor ${event.number}.`;
    case 'proposalDropped':
    case 'letterWithdrawn':
    case 'besideWithdrawn':
    case 'cured':
    case 'held':
    case 'resumed':
    case 'closed':
    case 'answerAccepted':
    case 'answerRejected':
      return event.reason;
    case 'opened':
    case 'verified':
    case 'letterProposed':
    case 'besideProposed':
    case 'letterSigned':
    case 'findingsAdded':
    case 'findingsCured':
    case 'findingsReturned':
    case 'answersReceived':
      return null;
  }
}

/** The letter that an entry is about, for its link. */
export function letterOfEvent(event: HistoryEvent): string | null {
  return 'letterId' in event && event.kind !== 'proposalDropped' ? event.letterId : null;
}
