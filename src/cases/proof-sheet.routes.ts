import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { proofSheet } from './proof-sheet.queries.ts';

const ByLetter = z.object({ letterId: z.uuid() });

/** How a due day was counted: a page to print, and the same as plain text. */
export function proofSheetRoutes(database: Database): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/surat/:letterId/tenggat',
    permission: 'cases:read',
    params: ByLetter,
    async handle({ actor, params, page }) {
      const sheet = await database.read(actor, (tx) => proofSheet(tx, params.letterId));
      page.render('officer/cases/proof-sheet', { sheet, letterId: params.letterId });
    },
  });
  mount(router, {
    method: 'get',
    path: '/surat/:letterId/tenggat.txt',
    permission: 'cases:read',
    params: ByLetter,
    async handle({ actor, params, res }) {
      const { text } = await database.read(actor, (tx) => proofSheet(tx, params.letterId));
      res.type('text/plain; charset=utf-8').send(text);
    },
  });
  return router;
}
