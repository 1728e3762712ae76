import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Router, type Express } from 'express';
import { z } from 'zod';
import { coverageRoutes } from '../../src/coverage/coverage.routes.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { identifyEmployer } from '../../src/portal/identify.ts';
import { portalRoutes } from '../../src/portal/portal.routes.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import { CODE_KEY, type PortalWorld } from './world.ts';

/** The pages of these two rooms in the real shell; `/uji/masuk/<person>` signs a member of staff in. */
export async function portalApp(world: PortalWorld): Promise<{ app: Express; close: () => void }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-portal-'));
  const door = Router();
  mount(door, {
    method: 'get',
    path: '/uji/masuk/:person',
    permission: 'public',
    params: z.object({ person: z.string() }),
    async handle({ params, req, page }) {
      await signIn(req, 'staff', params.person);
      page.redirect('/penonaktifan');
    },
  });
  const staff = new Map(Object.entries(PEOPLE));
  const app = await createShell({
    config: { demo: false, publicUrl: 'http://127.0.0.1', sessionKey: 'k'.repeat(64), trustedProxies: 1, dataDirectory: folder },
    pool: null,
    log: createLogger('silent', 'test'),
    identify: (signedIn) => {
      if (signedIn.kind === 'employer') return identifyEmployer(world.database, signedIn.id);
      const actor = staff.get(signedIn.id);
      return Promise.resolve(actor ? { actor, place: 'Kantor Contoh', title: 'Petugas' } : null);
    },
    checks: [],
    info: {},
    routers: [door, portalRoutes({ database: world.database, hooks: world.hooks, codeKey: CODE_KEY }), coverageRoutes({ database: world.database })],
  });
  return { app, close: () => rmSync(folder, { recursive: true, force: true }) };
}
