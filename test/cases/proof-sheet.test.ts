import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { PEOPLE } from '../support/database.ts';
import { appOf, browserOf, removeFolder } from './browser.ts';
import { caseWorld, FIRST_DAY, type CaseWorld } from './world.ts';

let world: CaseWorld;
let app: Express;
beforeAll(async () => {
  world = await caseWorld();
  app = await appOf(world);
  await world.setToday(FIRST_DAY);
});
afterAll(async () => {
  removeFolder();
  await world.close();
});

/** The case and the letter of a first warning that was served on its first day. */
async function served(): Promise<{ readonly caseId: string; readonly letterId: string }> {
  const firm = await world.firm({ missing: 2 });
  const opened = await world.cases.open(PEOPLE.labour, firm.id, 'all');
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const { caseId } = opened;
  const version = async () => Number((await world.row(caseId))['version']);
  await world.cases.step(PEOPLE.labour, caseId, await version(), { kind: 'verify' });
  await world.cases.propose(PEOPLE.labour, caseId, await version(), 'first_warning');
  const letterId = String((await world.row(caseId))['letter_id']);
  await world.cases.sign(PEOPLE.enforcement, letterId);
  await world.cases.recordService(PEOPLE.labour, caseId, await version(), { letterId, servedOn: day(FIRST_DAY), channel: 'courier', receiver: 'Ibu Ratna', receipt: '' });
  return { caseId, letterId };
}

describe('the proof sheet of a due day', () => {
  it('shows each day, says that counting again gives the same, and prints the digest of its own text', async () => {
    const { caseId, letterId } = await served();
    const { get } = await browserOf(app, 'labour');
    const page = await get(`/surat/${letterId}/tenggat`).expect(200);
    expect(page.text).toContain('18 Februari 2026');
    expect(page.text).toContain('Dihitung ulang sekarang dengan versi kalender yang sama: hasilnya sama.');
    const { text } = await get(`/surat/${letterId}/tenggat.txt`).expect(200);
    expect(text).toContain('2026-02-17 Selasa: dilewati (libur nasional: Tahun Baru Imlek');
    expect(page.text).toContain(createHash('sha256').update(text).digest('hex'));
    expect((await get(`/kasus/${caseId}`).expect(200)).text).toContain(`/surat/${letterId}/tenggat`);
  });

  it('warns when the table of holidays no longer gives the day that the letter says', async () => {
    const { letterId } = await served();
    await world.owner.query(`DELETE FROM calendar_day WHERE version = 1 AND day = '2026-02-17'`);
    const { get } = await browserOf(app, 'labour');
    expect((await get(`/surat/${letterId}/tenggat`).expect(200)).text).toContain('Dihitung ulang sekarang hasilnya berbeda.');
  });

  it('is not for other areas, and not there before service', async () => {
    const { letterId } = await served();
    const stranger = await browserOf(app, 'stranger');
    await stranger.get(`/surat/${letterId}/tenggat`).expect(404);
    const { get } = await browserOf(app, 'labour');
    await get('/surat/00000000-0000-7000-8000-000000000000/tenggat').expect(404);
  });
});
