import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { PEOPLE } from '../support/database.ts';
import { appOf, browserOf, removeFolder } from './browser.ts';
import { caseWorld, type CaseWorld, type MadeFirm } from './world.ts';

let world: CaseWorld;
let app: Express;
beforeAll(async () => {
  world = await caseWorld();
  app = await appOf(world);
});
afterAll(async () => {
  removeFolder();
  await world.close();
});

async function opened(firm: MadeFirm): Promise<string> {
  const outcome = await world.cases.open(PEOPLE.labour, firm.id, 'all');
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.caseId;
}

describe('the list of findings', () => {
  it('shows each firm once with its gap, and narrows by name, kind and size of the gap', async () => {
    const firm = await world.firm({ workers: 7, missing: 4 });
    const other = await world.firm({ workers: 3, missing: 1, registered: false });
    const { get } = await browserOf(app, 'labour');
    const all = await get('/temuan').expect(200);
    expect(all.text).toContain(firm.name);
    expect(all.text).toContain('dari 7');
    const big = await get('/temuan?minimal=4').expect(200);
    expect([big.text.includes(firm.name), big.text.includes(other.name)]).toEqual([true, false]);
    const unregistered = await get('/temuan?jenis=PWBD').expect(200);
    expect([unregistered.text.includes(firm.name), unregistered.text.includes(other.name)]).toEqual([false, true]);
    const named = await get(`/temuan?cari=${encodeURIComponent(other.name.toLowerCase())}&urut=nama`).expect(200);
    expect(named.text).toContain(other.name);
  });

  it('teaches when there is nothing, and survives odd filters', async () => {
    const { get } = await browserOf(app, 'labour');
    const none = await get('/temuan?cari=tidak-ada-perusahaan-ini').expect(200);
    expect(none.text).toContain('Tidak ada yang cocok');
    await get('/temuan?minimal=abc&jenis=x&halaman=-3&urut=y').expect(200);
  });

  it('hides other areas', async () => {
    const firm = await world.firm();
    const { get } = await browserOf(app, 'stranger');
    expect((await get('/temuan').expect(200)).text).not.toContain(firm.name);
    await get(`/temuan/${firm.id}`).expect(404);
  });
});

describe('the page of a firm', () => {
  it('masks every NIK', async () => {
    const firm = await world.firm({ missing: 3 });
    const { get } = await browserOf(app, 'labour');
    const page = await get(`/temuan/${firm.id}`).expect(200);
    expect(page.text).toMatch(/9926••••••••\d{4}/);
    expect(page.text).not.toMatch(/\b\d{16}\b/);
    expect(page.text).toContain('Belum terdaftar');
  });

  it('opens a case with the chosen findings', async () => {
    const firm = await world.firm({ missing: 3 });
    const { submit } = await browserOf(app, 'labour');
    const path = `/temuan/${firm.id}`;
    const none = await submit(path, `${path}/kasus`, { cakupan: 'pilihan' });
    expect([none.status, none.text.includes('Centang paling sedikit satu temuan')]).toEqual([422, true]);
    const made = await submit(path, `${path}/kasus`, { cakupan: 'pilihan', temuan: firm.findings.slice(0, 2) });
    expect(made.status).toBe(303);
    expect(await world.query('SELECT state FROM finding WHERE company_id = $1 ORDER BY state', [firm.id])).toEqual([
      { state: 'in_case' },
      { state: 'in_case' },
      { state: 'open' },
    ]);
  });

  it('sets a finding aside with a reason, and takes that back', async () => {
    const firm = await world.firm({ missing: 2 });
    const [one = ''] = firm.findings;
    const { get, submit } = await browserOf(app, 'labour');
    const path = `/temuan/${firm.id}`;
    const bare = await submit(path, `${path}/kesampingkan`, { temuan: one });
    expect([bare.status, bare.text.includes('Pilih alasan'), bare.text.includes('Tulis penjelasan')]).toEqual([422, true, true]);
    expect((await submit(path, `${path}/kesampingkan`, { temuan: one, alasan: 'wrong_match', penjelasan: 'Orang lain.' })).status).toBe(303);
    const aside = await get(`${path}?keadaan=dismissed`).expect(200);
    expect(aside.text).toContain('Dikesampingkan oleh Rina Wulandari: Orang lain.');
    expect((await submit(`${path}?keadaan=dismissed`, `${path}/buka-lagi`, { temuan: one })).status).toBe(303);
    expect((await get(path)).text).toContain(`temuan-${one}`);
  });

  it('offers no act to those who only read', async () => {
    const firm = await world.firm();
    const { get } = await browserOf(app, 'auditor');
    const page = await get(`/temuan/${firm.id}`).expect(200);
    expect(page.text).not.toContain('Buka kasus');
  });
});

describe('the page of a case', () => {
  it('leads from checking to the proposal, with a preview of the letter', async () => {
    const caseId = await opened(await world.firm());
    const { get, submit } = await browserOf(app, 'labour');
    const path = `/kasus/${caseId}`;
    const first = await get(path).expect(200);
    expect(first.text).toContain('2 dari 5 pekerja');
    expect(first.text).not.toMatch(/\b\d{16}\b/);
    expect((await submit(path, `${path}/verifikasi`, {})).status).toBe(303);
    const preview = await get(`${path}/usul`).expect(200);
    expect(preview.text).toContain('teguran tertulis pertama');
    expect((await submit(`${path}/usul`, `${path}/usul`, {})).status).toBe(303);
    const after = await get(path).expect(200);
    expect(after.text).toContain('Diusulkan');
    expect(after.text).toContain('Batalkan usulan');
    expect(after.text).not.toContain('Tanda tangani teguran pertama');
    const signer = await browserOf(app, 'enforcement');
    expect((await signer.get(path)).text).toContain('Tanda tangani teguran pertama');
  });

  it('tells the second of two what the first did (409)', async () => {
    const caseId = await opened(await world.firm());
    const path = `/kasus/${caseId}`;
    const { submit } = await browserOf(app, 'labour');
    await submit(path, `${path}/verifikasi`, {});
    const late = await submit(path, `${path}/tutup`, { versi: '2', alasan: 'Sudah pindah.' });
    expect([late.status, late.text.includes('Rina Wulandari lebih dulu')]).toEqual([409, true]);
  });

  it('records service, and shows the due day with the working days left', async () => {
    const caseId = await opened(await world.firm());
    const path = `/kasus/${caseId}`;
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    await world.cases.propose(PEOPLE.labour, caseId, 3, 'first_warning');
    await world.cases.sign(PEOPLE.enforcement, String((await world.row(caseId))['letter_id']));
    const { get, submit } = await browserOf(app, 'labour');
    const bare = await submit(`${path}/penerimaan`, `${path}/penerimaan`, { 'tanggal-day': '31', 'tanggal-month': '2', 'tanggal-year': '2026' });
    expect([bare.status, bare.text.includes('Pilih cara penyampaian'), bare.text.includes('Tulis nama penerima')]).toEqual([422, true, true]);
    const service = { cara: 'courier', penerima: 'Ratna', resi: 'R-9', 'tanggal-day': '2', 'tanggal-month': '2', 'tanggal-year': '2026' };
    expect((await submit(`${path}/penerimaan`, `${path}/penerimaan`, { ...service, 'tanggal-day': '3' })).status).toBe(422);
    expect((await submit(`${path}/penerimaan`, `${path}/penerimaan`, service)).status).toBe(303);
    const page = await get(path).expect(200);
    expect(page.text).toContain('18 Februari 2026');
    expect(page.text).toContain('Sisa 10 hari kerja');
    expect((await get('/kasus')).text).toContain('18 Februari 2026');
  });

  it('keeps notes, and every form of an act opens', async () => {
    const caseId = await opened(await world.firm());
    const path = `/kasus/${caseId}`;
    const { get, submit } = await browserOf(app, 'enforcement');
    expect((await submit(path, `${path}/catatan`, { catatan: 'Sudah ditelepon.' })).status).toBe(303);
    expect((await get(path)).text).toContain('Sudah ditelepon.');
    expect((await submit(path, `${path}/catatan`, { catatan: ' ' })).status).toBe(422);
    for (const slug of ['tutup', 'tahan', 'lanjutkan', 'patuh', 'pelunasan', 'penolakan', 'pencabutan', 'laporan', 'batalkan-usulan', 'usul-laporan']) {
      await get(`${path}/${slug}`).expect(200);
    }
    expect((await submit(`${path}/tahan`, `${path}/tahan`, { alasan: 'Keberatan masuk.', keberatan: 'ya' })).status).toBe(303);
    expect((await get(path)).text).toContain('Keberatan masuk.');
  });

  it('lists cases by their tabs', async () => {
    const { get } = await browserOf(app, 'head');
    for (const list of ['terbuka', 'dekat', 'lewat', 'usulan', 'jawaban', 'saya', 'ditutup', 'semua']) await get(`/kasus?daftar=${list}`).expect(200);
  });
});
