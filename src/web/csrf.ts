import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import nunjucks from 'nunjucks';
import { NotAllowed } from '../errors.ts';

/** The name of the hidden field that every form carries. */
export const CSRF_FIELD = '_csrf';

/** The token of this session; made when a page first shows a form. */
export function csrfToken(req: Request): string {
  req.session.csrf ??= randomBytes(32).toString('base64url');
  return req.session.csrf;
}

/** The hidden field, ready to print: it passes the escaping of the templates. */
export function csrfField(req: Request): object {
  return new nunjucks.runtime.SafeString(
    `<input type="hidden" name="${CSRF_FIELD}" value="${csrfToken(req)}">`,
  );
}

function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

const STALE = 'Formulir ini sudah tidak berlaku.';
const AGAIN = 'Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi.';

/**
 * Refuses a request that another site caused, where the browser says so. Under our own `no-referrer` policy
 * browsers send `Origin: null` with forms, so that value says nothing; the token decides.
 *
 * @throws NotAllowed
 */
export function assertOwnOrigin(req: Request): void {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const own = `${req.protocol}://${req.get('host') ?? ''}`;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && origin !== 'null' && origin !== own;
  if (foreignSite || foreignOrigin) throw new NotAllowed(STALE, AGAIN);
}

/**
 * Refuses a form without the token of this session.
 *
 * @throws NotAllowed
 */
export function assertToken(req: Request, token: unknown): void {
  const expected = req.session.csrf;
  if (expected === undefined || typeof token !== 'string' || !sameText(token, expected))
    throw new NotAllowed(STALE, AGAIN);
}
