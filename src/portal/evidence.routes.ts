import { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { takeEvidence } from './evidence.service.ts';

/** Serves uploaded files: always as an attachment, never to be shown or run under our address. */
export function evidenceRoutes(database: Database): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/bukti/:id',
    permission: 'signed-in',
    params: z.object({ id: z.uuid() }),
    handle: async ({ actor, params, res }) => {
      const mayRead = can(actor.role, 'portal:use') || can(actor.role, 'cases:answers') || can(actor.role, 'coverage:read');
      if (!mayRead) throw new NotFound('Berkas tidak ditemukan.');
      const file = await database.transaction(actor, (tx) => takeEvidence(tx, params.id));
      res
        .attachment(file.fileName)
        .type(file.mime)
        .set({ 'Content-Security-Policy': "default-src 'none'; sandbox", 'X-Content-Type-Options': 'nosniff' })
        .send(file.bytes);
    },
  });
  return router;
}
