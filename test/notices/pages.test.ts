import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Router, type Express } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { deliveryService } from '../../src/notices/delivery.service.ts';
import { letterRoutes } from '../../src/notices/officer.routes.ts';
import { letterCheckRoutes } from '../../src/notices/public.routes.ts';
import { sendJournal } from '../../src/notices/send-journal.ts';
import { sha256Of } from '../../src/notices/typst/letter-renderer.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { openMailer } from '../../src/platform/mailer.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import { letterWorld, PUBLIC_URL, type LetterWorld } from './world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-letters-'));
const everybody: readonly Actor[] = Object.values(PEOPLE);
let world: LetterWorld;
let app: Express;

function entrance(): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/uji/masuk/:id',
    permission: 'public',
    params: z.object({ id: z.string() }),
    handle: async ({ params, req, page }) => {
      await signIn(req, 'staff', params.id);
      page.redirect('/surat');
    },
  });
  return router;
}

beforeAll(async () => {
  world = await letterWorld(120);
  const { database, renderer, letters } = world;
  const mailer = openMailer({ url: 'smtp://127.0.0.1:9', from: 'a@x.example' });
  const delivery = deliveryService({ database, mailer, journal: sendJournal(folder), publicUrl: PUBLIC_URL });
  const acts = {
    sign: (actor: Actor, id: string) =>
      database.transaction(actor, (tx) =>
        letters.sign(tx, id, { earliestDueOn: null, hold: 'single' as const }),
      ),
    withdraw: (actor: Actor, id: string, reason: string) =>
      database.transaction(actor, (tx) => letters.withdraw(tx, id, { reason })),
  };
  app = await createShell({
    config: {
      demo: false,
      publicUrl: 'http://127.0.0.1',
      sessionKey: 'k'.repeat(64),
      trustedProxies: 0,
      dataDirectory: folder,
    },
    pool: null,
    log: createLogger('silent', 'test'),
    identify: ({ id }) => {
      const actor = everybody.find((person) => person.id === id);
      return Promise.resolve(actor ? { actor, place: 'Kantor Cabang', title: 'Petugas' } : null);
    },
    checks: [],
    info: {},
    routers: [entrance(), letterRoutes({ database, renderer, delivery, acts }), letterCheckRoutes(database)],
  });
});
afterAll(() => world.close());

async function as(actor: Actor) {
  const agent = request.agent(app);
  await agent.get(`/uji/masuk/${actor.id}`).expect(303);
  return agent;
}

const tokenOf = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the officers pages', () => {
  it('lead from the waiting list to a signed letter and back out of its hold', async () => {
    const id = await world.propose(await world.makeCase());
    const agent = await as(PEOPLE.enforcement);
    expect((await agent.get('/surat').expect(200)).text).toContain(`/surat/${id}`);
    const page = await agent.get(`/surat/${id}`).expect(200);
    expect(page.text).toContain('Teguran Tertulis Pertama');
    expect(page.text).toContain('Tanda tangani surat');
    const _csrf = tokenOf(page.text);
    const refused = await agent.post(`/surat/${id}/tanda-tangan`).type('form').send({ _csrf }).expect(422);
    expect(refused.text).toContain('Nyatakan bahwa Anda sudah membaca');
    await agent.post(`/surat/${id}/tanda-tangan`).type('form').send({ _csrf, dibaca: 'ya' }).expect(303);
    expect((await agent.get('/surat')).text).toContain('ditandatangani dan ditahan');
    expect((await agent.get(`/surat/${id}`)).text).toContain('Surat ditahan');
    await agent.post(`/surat/${id}/tanda-tangan`).type('form').send({ _csrf, dibaca: 'ya' }).expect(409);
    await agent.post(`/surat/${id}/cabut`).type('form').send({ _csrf, alasan: 'Keliru.' }).expect(303);
    const after = await agent.get(`/surat/${id}`);
    expect(after.text).toContain('Dicabut');
    expect(after.text).toContain('batal');
  });

  it('show the frozen file, and a draft before the signature', async () => {
    const id = await world.propose(await world.makeCase());
    const agent = await as(PEOPLE.enforcement);
    const draft = await agent.get(`/surat/${id}/pdf`).expect(200).expect('Content-Type', 'application/pdf');
    expect((draft.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    await world.sign(id);
    const file = await agent.get(`/surat/${id}/pdf`).expect(200);
    expect(sha256Of(file.body as Buffer)).toBe((await world.row(id))['pdf_sha256']);
    expect(file.headers['content-disposition']).toMatch(/^inline; filename="[\w.-]+\.pdf"$/);
  });

  it('keep signing from everybody else, and letters from other areas', async () => {
    const id = await world.propose(await world.makeCase());
    const labour = await as(PEOPLE.labour);
    const page = await labour.get(`/surat/${id}`).expect(200);
    expect(page.text).not.toContain('Tanda tangani surat');
    const _csrf = tokenOf(page.text);
    await labour.post(`/surat/${id}/tanda-tangan`).type('form').send({ _csrf, dibaca: 'ya' }).expect(403);
    await (await as(PEOPLE.stranger)).get(`/surat/${id}`).expect(404);
    await (await as(PEOPLE.stranger)).get(`/surat/${id}/pdf`).expect(404);
    await (await as(PEOPLE.membership)).get('/surat').expect(403);
    await request(app).get(`/surat/${id}`).expect(303);
  });

  it('offer another way for a letter that failed', async () => {
    const id = await world.propose(await world.makeCase());
    await world.sign(id);
    await world.owner.query(`UPDATE letter SET state = 'failed', failure = '550 tidak ada' WHERE id = $1`, [
      id,
    ]);
    const agent = await as(PEOPLE.enforcement);
    expect((await agent.get('/surat?daftar=tindakan')).text).toContain(`/surat/${id}`);
    const page = await agent.get(`/surat/${id}`);
    expect(page.text).toContain('550 tidak ada');
    const _csrf = tokenOf(page.text);
    await agent.post(`/surat/${id}/kurir`).type('form').send({ _csrf, kurir: 'Pos, resi 1' }).expect(303);
    expect((await agent.get(`/surat/${id}`)).text).toContain('diserahkan kepada kurir');
  });

  it.each(['berjalan', 'semua', 'tindakan', 'menunggu'])('have a list %s', async (list) => {
    const agent = await as(PEOPLE.auditor);
    await agent.get(`/surat?daftar=${list}`).expect(200);
  });
});

describe('the page behind the code', () => {
  it('confirms a letter without naming the firm, and has no effect', async () => {
    const id = await world.propose(await world.makeCase());
    await world.sign(id);
    const row = await world.row(id);
    const code = String(row['access_code']);
    const page = await request(app).get(`/s/${code}`).expect(200);
    expect(page.text).toContain('Surat asli');
    expect(page.text).toContain(String(row['pdf_sha256']));
    expect(page.text).toContain('M•••');
    expect(page.text).not.toContain('Maju');
    expect(page.text).toContain(`/masuk-pemberi-kerja/${code}`);
    expect(page.text).toContain('bukan tanda tangan elektronik tersertifikasi');
    expect((await world.row(id))['state']).toBe('held');
    await world.database.transaction(PEOPLE.enforcement, (tx) =>
      world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
    );
    const after = await request(app).get(`/s/${code.toUpperCase()}`).expect(200);
    expect(after.text).toContain('Surat dicabut');
    expect(after.text).not.toContain('Masuk untuk menjawab');
  });

  it('says the same about unknown and malformed codes', async () => {
    const unknown = await request(app)
      .get(`/s/${'a'.repeat(26)}`)
      .expect(404);
    const malformed = await request(app).get('/s/1').expect(404);
    const plain = (html: string) => html.replaceAll(/value="[^"]*"|kembali=[^"]*/g, '');
    expect(plain(unknown.text)).toBe(plain(malformed.text));
    expect(unknown.text).toContain('Surat tidak dikenal');
  });

  it('finds a code that was typed with spaces', async () => {
    const agent = request.agent(app);
    const form = await agent.get('/periksa').expect(200);
    const _csrf = tokenOf(form.text);
    await agent
      .post('/periksa')
      .type('form')
      .send({ _csrf, kode: ' ABCD efgh-2345 ' })
      .expect(303)
      .expect('Location', '/s/abcdefgh2345');
    await agent.post('/periksa').type('form').send({ _csrf, kode: ' ' }).expect(422);
  });
});
