import type { Role } from '../../accounts/permissions.ts';
import type { CollectiveLeave, LocalDate } from '../../law/calendar.ts';
import type { TermUnit } from '../../law/parameters.ts';
import type { SourceId } from '../../law/sources.ts';
import type { ProofDay } from '../../law/term.ts';
import type { Breach, CaseState, Ending, LadderLetter, ServiceChannel } from './states.ts';

/** Who acts. The id tells proposer and signer apart. */
export interface By {
  readonly id: string;
  readonly role: Role;
}

/** The due day of a letter with all that is needed to count it again. Stored with the event of service. */
export interface CountedTerm {
  readonly count: number;
  readonly unit: TermUnit;
  readonly calendarVersion: string;
  /** Missing in histories written before it was kept. */
  readonly collectiveLeave?: CollectiveLeave;
  readonly from: LocalDate;
  readonly due: LocalDate;
  readonly days: readonly ProofDay[];
  readonly basis: readonly SourceId[];
}

/** A letter that waits for a signature. */
export interface Proposal {
  readonly letterId: string;
  readonly letter: LadderLetter;
  readonly proposerId: string;
}

/** A signed letter that stands. */
export interface IssuedLetter {
  readonly letterId: string;
  readonly letter: LadderLetter;
  /** Where the case returns if this letter is withdrawn. */
  readonly returnsTo: CaseState;
  readonly signedOn: LocalDate;
  readonly servedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** Has the end of its term been acted on? It is acted on once. */
  readonly deadlinePassed: boolean;
}

/** A pause that a person must end: an objection, a bounced letter, a doubt. Terms run on; steps wait. */
export interface Hold {
  readonly reason: string;
  readonly objection: boolean;
}

/** A case as its events tell it. */
export interface LadderCase {
  readonly state: CaseState;
  /** How many events have been applied. */
  readonly version: number;
  readonly breach: Breach;
  readonly proposal: Proposal | null;
  /** Signed and not withdrawn, oldest first: at most one of each kind. */
  readonly letters: readonly IssuedLetter[];
  readonly hold: Hold | null;
  /** All findings have fallen. */
  readonly cured: boolean;
  readonly finePaid: boolean;
  readonly reportedToLabour: boolean;
  readonly ending: Ending | null;
}

interface Act {
  readonly by: By;
}

/** What somebody asks of a case. */
export type CaseCommand = Act &
  (
    | { readonly kind: 'verify' }
    | { readonly kind: 'dismiss'; readonly reason: string }
    | { readonly kind: 'propose'; readonly letter: LadderLetter; readonly letterId: string }
    | { readonly kind: 'reject'; readonly reason: string }
    | { readonly kind: 'sign'; readonly letter: LadderLetter; readonly letterId: string }
    | { readonly kind: 'withdraw'; readonly letterId: string; readonly reason: string }
    | { readonly kind: 'recordService'; readonly letterId: string; readonly servedOn: LocalDate; readonly channel: ServiceChannel }
    | { readonly kind: 'passDeadline'; readonly letterId: string; readonly nextLetterId: string }
    | { readonly kind: 'recordPayment'; readonly paidOn: LocalDate }
    | { readonly kind: 'imposeDenial'; readonly imposedOn: LocalDate; readonly reference: string }
    | { readonly kind: 'liftDenial'; readonly liftedOn: LocalDate; readonly reference: string }
    | { readonly kind: 'cure'; readonly reason: string }
    | { readonly kind: 'close' }
    | { readonly kind: 'hold'; readonly reason: string; readonly objection: boolean }
    | { readonly kind: 'resume'; readonly reason: string }
    | { readonly kind: 'reportToLabour'; readonly reference: string }
  );

export type CommandKind = CaseCommand['kind'];

/** What has happened to a case. Stored as it stands; `onDay` is the legal day of the act. */
export type CaseEvent = { readonly onDay: LocalDate; readonly by: By } & (
  | { readonly kind: 'opened'; readonly breach: Breach }
  | { readonly kind: 'verified' }
  | { readonly kind: 'letterProposed'; readonly letter: LadderLetter; readonly letterId: string }
  | { readonly kind: 'proposalDropped'; readonly letterId: string; readonly reason: string }
  | { readonly kind: 'letterSigned'; readonly letter: LadderLetter; readonly letterId: string; readonly to: CaseState }
  | { readonly kind: 'letterWithdrawn'; readonly letterId: string; readonly reason: string; readonly to: CaseState }
  | {
      readonly kind: 'serviceRecorded';
      readonly letterId: string;
      readonly servedOn: LocalDate;
      readonly channel: ServiceChannel;
      readonly term: CountedTerm;
    }
  | { readonly kind: 'deadlinePassed'; readonly letterId: string; readonly dueOn: LocalDate }
  | { readonly kind: 'finePaid'; readonly paidOn: LocalDate }
  | { readonly kind: 'denialImposed'; readonly imposedOn: LocalDate; readonly reference: string }
  | { readonly kind: 'denialLifted'; readonly liftedOn: LocalDate; readonly reference: string }
  | { readonly kind: 'cured'; readonly reason: string }
  | { readonly kind: 'held'; readonly reason: string; readonly objection: boolean }
  | { readonly kind: 'resumed'; readonly reason: string }
  | { readonly kind: 'reportedToLabour'; readonly reference: string }
  | { readonly kind: 'closed'; readonly ending: Ending; readonly reason: string }
);

export type CaseEventKind = CaseEvent['kind'];

/** The letter whose step the case stands on; none before the first warning. */
export function currentLetter(kase: LadderCase): IssuedLetter | undefined {
  return kase.letters.at(-1);
}

/** The day that the page and the sorting of lists show: the due day of the current letter. */
export function dueOnOf(kase: LadderCase): LocalDate | null {
  return kase.state === 'closed' ? null : (currentLetter(kase)?.dueOn ?? null);
}
