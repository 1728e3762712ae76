import { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { listOf } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { checksOf, isFlagged } from './checks.ts';
import { approveMany } from './desk.service.ts';
import { rowView } from './request-view.ts';
import { checkFigures, closedRequests, deskRequests, requestById, type RequestRow } from './requests.queries.ts';
import { deskCalendar, workingDaysUntil } from './timing.queries.ts';

const SHOWN = 200;
const CLOSED_SHOWN = 50;

async function listed(tx: Tx, rows: readonly RequestRow[]) {
  const [figures, calendar, today] = [await checkFigures(tx, rows.map(({ id }) => id)), await deskCalendar(tx), await tx.today()];
  return rows.map((row) => {
    const own = figures.get(row.id);
    const flags = own ? checksOf(own).filter((check) => check.outcome !== 'passed') : [];
    return { ...rowView(row), left: row.cutOff === null ? null : workingDaysUntil(today, row.cutOff, calendar), flags: flags.map(({ name }) => name) };
  });
}

/** Those of the chosen requests that may be approved together: complete and without a flag. */
async function approvable(tx: Tx, ids: readonly string[]) {
  const complete = await deskRequests(tx, 'complete', SHOWN);
  const figures = await checkFigures(tx, complete.map(({ id }) => id));
  return complete.filter((row) => {
    const own = figures.get(row.id);
    return own !== undefined && !isFlagged(checksOf(own)) && (ids.length === 0 || ids.includes(row.id));
  });
}

/** The desk's lists, by cut-off, and the approval of many at once. */
export function deskListRoutes(database: Database): Router {
  const router = Router();

  mount(router, {
    method: 'get',
    path: '/penonaktifan',
    permission: 'coverage:read',
    query: z.object({ lihat: z.enum(['meja', 'selesai']).default('meja'), halaman: z.coerce.number().int().min(1).default(1) }),
    handle: async ({ actor, query, page }) => {
      const view = await database.read(actor, async (tx) => {
        if (query.lihat === 'selesai') {
          const rows = await closedRequests(tx, CLOSED_SHOWN + 1, (query.halaman - 1) * CLOSED_SHOWN);
          return { complete: [], incomplete: [], closed: rows.slice(0, CLOSED_SHOWN).map(rowView), more: rows.length > CLOSED_SHOWN };
        }
        const complete = await listed(tx, await deskRequests(tx, 'complete', SHOWN));
        return { complete, incomplete: await listed(tx, await deskRequests(tx, 'incomplete', SHOWN)), closed: [], more: false };
      });
      page.render('officer/coverage/desk', { ...view, which: query.lihat, number: query.halaman, mayDecide: can(actor.role, 'coverage:decide') });
    },
  });

  mountBulk(router, database);
  return router;
}

function mountBulk(router: Router, database: Database): void {
  const chosen = (actor: Actor, ids: readonly string[]) => database.read(actor, (tx) => approvable(tx, ids));

  mount(router, {
    method: 'post',
    path: '/penonaktifan/periksa-bersama',
    permission: 'coverage:decide',
    body: z.object({ ids: listOf(z.uuid()) }),
    handle: async ({ actor, body, page }) => {
      const rows = await chosen(actor, body.ids);
      const people = rows.reduce((sum, row) => sum + row.people, 0);
      page.render('officer/coverage/bulk-check', { rows: rows.map(rowView), people, skipped: Math.max(0, body.ids.length - rows.length) });
    },
  });

  mount(router, {
    method: 'post',
    path: '/penonaktifan/setujui-bersama',
    permission: 'coverage:decide',
    body: z.object({ ids: listOf(z.uuid()) }),
    handle: async ({ actor, body, page }) => {
      const results = await approveMany(database, actor, body.ids);
      const rows = await database.read(actor, async (tx) => {
        const shown = [];
        for (const { id, refusal } of results) {
          const row = await requestById(tx, id);
          if (row) shown.push({ ...rowView(row), refusal });
        }
        return shown;
      });
      page.render('officer/coverage/bulk-result', { done: rows.filter((row) => row.refusal === null), failed: rows.filter((row) => row.refusal !== null) });
    },
  });
}
