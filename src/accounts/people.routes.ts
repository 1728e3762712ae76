import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { msg } from '../web/dictionary/index.ts';
import { optionalText, text } from '../web/forms.ts';
import { mount, type Page } from '../web/page.ts';
import { qrPath } from '../web/qr.ts';
import { provedWithin } from '../web/session.ts';
import { accountLine, accountLines, officeChoices } from './account.queries.ts';
import type { AccountService, Enrolment } from './account.service.ts';
import { ROLE_NAMES, ROLES, type Role } from './permissions.ts';

const STAFF_ROLES = ROLES.filter(
  (role): role is Exclude<Role, 'employer' | 'system'> => role !== 'employer' && role !== 'system',
);

const NewPerson = z.object({
  nama: text(msg('Tulis nama lengkap')),
  email: text(msg('Tulis alamat e-mail kantor')).pipe(
    z.email(msg('Tulis alamat e-mail seperti nama@kantor.go.id')),
  ),
  jabatan: optionalText(),
  nip: optionalText(30),
  peran: z.enum(STAFF_ROLES, msg('Pilih peran')),
  kantor: z.coerce.number(msg('Pilih kantor')).int().min(1, msg('Pilih kantor')),
});

const ById = z.object({ id: z.uuid() });

/** Minutes that a proof counts for changing other people's accounts. */
const PROOF_MINUTES = 5;

/** Shown in the answer to the POST itself: it exists only now and must not be fetched again. */
function showEnrolment(page: Page, enrolment: Enrolment, name: string): void {
  page.render('accounts/enrolment', {
    enrolment,
    name,
    qr: qrPath(enrolment.uri),
    spaced: enrolment.secret.replaceAll(/(.{4})/g, '$1 ').trim(),
  });
}

function listPages(router: Router, database: Database): void {
  mount(router, {
    method: 'get',
    path: '/pengguna',
    permission: 'accounts:manage',
    async handle({ actor, page }) {
      const people = await database.read(actor, accountLines);
      page.render('accounts/people', {
        people: people.map((person) => ({ ...person, roleName: ROLE_NAMES[person.role] })),
      });
    },
  });
  mount(router, {
    method: 'get',
    path: '/pengguna/:id',
    permission: 'accounts:manage',
    params: ById,
    async handle({ actor, params, page }) {
      const person = await database.read(actor, (tx) => accountLine(tx, params.id));
      if (person === undefined) throw new NotFound('Pengguna tidak ditemukan.');
      page.render('accounts/person', {
        person,
        roleName: ROLE_NAMES[person.role],
        self: person.id === actor.id,
      });
    },
  });
}

function createPages(router: Router, database: Database, accounts: AccountService): void {
  const view = async (actor: Actor) => ({
    offices: (await database.read(actor, officeChoices)).map(({ id, name }) => ({
      value: String(id),
      text: name,
    })),
    roles: STAFF_ROLES.map((role) => ({ value: role, text: ROLE_NAMES[role] })),
  });
  mount(router, {
    method: 'get',
    path: '/pengguna-baru',
    permission: 'accounts:manage',
    handle: async ({ actor, page }) => page.render('accounts/new-person', await view(actor)),
  });
  mount(router, {
    method: 'post',
    path: '/pengguna-baru',
    permission: 'accounts:manage',
    body: NewPerson,
    invalid: 'accounts/new-person',
    onInvalid: ({ actor }) => view(actor),
    async handle({ actor, body, req, page }) {
      if (!provedWithin(req, PROOF_MINUTES)) {
        page.redirect('/akun/bukti?kembali=/pengguna-baru');
        return;
      }
      const known = await database.read(actor, officeChoices);
      if (!known.some((office) => office.id === body.kantor)) {
        await page.refuse([{ field: 'kantor', text: msg('Pilih kantor') }]);
        return;
      }
      const { nama: name, jabatan: title, nip: staffNumber, peran: role, kantor: officeId, email } = body;
      const outcome = await accounts.create(actor, { officeId, role, name, title, staffNumber, email });
      if (outcome.kind === 'refused') await page.refuse([{ field: 'email', text: outcome.reason }]);
      else showEnrolment(page, outcome, name);
    },
  });
}

/** What an administrator does to somebody's account. */
function actPages(router: Router, database: Database, accounts: AccountService): void {
  const doing = {
    nonaktifkan: (actor: Actor, id: string) => accounts.deactivate(actor, id),
    aktifkan: (actor: Actor, id: string) => accounts.reactivate(actor, id),
    perbarui: (actor: Actor, id: string) => accounts.renew(actor, id),
  };
  for (const act of ['nonaktifkan', 'aktifkan', 'perbarui'] as const) {
    mount(router, {
      method: 'post',
      path: `/pengguna/:id/${act}`,
      permission: 'accounts:manage',
      params: ById,
      async handle({ actor, params, req, page }) {
        if (!provedWithin(req, PROOF_MINUTES)) {
          page.redirect(`/akun/bukti?kembali=/pengguna/${params.id}`);
          return;
        }
        const outcome = await doing[act](actor, params.id);
        if (outcome.kind === 'enrolled') {
          const person = await database.read(actor, (tx) => accountLine(tx, params.id));
          showEnrolment(page, outcome, person?.name ?? '');
          return;
        }
        const done =
          act === 'aktifkan'
            ? msg('Akun itu aktif kembali.')
            : msg('Akun itu dinonaktifkan dan semua sesinya diakhiri.');
        page.flash(
          outcome.kind === 'refused'
            ? { kind: 'info', text: page.t(outcome.reason) }
            : { kind: 'success', text: page.t(done) },
        );
        page.redirect(`/pengguna/${params.id}`);
      },
    });
  }
}

/** The administrator's pages about people. */
export function peopleRoutes(database: Database, accounts: AccountService): Router {
  const router = Router();
  listPages(router, database);
  createPages(router, database, accounts);
  actPages(router, database, accounts);
  return router;
}
