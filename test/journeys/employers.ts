import { expect } from '@jest/globals';
import type { Visitor } from '../support/browser.ts';

/** The smallest file that is a PDF from its first bytes to its last. */
export const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`) });

/** Opens the letter's link: the page names nobody and shows the firm and the address masked. */
export async function opensLetterLink(employer: Visitor, link: string, secrets: readonly string[]): Promise<void> {
  await employer.goTo(link);
  await employer.sees('Masuk untuk menjawab surat');
  const html = await employer.page.content();
  for (const secret of secrets) expect(html.toLowerCase()).not.toContain(secret.toLowerCase());
}

/** Enters the code that came by mail. */
export async function entersCode(employer: Visitor, code: string): Promise<void> {
  await employer.fill(/Kode dari surat elektronik/, code);
  await employer.press('Masuk');
  await employer.sees('Tugas Anda');
}

/** Answers for one worker who left, with the day and the paper that proves it. */
export async function answersWithEvidence(employer: Visitor, worker: string): Promise<void> {
  await employer.follow(worker);
  await employer.tick('Sudah berhenti bekerja');
  await employer.press('Simpan dan lanjutkan');
  await employer.sees(`Bukti untuk ${worker}`);
  await employer.fill(/Sejak tanggal berapa/, '1 Oktober');
  await employer.press('Simpan dan lanjutkan');
  await employer.sees('Pilih berkas bukti');
  await employer.attach(/Surat yang membuktikan/, pdf('pengunduran-diri.pdf'));
  await employer.press('Simpan dan lanjutkan');
  await employer.sees('Tugas Anda');
}

/** Answers for one worker that needs no paper: the next enrolment file is the proof. */
export async function answersWithoutEvidence(employer: Visitor, worker: string): Promise<void> {
  await employer.follow(worker);
  await employer.tick('Sudah didaftarkan');
  await employer.press('Simpan dan lanjutkan');
  await employer.sees('Tugas Anda');
}

/** Checks the answers, sends them and gets a receipt; gives its number. */
export async function sendsAnswers(employer: Visitor, workers: readonly string[]): Promise<string> {
  await employer.follow('Periksa dan kirim 2 jawaban');
  await employer.sees('Periksa jawaban');
  const page = await employer.reads();
  for (const worker of workers) expect(page).toContain(worker);
  expect(page).toContain('pengunduran-diri.pdf');
  await employer.press('Kirim jawaban');
  await employer.sees('Jawaban diterima');
  return (await employer.page.locator('.receipt__number').innerText()).trim();
}

/** Asks for one worker to be taken off after a layoff, question by question. Gives the address of the request. */
export async function requestsDeactivation(employer: Visitor, worker: string, day: string): Promise<string> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  await employer.goTo('/tugas');
  await employer.follow(/Laporkan pekerja yang berhenti/);
  await employer.follow('Buat permintaan');
  await employer.tick('Pemutusan hubungan kerja (PHK)');
  await employer.press('Lanjutkan');
  await employer.fill('Tanggal', dayOfMonth);
  await employer.fill('Bulan', month);
  await employer.fill('Tahun', year);
  await employer.tick('Tidak');
  await employer.press('Lanjutkan');
  await employer.sees('Bukti PHK');
  await employer.page.locator('input[value="notice_and_receipt"]').check();
  await employer.press('Lanjutkan');
  await employer.sees('Siapa yang berhenti?');
  await employer.tick(new RegExp(worker));
  await employer.fill(/Berapa anggota keluarga/, '2');
  await employer.press('Simpan dan lanjutkan');
  await employer.sees('Bukti yang diperlukan');
  return new URL(employer.page.url()).pathname;
}

/** Uploads what a layoff needs, signs the statement and sends. */
export async function sendsProofOfLayoff(employer: Visitor): Promise<void> {
  for (const [document, file] of [['layoff_notice', 'surat-phk.pdf'], ['layoff_report_receipt', 'tanda-terima.pdf']] as const) {
    await employer.choose('Jenis dokumen', document);
    await employer.attach('Unggah berkas', pdf(file));
    await employer.press(/^Unggah$/);
    await employer.page.getByRole('link', { name: file }).waitFor();
  }
  await employer.follow('Lanjut ke pernyataan dan kirim');
  await employer.tick('Saya menyatakan hal di atas.');
  await employer.press('Kirim permintaan');
  await employer.sees('Riwayat');
}
