import type { Express, Router } from 'express';
import { ownAccountRoutes } from './accounts/own-account.routes.ts';
import { peopleRoutes } from './accounts/people.routes.ts';
import { signInRoutes } from './accounts/sign-in.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { asKnownRoutes } from './cases/as-known.routes.ts';
import { caseRoutes } from './cases/case.routes.ts';
import { proofSheetRoutes } from './cases/proof-sheet.routes.ts';
import { revealNikRoutes } from './cases/reveal-nik.routes.ts';
import { wouldFallWith } from './cases/data-withdrawn.queries.ts';
import { findingRoutes } from './cases/findings.routes.ts';
import type { Rooms } from './compose.ts';
import { coverageRoutes } from './coverage/coverage.routes.ts';
import { demoClockRoutes } from './demo/clock.routes.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/people.ts';
import { homeQueries } from './home/home.queries.ts';
import { importRoutes } from './imports/import.routes.ts';
import { takeBackRoutes } from './imports/publishing/take-back.routes.ts';
import { linkageRoutes } from './linkage/linkage.routes.ts';
import { reviewRoutes } from './linkage/review.routes.ts';
import { liveRoutes } from './live/live.routes.ts';
import { letterRoutes } from './notices/officer.routes.ts';
import { letterCheckRoutes } from './notices/public.routes.ts';
import { identifyEmployer } from './portal/identify.ts';
import { portalRoutes } from './portal/portal.routes.ts';
import { qualityRoutes } from './quality/quality.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { galleryRoutes } from './web/gallery.routes.ts';
import type { HealthCheck } from './web/health.ts';
import { homeRoutes } from './home/home.routes.ts';
import type { SignedIn } from './web/session.ts';
import { createShell } from './web/shell.ts';

const DEMO_DOOR = { password: DEMO_PASSWORD, emails: DEMO_ACCOUNTS.map((account) => account.email) };

function routersOf(rooms: Rooms): readonly Router[] {
  const { config, database, hooks, cases } = rooms;
  const demo = config.demo ? [galleryRoutes(), demoClockRoutes(database, config.inboxUrl)] : [];
  return [
    signInRoutes(rooms.signIns, config.demo ? DEMO_DOOR : null),
    ownAccountRoutes(rooms.signIns, rooms.accounts),
    peopleRoutes(database, rooms.accounts),
    homeRoutes(database, homeQueries),
    liveRoutes(rooms.live),
    importRoutes(rooms),
    takeBackRoutes({ database, takeBack: rooms.takeBack, wouldFall: wouldFallWith }),
    qualityRoutes(database),
    linkageRoutes(rooms.linkage, rooms.live),
    reviewRoutes(rooms.pairReview, rooms.linkage),
    findingRoutes(rooms),
    asKnownRoutes(rooms),
    revealNikRoutes(database, rooms.vault),
    caseRoutes(rooms),
    proofSheetRoutes(database),
    letterRoutes({ database, renderer: rooms.renderer, delivery: rooms.delivery, acts: cases }),
    letterCheckRoutes(database),
    portalRoutes({ database, hooks, codeKey: config.sessionKey }),
    coverageRoutes({ database }),
    auditRoutes(database),
    settingsRoutes(database),
    ...demo,
  ];
}

/** The whole web application on composed rooms. It never listens; `src/server.ts` does. */
export async function createApp(rooms: Rooms, checks: readonly HealthCheck[], info: Readonly<Record<string, string>>): Promise<Express> {
  const { config, database, logger, signIns } = rooms;
  const identify = (signedIn: SignedIn) =>
    signedIn.kind === 'employer' ? identifyEmployer(database, signedIn.id) : signIns.person(signedIn.id);
  return createShell({ config, pool: await database.pool(), log: logger, identify, checks, info, routers: [...routersOf(rooms)] });
}
