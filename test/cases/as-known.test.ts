import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileStore } from '../../src/imports/files/file-store.ts';
import type { FileKind } from '../../src/imports/file-kinds.ts';
import { importService, type ImportService } from '../../src/imports/import.service.ts';
import { PEOPLE } from '../support/database.ts';
import { browserOf, appOf, removeFolder } from './browser.ts';
import { caseWorld, type CaseWorld } from './world.ts';

const WORKERS = 25;
const CORRECTIONS = 1000;

/** The register of one firm; `round` changes every wage, and some names. */
function register(round: number): string {
  const rows = Array.from({ length: WORKERS }, (_, at) => {
    const name = round > 0 && at % 5 === 0 ? `Nama Baru ${String.fromCharCode(65 + (round % 26))}` : `Pekerja ${String.fromCharCode(65 + at)}`;
    return `R${at},PX,99010105087400${String(at).padStart(2, '0')},${name},05/08/1974,L,${4_000_000 + round * 1000},PKWT`;
  });
  return ['id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja', ...rows].join('\n');
}

const MEMBERS = `no_kartu,kode_bu,nik,nama,tgl_lahir,jenis_kelamin,upah,status,segmen,hubungan
0009000000001,09000001,9901010508740000,Pekerja A,1974-08-05,L,4000000,AKTIF,PPU,P
`;

describe('a firm as it was known on a past day', () => {
  let world: CaseWorld;
  let imports: ImportService;
  let app: Express;
  let folder: string;
  let companyId: string;
  let caseId: string;

  const publish = async (kind: FileKind, content: string, source = 'DISNAKER') => {
    const stored = await imports.store(Readable.from([Buffer.from(content)]));
    const received = await imports.receive(PEOPLE.labour, stored, { fileName: 'berkas.csv', kind, source, period: '2026-01', performedHere: true });
    if (received.kind !== 'received') throw new Error(received.reason);
    await imports.check(received.id);
    const outcome = await imports.publish(received.id);
    if (outcome.kind !== 'published') throw new Error(outcome.reason);
  };

  /** What a run would leave: answers for all workers, and findings about all but the first. */
  async function results() {
    await world.query(
      `INSERT INTO company_result (company_id, jurisdiction_id, run_id, status, employer_keys, partial_workers, partial_wages, unregistered_workers, workers, reason)
       VALUES ($1, 1, $2, 'TERDAFTAR', '{09000001}', true, false, $3, $4, 'Sebagian pekerja belum terdaftar.')`,
      [companyId, world.runId, WORKERS - 1, WORKERS],
    );
    await world.query(
      `INSERT INTO worker_result (worker_id, jurisdiction_id, company_id, run_id, status, wage_short, member_id, probability, reason)
       SELECT w.id, 1, $1, $2, CASE WHEN m.id IS NULL THEN 'TIDAK_ADA' ELSE 'SESUAI' END, false, m.id, 1, CASE WHEN m.id IS NULL THEN 'Tidak ada peserta.' ELSE 'NIK sama.' END
         FROM worker w LEFT JOIN member m ON m.source_key = '0009000000001' AND w.source_key = 'R0' WHERE w.company_id = $1`,
      [companyId, world.runId],
    );
    await world.query(
      `INSERT INTO finding (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run)
       SELECT 1, $1, 'PDS_TK', worker_id, reason, '2026-01-30', $2, $2 FROM worker_result WHERE company_id = $1 AND status = 'TIDAK_ADA'`,
      [companyId, world.runId],
    );
  }

  beforeAll(async () => {
    world = await caseWorld();
    folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-riwayat-'));
    imports = importService(world.database, world.vault, fileStore(folder, '1'.repeat(64)));
    app = await appOf(world);
    await publish('register-companies', 'id_perusahaan,nama_perusahaan,nib,npwp,alamat,kab_kota,jumlah_pekerja\nPX,PT Riwayat Panjang,9900000000011,,Jl. Lama 1,Kab. Contoh,25\n');
    await publish('register-workers', register(0));
    await publish('enrolment-members', MEMBERS, 'BPJS');
    companyId = (await world.query<{ id: string }>("SELECT id FROM company WHERE source_key = 'PX'"))[0]?.id ?? '';
    await results();
    const opened = await world.cases.open(PEOPLE.labour, companyId, 'all');
    if (opened.kind === 'refused') throw new Error(opened.reason);
    caseId = opened.caseId;
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const proposed = await world.cases.propose(PEOPLE.labour, caseId, 3, 'first_warning');
    if (proposed.kind === 'refused') throw new Error(proposed.reason);
  }, 120_000);
  afterAll(async () => {
    removeFolder();
    rmSync(folder, { recursive: true, force: true });
    await world.close();
  });

  const exactly = async () => (await world.query<{ at: string }>(`SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`))[0]?.at ?? '';
  const screen = async (when: string) => {
    const rina = await browserOf(app, 'labour');
    const { text } = await rina.get(`/temuan/${companyId}/riwayat?pada=${when}`).expect(200);
    return { text, past: /<section id="saat-itu"[\s\S]*(?=<\/main>)/.exec(text)?.[0] ?? '' };
  };

  it('is rebuilt the same after a thousand later corrections: firm, workers, enrolments, findings and annex', async () => {
    const then = await exactly();
    const before = await screen(then);
    expect(before.past).toContain('PT Riwayat Panjang');
    expect(before.past).toContain('9901••••••••0003');
    expect(before.past).toContain('09000001 · AKTIF · PPU');
    expect(before.past).toContain('Lampiran ini sama dengan yang disusun ulang');
    expect(before.text).toContain('Semua isiannya masih sama hari ini');

    for (let round = 1; round * WORKERS <= CORRECTIONS; round += 1) await publish('register-workers', register(round));
    expect(await world.query("SELECT count(*)::int AS n FROM worker_version WHERE company_id = $1", [companyId])).toEqual([{ n: CORRECTIONS }]);
    await publish('register-companies', 'id_perusahaan,nama_perusahaan,nib,npwp,alamat,kab_kota,jumlah_pekerja\nPX,PT Riwayat Baru,9900000000011,,Jl. Baru 2,Kab. Contoh,30\n');
    await publish('enrolment-members', MEMBERS.replace('AKTIF', 'NONAKTIF'), 'BPJS');
    await world.query("UPDATE worker_result SET status = 'NONAKTIF', reason = 'Kepesertaan tidak aktif.', known_from = clock_timestamp() WHERE company_id = $1 AND status = 'SESUAI'", [companyId]);
    const some = await world.query<{ id: string }>('SELECT id FROM finding WHERE company_id = $1 ORDER BY id LIMIT 5', [companyId]);
    await world.cases.runPublished(await world.laterRun(some.map(({ id }) => id)));

    const after = await screen(then);
    expect(after.past).toBe(before.past);
    expect(after.text).toContain('PT Riwayat Baru');
    expect(after.text).toContain('Yang berbeda hari ini');
    const today = await screen(await exactly());
    expect(today.past).not.toBe(before.past);
    expect(today.past).toContain('09000001 · NONAKTIF · PPU');
  }, 240_000);

  it('shows a firm not yet known as such, with the moments at which something became known', async () => {
    const { text } = await screen('2020-01-01');
    expect(text).toContain('Belum diketahui pada hari itu');
    const link = /\/riwayat\?pada=(\d{4}-[^"]*Z)"/.exec(text)?.[1] ?? '';
    expect((await screen(link)).past).toContain('PT Riwayat');
    expect((await screen('bukan-tanggal')).text).toContain('Seperti diketahui pada');
  });

  it('is reached from the firm and from its case, and hidden from other offices', async () => {
    const rina = await browserOf(app, 'labour');
    for (const address of [`/temuan/${companyId}`, `/kasus/${caseId}`]) expect((await rina.get(address).expect(200)).text).toContain(`action="/temuan/${companyId}/riwayat"`);
    const stranger = await browserOf(app, 'stranger');
    expect((await stranger.get(`/temuan/${companyId}/riwayat?pada=2030-01-01`)).status).toBe(404);
    const foreign = await world.database.read(PEOPLE.stranger, (tx) => tx.rows('SELECT id FROM patuh.worker_as_known(now()) UNION ALL SELECT id FROM patuh.member_as_known(now())'));
    expect(foreign).toEqual([]);
  });

  it('reaches the rows of one firm by indexes', async () => {
    await world.query('ANALYZE worker, worker_version, case_finding, case_finding_version, finding, finding_version');
    await world.query('SET enable_seqscan = off');
    const plan = async (sql: string) => (await world.query<Record<string, string>>(`EXPLAIN ${sql}`)).map((row) => row['QUERY PLAN']).join('\n');
    const workers = await plan(`SELECT * FROM patuh.worker_as_known(now()) w WHERE w.company_id = '${companyId}'`);
    expect(workers).toContain('worker_version_company');
    expect(workers).toContain('worker_company');
    expect(await plan(`SELECT * FROM patuh.case_finding_as_known(now()) f WHERE f.case_id = '${caseId}'`)).toContain('case_finding_version_case');
    expect(await plan(`SELECT * FROM patuh.finding_as_known(now()) f WHERE f.company_id = '${companyId}'`)).toContain('finding_version_company');
    expect(await plan('SELECT * FROM patuh.member_as_known(now()) m WHERE m.id = 1')).toContain('member_version_pkey');
  });
});
