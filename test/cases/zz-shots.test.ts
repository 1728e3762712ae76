import { it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { PEOPLE } from '../support/database.ts';
import { appOf } from './browser.ts';
import { caseWorld } from './world.ts';
it('shots', async () => {
  const world = await caseWorld();
  const app = await appOf(world);
  const server = app.listen(0);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) {
    const firm = await world.firm({ workers: 20 + i * 13, missing: 3 + i, registered: i % 2 === 0 });
    if (i > 3) continue;
    const o = await world.cases.open(PEOPLE.labour, firm.id, 'all');
    if (o.kind === 'refused') throw new Error(o.reason);
    ids.push(o.caseId);
    if (i === 0) continue;
    await world.cases.step(PEOPLE.labour, o.caseId, 2, { kind: 'verify' });
    await world.cases.propose(PEOPLE.labour, o.caseId, 3, 'first_warning');
    if (i === 1) continue;
    const letterId = String((await world.row(o.caseId))['letter_id']);
    await world.cases.sign(PEOPLE.enforcement, letterId);
    await world.cases.recordService(PEOPLE.labour, o.caseId, 5, { letterId, servedOn: day('2026-02-02'), channel: 'courier', receiver: 'Ratna', receipt: 'R1' });
  }
  await world.cases.note(PEOPLE.labour, ids[2] ?? '', 'Sudah ditelepon, personalia berjanji mengirim bukti.');
  const lone = await world.firm({ workers: 12, missing: 5 });
  await world.setToday('2026-02-20');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
  for (const [width, tag] of [[1280, 'd'], [375, 'm']] as const) {
    const ctx = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await ctx.newPage();
    await page.goto(`${base}/uji/masuk/labour`);
    const list: [string, string][] = [['temuan', '/temuan'], ['firma', `/temuan/${lone.id}`], ['kasus', '/kasus'], ['show', `/kasus/${ids[2] ?? ''}`], ['show0', `/kasus/${ids[0] ?? ''}`], ['usul', `/kasus/${ids[3] ?? ''}/usul`], ['usul1', `/kasus/${ids[1] ?? ''}/usul-laporan`], ['terima', `/kasus/${ids[1] ?? ''}/penerimaan`], ['tutup', `/kasus/${ids[0] ?? ''}/tutup`]];
    for (const [name, path] of list) {
      const res = await page.goto(base + path);
      await page.screenshot({ path: `/tmp/patuh/cases/${name}-${tag}.png`, fullPage: true });
      await page.evaluate(axe);
      const v = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run()).violations.map((x) => `${x.id}: ${x.nodes[0]?.html ?? ''}`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      console.log(name, tag, res?.status(), v, wide);
    }
    await ctx.close();
  }
  await browser.close();
  server.close();
  await world.close();
}, 120000);
