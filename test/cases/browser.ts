import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Router, type Express } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { asKnownRoutes } from '../../src/cases/as-known.routes.ts';
import { caseRoutes } from '../../src/cases/case.routes.ts';
import { proofSheetRoutes } from '../../src/cases/proof-sheet.routes.ts';
import { findingRoutes } from '../../src/cases/findings.routes.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import type { CaseWorld } from './world.ts';

type Person = keyof typeof PEOPLE;

const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-kasus-'));

/** Removes what the application wrote. */
export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
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
      page.redirect('/kasus');
    },
  });
  return router;
}

/** The pages of this room in the real shell; `/uji/masuk/<person>` signs in as one of PEOPLE. */
export function appOf({ database, vault, cases, findings }: CaseWorld): Promise<Express> {
  return createShell({
    config: { demo: true, publicUrl: 'http://127.0.0.1', sessionKey: 'k'.repeat(64), trustedProxies: 1, dataDirectory: folder },
    pool: null,
    log: createLogger('silent', 'test'),
    identify: ({ id }) => Promise.resolve({ actor: PEOPLE[id as Person], place: 'Kantor Contoh', title: 'Petugas' }),
    checks: [],
    info: {},
    routers: [doors(), findingRoutes({ database, vault, findings, cases }), caseRoutes({ database, vault, cases }), proofSheetRoutes(database), asKnownRoutes({ database, vault })],
  });
}

/** A signed-in browser that fills in forms: the token and the version come from the page that shows the form. */
export async function browserOf(app: Express, person: Person) {
  const agent = request.agent(app);
  await agent.get(`/uji/masuk/${person}`).expect(303);
  return {
    get: (address: string) => agent.get(address),
    submit: async (from: string, to: string, fields: Readonly<Record<string, unknown>>) => {
      const page = await agent.get(from).expect(200);
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
      return agent
        .post(to)
        .type('form')
        .send({ _csrf: hidden('_csrf'), versi: hidden('versi'), surat: hidden('surat'), ...fields });
    },
  };
}
