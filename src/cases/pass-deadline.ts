import type { Tx } from '../platform/database.ts';
import { BY_SYSTEM, takeCase } from './act.ts';
import { currentLetter } from './ladder/ladder-case.ts';
import { transitionFor } from './ladder/transitions.ts';
import type { Letters } from './letters.ts';
import { proposeWith } from './propose-letter.ts';

/** What became of one overdue case. `waiting` says why the next letter could not be proposed yet. */
export type PassedDeadline =
  | { readonly kind: 'proposed'; readonly letterId: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting'; readonly reason: string };

/**
 * Proposes the next letter of a case whose term has passed without cure. Judged anew each time, so that a
 * second run, or a run days late, changes nothing that was done. A case whose data are too old waits and
 * is tried again by the next sweep.
 */
export async function passDeadline(tx: Tx, caseId: string, letters: Letters): Promise<PassedDeadline> {
  const locked = await takeCase(tx, caseId);
  const letter = currentLetter(locked.kase);
  const next = transitionFor(locked.kase.state, 'passDeadline')?.letter;
  if (!letter || !next || locked.kase.proposal || letter.deadlinePassed || letter.dueOn === null || (await tx.today()) <= letter.dueOn) return { kind: 'unchanged' };
  const done = await proposeWith(
    tx,
    locked,
    next,
    (nextLetterId) => ({ kind: 'passDeadline', letterId: letter.letterId, nextLetterId, by: BY_SYSTEM }),
    letters,
  );
  if (done.kind === 'refused') return { kind: 'waiting', reason: done.reason };
  const proposal = done.locked.kase.proposal;
  return proposal ? { kind: 'proposed', letterId: proposal.letterId } : { kind: 'unchanged' };
}
