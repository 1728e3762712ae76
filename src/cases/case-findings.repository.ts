import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import type { CaseFindingState, FindingKind } from './finding.ts';

/** A finding that an officer chose for a case. */
export interface ChosenFinding {
  readonly id: string;
  readonly kind: FindingKind;
}

/** The firm a case is opened for; while the transaction runs nobody else can open one for it. */
export async function companyToOpen(tx: Tx, companyId: string): Promise<{ id: string; jurisdictionId: number } | undefined> {
  await tx.row('SELECT pg_advisory_xact_lock(20261104, hashtext($1::text))', [companyId]);
  return tx.row('SELECT id, jurisdiction_id AS "jurisdictionId" FROM company WHERE id = $1', [companyId]);
}

/** The open case of a firm. */
export async function openCaseOf(tx: Tx, companyId: string): Promise<string | undefined> {
  const row = await tx.row<{ id: string }>('SELECT id FROM enforcement_case WHERE company_id = $1 AND closed_on IS NULL', [companyId]);
  return row?.id;
}

/** Locks open findings of a firm: those chosen, or all. */
export async function chooseFindings(tx: Tx, companyId: string, chosen: readonly string[] | 'all'): Promise<ChosenFinding[]> {
  return tx.rows<ChosenFinding>(
    `SELECT id, kind FROM finding
      WHERE company_id = $1 AND state = 'open' AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[]))
      ORDER BY id FOR UPDATE`,
    [companyId, chosen === 'all' ? null : chosen],
  );
}

/** Puts findings into a case, numbered on from the last; one that had fallen in this case stands again. */
export async function linkFindings(tx: Tx, caseId: string, findings: readonly ChosenFinding[], today: LocalDate): Promise<void> {
  const ids = findings.map(({ id }) => id);
  await tx.run(
    `INSERT INTO case_finding (case_id, finding_id, jurisdiction_id, company_id, line, added_on)
     SELECT $1, f.id, f.jurisdiction_id, f.company_id,
            (SELECT coalesce(max(line), 0) FROM case_finding WHERE case_id = $1)
              + row_number() OVER (ORDER BY f.worker_id IS NOT NULL, w.name, f.id), $3
       FROM finding f LEFT JOIN worker w ON w.id = f.worker_id
      WHERE f.id = ANY ($2::uuid[])
     ON CONFLICT (case_id, finding_id) DO UPDATE SET state = 'open', reason = NULL, decided_by = NULL, decided_at = NULL`,
    [caseId, ids, today],
  );
  await tx.run(`UPDATE finding SET state = 'in_case' WHERE id = ANY ($1::uuid[])`, [ids]);
}

/** Moves findings of a case that are in one of `from`. @returns how many moved. */
export async function moveCaseFindings(
  tx: Tx,
  caseId: string,
  findingIds: readonly string[] | 'all',
  move: { readonly from: readonly CaseFindingState[]; readonly to: CaseFindingState; readonly reason: string | null },
): Promise<number> {
  return tx.run(
    `UPDATE case_finding
        SET state = $4, reason = $5, decided_by = CASE WHEN $4 <> 'answered' THEN $6::uuid END, decided_at = CASE WHEN $4 <> 'answered' THEN now() END
      WHERE case_id = $1 AND ($2::uuid[] IS NULL OR finding_id = ANY ($2::uuid[])) AND state = ANY ($3)`,
    [caseId, findingIds === 'all' ? null : findingIds, move.from, move.to, move.reason, tx.actor.id],
  );
}

/** How many findings of a case still stand against the firm. */
export async function standingFindings(tx: Tx, caseId: string): Promise<number> {
  const row = await tx.row<{ n: number }>(
    `SELECT count(*)::int AS n FROM case_finding WHERE case_id = $1 AND state NOT IN ('accepted', 'cured')`,
    [caseId],
  );
  return row?.n ?? 0;
}

/**
 * Carries what became of a case's finding to the finding itself. An answer that promises enrolment counts as
 * cured until newer data say otherwise; any other accepted answer sets the finding aside for good.
 */
export async function settleFinding(tx: Tx, findingId: string, how: { readonly promised: boolean; readonly explanation: string }): Promise<void> {
  await tx.run('UPDATE finding SET state = $2 WHERE id = $1', [findingId, how.promised ? 'cured' : 'dismissed']);
  if (how.promised) return;
  await tx.run(
    `INSERT INTO finding_dismissal (finding_id, jurisdiction_id, ground, explanation, dismissed_by, dismissed_by_name)
     SELECT id, jurisdiction_id, 'answer_accepted', $2, $3, $4 FROM finding WHERE id = $1
     ON CONFLICT (finding_id) DO UPDATE SET explanation = EXCLUDED.explanation, dismissed_by = EXCLUDED.dismissed_by,
       dismissed_by_name = EXCLUDED.dismissed_by_name, at = now()`,
    [findingId, how.explanation, tx.actor.id, tx.actor.name],
  );
}

/** Findings that a case leaves behind when it is closed without cure are open again, for a person to judge. */
export async function releaseFindings(tx: Tx, caseId: string): Promise<void> {
  await tx.run(
    `UPDATE finding f SET state = 'open' FROM case_finding cf
      WHERE cf.case_id = $1 AND cf.finding_id = f.id AND f.state = 'in_case'`,
    [caseId],
  );
}

/** Findings of open cases that a run says are cured, or that came back after they had been; by case. */
export async function movedByRun(tx: Tx, runId: string): Promise<{ caseId: string; cured: string[]; returned: string[] }[]> {
  return tx.rows(
    `SELECT e.id AS "caseId",
            coalesce(array_agg(f.id) FILTER (WHERE f.state = 'cured' AND cf.state IN ('open', 'answered', 'rejected')), '{}') AS cured,
            coalesce(array_agg(f.id) FILTER (WHERE f.state = 'open' AND cf.state = 'cured' AND f.last_run = $1), '{}') AS returned
       FROM enforcement_case e
       JOIN case_finding cf ON cf.case_id = e.id
       JOIN finding f ON f.id = cf.finding_id
      WHERE e.closed_on IS NULL AND e.jurisdiction_id = (SELECT jurisdiction_id FROM linkage_run WHERE id = $1)
      GROUP BY e.id
     HAVING bool_or(f.state = 'cured' AND cf.state IN ('open', 'answered', 'rejected'))
         OR bool_or(f.state = 'open' AND cf.state = 'cured' AND f.last_run = $1)
      ORDER BY e.id`,
    [runId],
  );
}
