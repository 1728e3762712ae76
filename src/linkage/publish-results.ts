import type { PoolClient } from 'pg';
import type { Tx } from '../platform/database.ts';
import { publishFindings, type FindingCounts } from './findings.repository.ts';
import { stageFound, type Found } from './found.repository.ts';
import { mergeResults, type Changes, type Judged, type RunKey } from './results.repository.ts';
import { storedSettings, type RunMade } from './run-made.ts';

/** What publishing a run did. */
export interface Publication {
  readonly changes: Changes;
  readonly findings: FindingCounts;
}

/** From this share of rows written on, the planner's picture of the tables is renewed before they are read again. */
const MANY = 0.1;

const SIZES = { worker_result: 'workers', company_result: 'companies', link: 'links' } as const satisfies Record<string, keyof Changes>;

async function renewStatistics(client: PoolClient, changes: Changes): Promise<void> {
  for (const [table, key] of Object.entries(SIZES)) {
    const { added, changed, removed } = changes[key];
    const written = added + changed + removed;
    const known = await client.query<{ rows: number }>(`SELECT greatest(reltuples, 0)::float AS rows FROM pg_class WHERE oid = $1::regclass`, [table]);
    if (written > MANY * (known.rows[0]?.rows ?? 0)) await client.query(`ANALYZE ${table}`);
  }
}

/** Notes that the area was confirmed by this run, also where nothing changed. */
async function confirmArea(tx: Tx, run: RunKey): Promise<void> {
  await tx.run(
    `INSERT INTO linkage_latest (jurisdiction_id, run_id, data_as_of, published_at) VALUES ($1, $2, patuh.today(), now())
     ON CONFLICT (jurisdiction_id) DO UPDATE SET run_id = excluded.run_id, data_as_of = excluded.data_as_of, published_at = excluded.published_at`,
    [run.jurisdictionId, run.id],
  );
}

/** Why a run compared everything; to be asked before the run is noted as the newest. */
async function whyAll(tx: Tx, run: RunKey): Promise<string> {
  const found = await tx.row<{ asked: boolean; first: boolean }>(
    `SELECT r.mode IS NOT DISTINCT FROM 'full' AS asked, NOT EXISTS (SELECT FROM linkage_latest n WHERE n.jurisdiction_id = $2) AS first
       FROM linkage_run r WHERE r.id = $1`,
    [run.id, run.jurisdictionId],
  );
  if (found?.first === true) return 'Pencocokan pertama di wilayah ini.';
  return found?.asked === true ? 'Petugas meminta semua baris dibandingkan.' : 'Ada data, keputusan, atau aturan baru sejak pencocokan lalu.';
}

async function noteMade(tx: Tx, run: RunKey, made: RunMade, changes: Changes): Promise<void> {
  await tx.run('UPDATE linkage_run SET settings = $2, mode = $3, mode_reason = $4, data_as_of = patuh.today(), changes = $5 WHERE id = $1', [
    run.id,
    JSON.stringify(storedSettings(made.settings)),
    made.mode,
    made.modeReason,
    JSON.stringify(changes),
  ]);
}

/** What a run brings to be published. */
export interface Finished {
  readonly found: Found;
  readonly made: RunMade;
  /**
   * `all` when the run compared everything; `listed` when `judged_worker` and `judged_company`, temporary tables
   * of this transaction, name the rows that it judged.
   */
  readonly judged: Judged;
}

/**
 * Makes what a run found the results of its area: stages it, writes the differences, brings the findings in line
 * and notes the run as the one that confirmed the area. All in the caller's transaction.
 */
export async function publishResults(client: PoolClient, tx: Tx, run: RunKey, { found, made, judged }: Finished): Promise<Publication> {
  await client.query(`SET LOCAL work_mem = '64MB'`);
  await stageFound(client, found);
  const changes = await mergeResults(client, run, judged);
  await renewStatistics(client, changes);
  return { changes, findings: await confirmResults(tx, run, made, changes) };
}

/** Findings, the note of the area and the note of the run; the results themselves stand. */
async function confirmResults(tx: Tx, run: RunKey, made: RunMade, changes: Changes): Promise<FindingCounts> {
  const findings = await publishFindings(tx, run);
  const modeReason = made.modeReason ?? (await whyAll(tx, run));
  await confirmArea(tx, run);
  await noteMade(tx, run, { ...made, modeReason }, changes);
  return findings;
}

const NOTHING = { added: 0, changed: 0, removed: 0 } as const;

/** Publishes a run that found nothing else than the last one: only findings that people moved meanwhile are judged again. */
export async function publishUnchanged(tx: Tx, run: RunKey, made: RunMade): Promise<FindingCounts> {
  await tx.run('CREATE TEMP TABLE touched_company (company_id uuid) ON COMMIT DROP');
  return confirmResults(tx, run, made, { workers: NOTHING, companies: NOTHING, links: NOTHING });
}
