import { Conflict, refused, type Refusal } from '../errors.ts';
import { lettersOfCase } from '../notices/letter.queries.ts';
import type { Actor } from '../platform/actor.ts';
import { SYSTEM_ID } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { actContext, type ActContext } from './case-context.queries.ts';
import { lastAct } from './case-file.queries.ts';
import type { HistoryEvent } from './case-event.ts';
import { append, lockCase, type LockedCase } from './case.repository.ts';
import { decide } from './ladder/decide.ts';
import type { By, CaseCommand } from './ladder/ladder-case.ts';
import { isLadderLetter } from './ladder/states.ts';
import type { Letters } from './letters.ts';

/** An act that took place. */
export interface Done {
  readonly kind: 'done';
  readonly events: readonly HistoryEvent[];
  readonly locked: LockedCase;
}

/** The acting person as the ladder judges them. */
export function byOf(actor: Actor): By {
  return { id: actor.id, role: actor.role };
}

/** The system as the ladder judges it, for what nobody decides. */
export const BY_SYSTEM: By = { id: SYSTEM_ID, role: 'system' };

/**
 * Locks a case for an act.
 *
 * @param expected the version that the acting person saw; left out by jobs.
 * @throws NotFound @throws Conflict when somebody else was faster, saying who did what.
 */
export async function takeCase(tx: Tx, caseId: string, expected?: number): Promise<LockedCase> {
  const locked = await lockCase(tx, caseId);
  if (expected !== undefined && expected !== locked.version) {
    throw new Conflict(await lastAct(tx, caseId), 'Belum ada yang disimpan dari isian Anda. Buka lagi kasus ini untuk melihat keadaan terbaru.');
  }
  return locked;
}

/** Proposals that an event leaves without a purpose are taken back with it. */
async function dropProposals(tx: Tx, events: readonly HistoryEvent[], letters: Letters): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'proposalDropped') continue;
    const outcome = await letters.withdraw(tx, event.letterId, { reason: event.reason });
    if (outcome.kind === 'refused') throw new Conflict(outcome.reason);
  }
}

/** States of a letter of which no byte has left us. */
const NOT_LEFT = new Set(['held', 'ready', 'deferred']);

/**
 * A case that has closed sends nothing more: letters still in their hold are taken back. One that is being
 * handed over at this moment cannot be stopped; the case then waits for it.
 *
 * @throws Conflict when a letter is just being sent.
 */
async function stopLetters(tx: Tx, locked: LockedCase, letters: Letters): Promise<void> {
  if (locked.kase.state !== 'closed') return;
  for (const letter of await lettersOfCase(tx, locked.id)) {
    if (!NOT_LEFT.has(letter.state) || !isLadderLetter(letter.kind)) continue;
    const outcome = await letters.withdraw(tx, letter.id, { reason: 'Kasus ditutup sebelum surat dikirim.' });
    if (outcome.kind === 'refused') throw new Conflict(outcome.reason);
  }
}

/** Judges a command and, when accepted, writes history, row and audit. Nothing is written when it is refused. */
export async function perform(tx: Tx, locked: LockedCase, command: CaseCommand, letters: Letters, context?: ActContext): Promise<Done | Refusal> {
  const decision = decide(command, locked.kase, context ?? (await actContext(tx)));
  if (decision.kind === 'refused') return refused(decision.reason, decision.basis);
  await dropProposals(tx, decision.events, letters);
  const after = await append(tx, locked, decision.events);
  await stopLetters(tx, after, letters);
  return { kind: 'done', events: decision.events, locked: after };
}
