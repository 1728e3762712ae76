import { Conflict, NotFound } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import type { CaseHooks } from './hooks.ts';
import { queueMail } from './mail.service.ts';

/** What an officer decides about one answer. */
export interface AnswerDecision {
  readonly answerId: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly reason: string;
}

interface WaitingRow {
  readonly id: string;
  readonly caseId: string;
  readonly findingId: string;
  readonly ground: string;
}

async function decideOne(tx: Tx, submissionId: string, decision: AnswerDecision, hooks: CaseHooks): Promise<void> {
  const answer = await tx.row<WaitingRow>(
    `UPDATE answer SET state = $3, decided_by = $4, decided_by_name = $5, decided_at = now(), decision_reason = $6
      WHERE id = $1 AND submission_id = $2 AND state = 'submitted'
      RETURNING id, case_id AS "caseId", finding_id AS "findingId", ground`,
    [decision.answerId, submissionId, decision.outcome, tx.actor.id, tx.actor.name, decision.reason],
  );
  if (!answer) throw new Conflict('Jawaban ini sudah diputus oleh rekan Anda.', 'Muat ulang halaman untuk melihat keputusannya.');
  const decided = { caseId: answer.caseId, findingId: answer.findingId, answerId: answer.id, ground: answer.ground, reason: decision.reason };
  await (decision.outcome === 'accepted' ? hooks.acceptAnswer(tx, decided) : hooks.rejectAnswer(tx, decided));
  await tx.audit({ action: `answer.${decision.outcome}`, subject: 'finding', subjectId: answer.findingId, details: { answerId: answer.id, reason: decision.reason } });
}

/**
 * Decides answers of one submission, all or none, and tells the person who sent them.
 *
 * @throws NotFound when the submission is not the officer's to see. @throws Conflict when one was decided before.
 */
export async function decideAnswers(tx: Tx, submissionId: string, decisions: readonly AnswerDecision[], hooks: CaseHooks): Promise<void> {
  const submission = await tx.row<{ sender: string; number: string }>(
    'SELECT submitted_by AS sender, number FROM answer_submission WHERE id = $1',
    [submissionId],
  );
  if (!submission) throw new NotFound('Jawaban tidak ditemukan.');
  for (const decision of decisions) await decideOne(tx, submissionId, decision, hooks);
  const accepted = decisions.filter(({ outcome }) => outcome === 'accepted').length;
  await queueMail(tx, submission.sender, 'answers-decided', { number: submission.number, accepted, rejected: decisions.length - accepted });
}
