import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { firmName, firmsWithContacts } from './contacts.queries.ts';
import { VERIFICATIONS, endContact, registerContact, verifyContact, type Verification } from './contacts.service.ts';

const ById = z.object({ id: z.uuid() });
const ways = Object.keys(VERIFICATIONS) as [Verification, ...Verification[]];
const wayItems = Object.entries(VERIFICATIONS).map(([value, label]) => ({ value, text: label }));

/** Officers register, verify and end the contacts of firms. */
export function contactRoutes(database: Database): Router {
  const router = Router();
  const newView = async (actor: Actor, companyId: string) => {
    const company = await database.read(actor, (tx) => firmName(tx, companyId));
    if (company === undefined) throw new NotFound('Perusahaan tidak ditemukan.');
    return { companyId, company, ways: wayItems };
  };

  mount(router, {
    method: 'get',
    path: '/kontak',
    permission: 'contacts:manage',
    query: z.object({ cari: z.string().trim().max(100).default('') }),
    handle: async ({ actor, query, page }) => {
      const firms = await database.read(actor, (tx) => firmsWithContacts(tx, query.cari));
      page.render('officer/contacts/list', { firms, search: query.cari });
    },
  });

  mount(router, {
    method: 'get',
    path: '/kontak/perusahaan/:id',
    permission: 'contacts:manage',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('officer/contacts/new', await newView(actor, params.id)),
  });

  mount(router, {
    method: 'post',
    path: '/kontak/perusahaan/:id',
    permission: 'contacts:manage',
    params: ById,
    body: z.object({
      name: text('Tulis nama orang yang dihubungi', 120),
      email: text('Tulis alamat surat elektronik', 200).pipe(z.email('Tulis alamat surat elektronik yang lengkap, misalnya nama@perusahaan.co.id')),
      verification: z.enum([...ways, 'not-yet'], 'Pilih bagaimana alamat ini diperiksa'),
    }),
    invalid: 'officer/contacts/new',
    onInvalid: ({ actor, params }) => newView(actor, params.id),
    handle: async ({ actor, params, body, page }) => {
      const { name, email } = body;
      const verification = body.verification === 'not-yet' ? null : body.verification;
      const made = await database.transaction(actor, (tx) => registerContact(tx, { companyId: params.id, name, email, verification }));
      if (made.kind === 'refused') {
        await page.refuse([{ field: 'email', text: page.t(made.reason) }]);
        return;
      }
      page.flash({ kind: 'success', text: page.t('Kontak {name} sudah dicatat.', { name }) });
      page.redirect('/kontak');
    },
  });

  mountDecisions(router, database);
  return router;
}

function mountDecisions(router: Router, database: Database): void {
  mount(router, {
    method: 'get',
    path: '/kontak/:id/periksa',
    permission: 'contacts:manage',
    params: ById,
    handle: ({ params, page }) => page.render('officer/contacts/verify', { id: params.id, ways: wayItems }),
  });

  mount(router, {
    method: 'post',
    path: '/kontak/:id/periksa',
    permission: 'contacts:manage',
    params: ById,
    body: z.object({ verification: z.enum(ways, 'Pilih bagaimana alamat ini diperiksa') }),
    invalid: 'officer/contacts/verify',
    onInvalid: ({ params }) => ({ id: params.id, ways: wayItems }),
    handle: async ({ actor, params, body, page }) => {
      await database.transaction(actor, (tx) => verifyContact(tx, params.id, body.verification));
      page.flash({ kind: 'success', text: page.t('Alamat sudah diperiksa dan dapat menerima surat.') });
      page.redirect('/kontak');
    },
  });

  mount(router, {
    method: 'post',
    path: '/kontak/:id/akhiri',
    permission: 'contacts:manage',
    params: ById,
    handle: async ({ actor, params, page }) => {
      await database.transaction(actor, (tx) => endContact(tx, params.id));
      page.flash({ kind: 'success', text: page.t('Kontak sudah diakhiri. Ia tidak dapat masuk lagi.') });
      page.redirect('/kontak');
    },
  });
}
