import type { PoolClient } from 'pg';
import type { CompanyOutcome, LinkageResult, LinkOutcome, WorkerOutcome } from '../matching/result.ts';
import { copyIntoTemporary, type Cell } from './copy-in.ts';
import { storedWaterfall } from './waterfall.ts';

/** What a run found; each may be gone through once, row by row. */
export type Found = Pick<LinkageResult, 'workers' | 'companies' | 'links'>;

const WORKER = `worker_id bigint, company_id uuid, status text, wage_short boolean, duplicate_of bigint, member_id bigint, probability real,
  reason text, counterfactual text, below_minimum boolean`;
const COMPANY = `company_id uuid, status text, employer_keys text[], partial_workers boolean, partial_wages boolean,
  unregistered_workers int, workers int, reason text, counterfactual text, reported_workers int, enrolled_workers int`;
const LINK = 'worker_id bigint, member_id bigint, probability real, band text, pattern int, bits smallint[]';

/** Four places, as the exports show it: what no reader can see must not make a row look changed. */
const shown = (probability: number) => Math.round(probability * 1e4) / 1e4;

function workerCells(row: WorkerOutcome): Cell[] {
  const probability = row.probability === null ? 0 : shown(row.probability);
  return [row.workerId, row.companyId === '' ? null : row.companyId, row.status, row.wageShort, row.duplicateOf, row.memberId, probability, row.reason, row.counterfactual, row.belowMinimum];
}

const inArray = (key: string) => `"${key.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

function companyCells(row: CompanyOutcome): Cell[] {
  const keys = `{${row.employerIds.map(inArray).join(',')}}`;
  const { status, partialWorkers, partialWages, unregisteredWorkers, workers, headCount } = row;
  return [row.companyId, status, keys, partialWorkers, partialWages, unregisteredWorkers, workers, row.reason, row.counterfactual,
    headCount?.reported ?? null, headCount?.enrolled ?? null];
}

function linkCells(row: LinkOutcome): Cell[] {
  const { pattern, bits } = storedWaterfall(row.parts);
  return [row.workerId, row.memberId, shown(row.probability), row.band, pattern, `{${bits.join(',')}}`];
}

/** Copies what a run found into `found_worker`, `found_company` and `found_link`, temporary tables of this transaction. */
export async function stageFound(client: PoolClient, found: Found): Promise<void> {
  await copyIntoTemporary(client, 'found_worker', WORKER, found.workers().map(workerCells));
  await copyIntoTemporary(client, 'found_company', COMPANY, found.companies().map(companyCells));
  await copyIntoTemporary(client, 'found_link', LINK, found.links().map(linkCells));
}
