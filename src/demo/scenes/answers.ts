import type { AnswerKind, FindingKind } from '../../law/response-grounds.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { Rooms } from '../../compose.ts';
import type { Tx } from '../../platform/database.ts';
import { groundFor } from '../../portal/answer-grounds.ts';
import { attachEvidence, saveAnswer, submitAnswers } from '../../portal/answers.service.ts';
import { decideAnswers } from '../../portal/review.service.ts';
import { isOpen, tasksOf, type Task } from '../../portal/tasks.queries.ts';
import { castOf, type Cast } from './cast.ts';
import { employerOf } from './contacts.ts';
import { castStories, type Firm } from './firms.ts';
import { formKey, paper } from './paper.ts';
import { agreed, playStories, type Scheduled, type Story } from './time.ts';

/** What a firm answers to its letter, and what an officer makes of it. */
interface Reply {
  /** The story of the case. */
  readonly story: string;
  readonly sent: number | null;
  readonly decided?: { readonly ago: number; readonly outcomes: readonly ('accepted' | 'rejected')[] };
}

const REPLIES: readonly Reply[] = [
  { story: 'jawaban disimpan', sent: null },
  { story: 'jawaban menunggu 1', sent: 4 },
  { story: 'jawaban menunggu 2', sent: 3 },
  { story: 'jawaban menunggu 3', sent: 1 },
  { story: 'jawaban diterima', sent: 5, decided: { ago: 3, outcomes: ['accepted'] } },
  { story: 'jawaban ditolak', sent: 5, decided: { ago: 2, outcomes: ['rejected'] } },
  { story: 'jawaban sebagian ditolak', sent: 4, decided: { ago: 2, outcomes: ['accepted', 'rejected'] } },
];

const GROUNDS: Readonly<Record<FindingKind, readonly AnswerKind[]>> = {
  PWBD: ['enrolled', 'data_wrong'],
  PDS_TK: ['left', 'enrolled', 'not_ours'],
  PDS_UPAH: ['data_wrong', 'enrolled'],
};

const NOTES: Readonly<Record<AnswerKind, string>> = {
  enrolled: '',
  left: 'Berhenti pada akhir bulan lalu.',
  not_ours: '',
  elsewhere: 'Terdaftar lewat perusahaan induk.',
  data_wrong: 'Upah pada daftar lama keliru. Yang benar ada pada daftar upah terlampir.',
};

const REASONS = {
  accepted: 'Bukti jelas dan sesuai dengan data yang ada.',
  rejected: 'Bukti belum memuat tanggal dan tanda tangan. Kirim bukti yang lengkap.',
} as const;

async function draft(tx: Tx, { findingId, kind }: Task, ground: AnswerKind, firm: Firm): Promise<void> {
  agreed(await saveAnswer(tx, { findingId, ground, note: NOTES[ground] }));
  const document = groundFor(kind, ground)?.evidence[0];
  if (!document) return;
  const bytes = paper([document.label, firm.name, 'Dokumen contoh untuk peragaan.']);
  agreed(await attachEvidence(tx, [findingId], document.code, { fileName: `${document.code}.pdf`, bytes }));
}

/** Answers every open task of the acting firm, in turn with each of the usual grounds. */
async function draftAll(tx: Tx, firm: Firm): Promise<void> {
  const open = (await tasksOf(tx)).filter((task) => isOpen(task) && task.answerId === null);
  for (const [index, task] of open.entries()) {
    const grounds = GROUNDS[task.kind];
    await draft(tx, task, grounds[index % grounds.length] ?? 'enrolled', firm);
  }
}

async function answer(rooms: Rooms, { system }: Cast, firm: Firm, reply: Reply): Promise<void> {
  const contact = await employerOf(rooms, system, firm);
  await rooms.database.transaction(contact, async (tx) => {
    const key = formKey(reply.story);
    if (await tx.row('SELECT 1 FROM answer_submission WHERE form_key = $1', [key])) return;
    await draftAll(tx, firm);
    if (reply.sent !== null) agreed(await submitAnswers(tx, key, rooms.hooks));
  });
}

async function review(rooms: Rooms, { signer }: Cast, reply: Reply, outcomes: readonly ('accepted' | 'rejected')[]): Promise<void> {
  await rooms.database.transaction(signer, async (tx) => {
    const waiting = await tx.rows<{ id: string; submissionId: string }>(
      `SELECT a.id, s.id AS "submissionId" FROM answer_submission s JOIN answer a ON a.submission_id = s.id
        WHERE s.form_key = $1 AND a.state = 'submitted' ORDER BY a.id`,
      [formKey(reply.story)],
    );
    const [first] = waiting;
    if (!first) return;
    const decisions = waiting.map(({ id }, index) => {
      const outcome = outcomes[index % outcomes.length] ?? 'accepted';
      return { answerId: id, outcome, reason: REASONS[outcome] };
    });
    await decideAnswers(tx, first.submissionId, decisions, rooms.hooks);
  });
}

/** Firms that opened their letter answer it; some answers wait, some were accepted or rejected. */
export async function playAnswers(context: CommandContext): Promise<void> {
  const { rooms } = context;
  const cast = await castOf(rooms.database);
  const stories = await rooms.database.read(cast.system, castStories);
  const replies = REPLIES.flatMap((reply): Story[] => {
    const firm = stories.find(({ name }) => name === reply.story)?.firm;
    if (!firm) return [];
    const { sent, decided } = reply;
    const sending: Scheduled = { ago: sent ?? 2, play: () => answer(rooms, cast, firm, reply) };
    const deciding = decided ? [{ ago: decided.ago, play: () => review(rooms, cast, reply, decided.outcomes) }] : [];
    return [{ name: reply.story, steps: [sending, ...deciding] }];
  });
  await playStories(rooms, replies, (line) => context.say(line));
}
