import type { FindingKind } from '../cases/finding.ts';
import type { Tx } from '../platform/database.ts';

/** How far a firm is with one finding. */
export type TaskStatus = 'unanswered' | 'draft' | 'done';

export const TASK_STATUS_NAMES: Readonly<Record<TaskStatus, string>> = {
  unanswered: 'Belum dijawab',
  draft: 'Sedang diisi',
  done: 'Selesai',
};

/** One uploaded file of an answer. */
export interface AnswerFile {
  readonly id: string;
  readonly document: string;
  readonly fileName: string;
  readonly size: number;
}

/** One finding as the firm has to answer it, with the newest answer. */
export interface Task {
  readonly findingId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly dueOn: string | null;
  readonly kind: FindingKind;
  /** The number under which the letters list this finding. */
  readonly line: number;
  readonly reason: string;
  readonly dataAsOf: string;
  readonly workerName: string | null;
  readonly birthDate: string | null;
  readonly findingState: 'open' | 'answered' | 'accepted' | 'rejected' | 'cured';
  readonly answerId: string | null;
  readonly answerState: 'draft' | 'submitted' | 'accepted' | 'rejected' | null;
  readonly ground: string | null;
  readonly note: string;
  readonly decisionReason: string | null;
  readonly submissionId: string | null;
  readonly files: readonly AnswerFile[];
}

/** The status of a task. A rejected answer has to be given again. */
export function taskStatus(task: Pick<Task, 'answerState' | 'findingState'>): TaskStatus {
  if (task.answerState === 'draft') return 'draft';
  const settled = task.findingState === 'accepted' || task.findingState === 'cured';
  return settled || task.answerState === 'submitted' || task.answerState === 'accepted' ? 'done' : 'unanswered';
}

/** A case is shown once somebody of the firm has opened a letter of it: before that nothing was said to the firm. */
const TASKS = `
  SELECT cf.finding_id AS "findingId", cf.case_id AS "caseId", e.number AS "caseNumber", e.due_on::text AS "dueOn",
         f.kind, cf.line, f.reason, f.as_of::text AS "dataAsOf", w.name AS "workerName", w.birth_date::text AS "birthDate",
         cf.state AS "findingState", a.id AS "answerId", a.state AS "answerState", a.ground, coalesce(a.note, '') AS note,
         a.decision_reason AS "decisionReason", a.submission_id AS "submissionId",
         coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'document', ae.document, 'fileName', v.file_name, 'size', v.size) ORDER BY v.id)
                     FROM answer_evidence ae JOIN evidence_file v ON v.id = ae.evidence_id
                    WHERE ae.answer_id = a.id), '[]') AS files
    FROM enforcement_case e
    JOIN case_finding cf ON cf.case_id = e.id
    JOIN finding_now f ON f.id = cf.finding_id
    LEFT JOIN worker w ON w.id = f.worker_id
    LEFT JOIN LATERAL (SELECT * FROM answer a WHERE a.case_id = cf.case_id AND a.finding_id = cf.finding_id
                        ORDER BY a.id DESC LIMIT 1) a ON true
   WHERE e.company_id = $1 AND e.closed_on IS NULL
     AND EXISTS (SELECT FROM letter l JOIN one_time_code o ON o.letter_id = l.id
                  WHERE l.case_id = e.id AND o.used_at IS NOT NULL)`;

/** The tasks of the acting firm, in the order of the letters. */
export async function tasksOf(tx: Tx): Promise<Task[]> {
  return tx.rows<Task>(`${TASKS} ORDER BY e.opened_on, e.id, cf.line`, [tx.actor.companyId]);
}

/** One task of the acting firm. */
export async function taskOf(tx: Tx, findingId: string): Promise<Task | undefined> {
  return tx.row<Task>(`${TASKS} AND cf.finding_id = $2`, [tx.actor.companyId, findingId]);
}

/** Tasks that can be answered now: open or rejected, not sent. */
export function isOpen(task: Task): boolean {
  return taskStatus(task) !== 'done';
}
