import { Router } from 'express';
import { z } from 'zod';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';

const FARTHEST_DAYS = 365;

const Days = z.object({ hari: z.coerce.number().int().min(1).max(60) });

/**
 * The clock of a demonstration: moves the legal day ahead, so that a visitor sees what happens when a term
 * ends. Mounted in a demonstration only; the sweeps are asked for at once.
 */
export function demoClockRoutes(database: Database, inboxUrl: string | undefined): Router {
  const router = Router();

  mount(router, {
    method: 'get',
    path: '/peragaan',
    permission: 'public',
    async handle({ page }) {
      const today = await database.read(systemActor([]), (tx) => tx.today());
      page.render('demo/clock', { today, inboxUrl: inboxUrl ?? '' });
    },
  });

  mount(router, {
    method: 'post',
    path: '/peragaan/waktu',
    permission: 'public',
    body: Days,
    async handle({ body, page }) {
      const today = await database.transaction(systemActor([]), async (tx) => {
        await tx.run('UPDATE demo_clock SET offset_days = least(offset_days + $1, $2)', [body.hari, FARTHEST_DAYS]);
        await tx.later('case.deadlines', 'all');
        await tx.later('coverage.protections', 'all');
        await tx.audit({ action: 'demo.clock', subject: 'clock', subjectId: 'demo', details: { days: body.hari } });
        return tx.today();
      });
      page.flash({ kind: 'success', text: page.t('Hari peragaan sekarang {day}. Usulan langkah berikutnya muncul dalam beberapa detik.', { day: today }) });
      page.redirect('/peragaan');
    },
  });

  return router;
}
