import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import {
  createAccountService,
  type AccountService,
  type Enrolment,
  type NewAccount,
} from '../../src/accounts/account.service.ts';
import { ownAccountRoutes } from '../../src/accounts/own-account.routes.ts';
import { peopleRoutes } from '../../src/accounts/people.routes.ts';
import { signInRoutes } from '../../src/accounts/sign-in.routes.ts';
import { createSignInService } from '../../src/accounts/sign-in.service.ts';
import { codeAt, stepAt } from '../../src/accounts/totp.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { nikVault } from '../../src/platform/nik-vault.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

let test: TestDatabase;
let accounts: AccountService;
let app: Express;
const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-masuk-'));
const RIGHT_PASSWORD = 'perahu lontar senyap';

beforeAll(async () => {
  test = await testDatabase();
  const vault = nikVault({ nikKey: '1'.repeat(64), indexKey: '2'.repeat(64) });
  accounts = createAccountService(test.database, vault);
  const signIns = createSignInService(test.database, vault);
  app = await createShell({
    config: {
      demo: false,
      publicUrl: 'http://127.0.0.1',
      sessionKey: 'k'.repeat(64),
      trustedProxies: 1,
      dataDirectory: folder,
    },
    pool: await test.database.pool(),
    log: createLogger('silent', 'test'),
    identify: ({ kind, id }) => (kind === 'staff' ? signIns.person(id) : Promise.resolve(null)),
    checks: [],
    info: {},
    routers: [
      signInRoutes(signIns, { password: RIGHT_PASSWORD, emails: ['peraga@contoh.example'] }),
      ownAccountRoutes(signIns, accounts),
      peopleRoutes(test.database, accounts),
    ],
  });
});

afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function enrol(email: string, role: NewAccount['role'] = 'labour_officer'): Promise<Enrolment> {
  const account = {
    officeId: 2,
    role,
    name: `Orang ${email}`,
    title: '',
    staffNumber: '',
    email,
    password: RIGHT_PASSWORD,
  };
  const outcome = await accounts.create(PEOPLE.administrator, account);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome;
}

/** Opens a page and posts its form with the token of that page. */
async function submit(agent: ReturnType<typeof request.agent>, from: string, to: string, fields: object) {
  const page = await agent.get(from);
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return agent
    .post(to)
    .type('form')
    .send({ ...fields, _csrf: token });
}

async function signedIn(person: Enrolment, step = stepAt(Date.now())) {
  const agent = request.agent(app);
  await submit(agent, '/masuk', '/masuk', { email: person.email, password: RIGHT_PASSWORD });
  const answer = await submit(agent, '/masuk/kode', '/masuk/kode', { kode: codeAt(person.secret, step) });
  return { agent, answer };
}

const actions = async (subjectId: string) =>
  (
    await test.database.read(PEOPLE.administrator, (tx) =>
      tx.rows<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [
        subjectId,
      ]),
    )
  ).map((event) => event.action);

describe('signing in', () => {
  it('takes the password, then the code, and goes back to where one wanted to be', async () => {
    const person = await enrol('satu@contoh.example');
    const agent = request.agent(app);
    const wanted = await agent.get('/akun');
    const answer = await submit(agent, String(wanted.headers['location']), '/masuk', {
      email: 'SATU@contoh.example',
      password: RIGHT_PASSWORD,
      kembali: '/akun',
    });
    expect(answer.headers['location']).toBe('/masuk/kode');
    await agent.get('/akun').expect(303);
    const done = await submit(agent, '/masuk/kode', '/masuk/kode', {
      kode: codeAt(person.secret, stepAt(Date.now())),
    });
    expect(done.headers['location']).toBe('/akun');
    expect((await agent.get('/akun').expect(200)).text).toContain('Orang satu@contoh.example');
    expect(await actions(person.accountId)).toEqual(['account.created', 'account.signed-in']);
  });

  it('says the same to a wrong password and to nobody', async () => {
    await enrol('dua@contoh.example');
    const say = async (email: string) => {
      const answer = await submit(request.agent(app), '/masuk', '/masuk', {
        email,
        password: 'salah sekali ini',
      });
      return [answer.status, answer.text.replaceAll(/value="[^"]*"/g, '').replaceAll(email, '')];
    };
    expect(await say('dua@contoh.example')).toEqual(await say('tidak-ada@contoh.example'));
  });

  it('stops the sixth guess for one account, the right one too', async () => {
    const person = await enrol('tiga@contoh.example');
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++)
      statuses.push(
        (
          await submit(request.agent(app), '/masuk', '/masuk', {
            email: person.email,
            password: n < 5 ? 'salah' : RIGHT_PASSWORD,
          })
        ).status,
      );
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect(await actions(person.accountId)).toEqual([
      'account.created',
      ...Array<string>(5).fill('account.wrong-password'),
    ]);
  });

  it('takes each code once', async () => {
    const person = await enrol('empat@contoh.example');
    const step = stepAt(Date.now());
    expect((await signedIn(person, step)).answer.status).toBe(303);
    expect((await signedIn(person, step)).answer.status).toBe(422);
    expect((await signedIn(person, step + 1)).answer.status).toBe(303);
  });

  it('keeps three sessions of a person and lets them end one', async () => {
    const person = await enrol('lima@contoh.example');
    const now = stepAt(Date.now());
    const browsers = [];
    for (const step of [now - 1, now, now + 1]) browsers.push((await signedIn(person, step)).agent);
    const page = await browsers[2]?.get('/akun');
    const others = [...(page?.text ?? '').matchAll(/name="sesi" value="([^"]+)"/g)].map((match) => match[1]);
    expect(others).toHaveLength(2);
    if (browsers[2] !== undefined) await submit(browsers[2], '/akun', '/akun/sesi', { sesi: others[1] });
    await browsers[0]?.get('/akun').expect(303);
    await browsers[1]?.get('/akun').expect(200);
  });

  it('signs out and leaves nothing behind', async () => {
    const { agent } = await signedIn(await enrol('enam@contoh.example'));
    const answer = await submit(agent, '/akun', '/keluar', {});
    expect(answer.headers['clear-site-data']).toContain('storage');
    await agent.get('/akun').expect(303);
  });

  it('stores neither the session id, the password nor the secret in clear', async () => {
    const person = await enrol('tujuh@contoh.example');
    const { agent } = await signedIn(person);
    const shown = await agent.get('/akun');
    const id = /patuh=s%3A([^.]+)\./.exec(String(shown.headers['set-cookie']))?.[1] ?? '';
    const stored = await test.database.read(PEOPLE.administrator, (tx) =>
      tx.rows(
        `SELECT sid || sess::text AS kept FROM web_session UNION ALL SELECT coalesce(password_hash, '') || coalesce(totp_secret, '') FROM account`,
      ),
    );
    for (const secret of [decodeURIComponent(id), person.secret, RIGHT_PASSWORD])
      expect(JSON.stringify(stored)).not.toContain(secret);
  });
});

describe('a demonstration', () => {
  it('offers its own people, with the code that will be accepted', async () => {
    await enrol('peraga@contoh.example');
    await enrol('bukan-peraga@contoh.example');
    const agent = request.agent(app);
    const page = await agent.get('/masuk');
    expect(page.text).toContain('peraga@contoh.example');
    expect(page.text).not.toContain('bukan-peraga@contoh.example');
    for (let n = 0; n < 2; n++) {
      const again = request.agent(app);
      await submit(again, '/masuk', '/masuk', { email: 'peraga@contoh.example', password: RIGHT_PASSWORD });
      const code = /value="(\d{6})"/.exec((await again.get('/masuk/kode')).text)?.[1];
      expect((await submit(again, '/masuk/kode', '/masuk/kode', { kode: code })).status).toBe(303);
    }
  });
});

describe('managing people', () => {
  it('creates an account, shows its secrets once and lets the person in', async () => {
    const { agent } = await signedIn(await enrol('admin@contoh.example', 'administrator'));
    const answer = await submit(agent, '/pengguna-baru', '/pengguna-baru', {
      nama: 'Dewi Anggraini',
      email: 'dewi@contoh.example',
      peran: 'auditor',
      kantor: '2',
      jabatan: '',
      nip: '',
    });
    expect(answer.text).toContain('Kunci autentikator');
    const again = await submit(agent, '/pengguna-baru', '/pengguna-baru', {
      nama: 'Lain',
      email: 'DEWI@contoh.example',
      peran: 'auditor',
      kantor: '2',
    });
    expect([again.status, again.text.includes('sudah dipakai akun lain')]).toEqual([422, true]);
    expect((await agent.get('/pengguna')).text).toContain('Dewi Anggraini');
  });

  it('deactivates: sessions end at once and the password opens nothing', async () => {
    const person = await enrol('pergi@contoh.example');
    const { agent } = await signedIn(person);
    expect(await accounts.deactivate(PEOPLE.administrator, person.accountId)).toEqual({ kind: 'done' });
    await agent.get('/akun').expect(303);
    expect(
      (
        await submit(request.agent(app), '/masuk', '/masuk', {
          email: person.email,
          password: RIGHT_PASSWORD,
        })
      ).status,
    ).toBe(422);
    expect(await actions(person.accountId)).toContain('account.deactivated');
  });

  it('refuses to touch oneself, and knows nobody of another area', async () => {
    expect(await accounts.deactivate(PEOPLE.administrator, PEOPLE.administrator.id)).toMatchObject({
      kind: 'refused',
    });
    await expect(accounts.deactivate(PEOPLE.administrator, PEOPLE.stranger.id)).rejects.toThrow(
      'Pengguna tidak ditemukan.',
    );
  });

  it('renews what somebody lost; the old is worth nothing', async () => {
    const person = await enrol('lupa@contoh.example');
    const renewed = await accounts.renew(PEOPLE.administrator, person.accountId);
    expect(renewed).toMatchObject({ kind: 'enrolled' });
    expect(
      (
        await submit(request.agent(app), '/masuk', '/masuk', {
          email: person.email,
          password: RIGHT_PASSWORD,
        })
      ).status,
    ).toBe(422);
  });

  it('lets a person change their own password, which ends their other sessions', async () => {
    const person = await enrol('ganti@contoh.example');
    const now = stepAt(Date.now());
    const first = (await signedIn(person, now)).agent;
    const second = (await signedIn(person, now + 1)).agent;
    const form = { sekarang: RIGHT_PASSWORD, baru: 'gunung teduh berkabut', ulang: 'gunung teduh berkabut' };
    expect((await submit(second, '/akun', '/akun/sandi', { ...form, ulang: 'lain' })).status).toBe(422);
    expect((await submit(second, '/akun', '/akun/sandi', { ...form, sekarang: 'salah' })).status).toBe(422);
    expect((await submit(second, '/akun', '/akun/sandi', form)).status).toBe(303);
    await first.get('/akun').expect(303);
    await second.get('/akun').expect(200);
  });
});
