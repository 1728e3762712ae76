import { Router, type Request } from 'express';
import { z } from 'zod';
import { msg } from '../web/dictionary/index.ts';
import { mount } from '../web/page.ts';
import { stateOf } from '../web/request-state.ts';
import { storedId } from '../web/session-store.ts';
import type { AccountService } from './account.service.ts';
import type { SignInService } from './sign-in.service.ts';

const PasswordForm = z
  .object({
    sekarang: z.string(msg('Tulis kata sandi sekarang')).min(1, msg('Tulis kata sandi sekarang')).max(200),
    baru: z.string(msg('Tulis kata sandi baru')).min(1, msg('Tulis kata sandi baru')).max(200),
    ulang: z.string().max(200).default(''),
  })
  .refine((form) => form.baru === form.ulang, {
    path: ['ulang'],
    message: msg('Kedua kata sandi baru tidak sama'),
  });

/** The browser in plain words: which one, on what. */
export function browserName(agent: string): string {
  const browser =
    (['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'] as const).find((name) => agent.includes(name)) ?? '';
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera' };
  const system =
    (['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'] as const).find((name) =>
      agent.includes(name),
    ) ?? '';
  return [names[browser] ?? browser, system].filter((part) => part !== '').join(' · ');
}

/** A person's own account: their open sessions and their password. */
export function ownAccountRoutes(signIns: SignInService, accounts: AccountService): Router {
  const router = Router();
  const view = async (accountId: string, req: Request) => {
    const here = storedId(req.sessionID);
    const sessions = await signIns.sessions(accountId);
    return {
      sessions: sessions.map((session) => ({
        ...session,
        browser: browserName(session.browser),
        current: session.id === here,
      })),
      place: stateOf(req).person?.place ?? '',
    };
  };
  mount(router, {
    method: 'get',
    path: '/akun',
    permission: 'account:own',
    handle: async ({ actor, req, page }) => page.render('accounts/own', await view(actor.id, req)),
  });
  mount(router, {
    method: 'post',
    path: '/akun/sesi',
    permission: 'account:own',
    body: z.object({ sesi: z.string().max(100) }),
    async handle({ actor, body, page }) {
      await signIns.endOwn({ actor }, body.sesi);
      page.flash({ kind: 'success', text: page.t('Sesi itu sudah diakhiri.') });
      page.redirect('/akun');
    },
  });
  mount(router, {
    method: 'post',
    path: '/akun/sandi',
    permission: 'account:own',
    body: PasswordForm,
    invalid: 'accounts/own',
    onInvalid: ({ actor, req }) => view(actor.id, req),
    async handle({ actor, body, req, page }) {
      await stateOf(req).limits.take('sign-in:account', `sandi:${actor.id}`);
      const outcome = await accounts.changePassword(actor, body.sekarang, body.baru, storedId(req.sessionID));
      if (outcome.kind === 'refused') {
        await page.refuse([
          {
            field: outcome.reason.startsWith('Kata sandi sekarang') ? 'sekarang' : 'baru',
            text: outcome.reason,
          },
        ]);
        return;
      }
      page.flash({
        kind: 'success',
        text: page.t('Kata sandi Anda sudah diganti. Sesi lain sudah diakhiri.'),
      });
      page.redirect('/akun');
    },
  });
  return router;
}
