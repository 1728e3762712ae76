import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { missingOf } from './answer-grounds.ts';
import { submitAnswers } from './answers.service.ts';
import type { CaseHooks } from './hooks.ts';
import { answersOf, ownSubmissions, submissionById } from './review.queries.ts';
import { groundFor } from './answer-grounds.ts';
import { taskView } from './task-view.ts';
import { isOpen, taskStatus, tasksOf, type Task } from './tasks.queries.ts';

const MANY = 5;

function countsOf(tasks: readonly Task[]) {
  const by = (status: string) => tasks.filter((task) => taskStatus(task) === status).length;
  return { all: tasks.length, unanswered: by('unanswered'), draft: by('draft'), done: by('done') };
}

/** The earliest day by which an answer is due. */
function nextDue(tasks: readonly Task[]): string | null {
  return tasks.flatMap((task) => (isOpen(task) && task.dueOn !== null ? [task.dueOn] : [])).toSorted()[0] ?? null;
}

/** The employer's task list, the check before sending, and the receipt. */
export function taskRoutes(database: Database, hooks: CaseHooks): Router {
  const router = Router();

  mount(router, { method: 'get', path: '/portal', permission: 'portal:use', handle: ({ page }) => page.redirect('/tugas') });

  mount(router, {
    method: 'get',
    path: '/tugas',
    permission: 'portal:use',
    handle: async ({ actor, page }) => {
      const { tasks, receipts } = await database.read(actor, async (tx) => ({ tasks: await tasksOf(tx), receipts: await ownSubmissions(tx) }));
      page.render('employer/tasks/list', {
        tasks: tasks.map(taskView),
        counts: countsOf(tasks),
        ready: tasks.filter((task) => task.answerState === 'draft' && missingOf(task).length === 0).length,
        dueOn: nextDue(tasks),
        many: tasks.filter(isOpen).length >= MANY,
        receipts,
      });
    },
  });

  const checkView = async (actor: Actor) => {
    const tasks = await database.read(actor, tasksOf);
    const drafts = tasks.filter((task) => task.answerState === 'draft');
    return {
      ready: drafts.filter((task) => missingOf(task).length === 0).map(taskView),
      unfinished: drafts.filter((task) => missingOf(task).length > 0).map(taskView),
      unanswered: countsOf(tasks).unanswered,
    };
  };

  mount(router, {
    method: 'get',
    path: '/tugas/periksa',
    permission: 'portal:use',
    handle: async ({ actor, page }) => page.render('employer/tasks/check', { ...(await checkView(actor)), formKey: randomUUID() }),
  });

  mount(router, {
    method: 'post',
    path: '/tugas/periksa',
    permission: 'portal:use',
    body: z.object({ formKey: z.uuid() }),
    invalid: 'employer/tasks/check',
    onInvalid: async ({ actor }) => ({ ...(await checkView(actor)), formKey: randomUUID() }),
    handle: async ({ actor, body, page }) => {
      const sent = await database.transaction(actor, (tx) => submitAnswers(tx, body.formKey, hooks));
      if (sent.kind === 'refused') {
        await page.refuse([{ field: '', text: page.t(sent.reason) }]);
        return;
      }
      page.redirect(`/tanda-terima/${sent.submissionId}`);
    },
  });

  mountReceipt(router, database);
  return router;
}

function mountReceipt(router: Router, database: Database): void {
  mount(router, {
    method: 'get',
    path: '/tanda-terima/:id',
    permission: 'portal:use',
    params: z.object({ id: z.uuid() }),
    handle: async ({ actor, params, page }) => {
      const { submission, answers, open } = await database.read(actor, async (tx) => ({
        submission: await submissionById(tx, params.id),
        answers: await answersOf(tx, params.id),
        open: (await tasksOf(tx)).filter(isOpen).length,
      }));
      if (!submission) throw new NotFound('Tanda terima tidak ditemukan.');
      const rows = answers.map((answer) => ({ ...answer, answer: groundFor(answer.kind, answer.ground)?.label ?? answer.ground }));
      page.render('employer/tasks/receipt', { submission, answers: rows, open });
    },
  });
}
