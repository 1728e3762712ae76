import type { LocalDate, WorkingCalendar } from '../../law/calendar.ts';
import { finePeriodEndsOn, firstWarningDueOn, secondWarningDueOn, type DeadlinePolicy } from '../../law/notice-deadlines.ts';
import type { Ruling } from '../../law/ruling.ts';
import type { Term } from '../../law/term.ts';
import { currentLetter, type By, type CaseCommand, type CaseEvent, type LadderCase } from './ladder-case.ts';
import type { TermKind, Transition } from './transitions.ts';

/** The day, the official calendar and the office's settings that a decision is made under. */
export interface CaseContext {
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  readonly policy: DeadlinePolicy;
}

type LetterCommand = Extract<CaseCommand, { readonly letterId: string }>;
type PlainCommand = Exclude<CaseCommand, LetterCommand>;

const LETTER_COMMANDS: readonly CaseCommand['kind'][] = ['propose', 'sign', 'withdraw', 'recordService', 'passDeadline'];

/** By kind and not by field, as a command from a form may carry more than its kind needs. */
function isAboutLetter(command: CaseCommand): command is LetterCommand {
  return LETTER_COMMANDS.includes(command.kind);
}

interface Stamp {
  readonly onDay: LocalDate;
  readonly by: By;
}

function countedTerm(kind: TermKind, servedOn: LocalDate, kase: LadderCase, { calendar, policy }: CaseContext): Ruling<Term> {
  switch (kind) {
    case 'first_warning':
      return firstWarningDueOn(servedOn, calendar, policy);
    case 'second_warning':
      return secondWarningDueOn(servedOn, calendar, policy);
    case 'fine_period': {
      const secondDue = kase.letters.find(({ letter }) => letter === 'second_warning')?.dueOn;
      return finePeriodEndsOn(secondDue ?? servedOn, servedOn, calendar);
    }
  }
}

/** The proposal that a move leaves without a purpose. */
function droppedProposal({ proposal }: LadderCase, reason: string, stamp: Stamp): CaseEvent[] {
  return proposal === null ? [] : [{ ...stamp, kind: 'proposalDropped', letterId: proposal.letterId, reason }];
}

function letterOutcome(command: LetterCommand, move: Transition, kase: LadderCase, context: CaseContext): CaseEvent[] {
  const stamp: Stamp = { onDay: context.today, by: command.by };
  const { letterId } = command;
  switch (command.kind) {
    case 'propose':
      return [{ ...stamp, kind: 'letterProposed', letter: command.letter, letterId }];
    case 'sign':
      return [{ ...stamp, kind: 'letterSigned', letter: command.letter, letterId, to: move.to }];
    case 'withdraw':
      return [{ ...stamp, kind: 'letterWithdrawn', letterId, reason: command.reason, to: move.to }];
    case 'recordService': {
      if (move.term === undefined) return [];
      const { value, basis } = countedTerm(move.term, command.servedOn, kase, context);
      const { servedOn, channel } = command;
      return [{ ...stamp, kind: 'serviceRecorded', letterId, servedOn, channel, term: { ...value, basis } }];
    }
    case 'passDeadline': {
      const dueOn = currentLetter(kase)?.dueOn ?? null;
      if (dueOn === null || move.letter === undefined) return [];
      return [
        { ...stamp, kind: 'deadlinePassed', letterId, dueOn },
        { ...stamp, kind: 'letterProposed', letter: move.letter, letterId: command.nextLetterId },
      ];
    }
  }
}

function plainOutcome(command: PlainCommand, move: Transition, kase: LadderCase, today: LocalDate): CaseEvent[] {
  const stamp: Stamp = { onDay: today, by: command.by };
  switch (command.kind) {
    case 'verify':
      return [{ ...stamp, kind: 'verified' }];
    case 'dismiss':
      return [
        ...droppedProposal(kase, command.reason, stamp),
        { ...stamp, kind: 'closed', ending: 'dismissed', reason: command.reason },
      ];
    case 'reject':
      return droppedProposal(kase, command.reason, stamp);
    case 'recordPayment':
      return [...droppedProposal(kase, 'Denda sudah lunas.', stamp), { ...stamp, kind: 'finePaid', paidOn: command.paidOn }];
    case 'imposeDenial':
      return [{ ...stamp, kind: 'denialImposed', imposedOn: command.imposedOn, reference: command.reference }];
    case 'liftDenial':
      return [{ ...stamp, kind: 'denialLifted', liftedOn: command.liftedOn, reference: command.reference }];
    case 'cure': {
      const cured: CaseEvent = { ...stamp, kind: 'cured', reason: command.reason };
      if (move.to !== 'closed') return [cured];
      return [
        ...droppedProposal(kase, command.reason, stamp),
        cured,
        { ...stamp, kind: 'closed', ending: 'cured', reason: command.reason },
      ];
    }
    case 'close':
      return [{ ...stamp, kind: 'closed', ending: 'cured', reason: 'Kewajiban terpenuhi.' }];
    case 'hold':
      return [{ ...stamp, kind: 'held', reason: command.reason, objection: command.objection }];
    case 'resume':
      return [{ ...stamp, kind: 'resumed', reason: command.reason }];
    case 'reportToLabour':
      return [{ ...stamp, kind: 'reportedToLabour', reference: command.reference }];
  }
}

/**
 * What happens when an allowed command is carried out: its events, in order.
 *
 * @throws CalendarNotPublished where a due day would lie past the official calendar.
 */
export function outcomeOf(command: CaseCommand, move: Transition, kase: LadderCase, context: CaseContext): CaseEvent[] {
  return isAboutLetter(command)
    ? letterOutcome(command, move, kase, context)
    : plainOutcome(command, move, kase, context.today);
}
