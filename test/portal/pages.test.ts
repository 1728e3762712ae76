import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { codeOf } from '../../src/portal/one-time-code.ts';
import { portalApp } from './app.ts';
import { CODE_KEY, PDF, portalWorld, type Firm, type PortalWorld } from './world.ts';

let world: PortalWorld;
let app: Express;
let close: () => void;
beforeAll(async () => {
  world = await portalWorld();
  ({ app, close } = await portalApp(world));
});
afterAll(async () => {
  close();
  await world.close();
});

type Browser = ReturnType<typeof supertest.agent>;

/** A browser that fills in the hidden token of the page it looks at. */
function browser() {
  const agent: Browser = supertest.agent(app);
  let token = '';
  const look = async (path: string) => {
    const page = await agent.get(path);
    token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? token;
    return page;
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) => agent.post(path).type('form').send({ _csrf: token, ...fields });
  const upload = (path: string, fields: Readonly<Record<string, string>>, name: string, bytes: Buffer) => {
    const request = agent.post(path).field('_csrf', token);
    for (const [field, value] of Object.entries(fields)) void request.field(field, value);
    return request.attach('file', bytes, name);
  };
  return { agent, look, post, upload };
}

const newestCode = async () =>
  codeOf(CODE_KEY, (await world.one<{ id: string }>(`SELECT data->>'codeId' AS id FROM mail_message WHERE template = 'one-time-code' ORDER BY created_at DESC LIMIT 1`)).id);

async function signedIn(firm: Firm) {
  const user = browser();
  const door = `/masuk-pemberi-kerja/${firm.accessCode}`;
  await user.look(door);
  const asked = await user.post(door, { contact: firm.contact.id });
  expect(asked.headers['location']).toBe(`${door}/kode`);
  await user.look(`${door}/kode`);
  const entered = await user.post(`${door}/kode`, { 'one-time-code': await newestCode() });
  expect(entered.headers['location']).toBe('/tugas');
  return user;
}

describe('the way in', () => {
  it('shows no personal data, and looking fifty times uses nothing up', async () => {
    const firm = await world.makeFirm();
    const user = browser();
    const door = `/masuk-pemberi-kerja/${firm.accessCode}`;
    for (let n = 0; n < 15; n += 1) await user.look(door);
    const page = await user.look(door);
    expect(page.text).toContain('PT M•••');
    expect(page.text).not.toContain('Maju Jaya');
    expect(page.text).not.toContain(firm.email);
    expect(page.text).not.toContain('Pekerja 01');
    await user.post(door, { contact: firm.contact.id });
    for (let n = 0; n < 15; n += 1) await user.look(`${door}/kode`);
    const entered = await user.post(`${door}/kode`, { 'one-time-code': await newestCode() });
    expect(entered.headers['location']).toBe('/tugas');
  });

  it('lets nobody in from a second browser, or without the token of the form', async () => {
    const firm = await world.makeFirm();
    const [user, thief] = [browser(), browser()];
    const door = `/masuk-pemberi-kerja/${firm.accessCode}`;
    await user.look(door);
    await user.post(door, { contact: firm.contact.id });
    const code = await newestCode();
    await thief.look(`${door}/kode`);
    expect((await thief.post(`${door}/kode`, { 'one-time-code': code })).status).toBe(422);
    expect((await supertest(app).post(`${door}/kode`).type('form').send({ 'one-time-code': code })).status).toBe(403);
  });

  it('sends people who are not signed in to the page for the code on the letter', async () => {
    const asked = await supertest(app).get('/tugas');
    expect(asked.headers['location']).toBe('/portal/masuk?kembali=%2Ftugas');
    const user = browser();
    await user.look('/portal/masuk');
    const firm = await world.makeFirm();
    const next = await user.post('/portal/masuk', { code: firm.accessCode.replace(/(.{4})/g, '$1 ').toUpperCase(), kembali: '/tugas' });
    expect(next.headers['location']).toBe(`/masuk-pemberi-kerja/${firm.accessCode}?kembali=%2Ftugas`);
  });
});

describe('answering on pages', () => {
  it('goes from the task list to the receipt', async () => {
    const firm = await world.makeFirm({ workers: 2 });
    const user = await signedIn(firm);
    const [first = '', second = ''] = firm.findings;
    expect((await user.look('/tugas')).text).toContain('Belum dijawab');
    expect((await user.look(`/tugas/${first}`)).text).toContain('BPJS Ketenagakerjaan');
    expect((await user.post(`/tugas/${first}`, { ground: 'bpjs-ketenagakerjaan' })).headers['location']).toBe(`/tugas/${first}/penjelasan/bpjs-ketenagakerjaan`);
    expect((await user.look(`/tugas/${first}/penjelasan/bpjs-ketenagakerjaan`)).text).toContain('dua badan yang berbeda');
    expect((await user.post(`/tugas/${first}`, {})).status).toBe(422);
    expect((await user.post(`/tugas/${first}`, { ground: 'enrolled' })).headers['location']).toBe('/tugas');
    expect((await user.post(`/tugas/${second}`, { ground: 'left' })).headers['location']).toBe(`/tugas/${second}/bukti`);
    await user.look(`/tugas/${second}/bukti`);
    const bad = await user.upload(`/tugas/${second}/bukti`, { note: '1 Oktober 2026', document: 'end_of_work_proof' }, 'surat.pdf', Buffer.from('<html>'));
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('1 Oktober 2026');
    const good = await user.upload(`/tugas/${second}/bukti`, { note: '1 Oktober 2026', document: 'end_of_work_proof' }, 'surat.pdf', PDF);
    expect(good.headers['location']).toBe('/tugas/periksa');
    const check = await user.look('/tugas/periksa');
    const formKey = /name="formKey" value="([^"]+)"/.exec(check.text)?.[1] ?? '';
    const sent = await user.post('/tugas/periksa', { formKey });
    const again = await user.post('/tugas/periksa', { formKey });
    expect(again.headers['location']).toBe(sent.headers['location']);
    const receipt = await user.look(sent.headers['location'] ?? '');
    expect(receipt.text).toMatch(/JWB-2026-[2-9A-Z]{8}/);
  });

  it('answers many in a table, with one proof for all', async () => {
    const firm = await world.makeFirm({ workers: 6 });
    const user = await signedIn(firm);
    expect((await user.look('/tugas/tabel')).text).toContain('Pekerja 06');
    const saved = await user.post('/tugas/tabel', { common: 'enrolled', [`ground-${firm.findings[0] ?? ''}`]: 'not_ours', [`ground-${firm.findings[1] ?? ''}`]: 'not_ours' });
    expect(saved.headers['location']).toBe('/tugas/bukti-bersama');
    expect((await user.look('/tugas/bukti-bersama')).text).toContain('2 orang');
    const shared = await user.upload('/tugas/bukti-bersama', { key: 'PDS_TK.not_ours', document: 'supplier_contract' }, 'kontrak.pdf', PDF);
    expect(shared.headers['location']).toBe('/tugas/periksa');
    expect((await user.look('/tugas/periksa')).text).toContain('kontrak.pdf');
  });

  it('serves evidence as an attachment only, and to nobody else', async () => {
    const [firm, other] = [await world.makeFirm({ workers: 1 }), await world.makeFirm({ workers: 1 })];
    const [user, stranger] = [await signedIn(firm), await signedIn(other)];
    const id = firm.findings[0] ?? '';
    await user.look(`/tugas/${id}`);
    await user.post(`/tugas/${id}`, { ground: 'left' });
    await user.upload(`/tugas/${id}/bukti`, { note: '1 Oktober 2026', document: 'end_of_work_proof' }, 'surat.pdf', PDF);
    const { evidence } = await world.one<{ evidence: string }>('SELECT id AS evidence FROM evidence_file WHERE company_id = $1', [firm.companyId]);
    const file = await user.agent.get(`/bukti/${evidence}`);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.headers['content-security-policy']).toContain('sandbox');
    for (const path of [`/bukti/${evidence}`, `/tugas/${id}`, `/tugas/${id}/bukti`]) expect((await stranger.agent.get(path)).status).toBe(404);
  });
});

describe('the officers', () => {
  async function staff(person: string) {
    const user = browser();
    await user.agent.get(`/uji/masuk/${person}`);
    return user;
  }

  it('decide answers, each with a reason', async () => {
    const firm = await world.makeFirm({ workers: 1 });
    const user = await signedIn(firm);
    const id = firm.findings[0] ?? '';
    await user.look(`/tugas/${id}`);
    await user.post(`/tugas/${id}`, { ground: 'enrolled' });
    const formKey = /name="formKey" value="([^"]+)"/.exec((await user.look('/tugas/periksa')).text)?.[1] ?? '';
    await user.post('/tugas/periksa', { formKey });
    const officer = await staff('labour');
    const list = await officer.look('/jawaban');
    const page = /href="(\/jawaban\/[0-9a-f-]{36})"/.exec(list.text)?.[1] ?? '';
    const detail = await officer.look(page);
    const answer = /name="decision-([0-9a-f-]{36})"/.exec(detail.text)?.[1] ?? '';
    expect((await officer.post(page, {})).status).toBe(422);
    expect((await officer.post(page, { [`decision-${answer}`]: 'accepted' })).status).toBe(422);
    expect((await officer.post(page, { [`decision-${answer}`]: 'accepted', [`reason-${answer}`]: 'Sesuai' })).status).toBe(303);
    expect((await officer.look(page)).text).toContain('Diterima');
  });

  it('register a contact of a firm that they can see, and end one', async () => {
    const firm = await world.makeFirm();
    const [officer, stranger] = [await staff('labour'), await staff('stranger')];
    expect((await stranger.look(`/kontak/perusahaan/${firm.companyId}`)).status).toBe(404);
    const form = `/kontak/perusahaan/${firm.companyId}`;
    await officer.look(form);
    expect((await officer.post(form, { name: 'Adi', email: 'bukan alamat', verification: 'call' })).status).toBe(422);
    expect((await officer.post(form, { name: 'Adi', email: firm.email, verification: 'call' })).status).toBe(422);
    expect((await officer.post(form, { name: 'Adi', email: 'adi@perusahaan.example', verification: 'not-yet' })).status).toBe(303);
    const list = await officer.look('/kontak');
    const contact = /\/kontak\/([0-9a-f-]{36})\/periksa/.exec(list.text)?.[1] ?? '';
    expect((await officer.look(`/kontak/${contact}/periksa`)).status).toBe(200);
    expect((await officer.post(`/kontak/${contact}/periksa`, { verification: 'visit' })).status).toBe(303);
    expect((await officer.post(`/kontak/${contact}/akhiri`, {})).status).toBe(303);
  });
});
