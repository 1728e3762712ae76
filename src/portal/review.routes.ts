import { Router } from 'express';
import { z } from 'zod';
import { FINDING_KIND_NAMES } from '../cases/finding.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { Problem } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { groundFor } from './answer-grounds.ts';
import type { CaseHooks } from './hooks.ts';
import { answersOf, submissionById, submissions, type SentAnswer } from './review.queries.ts';
import { decideAnswers, type AnswerDecision } from './review.service.ts';
import { fileViews } from './task-view.ts';

const ById = z.object({ id: z.uuid() });
const Form = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const SHOWN = 50;
const STATES = {
  submitted: { text: 'Menunggu keputusan', tone: 'wait' },
  accepted: { text: 'Diterima', tone: 'good' },
  rejected: { text: 'Ditolak', tone: 'bad' },
} as const;

function answerView(answer: SentAnswer) {
  return {
    ...answer,
    title: answer.workerName ?? FINDING_KIND_NAMES[answer.kind].name,
    about: FINDING_KIND_NAMES[answer.kind].name,
    answer: groundFor(answer.kind, answer.ground)?.label ?? answer.ground,
    status: STATES[answer.state],
    files: fileViews(answer.files),
  };
}

type Values = Readonly<Record<string, string | readonly string[]>>;

function read(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** What the form decides, and what it lacks: each decision needs a reason. */
function decisionsOf(values: Values, answers: readonly SentAnswer[]): { decisions: AnswerDecision[]; problems: Problem[] } {
  const decisions: AnswerDecision[] = [];
  const problems: Problem[] = [];
  for (const { id, workerName } of answers.filter((answer) => answer.state === 'submitted')) {
    const outcome = read(values, `decision-${id}`) || read(values, 'decision-all');
    if (outcome !== 'accepted' && outcome !== 'rejected') continue;
    const reason = (read(values, `reason-${id}`) || read(values, 'reason-all')).slice(0, 500);
    if (reason === '') problems.push({ field: `reason-${id}`, text: `Tulis alasan keputusan untuk ${workerName ?? 'temuan ini'}` });
    else decisions.push({ answerId: id, outcome, reason });
  }
  if (decisions.length === 0 && problems.length === 0) problems.push({ field: 'decision-all', text: 'Pilih terima atau tolak untuk paling sedikit satu jawaban' });
  return { decisions, problems };
}

/** Officers read the answers of firms and accept or reject each with a reason. */
export function reviewRoutes(database: Database, hooks: CaseHooks): Router {
  const router = Router();
  const detail = async (actor: Actor, id: string) =>
    database.read(actor, async (tx) => {
      const submission = await submissionById(tx, id);
      if (!submission) throw new NotFound('Jawaban tidak ditemukan.');
      return { submission, sent: await answersOf(tx, id) };
    });
  const view = async (actor: Actor, id: string) => {
    const { submission, sent } = await detail(actor, id);
    return { submission, answers: sent.map(answerView) };
  };

  mount(router, {
    method: 'get',
    path: '/jawaban',
    permission: 'cases:answers',
    query: z.object({ lihat: z.enum(['menunggu', 'selesai']).default('menunggu'), halaman: z.coerce.number().int().min(1).default(1) }),
    handle: async ({ actor, query, page }) => {
      const offset = (query.halaman - 1) * SHOWN;
      const which = query.lihat === 'menunggu' ? 'waiting' : 'decided';
      const rows = await database.read(actor, (tx) => submissions(tx, which, { limit: SHOWN + 1, offset }));
      page.render('officer/answers/list', { rows: rows.slice(0, SHOWN), which: query.lihat, number: query.halaman, more: rows.length > SHOWN });
    },
  });

  mount(router, {
    method: 'get',
    path: '/jawaban/:id',
    permission: 'cases:answers',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('officer/answers/detail', await view(actor, params.id)),
  });

  mount(router, {
    method: 'post',
    path: '/jawaban/:id',
    permission: 'cases:answers',
    params: ById,
    body: Form,
    invalid: 'officer/answers/detail',
    onInvalid: ({ actor, params }) => view(actor, params.id),
    handle: async ({ actor, params, body, page }) => {
      const { sent } = await detail(actor, params.id);
      const { decisions, problems } = decisionsOf(body, sent);
      if (problems.length > 0) {
        await page.refuse(problems);
        return;
      }
      await database.transaction(actor, (tx) => decideAnswers(tx, params.id, decisions, hooks));
      page.flash({ kind: 'success', text: page.t('{n} jawaban diputus. Pemberi kerja diberi tahu.', { n: decisions.length }) });
      page.redirect(sent.filter((answer) => answer.state === 'submitted').length > decisions.length ? `/jawaban/${params.id}` : '/jawaban');
    },
  });
  return router;
}
