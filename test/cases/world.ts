import { Client } from 'pg';
import { caseHooks, caseService, type CaseHooks, type CaseService } from '../../src/cases/case.service.ts';
import { findingService, type FindingService } from '../../src/cases/finding.service.ts';
import { letterService, type LetterService } from '../../src/notices/letter.service.ts';
import { openLetterRenderer } from '../../src/notices/typst/letter-renderer.ts';
import { loadShippedCalendar } from '../../src/platform/calendar.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { nikVault, type NikVault } from '../../src/platform/nik-vault.ts';
import { PEOPLE, SYSTEM, testDatabase, type TestDatabase } from '../support/database.ts';

/** The first day of every test of this room: a Monday. */
export const FIRST_DAY = '2026-02-02';

/** A firm of the register with workers, some of them without enrolment. */
export interface MadeFirm {
  readonly id: string;
  readonly name: string;
  /** Findings about workers, in the order of the workers. */
  readonly findings: readonly string[];
}

/** A database with the services of this room, on a day that the test sets. */
export interface CaseWorld extends TestDatabase {
  readonly owner: Client;
  readonly vault: NikVault;
  readonly letters: LetterService;
  readonly cases: CaseService;
  readonly findings: FindingService;
  readonly hooks: CaseHooks;
  readonly runId: string;
  setToday(day: string): Promise<void>;
  firm(options?: { readonly workers?: number; readonly missing?: number; readonly registered?: boolean }): Promise<MadeFirm>;
  /** A later run after which these findings are cured, or stand again. */
  laterRun(cured: readonly string[], returned?: readonly string[]): Promise<string>;
  query<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** The row of a case as the owner sees it. */
  row(caseId: string): Promise<Record<string, unknown>>;
}

const vault = nikVault({ nikKey: '11'.repeat(32), indexKey: '22'.repeat(32) });

async function addRun(owner: Client): Promise<string> {
  const run = await owner.query<{ id: string }>(
    `INSERT INTO linkage_run (jurisdiction_id, period, state, started_by) VALUES (1, '2026-01', 'published', $1) RETURNING id`,
    [PEOPLE.labour.id],
  );
  return run.rows[0]?.id ?? '';
}

async function addBatches(owner: Client): Promise<string> {
  const kinds = ['enrolment-employers', 'enrolment-members', 'register-companies', 'register-workers'];
  let last = '';
  for (const kind of kinds) {
    const batch = await owner.query<{ id: string }>(
      `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by, published_at)
       VALUES (1, $1, 'snapshot', 'UJI', '2026-01', 'f.csv', $1, 'published', $2, '2026-01-30 03:00:00Z') RETURNING id`,
      [kind, PEOPLE.labour.id],
    );
    last = batch.rows[0]?.id ?? '';
  }
  return last;
}

let made = 0;

interface Ground {
  readonly owner: Client;
  readonly runId: string;
  readonly batchId: string;
}

async function addWorker({ owner, runId, batchId }: Ground, companyId: string, at: number, missing: boolean): Promise<string> {
  const nik = `99260101018${String(made).padStart(2, '0')}${String(at).padStart(3, '0')}`;
  const { cipher, index } = vault.seal(nik, 'worker');
  const worker = await owner.query<{ id: string }>(
    `INSERT INTO worker (jurisdiction_id, company_id, source, source_key, nik_cipher, nik_index, nik_quality, name, birth_date, wage, batch_id, row_hash)
     VALUES (1, $1, 'UJI', $2, $3, $4, 'ok', $5, '1990-04-06', 3000000, $6, '\\x00') RETURNING id`,
    [companyId, `W${made}-${at}`, cipher, index, `Pekerja Nomor${String.fromCharCode(65 + (at % 26))}`, batchId],
  );
  const id = worker.rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO worker_result (worker_id, jurisdiction_id, company_id, run_id, status, wage_short, probability, reason)
     VALUES ($1, 1, $2, $3, $4, false, 0, 'Tidak ada peserta dengan NIK ini.')`,
    [id, companyId, runId, missing ? 'TIDAK_ADA' : 'SESUAI'],
  );
  return id;
}

async function addFinding({ owner, runId }: Ground, companyId: string, kind: string, workerId: string | null): Promise<string> {
  const finding = await owner.query<{ id: string }>(
    `INSERT INTO finding (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run)
     VALUES (1, $1, $2, $3, 'Tidak ada peserta dengan NIK ini.', '2026-01-30', $4, $4) RETURNING id`,
    [companyId, kind, workerId, runId],
  );
  return finding.rows[0]?.id ?? '';
}

async function addFirm(ground: Ground, { workers = 5, missing = 2, registered = true }): Promise<MadeFirm> {
  made += 1;
  const name = `PT Contoh Jaya ${made}`;
  const { owner, runId, batchId } = ground;
  const company = await owner.query<{ id: string }>(
    `INSERT INTO company (jurisdiction_id, source, source_key, name, nib, address, regency, head_count, batch_id, row_hash)
     VALUES (1, 'UJI', $1, $2, $3, 'Jalan Melati 5', 'Kabupaten Contoh Raya', $4, $5, '\\x00') RETURNING id`,
    [`C${made}`, name, `99000000000${String(made).padStart(2, '0')}`, workers, batchId],
  );
  const id = company.rows[0]?.id ?? '';
  await owner.query(
    `INSERT INTO company_result (company_id, jurisdiction_id, run_id, status, employer_keys, partial_workers, partial_wages, unregistered_workers, workers, reason)
     VALUES ($1, 1, $2, $3, '{}', true, false, $4, $5, 'Uji.')`,
    [id, runId, registered ? 'TERDAFTAR' : 'BELUM', missing, workers],
  );
  if (!registered) await addFinding(ground, id, 'PWBD', null);
  const findings: string[] = [];
  for (let at = 0; at < workers; at += 1) {
    const workerId = await addWorker(ground, id, at, at < missing);
    if (at < missing) findings.push(await addFinding(ground, id, registered ? 'PDS_TK' : 'PWBD', workerId));
  }
  return { id, name, findings };
}

async function runAgain(owner: Client, cured: readonly string[], returned: readonly string[]): Promise<string> {
  const runId = await addRun(owner);
  await owner.query(`UPDATE finding SET state = 'cured', cured_run = $2 WHERE id = ANY ($1::uuid[])`, [cured, runId]);
  await owner.query(`UPDATE finding SET state = 'open', cured_run = NULL, last_run = $2 WHERE id = ANY ($1::uuid[])`, [returned, runId]);
  return runId;
}

/** Opens the world on its first day. */
export async function caseWorld(): Promise<CaseWorld> {
  const base = await testDatabase();
  const owner = new Client({ connectionString: base.url, options: '-c search_path=patuh,public' });
  await owner.connect();
  const setToday = async (day: string) => {
    await owner.query(`CREATE OR REPLACE FUNCTION patuh.today(zone text DEFAULT 'Asia/Jakarta') RETURNS date LANGUAGE sql STABLE AS $$ SELECT '${day}'::date $$`);
  };
  await setToday(FIRST_DAY);
  await base.database.transaction(SYSTEM, loadShippedCalendar);
  const ground = { owner, batchId: await addBatches(owner), runId: await addRun(owner) };
  const renderer = openLetterRenderer();
  const letters = letterService({ renderer, publicUrl: 'https://patuh.contoh.example', holdSeconds: 60, batchHoldSeconds: 600 });
  return {
    ...base,
    owner,
    vault,
    letters,
    cases: caseService({ database: base.database, letters, logger: createLogger('silent', 'test') }),
    findings: findingService(base.database),
    hooks: caseHooks(letters),
    runId: ground.runId,
    setToday,
    firm: (options = {}) => addFirm(ground, options),
    laterRun: (cured, returned = []) => runAgain(owner, cured, returned),
    query: async <T extends object>(sql: string, params: readonly unknown[] = []) => (await owner.query<T>(sql, [...params])).rows,
    row: async (caseId) => (await owner.query<Record<string, unknown>>('SELECT * FROM enforcement_case WHERE id = $1', [caseId])).rows[0] ?? {},
    async close() {
      renderer.close();
      await owner.end();
      await base.close();
    },
  };
}
