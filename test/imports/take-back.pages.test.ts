import { Router, type Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { z } from 'zod';
import { importRoutes } from '../../src/imports/import.routes.ts';
import { takeBackRoutes } from '../../src/imports/publishing/take-back.routes.ts';
import { takeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { liveBoard } from '../../src/live/live-board.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { qualityRoutes } from '../../src/quality/quality.routes.ts';
import { qualityService } from '../../src/quality/quality.service.ts';
import { mount } from '../../src/web/page.ts';
import { signIn } from '../../src/web/session.ts';
import { createShell } from '../../src/web/shell.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, type ImportRoom } from './support.ts';

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

describe('pages that take a file back and judge the data', () => {
  let room: ImportRoom;
  let app: Express;
  let october: string;
  let november: string;
  beforeAll(async () => {
    room = await importRoom();
    const { database } = room.db;
    const takeBack = takeBackService(database, () => Promise.resolve({ findings: 3, cases: 1, letters: 1 }));
    const wouldFall = () => Promise.resolve({
        findings: 3,
        letters: [{ caseId: PEOPLE.labour.id, number: '0007/TGR-1/KC-9901/XI/2026', companyName: 'PT Satu' }],
        sent: [{ caseId: PEOPLE.labour.id, number: '0003/TGR-1/KC-9901/X/2026', companyName: 'PT Dua' }],
      });
    const quiet = createLogger('silent', 'test');
    app = await createShell({
      config: { demo: true, publicUrl: 'http://127.0.0.1', sessionKey: 'k'.repeat(64), trustedProxies: 1, dataDirectory: room.folder },
      pool: null,
      log: quiet,
      identify: ({ id }) => Promise.resolve({ actor: PEOPLE[id as keyof typeof PEOPLE], place: 'Kantor Contoh', title: 'Petugas' }),
      checks: [],
      info: {},
      routers: [doors(), importRoutes({ imports: room.imports, database, vault: room.vault, live: liveBoard(database, quiet) }), takeBackRoutes({ database, takeBack, wouldFall }), qualityRoutes(database)],
    });
  });
  afterAll(() => room.close());

  async function browser(person: keyof typeof PEOPLE) {
    const agent = request.agent(app);
    await agent.get(`/uji/masuk/${person}`).expect(303);
    return {
      get: (address: string) => agent.get(address),
      post: async (address: string, fields: Readonly<Record<string, string>>) => {
        const token = /name="_csrf" value="([^"]*)"/.exec((await agent.get(address)).text)?.[1] ?? '';
        return agent.post(address).type('form').send({ _csrf: token, ...fields });
      },
    };
  }

  it('teach when nothing was published yet', async () => {
    const rina = await browser('labour');
    expect((await rina.get('/mutu-data')).text).toContain('Belum ada data yang dinilai');
  });

  it('show the points by month with what to mend, and give the sheet', async () => {
    const quality = qualityService(room.db.database);
    const publish = async (content: string, period: string) => {
      const id = await checked(room, 'register-companies', content, { period });
      await room.imports.publish(id);
      await quality.score(id);
      return id;
    };
    october = await publish('id_perusahaan,nama_perusahaan,nib\nP1,PT Satu,12\nP2,,\n', '2026-10');
    november = await publish('id_perusahaan,nama_perusahaan,nib\nP1,PT Satu,9900000000011\nP2,PT Dua,\n', '2026-11');
    const rina = await browser('labour');
    const { text } = await rina.get('/mutu-data').expect(200);
    expect(text).toContain('2026-10');
    expect(text).toContain('▲');
    expect(text).toContain('Tidak ada masalah pada baris-baris berkas ini.');
    const sheet = await rina.get(`/mutu-data/${october}/umpan-balik.xlsx`).expect(200);
    expect(sheet.headers['content-disposition']).toContain('umpan-balik-register-companies-2026-10.xlsx');
    expect((await (await browser('auditor')).get(`/mutu-data/${october}/umpan-balik.xlsx`)).status).toBe(403);
    expect((await (await browser('stranger')).get(`/mutu-data/${october}/umpan-balik.xlsx`)).status).toBe(404);
  });

  it('say what would be undone, ask for a reason, and name the files to take back first', async () => {
    const rina = await browser('labour');
    expect((await rina.get(`/impor/${november}`)).text).toContain(`/impor/${november}/tarik`);
    expect((await rina.get(`/impor/${october}/tarik`)).text).toContain(`/impor/${november}/tarik`);
    const page = await rina.get(`/impor/${november}/tarik`);
    expect(page.text).toContain('0007/TGR-1/KC-9901/XI/2026');
    expect(page.text).toContain('0003/TGR-1/KC-9901/X/2026</a> · PT Dua');
    expect(page.text).toContain('Temuan yang gugur');
    const refused = await rina.post(`/impor/${november}/tarik`, { alasan: '  ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tulis alasan penarikan');
    expect((await rina.post(`/impor/${november}/tarik`, { alasan: 'Berkas bulan lain.' })).status).toBe(303);
    expect((await rina.get(`/impor/${november}`)).text).toContain('3 temuan gugur');
    const after = await rina.get(`/impor/${november}/tarik`);
    expect(after.text).toContain('Berkas bulan lain.');
    expect(after.text).not.toContain('<textarea');
  });

  it('are closed to people without the right', async () => {
    const auditor = await browser('auditor');
    expect((await auditor.get(`/impor/${october}/tarik`)).status).toBe(403);
    expect((await auditor.get('/mutu-data')).status).toBe(200);
    expect((await (await browser('stranger')).get(`/impor/${october}/tarik`)).status).toBe(404);
  });
});
