import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { auditTrail, verifyAudit } from './audit.queries.ts';

const PAGE_SIZE = 50;

/** The auditor's pages: the trail of the own office, and the check of the chain. */
export function auditRoutes(database: Database): Router {
  const router = Router();

  mount(router, {
    method: 'get',
    path: '/jejak',
    permission: 'audit:read',
    query: z.object({ cari: z.string().trim().max(100).default(''), halaman: z.coerce.number().int().min(1).max(10_000).default(1) }),
    async handle({ actor, query, page }) {
      const lines = await database.read(actor, (tx) =>
        auditTrail(tx, query.cari === '' ? {} : { text: query.cari }, { limit: PAGE_SIZE + 1, offset: (query.halaman - 1) * PAGE_SIZE }),
      );
      const rows = lines.slice(0, PAGE_SIZE).map((line) => ({ ...line, details: JSON.stringify(line.details) }));
      page.render('officer/audit/trail', { rows, search: query.cari, page: query.halaman, more: lines.length > PAGE_SIZE });
    },
  });

  mount(router, {
    method: 'post',
    path: '/jejak/periksa',
    permission: 'audit:read',
    async handle({ actor, page }) {
      const verdict = await database.read(actor, verifyAudit);
      const text = verdict.ok
        ? page.t('Jejak audit utuh: {rows} baris diperiksa.', { rows: verdict.rows })
        : page.t('Jejak audit rusak mulai baris {id}. Simpan salinan basis data dan laporkan.', { id: verdict.firstBroken ?? '?' });
      page.flash({ kind: verdict.ok ? 'success' : 'info', text });
      page.redirect('/jejak');
    },
  });

  return router;
}
