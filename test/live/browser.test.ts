import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/platform/actor.ts';
import { signsIn } from '../journeys/officers.ts';
import { chromiumPath, newVisitor, openChromium, type Visitor } from '../support/browser.ts';
import { startProduct, type RunningProduct } from '../support/product.ts';
import { until } from '../support/stores.ts';

const chromium = chromiumPath();
if (chromium === undefined) process.stderr.write('Progress in a real browser is left out: there is no Chromium on this machine.\n');
const inBrowser = chromium === undefined ? describe.skip : describe;

inBrowser('the bar in a real browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let officer: Visitor;
  const failures: string[] = [];

  beforeAll(async () => {
    product = await startProduct();
    browser = await openChromium(chromium ?? '');
    officer = await newVisitor(browser, product.site, 'desk', failures);
    await signsIn(officer, 'labour_officer');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const change = (sql: string, params: readonly unknown[]) => product.house.rooms.database.transaction(systemActor([1]), (tx) => tx.run(sql, params));
  const progress = (id: string, done: number) => change('UPDATE import_batch SET progress = $2 WHERE id = $1', [id, JSON.stringify({ done, total: 1000 })]);

  async function newBatch(): Promise<string> {
    return product.house.rooms.database.transaction(systemActor([1]), async (tx) => {
      const row = await tx.row<{ id: string }>(
        `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
         SELECT 1, 'register-workers', 'snapshot', 'WLKP', '2026-11', 'pekerja.csv', 'x', 'checking', id FROM account LIMIT 1 RETURNING id`,
      );
      return row?.id ?? '';
    });
  }

  const sharesOf = async (page: Page) => {
    const bars = await page.locator('[data-live] progress').all();
    return Promise.all(bars.map(async (bar) => Number(await bar.getAttribute('value'))));
  };
  const shareOf = async (page: Page) => (await sharesOf(page))[0] ?? 0;

  /** Watches until the work has ended; the shares that were on the screen. */
  async function watches(id: string): Promise<number[]> {
    const shares: number[] = [];
    for (const done of [200, 500, 300, 900]) {
      await progress(id, done);
      await until(`the screen shows ${done} rows`, async () => {
        shares.push(await shareOf(officer.page));
        return (await officer.reads()).includes(`${done} dari sekitar 1.000 baris`);
      });
    }
    await change(`UPDATE import_batch SET state = 'failed', failure = 'Berkas contoh berhenti di sini.' WHERE id = $1`, [id]);
    await officer.sees('Berkas contoh berhenti di sini.');
    return shares;
  }

  it('follows the stream, with one connection for all bars of the page, and loads the page anew at the end', async () => {
    const [one, other] = [await newBatch(), await newBatch()];
    let streams = 0;
    officer.page.on('request', (request) => {
      if (request.url().endsWith('/langsung')) streams += 1;
    });
    await officer.goTo('/impor');
    expect(await officer.page.locator('[data-live]').count()).toBe(2);
    await until('the stream is open', () => Promise.resolve(streams > 0));
    await progress(one, 100);
    await progress(other, 100);
    await until('both bars move', async () => (await sharesOf(officer.page)).filter((share) => share > 0).length === 2);
    expect(streams).toBe(1);
    await officer.goTo(`/impor/${one}`);
    const shares = await watches(one);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('asks by itself where streams are blocked', async () => {
    const id = await newBatch();
    await officer.page.route('**/langsung', (route) => route.abort());
    await officer.goTo(`/impor/${id}`);
    const shares = await watches(id);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    await officer.page.unroute('**/langsung');
  });

  it('asks by itself where a proxy keeps the stream back', async () => {
    const id = await newBatch();
    await officer.page.route('**/langsung', () => undefined);
    await officer.goTo(`/impor/${id}`);
    await progress(id, 400);
    await until('the bar moves', async () => (await shareOf(officer.page)) > 0.2);
    await officer.page.unrouteAll({ behavior: 'ignoreErrors' });
    await change(`UPDATE import_batch SET state = 'withdrawn' WHERE id = $1`, [id]);
    // The page loads itself anew at the end; the next one must not be opened in the middle of that.
    await officer.sees('Dibatalkan');
  });

  it('labels the bar, speaks seldom, and cancels', async () => {
    const id = await newBatch();
    await progress(id, 400);
    await officer.goTo(`/impor/${id}`);
    expect(await officer.page.getByRole('progressbar', { name: 'Kemajuan pekerjaan' }).count()).toBe(1);
    const spoken = officer.page.locator('[data-live-spoken]');
    expect(await spoken.getAttribute('aria-live')).toBe('polite');
    await until('it says the quarter', async () => (await spoken.textContent()) === '25 persen selesai');
    await progress(id, 450);
    await officer.sees(/450 dari sekitar/);
    expect(await spoken.textContent()).toBe('25 persen selesai');
    await officer.press('Batalkan impor');
    await officer.sees('Impor dibatalkan');
  });

  it('works without a script, by a link', async () => {
    const id = await newBatch();
    await progress(id, 300);
    const cookies = await officer.page.context().cookies();
    const context = await browser.newContext({ baseURL: product.site, javaScriptEnabled: false, locale: 'id-ID' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto(`/impor/${id}`);
    const before = await page.locator('[data-live-words]').textContent();
    expect(before).toContain('300 dari sekitar 1.000 baris');
    await progress(id, 700);
    await page.getByRole('link', { name: 'Muat ulang untuk melihat kemajuan terbaru' }).click();
    expect(await page.locator('[data-live-words]').textContent()).toContain('700 dari sekitar 1.000 baris');
    await context.close();
  });

  it('broke no content rule and no page', () => {
    expect(failures).toEqual([]);
  });
});
