import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { can, ROLES, type Role } from '../../src/accounts/permissions.ts';
import { createApp } from '../../src/app.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { mountedRoutes } from '../../src/web/registry.ts';
import { testRooms, type TestRooms } from '../support/rooms.ts';

type StaffRole = Exclude<Role, 'employer' | 'system'>;
type Agent = ReturnType<typeof request.agent>;

const STAFF = ROLES.filter((role): role is StaffRole => role !== 'employer' && role !== 'system');
const PASSWORD = 'sandi-uji-yang-panjang';
const MISSING_RIGHT = 'Halaman ini memerlukan hak';
const SOME_ID = '00000000-0000-7000-8000-0000000000aa';

let world: TestRooms;
let app: Express;
const agents = new Map<StaffRole, Agent>();

const fieldOf = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';

async function signedIn(role: StaffRole): Promise<Agent> {
  const email = `${role}@contoh.example`;
  await world.rooms.accounts.create(systemActor([1]), { officeId: 2, role, name: `Uji ${role}`, title: 'Petugas', staffNumber: '1', email, password: PASSWORD });
  const agent = request.agent(app);
  const first = await agent.get('/masuk');
  await agent.post('/masuk').type('form').send({ _csrf: fieldOf(first.text, '_csrf'), email, password: PASSWORD, kembali: '/' });
  const second = await agent.get('/masuk/kode');
  const { rows } = await (await world.rooms.database.pool()).query<{ id: string }>('SELECT id FROM patuh.account WHERE email = $1', [email]);
  const kode = await world.rooms.signIns.demoCode(rows[0]?.id ?? '');
  await agent.post('/masuk/kode').type('form').send({ _csrf: fieldOf(second.text, '_csrf'), kode });
  return agent;
}

const addressOf = (path: string) => path.replaceAll(/:(\w+)/g, SOME_ID);

beforeAll(async () => {
  world = await testRooms();
  app = await createApp(world.rooms, [], {});
  for (const role of STAFF) agents.set(role, await signedIn(role));
});
afterAll(() => world.close());

describe('every role against every route', () => {
  it('knows a good number of routes, each with a right', () => {
    expect(mountedRoutes().length).toBeGreaterThan(50);
  });

  it.each(STAFF)('%s is let in where the table says so and nowhere else', async (role) => {
    const agent = agents.get(role);
    if (!agent) throw new Error('not signed in');
    const wrong: string[] = [];
    for (const route of mountedRoutes()) {
      // Signing out would end the test's own session.
      if (route.permission === 'public' || route.permission === 'signed-in') continue;
      const response = await agent[route.method](addressOf(route.path)).redirects(0);
      const refused = response.status === 403 && response.text.includes(MISSING_RIGHT);
      if (refused === can(role, route.permission)) wrong.push(`${route.method} ${route.path} → ${response.status}`);
      if (response.status >= 500) wrong.push(`${route.method} ${route.path} → ${response.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('sends everybody who is not signed in to a sign-in page', async () => {
    const wrong: string[] = [];
    for (const route of mountedRoutes()) {
      if (route.permission === 'public') continue;
      const response = await request(app)[route.method](addressOf(route.path)).redirects(0);
      if (response.status !== 303 || !/^\/(?:portal\/)?masuk/.test(response.get('Location') ?? '')) wrong.push(`${route.method} ${route.path} → ${response.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives every answer the security headers', async () => {
    const response = await request(app).get('/masuk');
    expect(response.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(response.get('Content-Security-Policy')).not.toContain('unsafe-inline');
    expect(response.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.get('Cache-Control')).toBe('no-store');
  });
});
