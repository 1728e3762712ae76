import { Router } from 'express';
import { z } from 'zod';
import type { FindingKind } from '../law/response-grounds.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { intoMemory } from '../web/uploads.ts';
import { optionalText, text } from '../web/forms.ts';
import { choicesFor, groundFor, missingOf } from './answer-grounds.ts';
import { attachEvidence, saveAnswer } from './answers.service.ts';
import { EVIDENCE_ACCEPT, EVIDENCE_BYTES } from './evidence-types.ts';
import { taskView } from './task-view.ts';
import { isOpen, tasksOf, type Task } from './tasks.queries.ts';

const Table = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const KINDS: readonly FindingKind[] = ['PWBD', 'PDS_TK', 'PDS_UPAH'];

function tableView(tasks: readonly Task[]) {
  const open = tasks.filter(isOpen);
  const choices = (kind: FindingKind) => choicesFor(kind).map(({ ground, label }) => ({ value: ground, text: label }));
  return {
    tasks: open.map((task) => ({ ...taskView(task), choices: choices(task.kind) })),
    common: choices(KINDS.find((kind) => open.some((task) => task.kind === kind && task.workerName !== null)) ?? 'PDS_TK'),
  };
}

/** The drafts that still need proof or words, one group for each answer. */
function groupsOf(tasks: readonly Task[]) {
  const lacking = tasks.filter((task) => task.answerState === 'draft' && missingOf(task).length > 0);
  return [...Map.groupBy(lacking, (task) => `${task.kind}.${task.ground ?? ''}`)].flatMap(([key, members]) => {
    const choice = members[0] && groundFor(members[0].kind, members[0].ground ?? '');
    if (!choice) return [];
    const documents = choice.evidence.map(({ code, label }) => ({ value: code, text: label }));
    return [{ key, label: choice.label, asks: choice.asks, documents, names: members.map((task) => taskView(task).title), ids: members.map((task) => task.findingId) }];
  });
}

/** The answer of one row: what was chosen there, or the common answer for rows left empty. */
function groundOfRow(values: Readonly<Record<string, string | readonly string[]>>, task: Task): string {
  const own = values[`ground-${task.findingId}`];
  if (typeof own === 'string' && own !== '') return own;
  const common = values['common'];
  return typeof common === 'string' && task.ground === null && groundFor(task.kind, common) ? common : '';
}

/** Many workers at once: a table of answers, then one proof for all who share an answer. */
export function answerTableRoutes(database: Database): Router {
  const router = Router();

  mount(router, {
    method: 'get',
    path: '/tugas/tabel',
    permission: 'portal:use',
    handle: async ({ actor, page }) => page.render('employer/answers/table', tableView(await database.read(actor, tasksOf))),
  });

  mount(router, {
    method: 'post',
    path: '/tugas/tabel',
    permission: 'portal:use',
    body: Table,
    handle: async ({ actor, body, page }) => {
      const saved = await database.transaction(actor, async (tx) => {
        let count = 0;
        for (const task of (await tasksOf(tx)).filter(isOpen)) {
          const ground = groundOfRow(body, task);
          if (ground === '' || ground === task.ground) continue;
          const answer = await saveAnswer(tx, { findingId: task.findingId, ground, note: '' });
          if (answer.kind === 'saved') count += 1;
        }
        return count;
      });
      page.flash({ kind: 'success', text: page.t('{n} jawaban disimpan.', { n: saved }) });
      const lacking = groupsOf(await database.read(actor, tasksOf));
      page.redirect(lacking.length > 0 ? '/tugas/bukti-bersama' : '/tugas/periksa');
    },
  });

  mountSharedProof(router, database);
  return router;
}

function mountSharedProof(router: Router, database: Database): void {
  const view = async (actor: Actor) => ({ groups: groupsOf(await database.read(actor, tasksOf)), accept: EVIDENCE_ACCEPT });

  mount(router, {
    method: 'get',
    path: '/tugas/bukti-bersama',
    permission: 'portal:use',
    handle: async ({ actor, page }) => page.render('employer/answers/shared-proof', await view(actor)),
  });

  mount(router, {
    method: 'post',
    path: '/tugas/bukti-bersama',
    permission: 'portal:use',
    body: z.object({ key: text('Pilih kelompok jawaban', 60), document: optionalText(60), note: optionalText(1000) }),
    limit: 'upload',
    upload: { fields: ['file'], maxBytes: EVIDENCE_BYTES, maxFiles: 1, receive: intoMemory },
    invalid: 'employer/answers/shared-proof',
    onInvalid: ({ actor }) => view(actor),
    handle: async ({ actor, body, files, page }) => {
      const group = (await view(actor)).groups.find(({ key }) => key === body.key);
      if (!group) {
        page.redirect('/tugas/bukti-bersama');
        return;
      }
      const refusal = await database.transaction(actor, async (tx) => {
        const ground = group.key.slice(group.key.indexOf('.') + 1);
        for (const findingId of body.note === '' ? [] : group.ids) await saveAnswer(tx, { findingId, ground, note: body.note });
        const attached = files[0] ? await attachEvidence(tx, group.ids, body.document, files[0]) : undefined;
        return attached?.kind === 'refused' ? attached : undefined;
      });
      if (refusal) {
        await page.refuse([{ field: `file-${group.key}`, text: page.t(refusal.reason) }]);
        return;
      }
      const left = (await view(actor)).groups.length;
      page.redirect(left > 0 ? '/tugas/bukti-bersama' : '/tugas/periksa');
    },
  });
}
