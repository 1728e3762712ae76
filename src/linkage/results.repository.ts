import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { LinkageResult } from '../matching/result.ts';

type Cell = string | number | boolean | null;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in the text form of COPY. */
function copyCell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value).replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let slice = '';
  for (const row of rows) {
    slice += `${row.map(copyCell).join('\t')}\n`;
    if (slice.length > 65_536) {
      yield slice;
      slice = '';
    }
  }
  if (slice !== '') yield slice;
}

/** COPY is not allowed on tables with row-level security, so rows go through a temporary table. */
async function copyInto(client: PoolClient, table: string, columns: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  await client.query(`CREATE TEMP TABLE ${table} (${columns}) ON COMMIT DROP`);
  await pipeline(Readable.from(lines(rows)), client.query(copyFrom(`COPY ${table} FROM STDIN`)));
  await client.query(`ANALYZE ${table}`);
}

function* workerRows(result: LinkageResult): Generator<readonly Cell[]> {
  for (const row of result.workers()) {
    yield [row.workerId, row.status, row.wageShort, row.duplicateOf, row.memberId, row.probability, row.reason];
  }
}

function* companyRows(result: LinkageResult): Generator<readonly Cell[]> {
  for (const row of result.companies()) {
    const keys = `{${row.employerIds.map((key) => `"${key.replaceAll(/["\\]/g, '')}"`).join(',')}}`;
    yield [row.companyId, row.status, keys, row.partialWorkers, row.partialWages, row.unregisteredWorkers, row.workers, row.reason];
  }
}

function* linkRows(result: LinkageResult): Generator<readonly Cell[]> {
  for (const row of result.links()) {
    yield [row.workerId, row.memberId, row.probability, row.band, JSON.stringify(row.parts)];
  }
}

async function replaceWorkers(client: PoolClient, run: { id: string; jurisdictionId: number }, result: LinkageResult): Promise<void> {
  const columns = 'worker_id bigint, status text, wage_short boolean, duplicate_of bigint, member_id bigint, probability real, reason text';
  await copyInto(client, 'found_worker', columns, workerRows(result));
  await client.query('DELETE FROM worker_result WHERE jurisdiction_id = $1', [run.jurisdictionId]);
  await client.query(
    `INSERT INTO worker_result (worker_id, jurisdiction_id, company_id, run_id, status, wage_short, duplicate_of, member_id, probability, reason)
     SELECT f.worker_id, w.jurisdiction_id, w.company_id, $1, f.status, f.wage_short, f.duplicate_of, f.member_id, coalesce(f.probability, 0), f.reason
       FROM found_worker f JOIN worker w ON w.id = f.worker_id`,
    [run.id],
  );
}

async function replaceCompanies(client: PoolClient, run: { id: string; jurisdictionId: number }, result: LinkageResult): Promise<void> {
  const columns =
    'company_id uuid, status text, employer_keys text[], partial_workers boolean, partial_wages boolean, unregistered_workers int, workers int, reason text';
  await copyInto(client, 'found_company', columns, companyRows(result));
  await client.query('DELETE FROM company_result WHERE jurisdiction_id = $1', [run.jurisdictionId]);
  await client.query(
    `INSERT INTO company_result (company_id, jurisdiction_id, run_id, status, employer_keys, partial_workers, partial_wages, unregistered_workers, workers, reason)
     SELECT f.company_id, $2, $1, f.status, f.employer_keys, f.partial_workers, f.partial_wages, f.unregistered_workers, f.workers, f.reason
       FROM found_company f`,
    [run.id, run.jurisdictionId],
  );
}

async function replaceLinks(client: PoolClient, jurisdictionId: number, result: LinkageResult): Promise<void> {
  await copyInto(client, 'found_link', 'worker_id bigint, member_id bigint, probability real, band text, parts jsonb', linkRows(result));
  await client.query('DELETE FROM link WHERE jurisdiction_id = $1', [jurisdictionId]);
  await client.query(
    `INSERT INTO link (jurisdiction_id, worker_id, member_id, probability, band, parts)
     SELECT $1, worker_id, member_id, probability, band, parts FROM found_link`,
    [jurisdictionId],
  );
}

/** Puts the results of a run in the place of the last one's; visible only when the transaction commits. */
export async function replaceResults(client: PoolClient, run: { readonly id: string; readonly jurisdictionId: number }, result: LinkageResult): Promise<void> {
  await replaceWorkers(client, run, result);
  await replaceCompanies(client, run, result);
  await replaceLinks(client, run.jurisdictionId, result);
}
