import { refused, type Refusal } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { byOf, perform, type Done } from './act.ts';
import { actContext, type ActContext } from './case-context.queries.ts';
import type { BesideLetter } from './case-event.ts';
import { append, type LockedCase } from './case.repository.ts';
import { decide } from './ladder/decide.ts';
import type { CaseCommand } from './ladder/ladder-case.ts';
import type { LadderLetter } from './ladder/states.ts';
import { letterFacts, refusalForAge, type FactsFor, type Withdrawn } from './letter-facts.queries.ts';
import type { Letters } from './letters.ts';

/** Stands in for the id of a letter while a move is only being judged; never stored. */
const NOT_YET = '00000000-0000-0000-0000-000000000000';

async function writeLetter(tx: Tx, locked: LockedCase, kind: FactsFor, letters: Letters, context: ActContext, withdrawn?: Withdrawn) {
  const facts = await letterFacts(tx, locked, kind, context, withdrawn);
  if (facts.kind === 'refused') return facts;
  return letters.propose(tx, { caseId: locked.id, companyId: locked.companyId, facts });
}

/**
 * Makes the letter that a command needs and then takes the step. The step is judged first, so that a
 * refused one leaves no letter behind. Refused on data older than the office allows.
 */
export async function proposeWith(
  tx: Tx,
  locked: LockedCase,
  letter: LadderLetter,
  command: (letterId: string) => CaseCommand,
  letters: Letters,
): Promise<Done | Refusal> {
  const context = await actContext(tx);
  const judged = decide(command(NOT_YET), locked.kase, context);
  if (judged.kind === 'refused') return refused(judged.reason, judged.basis);
  const old = await refusalForAge(tx, locked.jurisdictionId, context);
  if (old) return old;
  const proposed = await writeLetter(tx, locked, letter, letters, context);
  if (proposed.kind === 'refused') return proposed;
  return perform(tx, locked, command(proposed.letterId), letters, context);
}

/** An officer proposes the next letter of the ladder. */
export async function proposeLetter(tx: Tx, locked: LockedCase, letter: LadderLetter, letters: Letters): Promise<Done | Refusal> {
  return proposeWith(tx, locked, letter, (letterId) => ({ kind: 'propose', letter, letterId, by: byOf(tx.actor) }), letters);
}

const CLOSED = 'Kasus sudah ditutup.';
const REPORTED = 'Kasus sudah dilaporkan ke pengawas ketenagakerjaan.';

/** Proposes a letter that is no rung: the report to the labour authority, or a letter that takes another back. */
export async function proposeBeside(tx: Tx, locked: LockedCase, letter: BesideLetter, letters: Letters, withdrawn?: Withdrawn): Promise<Done | Refusal> {
  if (letter === 'labour_report' && locked.kase.state === 'closed') return refused(CLOSED);
  if (letter === 'labour_report' && locked.kase.reportedToLabour) return refused(REPORTED);
  const context = await actContext(tx);
  const proposed = await writeLetter(tx, locked, letter, letters, context, withdrawn);
  if (proposed.kind === 'refused') return proposed;
  const event = { kind: 'besideProposed', letterId: proposed.letterId, letter, onDay: context.today, by: byOf(tx.actor) } as const;
  return { kind: 'done', events: [event], locked: await append(tx, locked, [event]) };
}
