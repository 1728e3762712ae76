import { Router } from 'express';
import { z } from 'zod';
import { LANGUAGES } from './dictionary/index.ts';
import { mount } from './page.ts';
import { safeReturnPath } from './return-path.ts';

/** The cookie that keeps a reader's language; it holds nothing else. */
export const LANGUAGE_COOKIE = 'bahasa';

const YEAR_MS = 31_536_000_000;

/** The switch between Bahasa and English. It changes nothing but the reader's own cookie. */
export function languageRoutes(https: boolean): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/bahasa/:language',
    permission: 'public',
    params: z.object({ language: z.enum(LANGUAGES) }),
    query: z.object({ kembali: z.string().optional() }),
    handle({ params, query, res, page }) {
      res.cookie(LANGUAGE_COOKIE, params.language, {
        sameSite: 'lax',
        httpOnly: true,
        secure: https,
        maxAge: YEAR_MS,
      });
      page.redirect(safeReturnPath(query.kembali));
    },
  });
  return router;
}
