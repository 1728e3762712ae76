import { Router, type Request } from 'express';
import { can, type Permission } from '../accounts/permissions.ts';
import { NotAllowed } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import { mount, type Page } from '../web/page.ts';
import { leaveIdleClock } from '../web/session.ts';
import { openEventStream, StreamPlaces, untold } from './event-stream.ts';
import type { LiveBoard } from './live-board.ts';
import { liveBar } from './live.views.ts';
import type { LiveWork } from './progress.ts';

/** Tabs of one session that may hold a stream: a browser has six connections to a host, and pages need some. */
const STREAMS_PER_SESSION = 4;
const STREAMS_PER_PROCESS = 1000;
/** A stream asks anew who is reading after this time. */
const STREAM_LIFE_MS = 5 * 60_000;

const RIGHTS: Readonly<Record<LiveWork['subject'], Permission>> = { import: 'imports:read', run: 'linkage:read' };

const mayFollow = (actor: Actor) => (work: LiveWork) => can(actor.role, RIGHTS[work.subject]);

/** Where a stream broke off, as the browser tells when it connects again; null for a first connection. */
function lastHeard(req: Request): number | null {
  const id = Number(req.get('last-event-id') ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function assertStaff(actor: Actor): void {
  if (!Object.values(RIGHTS).some((right) => can(actor.role, right))) throw new NotAllowed('Akun Anda tidak mengikuti pekerjaan panjang.');
}

const eventsOf = (work: readonly LiveWork[], page: Page) =>
  work.map((one) => ({ name: 'kemajuan', id: one.changedAt, data: liveBar(one, page.language, page.t) }));

/**
 * How long work is coming along: `/langsung` is one stream of server-sent events for all bars of a tab,
 * `/langsung/keadaan` the same as one answer, for browsers and networks that stop streams.
 */
export function liveRoutes(live: LiveBoard): Router {
  const router = Router();
  const places = new StreamPlaces(STREAMS_PER_SESSION, STREAMS_PER_PROCESS);

  mount(router, {
    method: 'get',
    path: '/langsung',
    permission: 'signed-in',
    async handle({ actor, req, res, page }) {
      assertStaff(actor);
      leaveIdleClock(req);
      const session = req.sessionID;
      if (!places.take(session)) {
        res.status(429).set('Retry-After', '10').json({ error: page.t('Terlalu banyak tab mengikuti kemajuan.') });
        return;
      }
      const first = await live.now(actor, lastHeard(req)).catch((error: unknown) => {
        places.free(session);
        throw error;
      });
      const fresh = untold();
      const show = (work: readonly LiveWork[]) => {
        for (const event of eventsOf(fresh(work.filter(mayFollow(actor))), page)) stream.send(event);
      };
      const stream = openEventStream(res, STREAM_LIFE_MS, () => {
        leave();
        places.free(session);
      });
      const leave = live.follow({ actor, show, end: () => stream.close() });
      const id = first.at(-1)?.changedAt ?? 0;
      stream.send({ name: 'sambungan', id, data: { open: first.filter((one) => one.open).length } });
      show(first);
    },
  });

  mount(router, {
    method: 'get',
    path: '/langsung/keadaan',
    permission: 'signed-in',
    async handle({ actor, req, res, page }) {
      assertStaff(actor);
      leaveIdleClock(req);
      const work = (await live.now(actor)).filter(mayFollow(actor));
      res.json({ work: work.map((one) => liveBar(one, page.language, page.t)) });
    },
  });

  return router;
}
