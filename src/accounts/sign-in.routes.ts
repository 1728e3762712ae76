import { Router, type Request } from 'express';
import { z } from 'zod';
import { text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { stateOf } from '../web/request-state.ts';
import { safeReturnPath } from '../web/return-path.ts';
import { proveAgain, signIn, signOut } from '../web/session.ts';
import { msg } from '../web/dictionary/index.ts';
import { demoCards, type DemoDoor } from './demo-door.ts';
import type { SignInService } from './sign-in.service.ts';

declare module 'express-session' {
  interface SessionData {
    /** Somebody whose password was right and whose code is still missing. */
    half: { readonly accountId: string; readonly at: number; readonly back: string };
  }
}

const HALF_MINUTES = 5;

const WRONG = msg('E-mail atau kata sandi salah');
const WRONG_CODE = msg('Kode salah atau sudah dipakai. Tunggu kode berikutnya');
const LATE = msg('Waktu memasukkan kode habis. Masuk lagi dari awal.');

const SignInForm = z.object({
  email: text(msg('Tulis alamat e-mail Anda')).toLowerCase(),
  password: z.string(msg('Tulis kata sandi Anda')).min(1, msg('Tulis kata sandi Anda')).max(200, WRONG),
  kembali: z.string().optional(),
});

const CodeForm = z.object({
  kode: z
    .string(msg('Tulis kode 6 angka'))
    .transform((value) => value.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, msg('Kode terdiri dari 6 angka'))),
});

const BackQuery = z.object({ kembali: z.string().optional() });

/** The sender's network: the address for IPv4, the first half for IPv6. */
function networkOf(req: Request): string {
  const ip = req.ip ?? '';
  return ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip;
}

function halfOf(req: Request) {
  const { half } = req.session;
  return half !== undefined && Date.now() - half.at <= HALF_MINUTES * 60_000 ? half : undefined;
}

/** First page: e-mail and password. */
function passwordPages(router: Router, accounts: SignInService, demo: DemoDoor | null): void {
  const people = async () => ({
    people: demo === null ? [] : demoCards(await accounts.demoPeople(demo.emails), demo),
  });
  mount(router, {
    method: 'get',
    path: '/masuk',
    permission: 'public',
    query: BackQuery,
    async handle({ actor, query, page }) {
      const back = safeReturnPath(query.kembali);
      if (actor !== null) {
        page.redirect(back);
        return;
      }
      page.render('accounts/sign-in', { back, ...(await people()) });
    },
  });
  mount(router, {
    method: 'post',
    path: '/masuk',
    permission: 'public',
    body: SignInForm,
    invalid: 'accounts/sign-in',
    onInvalid: async ({ values }) => ({ back: safeReturnPath(values['kembali']), ...(await people()) }),
    async handle({ body, req, page }) {
      const { limits } = stateOf(req);
      await limits.take('sign-in:address', networkOf(req));
      await limits.take('sign-in:account', body.email);
      const accountId = await accounts.password(body.email, body.password);
      if (accountId === null) {
        await page.refuse([{ field: 'email', text: WRONG }]);
        return;
      }
      await limits.clear('sign-in:account', body.email);
      req.session.half = { accountId, at: Date.now(), back: safeReturnPath(body.kembali) };
      page.redirect('/masuk/kode');
    },
  });
}

/** Second page: the code of the authenticator. */
function codePages(router: Router, accounts: SignInService, demo: DemoDoor | null): void {
  const view = async (accountId: string) => ({
    demoCode: demo === null ? '' : await accounts.demoCode(accountId),
    action: '/masuk/kode',
    again: false,
  });
  mount(router, {
    method: 'get',
    path: '/masuk/kode',
    permission: 'public',
    async handle({ req, page }) {
      const half = halfOf(req);
      if (half === undefined) page.redirect('/masuk');
      else page.render('accounts/code', await view(half.accountId));
    },
  });
  mount(router, {
    method: 'post',
    path: '/masuk/kode',
    permission: 'public',
    body: CodeForm,
    invalid: 'accounts/code',
    onInvalid: ({ req }) => view(req.session.half?.accountId ?? ''),
    async handle({ body, req, page }) {
      const half = halfOf(req);
      if (half === undefined) {
        page.flash({ kind: 'info', text: page.t(LATE) });
        page.redirect('/masuk');
        return;
      }
      const { limits } = stateOf(req);
      await limits.take('sign-in:account', `kode:${half.accountId}`);
      if (!(await accounts.code(half.accountId, body.kode))) {
        await page.refuse([{ field: 'kode', text: WRONG_CODE }]);
        return;
      }
      await limits.clear('sign-in:account', `kode:${half.accountId}`);
      await accounts.signedIn(half.accountId);
      await signIn(req, 'staff', half.accountId);
      page.redirect(half.back);
    },
  });
}

/** The code once more, before an act that needs it: signing, revealing, exporting. */
function proofPages(router: Router, accounts: SignInService, demo: DemoDoor | null): void {
  const view = async (accountId: string, back: unknown) => ({
    demoCode: demo === null ? '' : await accounts.demoCode(accountId),
    action: `/akun/bukti?kembali=${encodeURIComponent(safeReturnPath(back))}`,
    again: true,
  });
  mount(router, {
    method: 'get',
    path: '/akun/bukti',
    permission: 'account:own',
    query: BackQuery,
    handle: async ({ actor, query, page }) =>
      page.render('accounts/code', await view(actor.id, query.kembali)),
  });
  mount(router, {
    method: 'post',
    path: '/akun/bukti',
    permission: 'account:own',
    query: BackQuery,
    body: CodeForm,
    invalid: 'accounts/code',
    onInvalid: ({ actor, req }) => view(actor.id, req.query['kembali']),
    async handle({ actor, query, body, req, page }) {
      const { limits } = stateOf(req);
      await limits.take('sign-in:account', `kode:${actor.id}`);
      if (!(await accounts.code(actor.id, body.kode))) {
        await page.refuse([{ field: 'kode', text: WRONG_CODE }]);
        return;
      }
      await limits.clear('sign-in:account', `kode:${actor.id}`);
      await proveAgain(req);
      page.redirect(safeReturnPath(query.kembali));
    },
  });
}

/**
 * Signing in and out.
 *
 * @param demo the people of a demonstration, offered with their password and code; null outside of one.
 */
export function signInRoutes(accounts: SignInService, demo: DemoDoor | null): Router {
  const router = Router();
  passwordPages(router, accounts, demo);
  codePages(router, accounts, demo);
  proofPages(router, accounts, demo);
  mount(router, {
    method: 'post',
    path: '/keluar',
    permission: 'signed-in',
    async handle({ actor, req, res, page }) {
      await signOut(req);
      res.set('Clear-Site-Data', '"cache", "storage"');
      page.redirect(actor.kind === 'employer' ? '/portal/masuk' : '/masuk');
    },
  });
  mount(router, {
    method: 'get',
    path: '/sesi',
    permission: 'signed-in',
    handle: ({ res }) => void res.json({ signedIn: true }),
  });
  return router;
}
