import { LETTER_NAMES } from '../notices/letter-kinds.ts';
import type { HistoryEvent, HistoryKind } from './case-event.ts';
import type { Ending } from './ladder/states.ts';

const ENDINGS: Readonly<Record<Ending, string>> = {
  cured: 'Kasus ditutup: kewajiban terpenuhi',
  dismissed: 'Kasus ditutup tanpa tindakan',
};

type LetterKinds = 'letterProposed' | 'besideProposed' | 'letterSigned' | 'besideSigned';
type CountKinds = 'findingsAdded' | 'findingsCured' | 'findingsReturned' | 'findingsWithdrawn' | 'answersReceived';
type PlainKind = Exclude<HistoryKind, LetterKinds | CountKinds | 'held' | 'closed'>;

const TITLES: Readonly<Record<PlainKind, string>> = {
  opened: 'Kasus dibuka',
  verified: 'Temuan diperiksa',
  proposalDropped: 'Usulan surat dibatalkan',
  letterWithdrawn: 'Surat dicabut',
  besideWithdrawn: 'Surat dicabut',
  serviceRecorded: 'Penerimaan surat dicatat',
  serviceProof: 'Bukti penyampaian dicatat',
  deadlinePassed: 'Tenggat lewat tanpa pemenuhan',
  finePaid: 'Denda lunas',
  denialImposed: 'Penolakan layanan publik dikenakan',
  denialLifted: 'Penolakan layanan publik dicabut',
  cured: 'Kewajiban terpenuhi',
  resumed: 'Kasus dilanjutkan',
  reportedToLabour: 'Dilaporkan ke pengawas ketenagakerjaan',
  answerAccepted: 'Jawaban diterima',
  answerRejected: 'Jawaban ditolak',
};

const COUNTED: Readonly<Record<CountKinds, (count: number) => string>> = {
  findingsAdded: (count) => `${count} temuan dimasukkan`,
  findingsCured: (count) => `${count} temuan terpenuhi menurut data baru`,
  findingsReturned: (count) => `${count} temuan muncul lagi menurut data baru`,
  findingsWithdrawn: (count) => `${count} temuan gugur karena datanya ditarik`,
  answersReceived: (count) => `Jawaban atas ${count} temuan masuk`,
};

/** What happened, as the headline of the timeline. */
export function eventTitle(event: HistoryEvent): string {
  if ('count' in event) return COUNTED[event.kind](event.count);
  if (event.kind === 'letterProposed' || event.kind === 'besideProposed') return `${LETTER_NAMES[event.letter]} diusulkan`;
  if (event.kind === 'letterSigned' || event.kind === 'besideSigned') return `${LETTER_NAMES[event.letter]} ditandatangani`;
  if (event.kind === 'held') return event.objection ? 'Keberatan diajukan, kasus ditahan' : 'Kasus ditahan';
  return event.kind === 'closed' ? ENDINGS[event.ending] : TITLES[event.kind];
}

type Day = (on: string) => string;

/** What entries about a dated act add below their headline. */
function datedText(event: HistoryEvent, day: Day): string | null {
  if (event.kind === 'serviceRecorded') return `Diterima ${day(event.servedOn)}. Tenggat ${day(event.term.due)}.`;
  if (event.kind === 'deadlinePassed') return `Tenggat ${day(event.dueOn)}.`;
  if (event.kind === 'finePaid') return `Dilunasi ${day(event.paidOn)}.`;
  if (event.kind === 'denialImposed') return `${day(event.imposedOn)}, nomor ${event.reference}.`;
  if (event.kind === 'denialLifted') return `${day(event.liftedOn)}, nomor ${event.reference}.`;
  return null;
}

function proofText({ receiver, receipt }: { readonly receiver: string; readonly receipt: string }): string | null {
  const parts = [receiver === '' ? '' : `Diterima oleh ${receiver}.`, receipt === '' ? '' : `Nomor tanda terima ${receipt}.`];
  return parts.filter((part) => part !== '').join(' ') || null;
}

/** The sentence below the headline; null where the headline says it all. */
export function eventText(event: HistoryEvent, day: Day): string | null {
  if ('reason' in event) return event.reason;
  if (event.kind === 'serviceProof') return proofText(event);
  if (event.kind === 'reportedToLabour') return `Nomor ${event.reference}.`;
  if (event.kind === 'besideSigned') return `Nomor ${event.number}.`;
  return datedText(event, day);
}

/** The letter that an entry is about, for its link. */
export function letterOfEvent(event: HistoryEvent): string | null {
  return 'letterId' in event && event.kind !== 'proposalDropped' ? event.letterId : null;
}
