import session from 'express-session';
import type { Request, RequestHandler } from 'express';
import type { Notice } from './flash.ts';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in; absent before sign-in. */
    person: SignedIn;
    csrf: string;
    notice: Notice;
  }
}

/** Who a session belongs to and since when. Instants are milliseconds since 1970. */
export interface SignedIn {
  readonly kind: 'staff' | 'employer';
  /** The account or the contact. */
  readonly id: string;
  readonly signedInAt: number;
  /** When the person last proved who they are; see `provedWithin`. */
  provedAt: number;
  readonly browser: string;
}

const MINUTE = 60_000;

/** Minutes without a request after which a session ends. */
export const IDLE_MINUTES = { staff: 30, employer: 15 } as const;

/** Hours after sign-in at which a session ends whatever happens. */
export const ABSOLUTE_HOURS = 12;

const BEFORE_SIGN_IN_MINUTES = 60;

/** The session middleware. The cookie takes the `__Host-` prefix when the site runs on https. */
export function sessionMiddleware(store: session.Store, secret: string, https: boolean): RequestHandler {
  return session({
    store,
    secret,
    name: https ? '__Host-patuh' : 'patuh',
    resave: false,
    saveUninitialized: false,
    rolling: true,
    unset: 'destroy',
    cookie: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: https,
      maxAge: BEFORE_SIGN_IN_MINUTES * MINUTE,
    },
  });
}

function settled(act: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('session store failed'));
    });
  });
}

/** Signs a person in under a new session id, so that an id known before is worth nothing. */
export async function signIn(req: Request, kind: SignedIn['kind'], id: string): Promise<void> {
  await settled((done) => req.session.regenerate(done));
  const now = Date.now();
  req.session.person = {
    kind,
    id,
    signedInAt: now,
    provedAt: now,
    browser: (req.get('user-agent') ?? '').slice(0, 200),
  };
  req.session.cookie.maxAge = IDLE_MINUTES[kind] * MINUTE;
}

/** Records that the person has just proved again who they are, under a new session id. */
export async function proveAgain(req: Request): Promise<void> {
  const person = req.session.person;
  if (person === undefined) throw new Error('nobody is signed in');
  await settled((done) => req.session.regenerate(done));
  req.session.person = { ...person, provedAt: Date.now() };
  req.session.cookie.maxAge = IDLE_MINUTES[person.kind] * MINUTE;
}

/** Has the person proved who they are within so many minutes? Asked before signing and revealing. */
export function provedWithin(req: Request, minutes: number): boolean {
  const person = req.session.person;
  return person !== undefined && Date.now() - person.provedAt <= minutes * MINUTE;
}

/** Ends the session; the rest of the request goes on with an empty one. */
export async function signOut(req: Request): Promise<void> {
  await settled((done) => req.session.regenerate(done));
}

/** Says that a page asked by itself, not a person: such a request does not prolong an idle session. */
export function leaveIdleClock(req: Request): void {
  const { session: held } = req;
  held.touch = () => held;
}

/** Is this session past its last hour? */
export function isExpired(person: SignedIn): boolean {
  return Date.now() - person.signedInAt > ABSOLUTE_HOURS * 60 * MINUTE;
}
