import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { systemActor } from '../../src/platform/actor.ts';
import { chromiumPath, newVisitor, openChromium, type Visitor } from '../support/browser.ts';
import { startProduct, type RunningProduct } from '../support/product.ts';
import { signsIn } from './officers.ts';

const chromium = chromiumPath();
const story = chromium === undefined ? describe.skip : describe;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const CODED = [
  'DAFTAR PESERTA;;;;;;;;;',
  'No Kartu;Kode BU;NIK;Nama;Tgl Lahir;L/P;Gaji;Status;Segmen;PISA',
  '0001000000001;01000091;9901010508740003;Budi;05/08/1974;L;4500000;AKTIF;PPU;1',
  '0001000000002;01000091;9901014403800004;Siti;04/03/1980;P;;AKTIF;PPU;2',
  ';01000091;9901010702990005;Tono;07/02/1999;L;;AKTIF;PPU;4',
].join('\r\n');
const asFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

let product: RunningProduct;
let browser: Browser;
let sri: Visitor;
const failures: string[] = [];

/** What a machine can find wrong with the page for people who use it in another way. */
async function barriers(): Promise<string[]> {
  const found = await sri.page.evaluate<string[]>(`${AXE}; axe.run(document).then((result) => result.violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`);
  const sideways = await sri.page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return sideways ? [...found, 'the page scrolls sideways'] : found;
}

async function isOpenToAll(): Promise<void> {
  for (const width of [1280, 375]) {
    await sri.page.setViewportSize({ width, height: 900 });
    expect({ page: sri.page.url(), width, barriers: await barriers() }).toEqual({ page: sri.page.url(), width, barriers: [] });
  }
  await sri.page.setViewportSize({ width: 1280, height: 900 });
}

/** Reaches a control by the tabulator alone. */
async function tabsTo(words: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await sri.page.keyboard.press('Tab');
    const name = await sri.page.evaluate("document.activeElement?.textContent?.trim() ?? ''");
    if (name === words) return;
  }
  throw new Error(`"${words}" cannot be reached by the keyboard`);
}

story('a file of an unknown layout goes through the five steps', () => {
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openChromium(chromium ?? '')]);
    sri = await newVisitor(browser, product.site, 'desk', failures);
  });
  afterEach(() => expect(failures).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('waits at the columns until codes and dates are explained', async () => {
    await signsIn(sri, 'membership_officer');
    await sri.goTo('/impor/baru');
    await isOpenToAll();
    await sri.attach('Berkas CSV atau XLSX', asFile('peserta.csv', CODED));
    await sri.press('Unggah dan periksa');
    await sri.sees('Apa arti kode pada kolom "PISA"?');
    await isOpenToAll();
    await sri.press('Simpan dan periksa');
    await sri.sees('Ada yang perlu diperbaiki');
    await sri.page.locator('input[value="relation-edabu"]').check();
    await sri.page.locator('input[name="tanggal"][value="dmy"]').check();
    await sri.press('Simpan dan periksa');
    await sri.sees('Hasil bila diterbitkan');
    const preview = await sri.reads();
    expect(preview).toContain('Dibaca dengan susunan kolom versi 1');
    expect(preview).toMatch(/Baru 2 .*Ditolak 1/);
    expect(preview).not.toContain('9901010508740003');
    await isOpenToAll();
  });

  it('goes back and forward without losing anything', async () => {
    const address = sri.page.url();
    await sri.follow('Kolom');
    await sri.sees('Isian dan kolomnya');
    await sri.page.goBack();
    expect(sri.page.url()).toBe(address);
    await sri.page.goForward();
    await sri.sees('Isian dan kolomnya');
    await sri.goTo(address);
    await sri.press('Lanjut ke masalah');
    await sri.sees('Nomor kunci baris kosong.');
    await isOpenToAll();
    await sri.follow('Nomor kunci baris kosong.');
    await sri.sees('Isi nomor kunci baris sesuai sumber data.');
    await isOpenToAll();
    await sri.page.goBack();
  });

  it('publishes by the keyboard alone what can be read', async () => {
    await sri.sees('Perbaiki baris yang ditolak');
    await tabsTo('Lanjut tanpa baris yang ditolak');
    await sri.page.keyboard.press('Enter');
    await sri.sees('belum ada yang berubah bagi orang lain');
    await isOpenToAll();
    await tabsTo('Terbitkan');
    await sri.page.keyboard.press('Enter');
    await sri.page.getByText('Baris dalam berkas').waitFor();
    await sri.page.getByText('Anda boleh meninggalkan halaman ini').waitFor({ state: 'detached' });
    await sri.sees('Lihat masalah dan unduh laporannya');
    expect(await sri.reads()).toMatch(/Baru 2/);
    await isOpenToAll();
  });

  it('takes the mended report back in four interactions', async () => {
    await sri.follow('Lihat masalah dan unduh laporannya');
    await sri.sees('Perbaiki baris yang ditolak');
    const [download] = await Promise.all([sri.page.waitForEvent('download'), sri.press('Unduh baris yang ditolak (CSV)')]);
    const report = readFileSync(await download.path(), 'utf8');
    const mended = report.replace("\r\n,'01000091", "\r\n'0001000000003,'01000091");
    expect(mended).not.toBe(report);
    await sri.attach('Laporan yang sudah diperbaiki', asFile('perbaikan.csv', mended));
    await sri.press('Unggah perbaikan');
    await sri.sees('belum ada yang berubah bagi orang lain');
    expect(await sri.reads()).toMatch(/Baris dalam berkas 1 Baru 1 .*Ditolak 0/);
    await sri.press('Terbitkan');
    await sri.sees('Hasil');
    await sri.page.getByText('Anda boleh meninggalkan halaman ini').waitFor({ state: 'detached' });
    const rows = await product.house.rooms.database.read(systemActor([1]), (tx) =>
      tx.rows<{ key: string; relation: string; day: string }>('SELECT source_key AS key, relation, birth_date AS day FROM member WHERE present ORDER BY 1'),
    );
    expect(rows).toEqual([
      { key: '0001000000001', relation: 'P', day: '1974-08-05' },
      { key: '0001000000002', relation: 'S', day: '1980-03-04' },
      { key: '0001000000003', relation: 'A', day: '1999-02-07' },
    ]);
  });
});
