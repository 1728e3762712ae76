import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { LiveBoard } from '../live/live-board.ts';
import { barsOf } from '../live/live.views.ts';
import { mount } from '../web/page.ts';
import { madeView } from './made-view.ts';
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
export function linkageRoutes(linkage: LinkageService, live: LiveBoard): Router {
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
      const bars = barsOf(await live.now(actor), 'run', page);
      page.render('officer/linkage/runs', { runs: list.map(shown), bars, sources: await linkage.sources(actor) });
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
      const run = await found(actor, params.id);
      const bar = run.open ? barsOf(await live.now(actor), 'run', page)[run.id] : undefined;
      page.render('officer/linkage/run', { run, made: run.state === 'published' ? madeView(run) : null, bar: bar ?? null });
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
