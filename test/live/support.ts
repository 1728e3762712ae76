import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { z } from 'zod';
import { liveRoutes } from '../../src/live/live.routes.ts';
import type { LiveBar } from '../../src/live/live.views.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import { testRooms, type TestRooms } from '../support/rooms.ts';
import { until } from '../support/stores.ts';

/** One event as the browser's EventSource would see it. */
export interface Heard {
  readonly event: string;
  readonly id: string;
  readonly data: LiveBar & { readonly open?: number };
}

/** A reader of one stream. */
export interface Listener {
  readonly headers: Headers;
  readonly status: number;
  readonly raw: () => string;
  readonly heard: Heard[];
  bars(key: string): LiveBar[];
  waitFor(what: string, check: (heard: readonly Heard[]) => boolean, patienceMs?: number): Promise<void>;
  ended(): boolean;
  close(): void;
}

/** The house with the pages of progress on a real port. */
export interface LiveHouse extends TestRooms {
  readonly site: string;
  readonly server: Server;
  cookieOf(person: keyof typeof PEOPLE): Promise<string>;
  listen(cookie: string, lastEventId?: string): Promise<Listener>;
}

function doors(): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/uji/masuk/:person',
    permission: 'public',
    params: z.object({ person: z.string() }),
    async handle({ params, req, page }) {
      await signIn(req, 'staff', params.person);
      page.redirect('/');
    },
  });
  return router;
}

function parse(text: string): Heard | null {
  const fields = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const));
  const data = fields.get('data');
  if (data === undefined) return null;
  return { event: fields.get('event') ?? '', id: fields.get('id') ?? '', data: JSON.parse(data) as Heard['data'] };
}

async function openListener(site: string, cookie: string, lastEventId?: string): Promise<Listener> {
  const control = new AbortController();
  const answer = await fetch(`${site}/langsung`, {
    headers: { Accept: 'text/event-stream', Cookie: cookie, ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) },
    signal: control.signal,
  });
  const heard: Heard[] = [];
  let raw = '';
  let rest = '';
  let over = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      raw += text;
      const pieces = `${rest}${text}`.split('\n\n');
      rest = pieces.pop() ?? '';
      heard.push(...pieces.flatMap((piece) => parse(piece) ?? []));
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => (over = true));
  return {
    headers: answer.headers,
    status: answer.status,
    raw: () => raw,
    heard,
    bars: (key) => heard.filter(({ data }) => data.key === key).map(({ data }) => data),
    waitFor: (what, check, patienceMs) => until(what, () => Promise.resolve(check(heard)), patienceMs),
    ended: () => over,
    close: () => control.abort(),
  };
}

/** Starts it; the caller closes it. */
export async function liveHouse(): Promise<LiveHouse> {
  const house = await testRooms();
  const { rooms } = house;
  const app = await createShell({
    config: rooms.config,
    pool: await rooms.database.pool(),
    log: createLogger('silent', 'test'),
    identify: ({ id }) => Promise.resolve({ actor: PEOPLE[id as keyof typeof PEOPLE], place: 'Kantor Contoh', title: 'Petugas' }),
    checks: [],
    info: {},
    routers: [doors(), liveRoutes(rooms.live)],
  });
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...house,
    site,
    server,
    async cookieOf(person) {
      const answer = await fetch(`${site}/uji/masuk/${person}`, { redirect: 'manual' });
      return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    },
    listen: (cookie, lastEventId) => openListener(site, cookie, lastEventId),
    async close() {
      rooms.live.stop();
      server.close();
      server.closeAllConnections();
      await house.close();
    },
  };
}
