import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { systemActor } from '../../src/platform/actor.ts';
import { chromiumPath, newVisitor, openChromium, type Visitor } from '../support/browser.ts';
import { attachedText, mailTo, wordsOf } from '../support/mailbox.ts';
import { startProduct, type RunningProduct } from '../support/product.ts';
import { until } from '../support/stores.ts';
import {
  answersWithEvidence,
  answersWithoutEvidence,
  entersCode,
  opensLetterLink,
  requestsDeactivation,
  sendsAnswers,
  sendsProofOfLayoff,
} from './employers.ts';
import {
  judgesAnswers,
  matches,
  movesClock,
  opensCase,
  opensWaitingLetter,
  publishesFile,
  registersContact,
  reviewsDoubtfulPair,
  signsIn,
  signsWithFreshProof,
  verifiesAndProposes,
} from './officers.ts';
import { ENROLLED, FIRM, MISSING, nikOf, writeStoryFiles } from './story-files.ts';

const chromium = chromiumPath();
const story = chromium === undefined ? describe.skip : describe;

const CONTACT = { name: 'Ibu Marlina Sari', email: 'personalia@samudra-karya.example' };
const SECRETS = [FIRM, CONTACT.name, CONTACT.email, ...MISSING, nikOf(5)];
const [LEFT, PROMISED] = [MISSING[0].toUpperCase(), MISSING[1].toUpperCase()];

let product: RunningProduct;
let browser: Browser;
let folder: string;
let [labour, insurer, membership, employer] = [] as unknown as [Visitor, Visitor, Visitor, Visitor];
let [caseAddress, letterAddress, letterNumber, receipt, requestAddress] = ['', '', '', '', ''];
let broken = false;
const failures: string[] = [];

const legalDay = () => product.house.rooms.database.read(systemActor([1]), (tx) => tx.today());

/** One step of the story. After a step that failed the rest would only fail slowly. */
function step(title: string, act: () => Promise<void>): void {
  it(title, async () => {
    if (broken) throw new Error('an earlier step of the story failed');
    broken = true;
    await act();
    broken = false;
  });
}

/** As if the officer had signed in a quarter of an hour ago. */
async function quarterOfAnHourPasses(): Promise<void> {
  const pool = await product.house.rooms.database.pool();
  await pool.query(`UPDATE patuh.web_session SET sess = jsonb_set(sess::jsonb, '{person,provedAt}', to_jsonb((sess->'person'->>'provedAt')::bigint - 900000)) WHERE sess->'person' IS NOT NULL`);
}

async function codeFromMail(after: number): Promise<string> {
  const mail = await mailTo(product.mail, CONTACT.email, /Kode masuk/, after);
  return /\b(\d{4} ?\d{4})\b/.exec(wordsOf(mail))?.[1] ?? '';
}

story('a firm is found, warned, answers, is cured, and lets a worker go', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-perjalanan-'));
    [product, browser] = await Promise.all([startProduct(), openChromium(chromium ?? '')]);
    const visitor = (device: 'desk' | 'telephone') => newVisitor(browser, product.site, device, failures);
    [labour, insurer, membership, employer] = [await visitor('desk'), await visitor('desk'), await visitor('desk'), await visitor('telephone')];
  });
  afterEach(() => expect(failures).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  step('an officer of the labour office publishes the four files', async () => {
    const files = writeStoryFiles(folder);
    await signsIn(labour, 'labour_officer');
    await publishesFile(labour, files.wlkp_perusahaan, 'register-companies', [/Ditolak 0/]);
    await publishesFile(labour, files.wlkp_pekerja, 'register-workers', [/Baris dalam berkas 160/, /Ditolak 1/, /Nama dan NIK .* kosong/]);
    await publishesFile(labour, files.jkn_badan_usaha, 'enrolment-employers', [/Ditolak 0/]);
    await publishesFile(labour, files.jkn_peserta, 'enrolment-members', [/Ditolak 0/]);
  });

  step('matches them and reviews a doubtful pair', async () => {
    expect(await matches(labour)).toMatch(/Pekerja 159/);
    await reviewsDoubtfulPair(labour);
  });

  step('opens a case, confirms it and proposes the first warning, but cannot sign', async () => {
    await registersContact(labour, CONTACT.name, CONTACT.email);
    caseAddress = await opensCase(labour);
    await verifiesAndProposes(labour, caseAddress);
    letterAddress = await opensWaitingLetter(labour, 'Surat Teguran Pertama');
    expect(await labour.page.getByRole('button', { name: 'Tanda tangani surat' }).count()).toBe(0);
  });

  step('an officer of the insurer signs with a fresh code, and the firm gets mail and PDF', async () => {
    await signsIn(insurer, 'enforcement_officer');
    await opensWaitingLetter(insurer, 'Surat Teguran Pertama');
    await quarterOfAnHourPasses();
    letterNumber = await signsWithFreshProof(insurer);
    const mail = await mailTo(product.mail, CONTACT.email, /Teguran/);
    const text = await attachedText(mail);
    for (const part of [letterNumber, FIRM, 'Pasal 10 ayat (1)', 'Undang-Undang Nomor 24 Tahun 2011', '3 (tiga) dari 8 (delapan) pekerja', '10 (sepuluh) hari kerja']) expect(text).toContain(part);
    for (const secret of [...MISSING.map((name) => name.toUpperCase()), nikOf(5)]) expect(`${text} ${wordsOf(mail)}`).not.toContain(secret);
    await insurer.goTo(letterAddress);
    await insurer.sees('Terkirim');
  });

  step('the firm follows the link and signs in with a code from its mail', async () => {
    const mail = await mailTo(product.mail, CONTACT.email, /Teguran/);
    const link = /https?:\S+\/masuk-pemberi-kerja\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
    expect(link.startsWith(product.site)).toBe(true);
    await opensLetterLink(employer, link, SECRETS);
    const before = product.mail.kept.length;
    await employer.press('Kirim kode');
    await entersCode(employer, await codeFromMail(before));
  });

  step('answers for two workers, one with proof, and gets a receipt', async () => {
    await answersWithEvidence(employer, LEFT);
    await answersWithoutEvidence(employer, PROMISED);
    receipt = await sendsAnswers(employer, [LEFT, PROMISED]);
    expect(receipt).not.toBe('');
  });

  step('the labour office accepts one answer and rejects the other', async () => {
    const before = product.mail.kept.length;
    await judgesAnswers(labour, caseAddress, receipt, LEFT, PROMISED);
    expect(wordsOf(await mailTo(product.mail, CONTACT.email, /Keputusan/, before))).toContain('Diterima: 1. Ditolak: 1.');
    await employer.goTo('/tugas');
    await employer.sees('Jawaban sebelumnya ditolak: Belum tampak dalam data peserta.');
  });

  step('thirty days later the second warning proposes itself', async () => {
    await movesClock(labour);
    await until('the proposal', async () => {
      await labour.goTo(caseAddress);
      return (await labour.reads()).includes('Surat Teguran Kedua');
    });
  });

  step('a later enrolment file cures the findings and closes the case', async () => {
    const files = writeStoryFiles(folder, true);
    await publishesFile(labour, files.jkn_peserta, 'enrolment-members', [/Baru 3/]);
    await until('the matching that follows by itself', async () => {
      await labour.goTo('/pencocokan');
      return ((await labour.reads()).match(/Selesai/g) ?? []).length >= 2;
    });
    await until('the closing of the case', async () => {
      await labour.goTo(caseAddress);
      return /Tahap Ditutup|Tahap Selesai/.test(await labour.reads());
    });
  });

  step('the firm reports a layoff with its proof', async () => {
    requestAddress = await requestsDeactivation(employer, ENROLLED[0].toUpperCase(), await legalDay());
    await sendsProofOfLayoff(employer);
    expect(await employer.reads()).toContain('Batas pelaporan bulan ini');
  });

  step('the labour office confirms the report, and the insurer approves six months of protection', async () => {
    const request = requestAddress.replace('/pekerja-berhenti/', '/penonaktifan/');
    await labour.goTo(request);
    await labour.fill(/Nomor tanda terima laporan PHK/, 'PHK/2026/0042');
    await labour.press('Pastikan');
    await labour.sees('Laporan PHK dipastikan.');
    await signsIn(membership, 'membership_officer');
    await membership.goTo(request);
    await membership.press('Setujui');
    await membership.sees('Permintaan disetujui');
    await membership.goTo(request);
    await membership.follow(ENROLLED[0].toUpperCase());
    await membership.sees('Jaminan 6 bulan tanpa iuran');
    expect(await membership.reads()).toMatch(/Hari pertama \d+ \w+ \d{4} Hari terakhir \d+ \w+ \d{4}/);
    await employer.goTo(requestAddress);
    await employer.sees('Disetujui');
  });
});
