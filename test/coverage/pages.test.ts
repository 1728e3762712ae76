import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { codeOf } from '../../src/portal/one-time-code.ts';
import { portalApp } from '../portal/app.ts';
import { CODE_KEY, PDF, portalWorld, type Firm, type PortalWorld } from '../portal/world.ts';

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

function browser() {
  const agent = supertest.agent(app);
  let token = '';
  const look = async (path: string) => {
    const page = await agent.get(path);
    token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? token;
    return page;
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) => agent.post(path).type('form').send({ _csrf: token, ...fields });
  const upload = (path: string, document: string) => agent.post(path).field('_csrf', token).field('document', document).attach('file', PDF, 'bukti.pdf');
  return { agent, look, post, upload };
}

async function employer(firm: Firm) {
  const user = browser();
  const door = `/masuk-pemberi-kerja/${firm.accessCode}`;
  await user.look(door);
  await user.post(door, { contact: firm.contact.id });
  const { id } = await world.one<{ id: string }>(`SELECT data->>'codeId' AS id FROM mail_message WHERE template = 'one-time-code' ORDER BY created_at DESC LIMIT 1`);
  await user.post(`${door}/kode`, { 'one-time-code': codeOf(CODE_KEY, id) });
  return user;
}

async function staff(person: string) {
  const user = browser();
  await user.agent.get(`/uji/masuk/${person}`);
  return user;
}

describe('a layoff, from the employer to the desk', () => {
  it('asks why, when, how proven and who; then exactly the evidence; then the desk approves', async () => {
    const firm = await world.makeFirm({ workers: 0, members: 3 });
    const user = await employer(firm);
    await user.look('/pekerja-berhenti/baru');
    expect((await user.post('/pekerja-berhenti/baru', {})).status).toBe(422);
    const day = (await user.post('/pekerja-berhenti/baru', { reason: 'layoff' })).headers['location'] ?? '';
    await user.look(day);
    const parts = { reason: 'layoff', 'day-day': '10', 'day-month': '11', 'day-year': '2026' };
    expect((await user.post('/pekerja-berhenti/baru/tanggal', { ...parts, disputed: 'ya' })).text).toContain('Perselisihan masih berjalan');
    expect((await user.post('/pekerja-berhenti/baru/tanggal', { ...parts, 'day-day': '31', disputed: 'tidak' })).status).toBe(422);
    const proof = (await user.post('/pekerja-berhenti/baru/tanggal', { ...parts, disputed: 'tidak' })).headers['location'] ?? '';
    expect((await user.look(proof)).text).toContain('Perjanjian bersama');
    const people = (await user.post('/pekerja-berhenti/baru/bukti', { eventOn: '2026-11-10', proof: 'notice_and_receipt' })).headers['location'] ?? '';
    const chooser = await user.look(people);
    expect(chooser.text).toContain('sudah lewat');
    const formKey = /name="formKey" value="([^"]+)"/.exec(chooser.text)?.[1] ?? '';
    const facts = { reason: 'layoff', eventOn: '2026-11-10', proof: 'notice_and_receipt', formKey, dependants: '4' };
    expect((await user.post('/pekerja-berhenti/baru/pekerja', facts)).status).toBe(422);
    const own = (await user.post('/pekerja-berhenti/baru/pekerja', { ...facts, people: firm.members[0] ?? '' })).headers['location'] ?? '';
    expect((await user.look(own)).text).toContain('Tanda terima laporan PHK');
    expect((await user.upload(`${own}/bukti`, 'layoff_notice')).headers['location']).toBe(own);
    expect((await user.look(`${own}/kirim`)).text).toContain('SPTJM');
    expect((await user.post(`${own}/kirim`, {})).status).toBe(422);
    expect((await user.post(`${own}/kirim`, { statement: 'ya' })).headers['location']).toBe(own);

    const request = `/penonaktifan/${own.split('/').at(-1) ?? ''}`;
    const labour = await staff('labour');
    expect((await labour.look(request)).text).toContain('Pastikan laporan PHK');
    expect((await labour.post(`${request}/setujui`, {})).status).toBe(403);
    expect((await labour.post(`${request}/laporan`, { receipt: '560/77/2026' })).headers['location']).toBe(request);

    const desk = await staff('membership');
    expect((await desk.look('/penonaktifan')).text).toContain('PT Maju Jaya');
    expect((await desk.look(request)).text).toContain('560/77/2026');
    expect((await desk.post(`${request}/setujui`, {})).headers['location']).toBe('/penonaktifan');
    const timeline = await desk.look(`/peserta/${firm.members[0] ?? ''}/riwayat`);
    expect(timeline.text).toContain('9 Mei 2027');
    expect((await user.look(own)).text).toContain('Disetujui');
    expect((await desk.look('/penonaktifan?lihat=selesai')).text).toContain('Disetujui');
  });

  it('shows the employer exactly the missing piece and the reason of a refusal', async () => {
    const firm = await world.makeFirm({ workers: 0, members: 1 });
    const user = await employer(firm);
    const people = await user.look('/pekerja-berhenti/baru/pekerja?alasan=resignation&tanggal=2026-11-01');
    const formKey = /name="formKey" value="([^"]+)"/.exec(people.text)?.[1] ?? '';
    const own = (await user.post('/pekerja-berhenti/baru/pekerja', { reason: 'resignation', eventOn: '2026-11-01', formKey, people: firm.members[0] ?? '', dependants: '0' })).headers['location'] ?? '';
    await user.upload(`${own}/bukti`, 'resignation_letter');
    await user.post(`${own}/kirim`, { statement: 'ya' });
    const request = `/penonaktifan/${own.split('/').at(-1) ?? ''}`;
    const desk = await staff('membership');
    await desk.look(request);
    expect((await desk.post(`${request}/setujui`, {})).text).toContain('belum lengkap');
    expect((await desk.post(`${request}/minta`, { document: 'resignation_letter', words: 'Tanda tangan tidak terbaca.' })).headers['location']).toBe(request);
    expect((await user.look(own)).text).toContain('Tanda tangan tidak terbaca.');
    expect((await desk.post(`${request}/tolak`, { reason: '' })).status).toBe(422);
    expect((await desk.post(`${request}/tolak`, { reason: 'Pekerja masih bekerja.' })).status).toBe(303);
    expect((await user.look(own)).text).toContain('Pekerja masih bekerja.');
  });

  it('approves all complete and unflagged requests together, with a page for each result', async () => {
    const desk = await staff('membership');
    const firm = await world.makeFirm({ workers: 0, members: 1 });
    const user = await employer(firm);
    const people = await user.look('/pekerja-berhenti/baru/pekerja?alasan=resignation&tanggal=2026-11-01');
    const formKey = /name="formKey" value="([^"]+)"/.exec(people.text)?.[1] ?? '';
    const own = (await user.post('/pekerja-berhenti/baru/pekerja', { reason: 'resignation', eventOn: '2026-11-01', formKey, people: firm.members[0] ?? '', dependants: '0' })).headers['location'] ?? '';
    for (const document of ['resignation_letter', 'signed_worker_list']) await user.upload(`${own}/bukti`, document);
    await user.post(`${own}/kirim`, { statement: 'ya' });
    await desk.look('/penonaktifan');
    const check = await desk.post('/penonaktifan/periksa-bersama', {});
    const ids = /name="ids" value="([^"]+)"/.exec(check.text)?.[1] ?? '';
    expect(own).toContain(ids);
    const result = await desk.post('/penonaktifan/setujui-bersama', { ids });
    expect(result.text).toContain('1 disetujui, 0 tidak.');
  });

  it('is hidden from other firms', async () => {
    const [firm, other] = [await world.makeFirm({ workers: 0, members: 1 }), await world.makeFirm({ workers: 0, members: 1 })];
    const [user, stranger] = [await employer(firm), await employer(other)];
    const people = await user.look('/pekerja-berhenti/baru/pekerja?alasan=death&tanggal=2026-11-01');
    const formKey = /name="formKey" value="([^"]+)"/.exec(people.text)?.[1] ?? '';
    const own = (await user.post('/pekerja-berhenti/baru/pekerja', { reason: 'death', eventOn: '2026-11-01', formKey, people: firm.members[0] ?? '', dependants: '0' })).headers['location'] ?? '';
    await stranger.look('/pekerja-berhenti');
    expect((await stranger.look(own)).status).toBe(404);
    expect((await stranger.upload(`${own}/bukti`, 'death_certificate')).status).toBe(404);
    for (const act of ['kirim', 'batal']) expect((await stranger.post(`${own}/${act}`, { statement: 'ya' })).status).toBe(404);
    expect((await stranger.look(`/penonaktifan/${own.split('/').at(-1) ?? ''}`)).status).toBe(403);
  });
});
