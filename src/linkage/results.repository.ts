import type { PoolClient } from 'pg';

/** The area and run whose results are written. */
export interface RunKey {
  readonly id: string;
  readonly jurisdictionId: number;
}

/** Rows of one table that a run added, changed or removed. Rows that it only confirmed are not written. */
export interface TableChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** What a run changed, by table. */
export interface Changes {
  readonly workers: TableChanges;
  readonly companies: TableChanges;
  readonly links: TableChanges;
}

/** Which rows a run judged: all of its area, or those whose ids stand in `judged_worker (id)` and `judged_company (id)`. */
export type Judged = 'all' | 'listed';

interface Merge {
  readonly table: string;
  readonly key: readonly string[];
  /** The temporary table of the rows found, with every column to be stored but those of the run. */
  readonly found: string;
  /** The rows to be stored out of it, each key once. */
  readonly source: string;
  readonly columns: readonly string[];
  /** When a row that was found differs from the one that stands. */
  readonly differs: string;
  /** The table of judged rows, by the first column of the key. */
  readonly judged: string;
  /** Whether findings depend on the table. */
  readonly touches: boolean;
}

const distinct = (columns: readonly string[]) => `(${columns.map((name) => `t.${name}`).join(', ')}) IS DISTINCT FROM (${columns.map((name) => `s.${name}`).join(', ')})`;

const WORKER_ANSWER = ['company_id', 'status', 'wage_short', 'duplicate_of', 'member_id', 'probability', 'reason', 'counterfactual', 'below_minimum'];
const COMPANY_ANSWER = ['status', 'employer_keys', 'partial_workers', 'partial_wages', 'unregistered_workers', 'workers', 'reason', 'counterfactual', 'reported_workers', 'enrolled_workers'];

const WORKERS: Merge = {
  table: 'worker_result',
  key: ['worker_id'],
  found: 'found_worker',
  source: 'found_worker',
  columns: WORKER_ANSWER,
  differs: distinct(WORKER_ANSWER),
  judged: 'judged_worker',
  touches: true,
};

const COMPANIES: Merge = {
  table: 'company_result',
  key: ['company_id'],
  found: 'found_company',
  source: 'found_company',
  columns: COMPANY_ANSWER,
  differs: distinct(COMPANY_ANSWER),
  judged: 'judged_company',
  touches: true,
};

/**
 * The weights of names and days are counted from the data and drift a little with every file. A pair is written
 * anew when its answer changes, when a field says something else, or when its weight has moved by a whole bit.
 */
const LINKS: Merge = {
  table: 'link',
  key: ['worker_id', 'member_id'],
  found: 'found_link',
  source: '(SELECT DISTINCT ON (f.worker_id, f.member_id) f.* FROM found_link f ORDER BY f.worker_id, f.member_id, f.band, f.probability DESC)',
  columns: ['probability', 'band', 'pattern', 'bits'],
  differs: `${distinct(['probability', 'band', 'pattern'])} OR cardinality(t.bits) <> cardinality(s.bits)
    OR abs(t.bits[1] + t.bits[2] + t.bits[3] + t.bits[4] + t.bits[5] + t.bits[6] - s.bits[1] - s.bits[2] - s.bits[3] - s.bits[4] - s.bits[5] - s.bits[6]) >= 10`,
  judged: 'judged_worker',
  touches: false,
};

const SWEEP = ' WHEN NOT MATCHED BY SOURCE AND t.jurisdiction_id = $1 THEN DELETE';

/** Rows that differ are written, rows that are new are added; superseded states are kept by the tables themselves. */
function mergeStatement(merge: Merge, judged: Judged): string {
  const on = merge.key.map((name) => `t.${name} = s.${name}`).join(' AND ');
  const columns = [...merge.key, ...merge.columns];
  const touched = merge.touches ? `, touched AS (INSERT INTO touched_company
      SELECT was FROM written WHERE was IS NOT NULL UNION SELECT now FROM written WHERE now IS NOT NULL)` : '';
  return `
    WITH written AS (
      MERGE INTO ${merge.table} t USING ${merge.source} s ON ${on}
      WHEN MATCHED AND (${merge.differs}) THEN
        UPDATE SET ${merge.columns.map((name) => `${name} = s.${name}`).join(', ')}, run_id = $2, known_from = now()
      WHEN NOT MATCHED THEN
        INSERT (jurisdiction_id, run_id, ${columns.join(', ')}) VALUES ($1, $2, ${columns.map((name) => `s.${name}`).join(', ')})
      ${judged === 'all' ? SWEEP : ''}
      RETURNING merge_action() AS action${merge.touches ? ', old.company_id AS was, new.company_id AS now' : ''})${touched}
    SELECT action, count(*)::int AS count FROM written GROUP BY action`;
}

/** The rows of an area that has none: nothing is compared, and no row can have an earlier version. */
function fillStatement(merge: Merge): string {
  const columns = [...merge.key, ...merge.columns];
  return `
    INSERT INTO ${merge.table} (jurisdiction_id, run_id, ${columns.join(', ')})
    SELECT $1, $2, ${columns.map((name) => `s.${name}`).join(', ')} FROM ${merge.source} s`;
}

/** Rows that stand although the run judged them and did not find them. */
function removeStatement(merge: Merge): string {
  const on = merge.key.map((name) => `s.${name} = t.${name}`).join(' AND ');
  const touched = merge.touches ? ', touched AS (INSERT INTO touched_company SELECT company_id FROM gone WHERE company_id IS NOT NULL)' : '';
  return `
    WITH gone AS (
      DELETE FROM ${merge.table} t USING ${merge.judged} j
       WHERE t.jurisdiction_id = $1 AND t.${merge.key[0] ?? ''} = j.id AND NOT EXISTS (SELECT FROM ${merge.source} s WHERE ${on})
      RETURNING t.${merge.touches ? 'company_id' : 'worker_id'})${touched}
    SELECT count(*)::int AS count FROM gone`;
}

async function fill(client: PoolClient, run: RunKey, merge: Merge): Promise<TableChanges> {
  const { rowCount } = await client.query(fillStatement(merge), [run.jurisdictionId, run.id]);
  if (merge.touches) await client.query(`INSERT INTO touched_company SELECT DISTINCT company_id FROM ${merge.found} WHERE company_id IS NOT NULL`);
  return { added: rowCount ?? 0, changed: 0, removed: 0 };
}

async function bring(client: PoolClient, run: RunKey, merge: Merge, judged: Judged): Promise<TableChanges> {
  const stands = await client.query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${merge.table} WHERE jurisdiction_id = $1) AS any`, [run.jurisdictionId]);
  if (stands.rows[0]?.any === false) return fill(client, run, merge);
  await client.query(`ANALYZE ${merge.found}`);
  const gone = judged === 'all' ? 0 : ((await client.query<{ count: number }>(removeStatement(merge), [run.jurisdictionId])).rows[0]?.count ?? 0);
  const { rows } = await client.query<{ action: string; count: number }>(mergeStatement(merge, judged), [run.jurisdictionId, run.id]);
  const counted = (action: string) => rows.find((row) => row.action === action)?.count ?? 0;
  return { added: counted('INSERT'), changed: counted('UPDATE'), removed: gone + counted('DELETE') };
}

/**
 * Brings the results of an area in line with what a run found and staged. Only differences are written; what a
 * row said before stays in its table of earlier versions. The firms of written rows stand in `touched_company`
 * afterwards. Visible only when the transaction commits.
 */
export async function mergeResults(client: PoolClient, run: RunKey, judged: Judged): Promise<Changes> {
  await client.query('CREATE TEMP TABLE touched_company (company_id uuid) ON COMMIT DROP');
  const workers = await bring(client, run, WORKERS, judged);
  const companies = await bring(client, run, COMPANIES, judged);
  return { workers, companies, links: await bring(client, run, LINKS, judged) };
}
