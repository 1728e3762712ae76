import { Router } from 'express';
import type { Database } from '../platform/database.ts';
import { HOME_OF, homeCards, type HomeKind, type HomeQueries, type HomeView } from './home-view.ts';
import { mount } from '../web/page.ts';

/** The start page of each role: four numbers, then what to do first. */
export function homeRoutes(database: Database, queries: HomeQueries): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/',
    permission: 'signed-in',
    async handle({ actor, page }) {
      if (actor.role === 'employer' || actor.role === 'system') {
        page.redirect('/portal');
        return;
      }
      const kind: HomeKind = HOME_OF[actor.role];
      const read: (tx: Parameters<HomeQueries[HomeKind]>[0]) => Promise<HomeView> = queries[kind];
      const { view, today } = await database.read(actor, async (tx) => ({
        view: await read(tx),
        today: await tx.today(),
      }));
      page.render(`home/${kind}`, {
        cards: homeCards(kind, view),
        rows: view.rows,
        figure: view.figure ?? null,
        today,
      });
    },
  });
  return router;
}
