import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { optionalText, text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { intoMemory, type FileInMemory } from '../web/uploads.ts';
import { MIX_UPS, groundFor, isMixUp, missingOf } from './answer-grounds.ts';
import { attachEvidence, detachEvidence, saveAnswer } from './answers.service.ts';
import { EVIDENCE_BYTES } from './evidence-types.ts';
import { proofView, questionView, taskView } from './task-view.ts';
import { isOpen, taskOf, tasksOf, type Task } from './tasks.queries.ts';

const ById = z.object({ id: z.uuid() });

/** Where to go after an answer: to what is missing, to the next open task, or to the check. */
function nextPage(tasks: readonly Task[], answered: Task): string {
  if (missingOf(answered).length > 0) return `/tugas/${answered.findingId}/bukti`;
  const next = tasks.find((task) => isOpen(task) && (task.answerState !== 'draft' || missingOf(task).length > 0));
  return next ? '/tugas' : '/tugas/periksa';
}

/** One question a page: the answer to one finding, then the proof that this answer needs. */
export function answerRoutes(database: Database): Router {
  const router = Router();
  const taskFor = async (actor: Actor, id: string): Promise<Task> => {
    const task = await database.read(actor, (tx) => taskOf(tx, id));
    if (!task || !isOpen(task)) throw new NotFound('Temuan ini sudah selesai atau tidak ada.', 'Kembali ke daftar tugas.');
    return task;
  };

  mount(router, {
    method: 'get',
    path: '/tugas/:id',
    permission: 'portal:use',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('employer/answers/question', questionView(await taskFor(actor, params.id))),
  });

  mount(router, {
    method: 'post',
    path: '/tugas/:id',
    permission: 'portal:use',
    params: ById,
    body: z.object({ ground: text('Pilih salah satu jawaban', 40) }),
    invalid: 'employer/answers/question',
    onInvalid: async ({ actor, params }) => questionView(await taskFor(actor, params.id)),
    handle: async ({ actor, params, body, page }) => {
      if (isMixUp(body.ground)) {
        page.redirect(`/tugas/${params.id}/penjelasan/${body.ground}`);
        return;
      }
      const before = await taskFor(actor, params.id);
      const note = before.ground === body.ground ? before.note : '';
      const saved = await database.transaction(actor, (tx) => saveAnswer(tx, { findingId: params.id, ground: body.ground, note }));
      if (saved.kind === 'refused') {
        await page.refuse([{ field: 'ground', text: page.t(saved.reason) }]);
        return;
      }
      page.redirect(nextPage(await database.read(actor, tasksOf), saved.task));
    },
  });

  mount(router, {
    method: 'get',
    path: '/tugas/:id/penjelasan/:topic',
    permission: 'portal:use',
    params: z.object({ id: z.uuid(), topic: z.enum(Object.keys(MIX_UPS) as [keyof typeof MIX_UPS]) }),
    handle: async ({ actor, params, page }) =>
      page.render('employer/answers/mix-up', { task: taskView(await taskFor(actor, params.id)), ...MIX_UPS[params.topic] }),
  });

  mountProof(router, database, taskFor);
  return router;
}

function mountProof(router: Router, database: Database, taskFor: (actor: Actor, id: string) => Promise<Task>): void {
  const answered = async (actor: Actor, id: string): Promise<Task> => {
    const task = await taskFor(actor, id);
    if (task.answerState !== 'draft') throw new NotFound('Pilih jawaban lebih dahulu.');
    return task;
  };

  mount(router, {
    method: 'get',
    path: '/tugas/:id/bukti',
    permission: 'portal:use',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('employer/answers/proof', proofView(await answered(actor, params.id))),
  });

  mount(router, {
    method: 'post',
    path: '/tugas/:id/bukti',
    permission: 'portal:use',
    params: ById,
    body: z.object({ note: optionalText(1000), document: optionalText(60), more: optionalText(10) }),
    limit: 'upload',
    upload: { fields: ['file'], maxBytes: EVIDENCE_BYTES, maxFiles: 1, receive: intoMemory },
    invalid: 'employer/answers/proof',
    onInvalid: async ({ actor, params }) => proofView(await answered(actor, params.id)),
    handle: async ({ actor, params, body, files, page }) => {
      const task = await answered(actor, params.id);
      const file: FileInMemory | undefined = files[0];
      await database.transaction(actor, (tx) => saveAnswer(tx, { findingId: params.id, ground: task.ground ?? '', note: body.note }));
      if (file) {
        const attached = await database.transaction(actor, (tx) => attachEvidence(tx, [params.id], body.document, file));
        if (attached.kind === 'refused') {
          await page.refuse([{ field: 'file', text: page.t(attached.reason) }]);
          return;
        }
      }
      const saved = await answered(actor, params.id);
      const missing = missingOf(saved);
      if (body.more === 'ya') page.redirect(`/tugas/${params.id}/bukti`);
      else if (missing.length > 0) await page.refuse(missing.map((what) => problemOf(what, groundFor(task.kind, task.ground ?? '')?.asks ?? '')));
      else page.redirect(nextPage(await database.read(actor, tasksOf), saved));
    },
  });

  mount(router, {
    method: 'post',
    path: '/tugas/:id/bukti/hapus',
    permission: 'portal:use',
    params: ById,
    body: z.object({ evidence: z.uuid() }),
    handle: async ({ actor, params, body, page }) => {
      await database.transaction(actor, (tx) => detachEvidence(tx, params.id, body.evidence));
      page.redirect(`/tugas/${params.id}/bukti`);
    },
  });
}

function problemOf(what: 'ground' | 'evidence' | 'note', asks: string) {
  if (what === 'note') return { field: 'note', text: `Jawab pertanyaan ini: ${asks}` };
  if (what === 'evidence') return { field: 'file', text: 'Pilih berkas bukti' };
  return { field: 'ground', text: 'Pilih salah satu jawaban' };
}
