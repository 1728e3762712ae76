import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import { mount } from '../web/page.ts';
import { stageName } from './stages.ts';
import type { LinkageService } from './linkage.service.ts';
import type { RunView } from './linkage.queries.ts';

const RunId = z.object({ id: z.uuid() });

/** The words and tone of each state of a run. */
const STATES: Readonly<Record<RunView['state'], { word: string; tone: string }>> = {
  waiting: { word: 'Menunggu giliran', tone: 'wait' },
  running: { word: 'Sedang berjalan', tone: 'info' },
  published: { word: 'Selesai', tone: 'good' },
  failed: { word: 'Gagal', tone: 'bad' },
  cancelled: { word: 'Dibatalkan', tone: 'neutral' },
};

function shown(run: RunView) {
  const { done = 0, total = 0, stage = '' } = run.progress;
  return { ...run, ...STATES[run.state], stage: stageName(stage), done, total, open: run.state === 'waiting' || run.state === 'running' };
}

/** Pages that start a matching, follow it and read its outcome. */
export function linkageRoutes(linkage: LinkageService): Router {
  const router = Router();

  const found = async (actor: Parameters<LinkageService['show']>[0], id: string) => {
    const run = await linkage.show(actor, id);
    if (!run) throw new NotFound('Pencocokan ini tidak ditemukan.');
    return shown(run);
  };

  mount(router, {
    method: 'get',
    path: '/pencocokan',
    permission: 'linkage:read',
    async handle({ actor, page }) {
      const list = await linkage.list(actor);
      page.render('officer/linkage/runs', { runs: list.map(shown), sources: await linkage.sources(actor) });
    },
  });

  mount(router, {
    method: 'post',
    path: '/pencocokan',
    permission: 'linkage:run',
    async handle({ actor, page }) {
      const outcome = await linkage.start(actor);
      if (outcome.kind === 'refused') {
        page.flash({ kind: 'info', text: page.t(outcome.reason) });
        page.redirect('/pencocokan');
        return;
      }
      page.redirect(`/pencocokan/${outcome.runId}`);
    },
  });

  mount(router, {
    method: 'get',
    path: '/pencocokan/:id',
    permission: 'linkage:read',
    params: RunId,
    async handle({ actor, params, page }) {
      page.render('officer/linkage/run', { run: await found(actor, params.id) });
    },
  });

  mount(router, {
    method: 'get',
    path: '/pencocokan/:id/kemajuan',
    permission: 'linkage:read',
    params: RunId,
    async handle({ actor, params, page, res }) {
      const run = await found(actor, params.id);
      const words = page.t('{stage}: {done} dari {total}', { stage: page.t(run.stage), done: run.done, total: run.total });
      res.json({ done: run.done, total: run.total, words, finished: !run.open });
    },
  });

  mount(router, {
    method: 'post',
    path: '/pencocokan/:id/batal',
    permission: 'linkage:run',
    params: RunId,
    async handle({ actor, params, page }) {
      const outcome = await linkage.cancel(actor, params.id);
      page.flash({ kind: 'info', text: page.t(outcome.kind === 'refused' ? outcome.reason : 'Pencocokan dibatalkan. Hasil sebelumnya tetap berlaku.') });
      page.redirect(`/pencocokan/${params.id}`);
    },
  });

  return router;
}
