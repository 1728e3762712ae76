import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Part } from '../../src/matching/explain.ts';
import type { CompanyOutcome, LinkOutcome, WorkerOutcome } from '../../src/matching/result.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import { publishResults, type Publication } from '../../src/linkage/publish-results.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

/** Rows of one area, numbered from one. */
export interface Rows {
  readonly companies: readonly string[];
  readonly workers: readonly string[];
  readonly members: readonly string[];
}

/** A database with a few firms and people whose results a test writes itself. */
export interface ResultsWorld {
  readonly test: TestDatabase;
  readonly rows: Rows;
  publish(found: FoundRows, options?: { readonly area?: number; readonly judged?: { readonly workers: readonly string[]; readonly companies: readonly string[] } }): Promise<Publication & { readonly runId: string }>;
  query<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  setToday(day: string): Promise<void>;
  close(): Promise<void>;
}

export interface FoundRows {
  readonly workers: readonly WorkerOutcome[];
  readonly companies: readonly CompanyOutcome[];
  readonly links: readonly LinkOutcome[];
}

const SURE: readonly Part[] = [
  { field: 'prior', level: 'prior', bits: -14 },
  { field: 'nik', level: 'equal', bits: 12 },
  { field: 'name', level: 'equal', bits: 15.5 },
  { field: 'date', level: 'equal', bits: 13.2 },
  { field: 'sex', level: 'equal', bits: 1 },
  { field: 'employer', level: 'same', bits: 4.3 },
];

/** An enrolled worker unless said otherwise. */
export function workerOutcome(workerId: string, companyId: string, more: Partial<WorkerOutcome> = {}): WorkerOutcome {
  return { workerId, companyId, status: 'SESUAI', wageShort: false, duplicateOf: null, memberId: null, probability: null,
    reason: 'NIK sama; nama sama.', counterfactual: null, remedies: [], belowMinimum: false, parts: [], ...more };
}

/** An enrolled firm unless said otherwise. */
export function companyOutcome(companyId: string, more: Partial<CompanyOutcome> = {}): CompanyOutcome {
  return { companyId, status: 'TERDAFTAR', employerIds: ['BU-1'], headCompanyId: null, partialWorkers: false, partialWages: false, workers: 2,
    unregisteredWorkers: 0, reason: 'Terdaftar sebagai badan usaha.', counterfactual: null, remedies: [], headCount: null, ...more };
}

/** A sure pair unless said otherwise. */
export function linkOutcome(workerId: string, memberId: string, more: Partial<LinkOutcome> = {}): LinkOutcome {
  return { workerId, memberId, probability: 1, band: 'link', reason: '', parts: SURE, ...more };
}

async function addRows(owner: Client, area: number): Promise<Rows> {
  const batch = randomUUID();
  await owner.query(
    `INSERT INTO import_batch (id, jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by, published_at)
     VALUES ($1, $2, 'register-workers', 'snapshot', 'UJI', '2026-01', 'f.csv', '', 'published', $3, '2026-01-05 03:00:00Z')`,
    [batch, area, PEOPLE.labour.id],
  );
  const ids = async (sql: string, params: readonly unknown[]) => (await owner.query<{ id: string }>(sql, [...params])).rows.map(({ id }) => id);
  const companies = await ids(
    `INSERT INTO company (jurisdiction_id, source, source_key, name, batch_id, row_hash)
     SELECT $1, 'UJI', 'C' || n, 'PT Contoh ' || n, $2, '\\x00' FROM generate_series(1, 3) n RETURNING id`,
    [area, batch],
  );
  const people = `INSERT INTO %s (jurisdiction_id, source, source_key, nik_quality, name, batch_id, row_hash, %c)
     SELECT $1, 'UJI', 'P' || n, 'missing', 'Pekerja ' || n, $2, '\\x00', %v FROM generate_series(1, 6) n RETURNING id`;
  const into = (table: string, column: string, value: string) => people.replace('%s', table).replace('%c', column).replace('%v', value);
  const workers = await ids(into('worker', 'company_id', '($3::uuid[])[(n + 1) / 2]'), [area, batch, companies]);
  return { companies, workers, members: await ids(into('member', 'employer_key', `'BU-1'`), [area, batch]) };
}

/** Opens the world; two workers stand under each of three firms, in area 1. */
export async function resultsWorld(): Promise<ResultsWorld> {
  const test = await testDatabase();
  const owner = new Client({ connectionString: test.url, options: '-c search_path=patuh' });
  await owner.connect();
  const rows = await addRows(owner, 1);
  const query = async <T extends object>(sql: string, params: readonly unknown[] = []) => (await owner.query<T>(sql, [...params])).rows;
  return {
    test,
    rows,
    query,
    async publish(found, { area = 1, judged } = {}) {
      const [run] = await query<{ id: string }>(
        `INSERT INTO linkage_run (jurisdiction_id, period, state, started_by) VALUES ($1, '2026-01', 'published', $2) RETURNING id`,
        [area, PEOPLE.labour.id],
      );
      const runId = run?.id ?? '';
      const done = await test.database.bulk(systemActor([area]), async (client, tx) => {
        if (judged) {
          await client.query('CREATE TEMP TABLE judged_worker ON COMMIT DROP AS SELECT unnest($1::bigint[]) AS id', [judged.workers]);
          await client.query('CREATE TEMP TABLE judged_company ON COMMIT DROP AS SELECT unnest($1::uuid[]) AS id', [judged.companies]);
        }
        return publishResults(client, tx, { id: runId, jurisdictionId: area }, {
          found: {
            workers: () => found.workers.values() as Generator<WorkerOutcome, void>,
            companies: () => found.companies.values() as Generator<CompanyOutcome, void>,
            links: () => found.links.values() as Generator<LinkOutcome, void>,
          },
          made: { settings: DEFAULT_SETTINGS, mode: judged ? 'delta' : 'full', modeReason: 'Uji.' },
          judged: judged ? 'listed' : 'all',
        });
      });
      return { ...done, runId };
    },
    async setToday(day) {
      await owner.query('UPDATE demo_clock SET offset_days = $1::date - current_date', [day]);
    },
    async close() {
      await owner.end();
      await test.close();
    },
  };
}
