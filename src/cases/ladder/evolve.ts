import type { CaseEvent, IssuedLetter, LadderCase } from './ladder-case.ts';

/** The case before its first event. */
export const NO_CASE: LadderCase = {
  state: 'detected',
  version: 0,
  breach: 'data',
  proposal: null,
  letters: [],
  hold: null,
  cured: false,
  finePaid: false,
  reportedToLabour: false,
  ending: null,
};

function withLetter(kase: LadderCase, letterId: string, change: Partial<IssuedLetter>): Partial<LadderCase> {
  return { letters: kase.letters.map((letter) => (letter.letterId === letterId ? { ...letter, ...change } : letter)) };
}

function signed(kase: LadderCase, event: Extract<CaseEvent, { kind: 'letterSigned' }>): Partial<LadderCase> {
  const letter: IssuedLetter = {
    letterId: event.letterId,
    letter: event.letter,
    returnsTo: kase.state,
    signedOn: event.onDay,
    servedOn: null,
    dueOn: null,
    deadlinePassed: false,
  };
  return { state: event.to, proposal: null, letters: [...kase.letters, letter] };
}

type LetterEvent = Extract<CaseEvent, { readonly letterId: string }>;

function letterChange(kase: LadderCase, event: LetterEvent): Partial<LadderCase> {
  switch (event.kind) {
    case 'letterProposed':
      return { proposal: { letterId: event.letterId, letter: event.letter, proposerId: event.by.id } };
    case 'proposalDropped':
      return { proposal: null };
    case 'letterSigned':
      return signed(kase, event);
    case 'letterWithdrawn':
      return { state: event.to, letters: kase.letters.filter(({ letterId }) => letterId !== event.letterId) };
    case 'serviceRecorded':
      return withLetter(kase, event.letterId, { servedOn: event.servedOn, dueOn: event.term.due });
    case 'deadlinePassed':
      return withLetter(kase, event.letterId, { deadlinePassed: true });
  }
}

function caseChange(event: Exclude<CaseEvent, LetterEvent>): Partial<LadderCase> {
  switch (event.kind) {
    case 'opened':
      return { breach: event.breach };
    case 'verified':
      return { state: 'verified' };
    case 'finePaid':
      return { finePaid: true };
    case 'denialImposed':
      return { state: 'denial_imposed' };
    case 'denialLifted':
      return { state: 'denial_lifted' };
    case 'cured':
      return { cured: true };
    case 'held':
      return { hold: { reason: event.reason, objection: event.objection } };
    case 'resumed':
      return { hold: null };
    case 'reportedToLabour':
      return { reportedToLabour: true };
    case 'closed':
      return { state: 'closed', proposal: null, hold: null, ending: event.ending };
  }
}

/** The case after an event. Events are history and always fit, so this never refuses. */
export function evolve(kase: LadderCase, event: CaseEvent): LadderCase {
  const change = 'letterId' in event ? letterChange(kase, event) : caseChange(event);
  return { ...kase, ...change, version: kase.version + 1 };
}

/** The case as its whole history tells it. */
export function replay(events: readonly CaseEvent[]): LadderCase {
  return events.reduce(evolve, NO_CASE);
}
