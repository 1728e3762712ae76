import { Conflict } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { byOf, BY_SYSTEM, perform, takeCase } from './act.ts';
import { append, type LockedCase } from './case.repository.ts';
import { linkFindings, moveCaseFindings, movedByRun, settleFinding, standingFindings } from './case-findings.repository.ts';
import type { Letters } from './letters.ts';

/** What an officer decided about one answer, as the portal tells it. */
export interface JudgedAnswer {
  readonly caseId: string;
  readonly findingId: string;
  /** The ground that the firm gave, as `src/law/response-grounds.ts` names it. */
  readonly ground: string;
  readonly reason: string;
}

/** The answer that is a promise: the next enrolment file shows whether it was kept. */
const PROMISE = 'enrolled';
const MOVED_ON = 'Temuan ini sudah berubah sejak jawaban dikirim.';
const SEE = 'Muat ulang halaman untuk melihat keadaan terbaru.';

/**
 * Closes what can be closed: once no finding stands, the case is cured and, where the law asks for nothing
 * more, closed. After a fine it stays open until the fine is paid or the sanction lifted (PP 86/2013 art 10(7)).
 */
export async function settleCase(tx: Tx, locked: LockedCase, reason: string, letters: Letters): Promise<LockedCase> {
  if (locked.kase.state === 'closed' || (await standingFindings(tx, locked.id)) > 0) return locked;
  const cured = await perform(tx, locked, { kind: 'cure', reason, by: BY_SYSTEM }, letters);
  const after = cured.kind === 'refused' ? locked : cured.locked;
  if (after.kase.state === 'closed') return after;
  const closed = await perform(tx, after, { kind: 'close', by: BY_SYSTEM }, letters);
  return closed.kind === 'refused' ? after : closed.locked;
}

/** The firm answered these findings of a case. Runs under the firm's contact. */
export async function receiveAnswers(tx: Tx, caseId: string, findingIds: readonly string[], letters: Letters): Promise<void> {
  const locked = await takeCase(tx, caseId);
  const count = await moveCaseFindings(tx, caseId, findingIds, { from: ['open', 'rejected'], to: 'answered', reason: null });
  if (count === 0) return;
  await append(tx, locked, [{ kind: 'answersReceived', count, onDay: await tx.today(), by: byOf(tx.actor) }]);
  const current = locked.kase.letters.at(-1);
  if (current) await letters.markAnswered(tx, current.letterId);
}

/** An officer accepts an answer: the finding falls, and with the last one the case. @throws Conflict */
export async function acceptAnswer(tx: Tx, answer: JudgedAnswer, letters: Letters): Promise<void> {
  const locked = await takeCase(tx, answer.caseId);
  const moved = await moveCaseFindings(tx, answer.caseId, [answer.findingId], { from: ['open', 'answered', 'rejected'], to: 'accepted', reason: answer.reason });
  if (moved === 0) throw new Conflict(MOVED_ON, SEE);
  await settleFinding(tx, answer.findingId, { promised: answer.ground === PROMISE, explanation: answer.reason });
  const { findingId, ground, reason } = answer;
  const after = await append(tx, locked, [{ kind: 'answerAccepted', findingId, ground, reason, onDay: await tx.today(), by: byOf(tx.actor) }]);
  await settleCase(tx, after, 'Semua jawaban atas temuan diterima.', letters);
}

/** An officer rejects an answer: the finding stands, the firm may answer again. @throws Conflict */
export async function rejectAnswer(tx: Tx, answer: JudgedAnswer): Promise<void> {
  const locked = await takeCase(tx, answer.caseId);
  const moved = await moveCaseFindings(tx, answer.caseId, [answer.findingId], { from: ['open', 'answered'], to: 'rejected', reason: answer.reason });
  if (moved === 0) throw new Conflict(MOVED_ON, SEE);
  const { findingId, ground, reason } = answer;
  await append(tx, locked, [{ kind: 'answerRejected', findingId, ground, reason, onDay: await tx.today(), by: byOf(tx.actor) }]);
}

/** What newer data did to the findings of one case. */
export interface MovedFindings {
  readonly caseId: string;
  readonly cured: readonly string[];
  readonly returned: readonly string[];
}

/** The cases that a run concerns. */
export async function casesMovedByRun(tx: Tx, runId: string): Promise<readonly MovedFindings[]> {
  return movedByRun(tx, runId);
}

async function restore(tx: Tx, locked: LockedCase, ids: readonly string[], runId: string): Promise<LockedCase> {
  if (ids.length === 0 || locked.kase.cured) return locked;
  const today = await tx.today();
  await linkFindings(tx, locked.id, ids.map((id) => ({ id, kind: 'PDS_TK' as const })), today);
  return append(tx, locked, [{ kind: 'findingsReturned', count: ids.length, runId, onDay: today, by: BY_SYSTEM }]);
}

/**
 * Newer data show what an employer did: findings that are gone fall by themselves, findings that came back
 * stand again, and a case without standing findings closes. Safe to run twice.
 */
export async function applyRun(tx: Tx, moved: MovedFindings, runId: string, letters: Letters): Promise<void> {
  const restored = await restore(tx, await takeCase(tx, moved.caseId), moved.returned, runId);
  const count = await moveCaseFindings(tx, moved.caseId, moved.cured, {
    from: ['open', 'answered', 'rejected'],
    to: 'cured',
    reason: 'Terpenuhi menurut data kepesertaan.',
  });
  if (count === 0) return;
  const after = await append(tx, restored, [{ kind: 'findingsCured', count, runId, onDay: await tx.today(), by: BY_SYSTEM }]);
  await settleCase(tx, after, 'Data kepesertaan terbaru menunjukkan kewajiban sudah dipenuhi.', letters);
}
