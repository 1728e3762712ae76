import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { NotFound, PageError, Unavailable } from '../errors.ts';
import type { Logger } from '../platform/logger.ts';
import { pageView } from './page-view.ts';
import { TooMany } from './rate-limits.ts';
import { stateIfAny } from './request-state.ts';
import { MissingRight } from './right-names.ts';

/** The statuses that have a page of their own in templates/errors. */
const PAGES: ReadonlySet<number> = new Set([403, 404, 409, 413, 422, 429, 503]);

/** Codes of PostgreSQL and of the network that mean "the database is away", not "we have a fault". */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P03',
  '53300',
  '08006',
  '08001',
]);

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/** The error as one that has a page: ours, one of the body parser, the database away, or undefined. */
function known(error: unknown): { status: number; error: PageError | undefined } {
  if (error instanceof PageError) return { status: error.status, error };
  const code = codeOf(error);
  if (typeof code === 'string' && AWAY.has(code))
    return { status: 503, error: new Unavailable('Layanan sedang tidak tersedia.') };
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 413) return { status, error: undefined };
  if (status === 400 || status === 404 || status === 415) return { status: 404, error: undefined };
  return { status: 500, error: undefined };
}

interface ErrorView {
  readonly id: string;
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly right: string | null;
  readonly holders: readonly string[];
}

function viewOf(error: PageError | undefined, id: string): ErrorView {
  const missing = error instanceof MissingRight ? error : undefined;
  return {
    id,
    reason: error === undefined || error.message === '' ? null : error.message,
    remedy: error?.remedy ?? null,
    right: missing?.right ?? null,
    holders: missing?.holders ?? [],
  };
}

/** Says it without templates, for when even those fail. */
function plain(res: Response, status: number, id: string): void {
  res
    .status(status)
    .type('text/plain; charset=utf-8')
    .send(`Terjadi kesalahan. Sebutkan nomor ini kepada administrator: ${id}\n`);
}

function answer(req: Request, res: Response, status: number, view: ErrorView): void {
  const state = stateIfAny(req);
  if (state === undefined) {
    plain(res, status, view.id);
    return;
  }
  if (req.accepts(['html', 'json']) === 'json') {
    res.status(status).json({ error: view.reason ?? 'Terjadi kesalahan.', id: view.id });
    return;
  }
  const template = `errors/${PAGES.has(status) ? String(status) : '500'}`;
  res
    .status(status)
    .type('html')
    .send(state.render(state.language, template, { ...pageView(req), ...view }));
}

/** The page for an address that nobody serves. */
export const notFound: RequestHandler = () => {
  throw new NotFound('Halaman tidak ditemukan.');
};

/**
 * The last handler: every error becomes a status, a page with a number to quote, and one log line. Nothing
 * of the error itself is shown unless it was written for readers (`PageError`).
 */
export function errorPages(log: Logger): ErrorRequestHandler {
  // Express recognises an error handler by its four parameters.
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, error: pageError } = known(error);
    const id = stateIfAny(req)?.requestId ?? 'tanpa-nomor';
    if (status >= 500) log.error({ error, id, method: req.method, path: req.path }, 'request failed');
    else log.info({ id, status, method: req.method, path: req.path }, 'request refused');
    res.set('Cache-Control', 'no-store');
    if (pageError instanceof TooMany) res.set('Retry-After', String(Math.ceil(pageError.seconds)));
    try {
      answer(req, res, status, viewOf(pageError, id));
    } catch (failure) {
      log.error({ error: failure, id }, 'error page failed');
      plain(res, status, id);
    }
  };
}
