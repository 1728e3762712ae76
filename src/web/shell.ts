import { randomUUID } from 'node:crypto';
import path from 'node:path';
import express, { type Express, type Request, type RequestHandler, type Router } from 'express';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Logger } from '../platform/logger.ts';
import { createAssets } from './assets.ts';
import { languageOf } from './dictionary/index.ts';
import { errorPages, notFound } from './error-pages.ts';
import { galleryRoutes } from './gallery.routes.ts';
import { healthRoutes, type HealthCheck } from './health.ts';
import { LANGUAGE_COOKIE, languageRoutes } from './language.routes.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { setState, stateOf, type Person } from './request-state.ts';
import { securityHeaders } from './security.ts';
import { createSessionStore } from './session-store.ts';
import { isExpired, sessionMiddleware, signOut, type SignedIn } from './session.ts';
import { createRender, type Render } from './views.ts';

/** Finds who a session belongs to; null when they may not act any more. */
export type Identify = (signedIn: SignedIn) => Promise<Person | null>;

export interface ShellOptions {
  readonly config: Pick<Config, 'demo' | 'publicUrl' | 'sessionKey' | 'trustedProxies' | 'dataDirectory'>;
  /** Sessions and limits live here; null keeps both in memory, for tests. */
  readonly pool: Pool | null;
  readonly log: Logger;
  readonly identify: Identify;
  readonly checks: readonly HealthCheck[];
  readonly info: Readonly<Record<string, string>>;
  /** The rooms' routers, with full paths. */
  readonly routers: readonly Router[];
}

function cookieOf(req: Request, name: string): string | undefined {
  const pair = (req.get('cookie') ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}

async function personOf(req: Request, identify: Identify): Promise<Person | null> {
  const signedIn = req.session.person;
  if (signedIn === undefined) return null;
  const person = isExpired(signedIn) ? null : await identify(signedIn);
  if (person === null) await signOut(req);
  return person;
}

/** Gives every request its number and language, so that even a failing session store gets a page. */
function numbered(parts: {
  readonly render: Render;
  readonly limits: RateLimits;
  readonly demo: boolean;
}): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    res.set('X-Request-Id', requestId);
    setState(req, {
      ...parts,
      requestId,
      language: languageOf(cookieOf(req, LANGUAGE_COOKIE)),
      person: null,
    });
    next();
  };
}

/** Finds who the session belongs to. */
function identified(identify: Identify): RequestHandler {
  return async (req, _res, next) => {
    const state = stateOf(req);
    const found = await personOf(req, identify);
    setState(req, {
      ...state,
      person: found && { ...found, actor: { ...found.actor, requestId: state.requestId } },
    });
    next();
  };
}

/**
 * The web application around the rooms' routers: machine addresses and assets first (no session), then
 * session and person, then the pages, then 404 and the error pages. It never listens.
 */
export async function createShell(options: ShellOptions): Promise<Express> {
  const { config, pool, log, identify } = options;
  const https = config.publicUrl.startsWith('https:');
  const assets = await createAssets(path.join(config.dataDirectory, 'cache'));
  const store = createSessionStore(pool, (...parts) =>
    log.error({ parts: parts.map(String) }, 'session store'),
  );
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');
  app.use(securityHeaders(https));
  app.use(healthRoutes(options.checks, options.info));
  app.use(assets.router);
  app.use(numbered({ render: createRender(assets.url), limits: createRateLimits(pool), demo: config.demo }));
  app.use(sessionMiddleware(store, config.sessionKey, https));
  app.use(identified(identify));
  app.use(languageRoutes(https), ...options.routers);
  if (config.demo) app.use(galleryRoutes());
  app.use(notFound);
  app.use(errorPages(log));
  return app;
}
