import { NotFound, refused, type Refusal } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { groundFor, missingOf } from './answer-grounds.ts';
import { EVIDENCE_FILES } from './evidence-types.ts';
import { storeEvidence, type ReceivedEvidence } from './evidence.service.ts';
import type { CaseHooks } from './hooks.ts';
import { queueMail } from './mail.service.ts';
import { receiptNumber } from './receipt-number.ts';
import { isOpen, taskOf, tasksOf, type Task } from './tasks.queries.ts';

const GONE = 'Temuan ini sudah selesai atau tidak ada.';

async function openTask(tx: Tx, findingId: string): Promise<Task> {
  const task = await taskOf(tx, findingId);
  if (!task || !isOpen(task)) throw new NotFound(GONE, 'Kembali ke daftar tugas.');
  return task;
}

/**
 * Keeps what the firm says about one finding as a draft; saved at each step, sent only by `submitAnswers`.
 * Choosing another ground drops the files of the former one.
 *
 * @throws NotFound when the finding is not an open task of this firm.
 */
export async function saveAnswer(tx: Tx, answer: { readonly findingId: string; readonly ground: string; readonly note: string }): Promise<Refusal | { readonly kind: 'saved'; readonly task: Task }> {
  const task = await openTask(tx, answer.findingId);
  if (!groundFor(task.kind, answer.ground)) return refused('Pilih salah satu jawaban.');
  const changed = await tx.row<{ id: string }>(
    `INSERT INTO answer (jurisdiction_id, company_id, case_id, finding_id, ground, note, changed_by)
     SELECT jurisdiction_id, company_id, case_id, finding_id, $3, $4, $5 FROM case_finding WHERE case_id = $1 AND finding_id = $2
     ON CONFLICT (case_id, finding_id) WHERE state IN ('draft', 'submitted')
       DO UPDATE SET ground = $3, note = $4, changed_by = $5, changed_at = now() WHERE answer.state = 'draft'
     RETURNING id`,
    [task.caseId, task.findingId, answer.ground, answer.note, tx.actor.id],
  );
  if (!changed) throw new NotFound(GONE, 'Kembali ke daftar tugas.');
  if (task.ground !== answer.ground) await tx.run('DELETE FROM answer_evidence WHERE answer_id = $1', [changed.id]);
  await tx.audit({ action: 'answer.save', subject: 'finding', subjectId: task.findingId, details: { ground: answer.ground } });
  return { kind: 'saved', task: await openTask(tx, answer.findingId) };
}

/**
 * Adds one file to the drafts of these findings: one proof may stand for many workers.
 *
 * @throws NotFound when a finding has no draft.
 */
export async function attachEvidence(tx: Tx, findingIds: readonly string[], document: string, file: ReceivedEvidence): Promise<Refusal | { readonly kind: 'attached' }> {
  const drafts: Task[] = [];
  for (const findingId of findingIds) {
    const task = await openTask(tx, findingId);
    if (task.answerState !== 'draft') throw new NotFound(GONE);
    const ground = groundFor(task.kind, task.ground ?? '');
    if (!ground?.evidence.some(({ code }) => code === document)) return refused('Bukti ini tidak diminta untuk jawaban tersebut.');
    if (task.files.length >= EVIDENCE_FILES) return refused(`Satu jawaban memuat paling banyak ${EVIDENCE_FILES} berkas.`);
    drafts.push(task);
  }
  const stored = await storeEvidence(tx, file);
  if (stored.kind === 'refused') return stored;
  await tx.run(
    `INSERT INTO answer_evidence (answer_id, evidence_id, document, jurisdiction_id, company_id)
     SELECT id, $2, $3, jurisdiction_id, company_id FROM answer WHERE id = ANY ($1::uuid[])`,
    [drafts.map(({ answerId }) => answerId), stored.id, document],
  );
  return { kind: 'attached' };
}

/** Takes a file out of a draft; the file itself goes when no other answer uses it. @throws NotFound */
export async function detachEvidence(tx: Tx, findingId: string, evidenceId: string): Promise<void> {
  const task = await openTask(tx, findingId);
  const removed = await tx.run('DELETE FROM answer_evidence WHERE answer_id = $1 AND evidence_id = $2', [task.answerId, evidenceId]);
  if (removed === 0) throw new NotFound('Berkas tidak ditemukan.');
  await tx.run(
    `DELETE FROM evidence_file v WHERE id = $1
        AND NOT EXISTS (SELECT FROM answer_evidence a WHERE a.evidence_id = v.id)
        AND NOT EXISTS (SELECT FROM deactivation_evidence d WHERE d.evidence_id = v.id)`,
    [evidenceId],
  );
  await tx.audit({ action: 'evidence.remove', subject: 'evidence', subjectId: evidenceId });
}

async function alreadySent(tx: Tx, formKey: string): Promise<string | undefined> {
  const row = await tx.row<{ id: string }>('SELECT id FROM answer_submission WHERE company_id = $1 AND form_key = $2', [tx.actor.companyId, formKey]);
  return row?.id;
}

async function markSent(tx: Tx, submissionId: string, ready: readonly Task[], hooks: CaseHooks): Promise<void> {
  const sent = await tx.run(
    `UPDATE answer SET state = 'submitted', submission_id = $1, changed_by = $2, changed_at = now()
      WHERE id = ANY ($3::uuid[]) AND state = 'draft'`,
    [submissionId, tx.actor.id, ready.map(({ answerId }) => answerId)],
  );
  if (sent !== ready.length) throw new Error('a draft changed while it was being sent');
  for (const [caseId, tasks] of Map.groupBy(ready, (task) => task.caseId)) {
    await hooks.onAnswered(tx, { caseId, findingIds: tasks.map(({ findingId }) => findingId) });
  }
}

/**
 * Sends every finished draft of the firm as one submission with a receipt. A second click, or the same form
 * sent again after a broken line, gives the first receipt.
 */
export async function submitAnswers(tx: Tx, formKey: string, hooks: CaseHooks): Promise<Refusal | { readonly kind: 'sent'; readonly submissionId: string }> {
  await tx.run('SELECT pg_advisory_xact_lock(20261108, hashtext($1))', [tx.actor.companyId]);
  const before = await alreadySent(tx, formKey);
  if (before !== undefined) return { kind: 'sent', submissionId: before };
  const ready = (await tasksOf(tx)).filter((task) => task.answerState === 'draft' && missingOf(task).length === 0);
  if (ready.length === 0) return refused('Belum ada jawaban yang lengkap untuk dikirim.');
  const number = receiptNumber('JWB', await tx.today());
  const made = await tx.row<{ id: string }>(
    `INSERT INTO answer_submission (jurisdiction_id, company_id, number, form_key, submitted_by, submitted_by_name)
     SELECT jurisdiction_id, company_id, $2, $3, id, name FROM company_contact WHERE id = $1 RETURNING id`,
    [tx.actor.id, number, formKey],
  );
  if (!made) throw new NotFound('Kontak tidak ditemukan.');
  await markSent(tx, made.id, ready, hooks);
  await queueMail(tx, tx.actor.id, 'answers-received', { number, answers: ready.length });
  await tx.audit({ action: 'answer.submit', subject: 'submission', subjectId: made.id, details: { number, answers: ready.length } });
  return { kind: 'sent', submissionId: made.id };
}
