import { expect } from '@jest/globals';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/demo/people.ts';
import type { Visitor } from '../support/browser.ts';
import { FIRM, MISSING } from './story-files.ts';

type StaffRole = (typeof DEMO_ACCOUNTS)[number]['role'];

/** Password, then the code of the authenticator, which a demonstration shows. */
export async function signsIn(person: Visitor, role: StaffRole): Promise<void> {
  const account = DEMO_ACCOUNTS.find((each) => each.role === role);
  await person.goTo('/masuk');
  await person.fill('Alamat e-mail', account?.email ?? '');
  await person.fill('Kata sandi', DEMO_PASSWORD);
  await person.press('Lanjutkan');
  await provesWithCode(person);
  await person.sees(account?.name ?? '');
}

/** Types the code that the page of a demonstration shows. */
export async function provesWithCode(person: Visitor): Promise<void> {
  await person.sees(/kode saat ini/);
  const code = /kode saat ini (\d{6})/.exec(await person.reads())?.[1] ?? '';
  await person.fill('Kode', code);
  await person.press('Lanjutkan');
}

/** Uploads one file, reads what it would do, and publishes it. */
export async function publishesFile(officer: Visitor, file: string, kind: string, preview: readonly (string | RegExp)[]): Promise<void> {
  await officer.goTo('/impor/baru');
  await officer.choose('Jenis berkas', kind);
  await officer.attach('Berkas CSV atau XLSX', file);
  await officer.press('Unggah dan periksa');
  await officer.sees('Hasil bila diterbitkan');
  const page = await officer.reads();
  for (const words of preview) expect(page).toMatch(words);
  if (await officer.page.getByRole('button', { name: 'Lanjut ke masalah' }).isVisible()) await officer.press('Lanjut ke masalah');
  await officer.press(/^Lanjut/);
  await officer.press('Terbitkan');
  await officer.sees('Terbit');
  await officer.page.getByText('Hasil bila diterbitkan').waitFor({ state: 'detached' });
  await officer.page.getByText('Anda boleh meninggalkan halaman ini').waitFor({ state: 'detached' });
}

/** Starts a matching and follows it until the page, by itself, shows the outcome. */
export async function matches(officer: Visitor): Promise<string> {
  await officer.goTo('/pencocokan');
  await officer.press('Mulai pencocokan');
  await officer.sees('Pasangan pasti');
  return officer.reads();
}

/** Decides the first doubtful pair, takes it back and decides again. */
export async function reviewsDoubtfulPair(officer: Visitor): Promise<void> {
  await officer.goTo('/tinjau');
  await officer.sees('Mengapa diragukan');
  const waiting = async () => Number(/(\d+) menunggu/.exec(await officer.reads())?.[1]);
  const before = await waiting();
  await officer.press(/^Beda/);
  await officer.sees('Keputusan terakhir Anda');
  expect(await waiting()).toBe(before - 1);
  await officer.press(/^Urungkan/);
  await officer.sees('Keputusan diurungkan');
  expect(await waiting()).toBe(before);
  await officer.press(/^Ragu/);
  await officer.sees('Keputusan terakhir Anda');
}

/** Registers the firm's address for letters on the officers' page. */
export async function registersContact(officer: Visitor, name: string, email: string): Promise<void> {
  await officer.follow('Kontak');
  await officer.fill('Nama perusahaan', FIRM);
  await officer.press('Cari');
  await officer.follow(`Tambah kontak ${FIRM}`);
  await officer.fill('Nama', name);
  await officer.fill('Alamat surat elektronik', email);
  await officer.tick(/Ditelepon kembali/);
  await officer.press('Catat kontak');
  await officer.sees(`Kontak ${name} sudah dicatat.`);
}

/** Reads the findings of the firm and opens a case from them. Gives the address of the case. */
export async function opensCase(officer: Visitor): Promise<string> {
  await officer.goTo('/temuan');
  await officer.follow(FIRM);
  await officer.sees('3 dari 8 pekerja');
  const page = await officer.reads();
  for (const name of MISSING) expect(page).toContain(name.toUpperCase());
  expect(page).toContain('9901••••••••0001');
  await officer.press('Buka kasus');
  await officer.sees(/Kasus \S+ dibuka/);
  return new URL(officer.page.url()).pathname;
}

/** Confirms the findings and proposes the first warning; the officer has no button to sign it. */
export async function verifiesAndProposes(officer: Visitor, caseAddress: string): Promise<void> {
  await officer.goTo(caseAddress);
  await officer.page.locator('.heading-row').getByRole('button').click();
  await officer.sees('Langkah dicatat.');
  await officer.page.locator('.heading-row').getByRole('button').click();
  await officer.sees('Usulkan: Surat Teguran Pertama');
  expect(await officer.reads()).toContain('Peraturan Pemerintah Nomor 86 Tahun 2013');
  await officer.press('Usulkan ke BPJS Kesehatan');
  await officer.sees('menunggu tanda tangan');
}

/** Opens the waiting letter from the list; gives its address. */
export async function opensWaitingLetter(officer: Visitor, title: string): Promise<string> {
  await officer.goTo('/surat');
  await officer.follow(title);
  await officer.sees('Ringkasan');
  return new URL(officer.page.url()).pathname;
}

/** Reads the letter, says so and signs; the code is asked for again because the sign-in was a while ago. */
export async function signsWithFreshProof(officer: Visitor): Promise<string> {
  const sign = async () => {
    await officer.tick('Saya sudah membaca surat ini dan isinya benar.');
    await officer.press('Tanda tangani surat');
  };
  await sign();
  await officer.sees('Tindakan ini memerlukan bukti');
  await provesWithCode(officer);
  await sign();
  await officer.sees(/Surat \S+ ditandatangani/);
  return /Surat (\S+) ditandatangani/.exec(await officer.reads())?.[1] ?? '';
}

/** Accepts the first worker's answer and rejects the second, each with its reason. */
export async function judgesAnswers(officer: Visitor, caseAddress: string, receipt: string, accepted: string, rejected: string): Promise<void> {
  await officer.goTo(caseAddress);
  await officer.follow(receipt);
  await officer.choose(`Keputusan untuk ${accepted}`, 'accepted');
  await officer.fill(`Alasan untuk ${accepted}`, 'Surat pengunduran diri sesuai.');
  await officer.choose(`Keputusan untuk ${rejected}`, 'rejected');
  await officer.press('Simpan keputusan');
  await officer.sees(/Tulis alasan keputusan/);
  await officer.fill(`Alasan untuk ${rejected}`, 'Belum tampak dalam data peserta.');
  await officer.press('Simpan keputusan');
  await officer.sees('2 jawaban diputus');
}

/** The visitor of a demonstration moves the legal day ahead. */
export async function movesClock(visitor: Visitor): Promise<void> {
  await visitor.goTo('/peragaan');
  await visitor.press('Maju 30 hari');
  await visitor.sees('Hari peragaan sekarang');
}
