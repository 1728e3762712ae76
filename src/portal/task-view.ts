import { FINDING_KIND_NAMES } from '../cases/finding.ts';
import { ANSWER_EVIDENCE_LABELS } from '../law/response-grounds.ts';
import { MIX_UPS, choicesFor, groundFor, missingOf } from './answer-grounds.ts';
import { EVIDENCE_ACCEPT, EVIDENCE_FILES } from './evidence-types.ts';
import { TASK_STATUS_NAMES, taskStatus, type AnswerFile, type Task } from './tasks.queries.ts';

const TONES = { unanswered: 'wait', draft: 'info', done: 'good' } as const;

function documentLabel(code: string): string {
  return (ANSWER_EVIDENCE_LABELS as Readonly<Record<string, string>>)[code] ?? code;
}

/** Files as pages list them. */
export function fileViews(files: readonly AnswerFile[]) {
  return files.map((file) => ({ ...file, label: documentLabel(file.document), kilobytes: Math.max(1, Math.round(file.size / 1000)) }));
}

/** One task as the list and the check page show it. */
export function taskView(task: Task) {
  const status = taskStatus(task);
  return {
    id: task.findingId,
    title: task.workerName ?? FINDING_KIND_NAMES[task.kind].name,
    about: FINDING_KIND_NAMES[task.kind].name,
    line: task.line,
    reason: task.reason,
    dataAsOf: task.dataAsOf,
    birthDate: task.birthDate,
    caseNumber: task.caseNumber,
    status: { text: TASK_STATUS_NAMES[status], tone: TONES[status] },
    open: status !== 'done',
    draft: status === 'draft',
    ground: task.ground,
    answer: groundFor(task.kind, task.ground ?? '')?.label ?? null,
    note: task.note,
    files: fileViews(task.files),
    missing: status === 'draft' ? missingOf(task) : [],
    rejected: task.answerState === 'rejected' ? (task.decisionReason ?? '') : null,
    submissionId: task.submissionId,
  };
}

/** The question about one finding: the answers with their plain meaning, and the two common mix-ups last. */
export function questionView(task: Task) {
  const mixUps = task.kind === 'PDS_TK' ? Object.entries(MIX_UPS) : Object.entries(MIX_UPS).slice(0, 1);
  const items = choicesFor(task.kind).map(({ ground, label, explanation }) => ({ value: ground, text: label, hint: explanation }));
  return {
    task: taskView(task),
    items: [...items, ...mixUps.map(([value, { label }]) => ({ value, text: label, hint: 'Pilih ini untuk membaca penjelasannya.' }))],
  };
}

/** The page that asks for proof and words beside an answer. */
export function proofView(task: Task) {
  const choice = groundFor(task.kind, task.ground ?? '');
  return {
    task: taskView(task),
    asks: choice?.asks ?? null,
    documents: (choice?.evidence ?? []).map(({ code, label }) => ({ value: code, text: label })),
    accept: EVIDENCE_ACCEPT,
    mostFiles: EVIDENCE_FILES,
  };
}
