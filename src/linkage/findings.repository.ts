import type { Tx } from '../platform/database.ts';
import type { RunKey } from './results.repository.ts';

/** How many findings a run stands on, and what it did to those that were there. */
export interface FindingCounts {
  /** Findings that the data show now, dismissed ones included. */
  readonly open: number;
  /** Added, reopened or reworded by this run. */
  readonly written: number;
  readonly cured: number;
}

/**
 * Firms whose findings may have to change: those with a written result, and those with findings that people
 * moved since the last run (a promise that was believed is put to the test of the next data). Looked for from
 * before that run began, so that no slow transaction slips through; what the run wrote itself bears its instant.
 */
const TOUCHED = `
  CREATE TEMP TABLE touched ON COMMIT DROP AS
  SELECT company_id FROM touched_company
  UNION
  SELECT f.company_id FROM finding f
   WHERE f.jurisdiction_id = $1 AND f.state IN ('open', 'in_case', 'cured')
     AND f.known_from >= (SELECT r.created_at FROM linkage_latest n JOIN linkage_run r ON r.id = n.run_id WHERE n.jurisdiction_id = $1)
     AND f.known_from <> (SELECT published_at FROM linkage_latest WHERE jurisdiction_id = $1)`;

/**
 * What the results say the touched firms have not done. Doubtful companies and doubtful workers never appear:
 * nothing fuzzy accuses anybody. A firm that is not enrolled has one finding for itself and one for each worker.
 */
const SHOWN = `
  SELECT c.company_id, 'PWBD' AS kind, NULL::bigint AS worker_id, c.reason
    FROM touched JOIN company_result c USING (company_id) WHERE c.jurisdiction_id = $1 AND c.status = 'BELUM'
  UNION ALL
  SELECT w.company_id, CASE c.status WHEN 'BELUM' THEN 'PWBD' ELSE 'PDS_TK' END, w.worker_id, w.reason
    FROM touched JOIN company_result c USING (company_id) JOIN worker_result w USING (company_id)
   WHERE w.jurisdiction_id = $1 AND c.status <> 'TINJAU' AND w.duplicate_of IS NULL
     AND w.status IN ('TIDAK_ADA', 'SEGMEN_LAIN', 'TANGGUNGAN', 'NONAKTIF', 'BU_LAIN')
  UNION ALL
  SELECT w.company_id, 'PDS_UPAH', w.worker_id, w.reason
    FROM touched JOIN worker_result w USING (company_id)
   WHERE w.jurisdiction_id = $1 AND w.wage_short AND w.status = 'SESUAI' AND w.duplicate_of IS NULL
   ORDER BY company_id`;

const FOUND = `CREATE TEMP TABLE found_finding ON COMMIT DROP AS ${SHOWN}`;

/** Opens what a run shows, in an area that has no finding yet. */
const OPEN_ALL = `
  INSERT INTO finding (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run)
  SELECT $1, s.company_id, s.kind, s.worker_id, s.reason, (SELECT patuh.today()), $2, $2 FROM (${SHOWN}) s`;

const ANY = 'SELECT EXISTS (SELECT FROM finding WHERE jurisdiction_id = $1) AS stands';

const SAME = `s.company_id = f.company_id AND s.kind = f.kind AND coalesce(s.worker_id, 0) = coalesce(f.worker_id, 0)`;

/** When a finding that was found has to be written. */
const DIFFERS = `f.state = 'cured' OR NOT f.confirmed OR f.reason <> s.reason`;

/** Takes hold of what will be written in the order in which everybody does, so that nobody waits in a circle. */
const HOLD = `
  SELECT count(*)::int AS count FROM (
    SELECT f.id FROM finding f
     WHERE f.id IN (SELECT id FROM fallen_finding UNION ALL SELECT f.id FROM found_finding s JOIN finding f ON ${SAME} WHERE ${DIFFERS})
     ORDER BY f.id FOR UPDATE) held`;

/** A cured finding that the data show again is open again; one that a person dismissed stays dismissed. */
const WRITE = `
  WITH written AS (
    MERGE INTO finding f USING found_finding s ON ${SAME}
    WHEN MATCHED AND (${DIFFERS}) THEN
      UPDATE SET reason = s.reason, data_as_of = (SELECT patuh.today()), last_run = $2, confirmed = true,
                 state = CASE f.state WHEN 'cured' THEN 'open' ELSE f.state END,
                 cured_run = CASE f.state WHEN 'cured' THEN NULL ELSE f.cured_run END
    WHEN NOT MATCHED THEN
      INSERT (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run)
      VALUES ($1, s.company_id, s.kind, s.worker_id, s.reason, (SELECT patuh.today()), $2, $2)
    RETURNING 1)
  SELECT count(*)::int AS count FROM written`;

/** Findings of the touched firms that the data do not show. */
const FALLEN = `
  CREATE TEMP TABLE fallen_finding ON COMMIT DROP AS
  SELECT f.id FROM touched JOIN finding f USING (company_id)
   WHERE f.jurisdiction_id = $1 AND (f.confirmed OR f.state IN ('open', 'in_case')) AND NOT EXISTS (SELECT FROM found_finding s WHERE ${SAME})`;

/** How new the data were that last showed a finding, for one that they no longer show. */
const LAST_SHOWN = `greatest(f.data_as_of, CASE WHEN f.confirmed THEN (SELECT data_as_of FROM linkage_latest WHERE jurisdiction_id = $1) END)`;

/** A worker who became doubtful, or who could not be judged, neither accuses nor absolves. */
const CURE = `
  UPDATE finding f SET state = 'cured', cured_run = $2, confirmed = false, data_as_of = ${LAST_SHOWN}
    FROM fallen_finding gone
   WHERE gone.id = f.id AND f.state IN ('open', 'in_case')
     AND (f.worker_id IS NULL
          OR EXISTS (SELECT FROM worker_result w WHERE w.worker_id = f.worker_id AND w.status <> 'TINJAU')
          OR NOT EXISTS (SELECT FROM worker w WHERE w.id = f.worker_id AND w.present))`;

const UNCONFIRM = `UPDATE finding f SET confirmed = false, data_as_of = ${LAST_SHOWN} FROM fallen_finding gone WHERE gone.id = f.id AND f.confirmed`;

const STANDING = `SELECT count(*)::int AS count FROM finding WHERE jurisdiction_id = $1 AND confirmed AND state <> 'cured'`;

/**
 * Brings the findings in line with the results of an area: new ones are opened, known ones kept, those that the
 * data no longer support are cured. Costs in proportion to the firms whose results changed. Running it again
 * changes nothing. To be called in the transaction that merged the results.
 */
export async function publishFindings(tx: Tx, run: RunKey): Promise<FindingCounts> {
  const key = [run.jurisdictionId, run.id];
  const count = async (sql: string, params: readonly unknown[]) => (await tx.row<{ count: number }>(sql, params))?.count ?? 0;
  await tx.run(TOUCHED, [run.jurisdictionId]);
  await tx.run('ANALYZE touched');
  if ((await tx.row<{ stands: boolean }>(ANY, [run.jurisdictionId]))?.stands === false) {
    const all = await tx.run(OPEN_ALL, key);
    return { open: all, written: all, cured: 0 };
  }
  await tx.run(FOUND, [run.jurisdictionId]);
  await tx.run('ANALYZE found_finding');
  await tx.run(FALLEN, [run.jurisdictionId]);
  await tx.run('ANALYZE fallen_finding');
  await tx.run(HOLD);
  const cured = await tx.run(CURE, key);
  await tx.run(UNCONFIRM, [run.jurisdictionId]);
  const written = await count(WRITE, key);
  return { open: await count(STANDING, [run.jurisdictionId]), written, cured };
}
