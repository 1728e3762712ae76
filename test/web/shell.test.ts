import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import request from 'supertest';
import { mountedRoutes } from '../../src/web/registry.ts';
import { removeFolder, shellUnderTest, uploadFolder } from './shell-under-test.ts';

let app: Express;

beforeAll(async () => {
  app = await shellUnderTest();
});

afterAll(removeFolder);

/** A browser with the form page open: its cookie is kept and its token known. */
async function browser(as?: string) {
  const agent = request.agent(app);
  if (as !== undefined) await agent.get(`/uji/masuk/${as}`).expect(303);
  const page = await agent.get('/galeri').expect(200);
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return { agent, token, page };
}

const GOOD = { nama: 'PT Contoh', alasan: 'keluar', setuju: 'ya' };

describe('a form', () => {
  it('answers a good one with 303 and shows the message once', async () => {
    const { agent, token } = await browser();
    await agent
      .post('/galeri')
      .type('form')
      .send({ ...GOOD, _csrf: token })
      .expect(303);
    const after = await agent.get('/galeri');
    expect(after.text).toContain('Isian tersimpan.');
    expect((await agent.get('/galeri')).text).not.toContain('Isian tersimpan.');
  });

  it('shows a bad one again with its answers, each problem linked to its field', async () => {
    const { agent, token } = await browser();
    const answer = await agent
      .post('/galeri')
      .type('form')
      .send({ nama: '', alasan: 'pindah', catatan: '<script>', _csrf: token });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Kesalahan: ');
    expect(answer.text).toContain('href="#nama"');
    expect(answer.text).toContain('href="#setuju"');
    expect(answer.text).toMatch(/value="pindah" checked/);
    expect(answer.text).toContain('&lt;script&gt;');
    expect(answer.text).not.toContain('govuk-notification-banner');
  });

  it.each([
    ['no token', {}, {}],
    ['a wrong token', { _csrf: 'x' }, {}],
    ['another site by Sec-Fetch-Site', 'token', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another subdomain', 'token', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', 'token', { Origin: 'https://evil.example' }],
  ])('refuses %s', async (_name, fields, headers) => {
    const { agent, token } = await browser();
    const body = fields === 'token' ? { _csrf: token } : fields;
    await agent
      .post('/galeri')
      .set(headers)
      .type('form')
      .send({ ...GOOD, ...body })
      .expect(403);
  });

  it('takes the null origin that our own referrer policy causes', async () => {
    const { agent, token } = await browser();
    await agent
      .post('/galeri')
      .set({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })
      .type('form')
      .send({ ...GOOD, _csrf: token })
      .expect(303);
  });
});

describe('who may', () => {
  it('sends signed-out people to sign in, with the way back', async () => {
    const answer = await request(app).get('/uji/tanda-tangan?x=1').expect(303);
    expect(answer.headers['location']).toBe('/masuk?kembali=%2Fuji%2Ftanda-tangan%3Fx%3D1');
  });

  it('names the missing right and stays signed in', async () => {
    const { agent } = await browser('labour_officer');
    const refusal = await agent.get('/uji/tanda-tangan').expect(403);
    expect(refusal.text).toContain('menandatangani surat');
    expect(refusal.text).toContain('Petugas Pemeriksa BPJS Kesehatan');
    expect((await agent.get('/galeri')).text).toContain('Rina &lt;b&gt;');
  });

  it('ends the session of somebody who may not act any more', async () => {
    const { page } = await browser('gone');
    expect(page.text).not.toContain('Rina');
  });

  it('gives a new session id at sign-in', async () => {
    const { agent, page } = await browser();
    const answer = await agent.get('/uji/masuk/head');
    const id = (headers: unknown) => /patuh=([^;]+)/.exec(String(headers))?.[1];
    expect(id(answer.headers['set-cookie'])).toBeDefined();
    expect(id(answer.headers['set-cookie'])).not.toBe(id(page.headers['set-cookie']));
  });

  it('registers each route with its right', () => {
    expect(mountedRoutes()).toContainEqual({
      method: 'get',
      path: '/uji/tanda-tangan',
      permission: 'letters:sign',
    });
  });
});

describe('errors', () => {
  it.each([
    ['/uji/rusak', 500],
    ['/uji/berebut', 409],
    ['/uji/mati', 503],
    ['/tidak-ada', 404],
  ])('%s is a page with status %i and a number, never a stack', async (path, status) => {
    const answer = await request(app).get(path).expect(status);
    expect(answer.text).toContain(String(answer.headers['x-request-id']));
    expect(answer.text).not.toMatch(/rahasia dapur|node_modules|\.ts:\d/);
  });

  it('stops the eleventh export of an hour', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++)
      statuses.push((await request(app).get('/uji/batas').set('X-Forwarded-For', '10.0.0.9')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    const late = await request(app).get('/uji/batas').set('X-Forwarded-For', '10.0.0.9');
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('uploads', () => {
  it('streams a file to disk under a name of ours', async () => {
    const { agent, token } = await browser();
    const answer = await agent
      .post('/uji/unggah')
      .field('_csrf', token)
      .field('catatan', 'surat')
      .attach('bukti', Buffer.from('isi'), '../../etc/passwd');
    expect(answer.body).toEqual({
      body: { catatan: 'surat' },
      files: [{ fileName: 'passwd', size: 3, sha256: createHash('sha256').update('isi').digest('hex') }],
    });
    expect(readdirSync(uploadFolder).filter((name) => name.startsWith('upload-'))).toHaveLength(1);
  });

  it.each([
    ['a file that is too large', { catatan: 'surat' }, 2000, 422],
    ['a form that is incomplete', {}, 10, 422],
    ['a form without token', null, 10, 403],
  ])('refuses %s and keeps nothing', async (_name, fields, size, status) => {
    const before = readdirSync(uploadFolder).length;
    const { agent, token } = await browser();
    const post = agent.post('/uji/unggah');
    if (fields !== null) void post.field('_csrf', token).field({ ...fields });
    await post.attach('bukti', Buffer.alloc(size), 'a.pdf').expect(status);
    expect(readdirSync(uploadFolder)).toHaveLength(before);
  });
});

describe('every answer', () => {
  it('carries the strict headers', async () => {
    const { headers } = await request(app).get('/galeri');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('has no inline script, style or handler', async () => {
    const { page } = await browser('labour_officer');
    expect(page.text).not.toMatch(/<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)/);
  });

  it('uses a host-bound, secure cookie and HSTS on https', async () => {
    const secure = await shellUnderTest('https://patuh.example');
    const answer = await request(secure).get('/galeri').set('X-Forwarded-Proto', 'https');
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-patuh=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/,
    );
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
  });

  it('serves assets under addresses that never change their content', async () => {
    const { page } = await browser();
    const css = /href="(\/assets\/app-[0-9a-f]{16}\.css)"/.exec(page.text)?.[1] ?? '';
    const answer = await request(app).get(css).expect(200);
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.text).not.toMatch(/GDS Transport|asset:/);
  });

  it('answers machines: degraded without the optional part, yet ready', async () => {
    const ready = await request(app).get('/ready').expect(200);
    expect(ready.body).toEqual({ status: 'degraded', parts: { database: 'up', redis: 'degraded' } });
    await request(app).get('/ping').expect(200, 'pong');
  });

  it('switches the language by a cookie and comes back inside the site only', async () => {
    const agent = request.agent(app);
    const there = await agent.get('/bahasa/en?kembali=/galeri').expect(303);
    expect(there.headers['location']).toBe('/galeri');
    expect((await agent.get('/galeri')).text).toContain('<html lang="en"');
    expect((await agent.get('/bahasa/id?kembali=//evil.example')).headers['location']).toBe('/');
    await agent.get('/bahasa/xx').expect(404);
  });
});
