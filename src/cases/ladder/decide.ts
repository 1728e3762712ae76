import { CalendarNotPublished, type LocalDate } from '../../law/calendar.ts';
import type { LegalRefusal } from '../../law/ruling.ts';
import type { By, CaseCommand, CaseEvent, LadderCase } from './ladder-case.ts';
import { outcomeOf, type CaseContext } from './outcomes.ts';
import { firstUnmet, REQUIREMENTS, type RequirementId } from './requirements.ts';
import { STATE_NAMES, type Breach } from './states.ts';
import { transitionFor, TRANSITIONS, type Transition } from './transitions.ts';

export type { CaseContext };

/** Why a command was refused: the step is not in the table, the role may not, a condition fails, or the calendar ends. */
export type RefusalCode = 'no_such_step' | 'wrong_role' | 'calendar_not_published' | RequirementId;

/** A refused command: reason in Bahasa and the law behind it. */
export interface CaseRefusal extends LegalRefusal {
  readonly code: RefusalCode;
}

export type CaseDecision = { readonly kind: 'accepted'; readonly events: readonly CaseEvent[] } | CaseRefusal;

/** The first event of a case. A breach of both kinds is opened as `registration`, the stricter one. */
export function openCase(breach: Breach, by: By, onDay: LocalDate): CaseEvent {
  return { kind: 'opened', breach, by, onDay };
}

function refuse(code: RefusalCode, reason: string, basis: LegalRefusal['basis'] = []): CaseRefusal {
  return { kind: 'refused', code, reason, basis };
}

/**
 * Judges a command against the transition table and says what happens.
 *
 * Nothing is sent and no clock is read: the answer is events, or a refusal with its legal reason. A job
 * that asks twice is refused the second time (`deadline_not_handled`), so a step is never taken twice.
 */
export function decide(command: CaseCommand, kase: LadderCase, context: CaseContext): CaseDecision {
  const letter = command.kind === 'propose' || command.kind === 'sign' ? command.letter : undefined;
  const move = transitionFor(kase.state, command.kind, letter);
  if (!move) return refuse('no_such_step', `Langkah ini tidak dapat dilakukan pada tahap "${STATE_NAMES[kase.state]}".`);
  if (!move.who.includes(command.by.role)) return refuse('wrong_role', 'Peran Anda tidak berwenang atas langkah ini.', move.basis);
  const unmet = firstUnmet(move.requires, { kase, by: command.by, today: context.today, command });
  if (unmet) return refuse(unmet, REQUIREMENTS[unmet].reason, REQUIREMENTS[unmet].basis);
  try {
    return { kind: 'accepted', events: outcomeOf(command, move, kase, context) };
  } catch (error) {
    if (error instanceof CalendarNotPublished) return refuse('calendar_not_published', error.message);
    throw error;
  }
}

/**
 * The moves that this person can make now: the buttons of the page. Conditions on what is typed in, such
 * as a reason or a day, are judged only when the command comes.
 */
export function allowedCommands(kase: LadderCase, by: By, today: LocalDate): readonly Transition[] {
  return TRANSITIONS.filter(
    (move) =>
      move.from === kase.state &&
      move.who.includes(by.role) &&
      firstUnmet(move.requires, { kase, by, today }) === undefined,
  );
}
