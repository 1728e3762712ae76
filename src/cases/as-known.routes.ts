import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { mount } from '../web/page.ts';
import { asKnownView } from './as-known.pages.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;
const isInstant = (text: string) => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

const When = z.object({
  pada: z.union([z.iso.date(), z.string().refine(isInstant)]).catch(''),
  halaman: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The page of a firm as it was known on a past day. */
export function asKnownRoutes({ database, vault }: { readonly database: Database; readonly vault: NikVault }): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/temuan/:companyId/riwayat',
    permission: 'findings:read',
    params: z.object({ companyId: z.uuid() }),
    query: When,
    async handle({ actor, params, query, page }) {
      page.render('officer/findings/as-known', await asKnownView(database, vault, actor, params.companyId, query, page.t));
    },
  });
  return router;
}
