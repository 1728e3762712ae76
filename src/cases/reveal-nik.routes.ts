import { Router } from 'express';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { mount } from '../web/page.ts';
import { provedWithin } from '../web/session.ts';
import { revealNik, revealSubject, REVEAL_REASONS } from './reveal-nik.ts';

const PROOF_MINUTES = 5;

const ById = z.object({ id: z.uuid() });
const Reason = z.object({ alasan: z.enum(['population_register', 'employer_answer', 'person_asks'], 'Pilih alasan melihat NIK.') });

/** One page opens one number, with a reason and a fresh proof of who looks; it is never part of an address. */
export function revealNikRoutes(database: Database, vault: NikVault): Router {
  const router = Router();
  const view = async (actor: Actor, id: string) => {
    const { name, companyId } = await database.read(actor, (tx) => revealSubject(tx, id));
    const reasons = Object.entries(REVEAL_REASONS).map(([value, text]) => ({ value, text }));
    return { id, name, companyId, reasons, nik: '' };
  };

  mount(router, {
    method: 'get',
    path: '/temuan/:id/nik',
    permission: 'nik:reveal',
    params: ById,
    async handle({ actor, params, req, page }) {
      if (provedWithin(req, PROOF_MINUTES)) page.render('officer/findings/nik', await view(actor, params.id));
      else page.redirect(`/akun/bukti?kembali=${encodeURIComponent(`/temuan/${params.id}/nik`)}`);
    },
  });

  mount(router, {
    method: 'post',
    path: '/temuan/:id/nik',
    permission: 'nik:reveal',
    limit: 'reveal',
    params: ById,
    body: Reason,
    invalid: 'officer/findings/nik',
    onInvalid: ({ actor, params }) => view(actor, params.id),
    async handle({ actor, params, body, req, page }) {
      if (!provedWithin(req, PROOF_MINUTES)) {
        page.redirect(`/akun/bukti?kembali=${encodeURIComponent(`/temuan/${params.id}/nik`)}`);
        return;
      }
      const { nik } = await database.transaction(actor, (tx) => revealNik(tx, vault, params.id, body.alasan));
      page.render('officer/findings/nik', { ...(await view(actor, params.id)), nik });
    },
  });

  return router;
}
