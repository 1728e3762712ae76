import type { Tx } from '../platform/database.ts';

/** One sending of answers about a case. */
export interface CaseAnswers {
  readonly submissionId: string;
  readonly number: string;
  readonly submittedBy: string;
  readonly submittedAt: Date | string;
  readonly answers: number;
  readonly waiting: number;
  readonly files: number;
}

/** What the firm has sent about a case, newest first. */
export async function answersOfCase(tx: Tx, caseId: string): Promise<CaseAnswers[]> {
  return tx.rows<CaseAnswers>(
    `SELECT s.id AS "submissionId", s.number, s.submitted_by_name AS "submittedBy", s.submitted_at AS "submittedAt",
            count(a.id)::int AS answers, (count(a.id) FILTER (WHERE a.state = 'submitted'))::int AS waiting,
            (SELECT count(*)::int FROM answer_evidence e JOIN answer b ON b.id = e.answer_id
              WHERE b.submission_id = s.id AND b.case_id = $1) AS files
       FROM answer_submission s JOIN answer a ON a.submission_id = s.id
      WHERE a.case_id = $1 GROUP BY s.id ORDER BY s.submitted_at DESC`,
    [caseId],
  );
}
