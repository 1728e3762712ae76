import type { FindingKind } from '../cases/finding.ts';
import type { Tx } from '../platform/database.ts';
import type { AnswerFile } from './tasks.queries.ts';

/** One sending of answers, for the list of officers and the receipt of the firm. */
export interface Submission {
  readonly id: string;
  readonly number: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly answers: number;
  readonly waiting: number;
}

/** One sent answer with what is needed to judge it. */
export interface SentAnswer {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly findingId: string;
  readonly kind: FindingKind;
  readonly findingReason: string;
  readonly workerName: string | null;
  readonly birthDate: string | null;
  readonly ground: string;
  readonly note: string;
  readonly state: 'submitted' | 'accepted' | 'rejected';
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly files: readonly AnswerFile[];
}

const SUBMISSIONS = `
  SELECT s.id, s.number, s.company_id AS "companyId", c.name AS "companyName", s.submitted_by_name AS "submittedBy",
         s.submitted_at AS "submittedAt", count(a.id)::int AS answers,
         (count(a.id) FILTER (WHERE a.state = 'submitted'))::int AS waiting
    FROM answer_submission s
    JOIN company c ON c.id = s.company_id
    LEFT JOIN answer a ON a.submission_id = s.id`;

/** Submissions that wait for a decision (oldest first), or all decided ones (newest first). */
export async function submissions(tx: Tx, which: 'waiting' | 'decided', page: { readonly limit: number; readonly offset: number }): Promise<Submission[]> {
  const [having, order] = which === 'waiting' ? ['>', 'ASC'] : ['=', 'DESC'];
  return tx.rows<Submission>(
    `${SUBMISSIONS} GROUP BY s.id, c.name
     HAVING count(a.id) FILTER (WHERE a.state = 'submitted') ${having} 0
      ORDER BY s.submitted_at ${order}, s.id LIMIT $1 OFFSET $2`,
    [page.limit, page.offset],
  );
}

/** One submission; undefined when it is not the reader's to see. */
export async function submissionById(tx: Tx, id: string): Promise<Submission | undefined> {
  return tx.row<Submission>(`${SUBMISSIONS} WHERE s.id = $1 GROUP BY s.id, c.name`, [id]);
}

/** The submissions of the acting firm, newest first. */
export async function ownSubmissions(tx: Tx): Promise<Submission[]> {
  return tx.rows<Submission>(`${SUBMISSIONS} WHERE s.company_id = $1 GROUP BY s.id, c.name ORDER BY s.submitted_at DESC`, [tx.actor.companyId]);
}

/** The answers of a submission, by worker. */
export async function answersOf(tx: Tx, submissionId: string): Promise<SentAnswer[]> {
  return tx.rows<SentAnswer>(
    `SELECT a.id, a.case_id AS "caseId", e.number AS "caseNumber", a.finding_id AS "findingId", f.kind, f.reason AS "findingReason",
            w.name AS "workerName", w.birth_date::text AS "birthDate", a.ground, a.note, a.state,
            a.decision_reason AS "decisionReason", a.decided_by_name AS "decidedBy",
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'document', ae.document, 'fileName', v.file_name, 'size', v.size) ORDER BY v.id)
                        FROM answer_evidence ae JOIN evidence_file v ON v.id = ae.evidence_id
                       WHERE ae.answer_id = a.id), '[]') AS files
       FROM answer a
       JOIN enforcement_case e ON e.id = a.case_id
       JOIN finding f ON f.id = a.finding_id
       LEFT JOIN worker w ON w.id = f.worker_id
      WHERE a.submission_id = $1 ORDER BY (f.worker_id IS NOT NULL), w.name, a.id`,
    [submissionId],
  );
}

/** How many answers wait for a decision, for the start page. */
export async function waitingAnswers(tx: Tx): Promise<number> {
  return (await tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM answer WHERE state = 'submitted'`))?.n ?? 0;
}
