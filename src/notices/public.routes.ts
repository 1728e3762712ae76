import { Router } from 'express';
import { z } from 'zod';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { text } from '../web/forms.ts';
import { mount, type Page } from '../web/page.ts';
import { ACCESS_CODE } from './access-code.ts';
import { CODE_NOTE } from './letter-content.ts';
import { letterCheck, type LetterCheck } from './letter.queries.ts';

const STANDINGS: Readonly<
  Record<LetterCheck['standing'], { readonly text: string; readonly tone: string; readonly words: string }>
> = {
  genuine: {
    text: 'Surat asli',
    tone: 'good',
    words: 'Surat ini diterbitkan oleh kantor di bawah ini dan masih berlaku.',
  },
  withdrawn: {
    text: 'Surat dicabut',
    tone: 'bad',
    words: 'Surat ini pernah diterbitkan, tetapi sudah dicabut dan tidak berlaku.',
  },
  replaced: {
    text: 'Surat diganti',
    tone: 'wait',
    words: 'Surat ini sudah diganti dengan surat lain dan tidak berlaku.',
  },
};

/** A code as people type it: upper case, spaces and strokes do not matter. */
function tidied(code: string): string {
  return code.toLowerCase().replaceAll(/[\s-]/g, '');
}

/** Unknown and malformed codes get the same page, so that nothing can be learnt by trying. */
async function showCheck(database: Database, code: string, page: Page): Promise<void> {
  const found = ACCESS_CODE.test(code)
    ? await database.read(systemActor([]), (tx) => letterCheck(tx, code))
    : undefined;
  if (!found) {
    page.render('public/letter-unknown', {}, 404);
    return;
  }
  const answerHref = found.standing === 'genuine' ? `/masuk-pemberi-kerja/${code}` : null;
  page.render('public/letter', {
    letter: found,
    standing: STANDINGS[found.standing],
    answerHref,
    note: CODE_NOTE,
  });
}

/** The pages behind the code on a letter. They say nothing about a person and name the firm only masked. */
export function letterCheckRoutes(database: Database): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/periksa',
    permission: 'public',
    handle: ({ page }) => page.render('public/letter-search'),
  });
  mount(router, {
    method: 'post',
    path: '/periksa',
    permission: 'public',
    limit: 'public-check',
    body: z.object({ kode: text('Tulis kode yang tercetak di samping kode QR', 80) }),
    invalid: 'public/letter-search',
    handle: ({ body, page }) => page.redirect(`/s/${encodeURIComponent(tidied(body.kode))}`),
  });
  mount(router, {
    method: 'get',
    path: '/s/:code',
    permission: 'public',
    params: z.object({ code: z.string().max(120) }),
    limit: 'public-check',
    handle: ({ params, page }) => showCheck(database, tidied(params.code), page),
  });
  return router;
}
