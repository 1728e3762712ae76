import { Router, type Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { z } from 'zod';
import { importRoutes } from '../../src/imports/import.routes.ts';
import { liveBoard } from '../../src/live/live-board.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import { importRoom, type ImportRoom } from './support.ts';

const quiet = createLogger('silent', 'test');
const MEMBERS = `no_kartu,kode_bu,nik,nama,tgl_lahir,jenis_kelamin,upah,status,segmen,hubungan
0001000000001,01000001,9901010508740003,Budi,1974-08-05,L,4500000,AKTIF,PPU,P
0001000000002,01000001,'9901014508740004,Siti,1974-08-05,P,4500000,AKTIF,PPU,P
,01000001,9901010508740005,Tanpa Kartu,1974-08-05,L,4500000,AKTIF,PPU,P
`;

function doors(): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/uji/masuk/:person',
    permission: 'public',
    params: z.object({ person: z.string() }),
    async handle({ params, req, page }) {
      await signIn(req, 'staff', params.person);
      page.redirect('/impor');
    },
  });
  return router;
}

describe('pages of the intake', () => {
  let room: ImportRoom;
  let app: Express;
  beforeAll(async () => {
    room = await importRoom();
    app = await createShell({
      config: { demo: true, publicUrl: 'http://127.0.0.1', sessionKey: 'k'.repeat(64), trustedProxies: 1, dataDirectory: room.folder },
      pool: null,
      log: quiet,
      identify: ({ id }) => Promise.resolve({ actor: PEOPLE[id as keyof typeof PEOPLE], place: 'Kantor Contoh', title: 'Petugas' }),
      checks: [],
      info: {},
      routers: [doors(), importRoutes({ imports: room.imports, database: room.db.database, vault: room.vault, live: liveBoard(room.db.database, quiet) })],
    });
  });
  afterAll(() => room.close());

  async function browser(person: keyof typeof PEOPLE) {
    const agent = request.agent(app);
    await agent.get(`/uji/masuk/${person}`).expect(303);
    const token = async (address: string) => /name="_csrf" value="([^"]*)"/.exec((await agent.get(address).expect(200)).text)?.[1] ?? '';
    return {
      get: (address: string) => agent.get(address),
      post: async (from: string, to: string) => agent.post(to).type('form').send({ _csrf: await token(from) }),
      upload: async (content: string | null, fields: Readonly<Record<string, string>> = {}) => {
        const sending = agent.post('/impor/baru').field('_csrf', await token('/impor/baru'));
        for (const [name, value] of Object.entries({ jenis: '', sumber: '', bulan: '', ...fields })) void sending.field(name, value);
        return content === null ? sending : sending.attach('berkas', Buffer.from(content), 'peserta.csv');
      },
    };
  }

  it('goes from upload through preview to publication and the report', async () => {
    const sri = await browser('membership');
    expect((await sri.get('/impor')).text).toContain('Belum ada berkas');
    const sent = await sri.upload(MEMBERS);
    expect(sent.status).toBe(303);
    const address = sent.headers['location'] ?? '';
    const waiting = await sri.get(address);
    expect(waiting.text).toContain('Menunggu diperiksa');
    expect(waiting.text).toContain(`data-live="import:${address.split('/')[2] ?? ''}"`);
    expect(waiting.text).toContain('Muat ulang untuk melihat kemajuan terbaru');

    await room.imports.check(address.split('/')[2] ?? '');
    expect((await sri.get(address)).headers['location']).toBe(`${address}/pratinjau`);
    const ready = await sri.get(`${address}/pratinjau`);
    expect(ready.text).toContain('Hasil bila diterbitkan');
    expect(ready.text).toContain('9901••••••••0003');
    expect(ready.text).not.toContain('9901010508740003');
    expect((await sri.get(`${address}/masalah`)).text).toContain('Nomor kunci baris kosong.');
    expect((await sri.get(`${address}/masalah/key_missing?kolom=no_kartu`)).text).toContain('Isi nomor kunci baris');
    const report = await sri.get(`${address}/ditolak.csv`);
    expect(report.headers['content-type']).toContain('text/csv');
    expect(report.text).toContain('Cara memperbaiki');
    expect(report.text.trimEnd().split('\r\n')).toHaveLength(2);

    expect((await sri.post(`${address}/terbitkan`, `${address}/terbitkan`)).status).toBe(303);
    expect((await sri.get(address)).text).toContain('Sedang diterbitkan');
    await room.imports.publish(address.split('/')[2] ?? '');
    expect((await sri.get(address)).text).toContain('Terbit');
    expect((await sri.get('/impor')).text).toContain('peserta.csv');
  });

  it('says that the same file was imported before', async () => {
    const sri = await browser('membership');
    const address = (await sri.upload(MEMBERS)).headers['location'] ?? '';
    await room.imports.check(address.split('/')[2] ?? '');
    const page = await sri.get(`${address}/terbitkan`);
    expect(page.text).toContain('Berkas yang sama sudah diimpor');
    expect(page.text).toContain('tidak mengubah apa pun');
    await sri.post(`${address}/terbitkan`, `${address}/batal`);
    expect((await sri.get(address)).text).toContain('Dibatalkan');
  });

  it.each([
    [null, {}, 'Pilih berkas CSV atau XLSX'],
    ['a,b\n1,2\n', {}, 'Baris judul kolom tidak ditemukan'],
    ['%PDF-1.4', {}, 'Berkas adalah PDF'],
    ['nama,alamat\nPT Satu,Jalan 1\n', {}, 'Jenis berkas tidak dapat dipastikan'],
    [MEMBERS, { bulan: '11-2026' }, 'Tulis bulan data seperti 2026-11'],
    [MEMBERS, { sumber: '<b>' }, 'Tulis kode sumber'],
  ])('answers %j %j with a page that says how to mend it', async (content, fields, words) => {
    const sri = await browser('membership');
    const answer = await sri.upload(content, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
  });

  it('keeps people without the right out', async () => {
    const auditor = await browser('auditor');
    expect((await auditor.get('/impor')).status).toBe(200);
    expect((await auditor.get('/impor/baru')).status).toBe(403);
    const stranger = await browser('stranger');
    const [batch] = await room.db.database.read(PEOPLE.labour, (tx) => tx.rows<{ id: string }>('SELECT id FROM import_batch LIMIT 1'));
    expect((await stranger.get(`/impor/${batch?.id ?? ''}`)).status).toBe(404);
  });
});
