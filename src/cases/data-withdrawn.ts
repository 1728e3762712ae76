import { Conflict } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { BY_SYSTEM, takeCase } from './act.ts';
import { append, type LockedCase } from './case.repository.ts';
import { moveCaseFindings } from './case-findings.repository.ts';
import { fallenFindings, restingLetters, type TakenBackFile } from './data-withdrawn.queries.ts';
import { settleCase } from './findings-fall.ts';
import { currentLetter } from './ladder/ladder-case.ts';
import { transitionFor } from './ladder/transitions.ts';
import type { Letters } from './letters.ts';

/** What fell with a file. */
export interface FellWithFile {
  readonly findings: number;
  readonly cases: number;
  readonly letters: number;
}

const GONE = 'Data yang menjadi dasar temuan ini ditarik.';
const STOPPED = 'Data yang menjadi dasar surat ini ditarik sebelum surat dikirim.';
const CLOSED = 'Data yang menjadi dasar semua temuan ditarik.';

/** Takes back a letter that has not left; the case returns to the step before it. @throws Conflict while it is being sent. */
async function stopLetter(tx: Tx, locked: LockedCase, letterId: string, letters: Letters): Promise<LockedCase> {
  const move = transitionFor(locked.kase.state, 'withdraw', undefined);
  if (currentLetter(locked.kase)?.letterId !== letterId || !move) return locked;
  const outcome = await letters.withdraw(tx, letterId, { reason: STOPPED });
  if (outcome.kind === 'refused') throw new Conflict(outcome.reason);
  return append(tx, locked, [{ kind: 'letterWithdrawn', letterId, reason: STOPPED, to: move.to, onDay: await tx.today(), by: BY_SYSTEM }]);
}

async function fallInCase(tx: Tx, caseId: string, findingIds: readonly string[], batchId: string, letters: Letters): Promise<void> {
  const locked = await takeCase(tx, caseId);
  const count = await moveCaseFindings(tx, caseId, findingIds, { from: ['open', 'answered', 'rejected'], to: 'cured', reason: GONE });
  if (count === 0) return;
  const after = await append(tx, locked, [{ kind: 'findingsWithdrawn', count, batchId, onDay: await tx.today(), by: BY_SYSTEM }]);
  await settleCase(tx, after, CLOSED, letters);
}

/**
 * A published file is taken back. Findings about rows that only this file brought fall at once, as if cured;
 * a case without standing findings closes. Letters that have not left are stopped where an answer behind
 * them is no older than the file: what of it still holds is for the next run to say. Inside the caller's
 * transaction, before the rows return.
 *
 * @throws Conflict while one of the letters is being handed over at this moment.
 */
export async function dataWithdrawn(tx: Tx, file: TakenBackFile, letters: Letters): Promise<FellWithFile> {
  const stopped = await restingLetters(tx, file);
  for (const { caseId, letterId } of stopped) await stopLetter(tx, await takeCase(tx, caseId), letterId, letters);
  const fallen = await fallenFindings(tx, file);
  const ids = fallen.map(({ id }) => id);
  await tx.run(`UPDATE finding SET state = 'cured', cured_run = NULL, confirmed = false WHERE id = ANY ($1::uuid[])`, [ids]);
  const byCase = Map.groupBy(
    fallen.filter(({ caseId }) => caseId !== null),
    ({ caseId }) => caseId ?? '',
  );
  for (const [caseId, findings] of byCase) await fallInCase(tx, caseId, findings.map(({ id }) => id), file.batchId, letters);
  return { findings: fallen.length, cases: byCase.size, letters: stopped.length };
}
