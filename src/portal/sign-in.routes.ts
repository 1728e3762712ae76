import { Router } from 'express';
import { z } from 'zod';
import { optionalText, text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { safeReturnPath } from '../web/return-path.ts';
import { signIn } from '../web/session.ts';
import { maskCompany, maskEmail } from './masking.ts';
import { CODE_MINUTES } from './one-time-code.ts';
import type { CodeTicket, Door, EmployerSignIn } from './sign-in.service.ts';

declare module 'express-session' {
  interface SessionData {
    /** The code that this browser asked for, before sign-in. */
    codeTicket: CodeTicket;
  }
}

const AccessCode = z.object({ code: z.string().regex(/^[a-z0-9]{26}$/) });
const Back = z.object({ kembali: z.string().optional() });
const ENTRANCE = '/masuk-pemberi-kerja';

function doorView(code: string, door: Door, back: string | undefined) {
  return {
    code,
    back: back ?? '',
    companyName: maskCompany(door.companyName),
    officeName: door.officeName,
    officeAddress: door.officeAddress,
    contacts: door.contacts.map(({ id, email }) => ({ value: id, text: maskEmail(email) })),
    minutes: CODE_MINUTES,
  };
}

const backOf = (values: Readonly<Record<string, string | string[]>>) => (typeof values['kembali'] === 'string' ? values['kembali'] : undefined);

/** The way in for employers: the letter's code, then a code by mail. Nothing here is consumed by a GET. */
export function signInRoutes(signIns: EmployerSignIn): Router {
  const router = Router();
  const withBack = (path: string, back: string) => (back === '' ? path : `${path}?kembali=${encodeURIComponent(back)}`);

  mount(router, {
    method: 'get',
    path: '/portal/masuk',
    permission: 'public',
    query: Back,
    handle: ({ query, page }) => page.render('employer/sign-in/letter-code', { back: query.kembali ?? '' }),
  });

  mount(router, {
    method: 'post',
    path: '/portal/masuk',
    permission: 'public',
    limit: 'sign-in:address',
    body: z.object({
      code: text('Tulis kode yang tercetak pada surat', 128).transform((code) => code.replaceAll(/[\s-]/g, '').toLowerCase()),
      kembali: optionalText(300),
    }),
    invalid: 'employer/sign-in/letter-code',
    onInvalid: ({ values }) => ({ back: backOf(values) ?? '' }),
    handle: async ({ body, page }) => {
      if (!AccessCode.safeParse({ code: body.code }).success) {
        await page.refuse([{ field: 'code', text: page.t('Kode surat terdiri atas huruf dan angka, seperti tercetak pada surat') }]);
        return;
      }
      page.redirect(withBack(`${ENTRANCE}/${encodeURIComponent(body.code)}`, body.kembali));
    },
  });

  mount(router, {
    method: 'get',
    path: `${ENTRANCE}/:code`,
    permission: 'public',
    limit: 'public-check',
    params: AccessCode,
    query: Back,
    handle: async ({ params, query, page }) =>
      page.render('employer/sign-in/door', doorView(params.code, await signIns.door(params.code), query.kembali)),
  });

  mount(router, {
    method: 'post',
    path: `${ENTRANCE}/:code`,
    permission: 'public',
    limit: 'sign-in:address',
    params: AccessCode,
    body: z.object({ contact: z.uuid('Pilih alamat tujuan kode'), kembali: optionalText(300) }),
    invalid: 'employer/sign-in/door',
    onInvalid: async ({ params, values }) => doorView(params.code, await signIns.door(params.code), backOf(values)),
    handle: async ({ params, body, req, page }) => {
      const sent = await signIns.sendCode(params.code, body.contact);
      if (sent.kind === 'refused') {
        await page.refuse([{ field: 'contact', text: page.t(sent.reason) }]);
        return;
      }
      req.session.codeTicket = sent.ticket;
      page.redirect(withBack(`${ENTRANCE}/${params.code}/kode`, body.kembali));
    },
  });

  mountCodeEntry(router, signIns);
  return router;
}

function mountCodeEntry(router: Router, signIns: EmployerSignIn): void {
  const view = async (code: string, ticket: CodeTicket | undefined, back: string | undefined) => {
    const door = await signIns.door(code);
    const contact = door.contacts.find(({ id }) => id === ticket?.contactId);
    return { ...doorView(code, door, back), email: contact ? maskEmail(contact.email) : null };
  };

  mount(router, {
    method: 'get',
    path: `${ENTRANCE}/:code/kode`,
    permission: 'public',
    params: AccessCode,
    query: Back,
    handle: async ({ params, query, req, page }) =>
      page.render('employer/sign-in/code', await view(params.code, req.session.codeTicket, query.kembali)),
  });

  mount(router, {
    method: 'post',
    path: `${ENTRANCE}/:code/kode`,
    permission: 'public',
    limit: 'sign-in:address',
    params: AccessCode,
    body: z.object({ 'one-time-code': text('Tulis 8 angka dari surat elektronik', 30), kembali: optionalText(300) }),
    invalid: 'employer/sign-in/code',
    onInvalid: ({ params, values, req }) => view(params.code, req.session.codeTicket, backOf(values)),
    handle: async ({ params, body, req, page }) => {
      const entered = await signIns.enter(params.code, req.session.codeTicket, body['one-time-code']);
      if (entered.kind === 'refused') {
        await page.refuse([{ field: 'one-time-code', text: page.t(entered.reason) }]);
        return;
      }
      await signIn(req, 'employer', entered.contactId);
      const back = safeReturnPath(body.kembali);
      page.redirect(back === '/' ? '/tugas' : back);
    },
  });
}
