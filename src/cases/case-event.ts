import type { LocalDate } from '../law/calendar.ts';
import type { By, CaseEvent } from './ladder/ladder-case.ts';

/**
 * What happens in a case without moving it on the ladder: findings and answers come and go, letters beside the
 * ladder are written. Kept in the same history, so that the timeline is one.
 */
export type SideEvent = { readonly onDay: LocalDate; readonly by: By } & (
  | { readonly kind: 'findingsAdded'; readonly count: number }
  | { readonly kind: 'findingsCured'; readonly count: number; readonly runId: string }
  | { readonly kind: 'findingsReturned'; readonly count: number; readonly runId: string }
  | { readonly kind: 'findingsWithdrawn'; readonly count: number; readonly batchId: string }
  | { readonly kind: 'answersReceived'; readonly count: number }
  | { readonly kind: 'answerAccepted'; readonly findingId: string; readonly ground: string; readonly reason: string }
  | { readonly kind: 'answerRejected'; readonly findingId: string; readonly ground: string; readonly reason: string }
  | { readonly kind: 'serviceProof'; readonly letterId: string; readonly receiver: string; readonly receipt: string }
  | { readonly kind: 'besideProposed'; readonly letterId: string; readonly letter: BesideLetter }
  | { readonly kind: 'besideSigned'; readonly letterId: string; readonly letter: BesideLetter; readonly number: string }
  | { readonly kind: 'besideWithdrawn'; readonly letterId: string; readonly letter: BesideLetter; readonly reason: string }
);

/** Letters that belong to a case but are no rung of the ladder. */
export type BesideLetter = 'withdrawal' | 'labour_report';

/** One entry of the history. */
export type HistoryEvent = CaseEvent | SideEvent;

export type HistoryKind = HistoryEvent['kind'];

const SIDE_KINDS: ReadonlySet<string> = new Set<SideEvent['kind']>([
  'findingsAdded',
  'findingsCured',
  'findingsReturned',
  'findingsWithdrawn',
  'answersReceived',
  'answerAccepted',
  'answerRejected',
  'serviceProof',
  'besideProposed',
  'besideSigned',
  'besideWithdrawn',
]);

/** Does this entry move the case on the ladder? */
export function isLadderEvent(event: HistoryEvent): event is CaseEvent {
  return !SIDE_KINDS.has(event.kind);
}
