import { urlencoded, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import type { Actor } from '../platform/actor.ts';
import { Invalid, NotFound } from '../errors.ts';
import { assertOwnOrigin, assertToken, CSRF_FIELD } from './csrf.ts';
import { translator, type Language, type Translate } from './dictionary/index.ts';
import { keepNotice, type Notice } from './flash.ts';
import { problemsOf, type FormValues, type Problem } from './forms.ts';
import { pageView } from './page-view.ts';
import type { LimitName } from './rate-limits.ts';
import { register, type Guard } from './registry.ts';
import { stateOf, type Person } from './request-state.ts';
import { MissingRight } from './right-names.ts';
import { safeReturnPath } from './return-path.ts';
import { discardAll, receiveForm, type UploadRule } from './uploads.ts';

/** What a handler uses to answer. */
export interface Page {
  readonly language: Language;
  readonly t: Translate;
  /** Answers with a page: `render('officer/cases/list', { … })` is templates/officer/cases/list.njk. */
  render(template: string, view?: object, status?: number): void;
  /** Shows the form again (422) with its answers and these problems, by the route's `invalid` template. */
  refuse(problems: readonly Problem[]): Promise<void>;
  /** Keeps one message for the next page. */
  flash(notice: Notice): void;
  /** Answers a POST: go and see this page. */
  redirect(path: string): void;
}

/** What a handler gets. `actor` is null only on public routes to somebody who is not signed in. */
export interface PageContext<A extends Guard, P, Q, B, F> {
  readonly actor: A extends 'public' ? Actor | null : Actor;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly F[];
  readonly req: Request;
  readonly res: Response;
  readonly page: Page;
}

/** The context of `onInvalid`: the form as it was sent, before any schema. */
export interface RefusedContext<A extends Guard, P> {
  readonly actor: A extends 'public' ? Actor | null : Actor;
  readonly params: P;
  readonly values: FormValues;
  readonly req: Request;
}

/** One route. There is no way to mount a page without saying who may open it. */
export interface Route<A extends Guard, P, Q, B, F> {
  readonly method: 'get' | 'post';
  /** The full path; routers are mounted at the root. */
  readonly path: string;
  readonly permission: A;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** The template that shows the form again when it is refused. */
  readonly invalid?: string;
  /** The view model of that template, beside `values`, `errors` and `problems`. */
  readonly onInvalid?: (context: RefusedContext<A, P>) => object | Promise<object>;
  readonly upload?: UploadRule<F>;
  /** Counts each request against a limit, by person, else by address. */
  readonly limit?: LimitName;
  readonly handle: (context: PageContext<A, P, Q, B, F>) => void | Promise<void>;
}

const readForm: RequestHandler = urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 });

function parseForm(req: Request, res: Response): Promise<FormValues> {
  return new Promise((resolve, reject) => {
    void readForm(req, res, (error?: unknown) => {
      if (error !== undefined) reject(error instanceof Error ? error : new Error('unreadable form'));
      else resolve({ ...(req.body as FormValues | undefined) });
    });
  });
}

/** Sends somebody who is not signed in to the right sign-in page, with the way back. */
function askToSignIn(req: Request, res: Response, guard: Guard): void {
  const back = req.method === 'GET' ? safeReturnPath(req.originalUrl) : '/';
  const page = guard === 'portal:use' ? '/portal/masuk' : '/masuk';
  if (req.accepts(['html', 'json']) === 'json') res.status(401).json({ error: 'Silakan masuk.' });
  else res.redirect(303, back === '/' ? page : `${page}?kembali=${encodeURIComponent(back)}`);
}

/**
 * Answers only when the session is stored. A browser goes on as soon as it has read the head of an answer,
 * and would otherwise reach the next page with a session that is not there yet.
 */
function redirectAfterSaving({ session }: { readonly session?: Request['session'] }, res: Response, path: string): void {
  const holdsSomething = session !== undefined && Object.keys(session).some((key) => key !== 'cookie');
  if (holdsSomething) session.save(() => res.redirect(303, path));
  else res.redirect(303, path);
}

/** May this person open the route? @throws MissingRight naming the right that is missing. */
function assertRight(person: Person, guard: Guard): void {
  if (guard !== 'public' && guard !== 'signed-in' && !can(person.actor.role, guard))
    throw new MissingRight(guard);
}

function parsedParams<P>(schema: z.ZodType<P> | undefined, req: Request): P {
  if (schema === undefined) return {} as P;
  const parsed = schema.safeParse(req.params);
  if (!parsed.success) throw new NotFound('Halaman tidak ditemukan.');
  return parsed.data;
}

function parsedQuery<Q>(schema: z.ZodType<Q> | undefined, req: Request): Q {
  if (schema === undefined) return {} as Q;
  const parsed = schema.safeParse(req.query);
  if (!parsed.success)
    throw new Invalid(
      problemsOf(parsed.error)
        .map((problem) => problem.text)
        .join(' '),
    );
  return parsed.data;
}

interface Received<F> {
  readonly values: FormValues;
  readonly files: readonly F[];
  readonly problems: readonly Problem[];
}

/** Reads the form of a POST, after it proved to come from a page of ours. */
async function receive<F>(
  req: Request,
  res: Response,
  upload: UploadRule<F> | undefined,
): Promise<Received<F>> {
  if (req.method !== 'POST') return { values: {}, files: [], problems: [] };
  assertOwnOrigin(req);
  if (upload !== undefined && req.is('multipart/form-data') === 'multipart/form-data') {
    const form = await receiveForm(req, upload, (values) => assertToken(req, values[CSRF_FIELD]));
    const size = `${Math.floor(upload.maxBytes / 1_000_000)} MB`;
    const { t } = pageTools(req);
    const problems = form.tooLarge.map((field) => ({
      field,
      text: t('Berkas harus lebih kecil dari {size}', { size }),
    }));
    return { values: form.values, files: form.files, problems };
  }
  const values = await parseForm(req, res);
  assertToken(req, values[CSRF_FIELD]);
  return { values, files: [], problems: [] };
}

function pageTools(req: Request): { language: Language; t: Translate } {
  const { language } = stateOf(req);
  return { language, t: translator(language) };
}

function pageFor(req: Request, res: Response, refuse: Page['refuse']): Page {
  const { render } = stateOf(req);
  const { language, t } = pageTools(req);
  return {
    language,
    t,
    render: (template, view = {}, status = 200) => {
      res
        .status(status)
        .type('html')
        .send(render(language, template, { ...pageView(req), ...view }));
    },
    refuse,
    flash: (notice) => keepNotice(req, notice),
    redirect: (path) => redirectAfterSaving(req, res, path),
  };
}

async function serve<A extends Guard, P, Q, B, F>(
  route: Route<A, P, Q, B, F>,
  req: Request,
  res: Response,
): Promise<void> {
  const { person, limits, render, language } = stateOf(req);
  res.set('Cache-Control', 'no-store');
  if (route.permission !== 'public') {
    if (person === null) {
      askToSignIn(req, res, route.permission);
      return;
    }
    assertRight(person, route.permission);
  }
  const actor = (person === null ? null : person.actor) as PageContext<A, P, Q, B, F>['actor'];
  if (route.limit !== undefined) await limits.take(route.limit, actor === null ? (req.ip ?? '') : actor.id);
  const params = parsedParams(route.params, req);
  const query = parsedQuery(route.query, req);
  const { values, files, problems } = await receive(req, res, route.upload);

  const refuse = async (found: readonly Problem[]) => {
    if (route.upload !== undefined) await discardAll(route.upload, files);
    if (route.invalid === undefined) throw new Invalid(found.map((problem) => problem.text).join(' '));
    const shown = Object.fromEntries(Object.entries(values).filter(([name]) => name !== CSRF_FIELD));
    const view = (await route.onInvalid?.({ actor, params, values: shown, req })) ?? {};
    const form = { values: shown, problems: found };
    res
      .status(422)
      .type('html')
      .send(render(language, route.invalid, { ...pageView(req, form), ...view }));
  };

  const parsed = route.body?.safeParse(values);
  const found = [...problems, ...(parsed?.success === false ? problemsOf(parsed.error) : [])];
  if (found.length > 0) {
    await refuse(found);
    return;
  }
  const body = (parsed?.data ?? {}) as B;
  await route.handle({ actor, params, query, body, files, req, res, page: pageFor(req, res, refuse) });
}

/**
 * Puts a page on a router. In this order: who may (signed-out people go to sign-in, others see which right
 * is missing), how often, is the address well formed, does the form come from us, is the form complete
 * (422 with everything kept), and only then `handle`. Unknown fields are dropped by the schema.
 */
export function mount<A extends Guard, P = object, Q = object, B = object, F = never>(
  router: Router,
  route: Route<A, P, Q, B, F>,
): void {
  const { method, path, permission } = route;
  register({ method, path, permission });
  router[method](path, (req, res) => serve(route, req, res));
}
