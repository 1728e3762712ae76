import type { Tx } from '../platform/database.ts';

/**
 * What the results say a firm has not done. Doubtful companies and doubtful workers never appear: nothing
 * fuzzy accuses anybody. A firm that is not enrolled has one finding for itself and one for each worker.
 */
const FOUND = `
  SELECT r.jurisdiction_id, r.company_id, 'PWBD' AS kind, NULL::bigint AS worker_id, r.reason
    FROM company_result r WHERE r.run_id = $1 AND r.status = 'BELUM'
  UNION ALL
  SELECT w.jurisdiction_id, w.company_id, CASE c.status WHEN 'BELUM' THEN 'PWBD' ELSE 'PDS_TK' END, w.worker_id, w.reason
    FROM worker_result w JOIN company_result c USING (company_id)
   WHERE w.run_id = $1 AND c.run_id = $1 AND c.status <> 'TINJAU' AND w.duplicate_of IS NULL
     AND w.status IN ('TIDAK_ADA', 'SEGMEN_LAIN', 'TANGGUNGAN', 'NONAKTIF', 'BU_LAIN')
  UNION ALL
  SELECT w.jurisdiction_id, w.company_id, 'PDS_UPAH', w.worker_id, w.reason
    FROM worker_result w WHERE w.run_id = $1 AND w.wage_short AND w.status = 'SESUAI' AND w.company_id IS NOT NULL
     AND w.duplicate_of IS NULL`;

/** How many findings a run made, kept, and saw cured. */
export interface FindingCounts {
  readonly open: number;
  readonly cured: number;
}

/**
 * Brings the findings in line with a run: new ones are opened, known ones kept, those that the data no
 * longer support are cured, and a cured one that comes back is open again. A finding that a person
 * dismissed stays dismissed. Running it again changes nothing.
 */
export async function publishFindings(tx: Tx, runId: string): Promise<FindingCounts> {
  await tx.run(
    `INSERT INTO finding (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run)
     SELECT jurisdiction_id, company_id, kind, worker_id, reason, patuh.today(), $1, $1 FROM (${FOUND}) found
     ON CONFLICT (company_id, kind, worker_id) DO UPDATE
        SET reason = excluded.reason, data_as_of = excluded.data_as_of, last_run = excluded.last_run,
            state = CASE finding.state WHEN 'cured' THEN 'open' ELSE finding.state END,
            cured_run = CASE finding.state WHEN 'cured' THEN NULL ELSE finding.cured_run END`,
    [runId],
  );
  const cured = await tx.run(
    `UPDATE finding SET state = 'cured', cured_run = $1
      WHERE last_run <> $1 AND state IN ('open', 'in_case')
        AND jurisdiction_id = (SELECT jurisdiction_id FROM linkage_run WHERE id = $1)
        AND (worker_id IS NULL
             OR EXISTS (SELECT FROM worker_result w WHERE w.worker_id = finding.worker_id AND w.run_id = $1 AND w.status <> 'TINJAU')
             OR NOT EXISTS (SELECT FROM worker w WHERE w.id = finding.worker_id AND w.present))`,
    [runId],
  );
  const open = await tx.row<{ count: number }>('SELECT count(*)::int AS count FROM finding WHERE last_run = $1', [runId]);
  return { open: open?.count ?? 0, cured };
}
