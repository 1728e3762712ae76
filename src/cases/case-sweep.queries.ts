import type { Tx } from '../platform/database.ts';

/**
 * Open cases whose term has passed and has not been acted on, the longest overdue first. Held cases wait,
 * and so do those whose next letter an officer has proposed already.
 */
export async function overdueCases(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM enforcement_case
      WHERE closed_on IS NULL AND due_on < patuh.today() AND NOT term_ended AND NOT held
        AND letter_stage IS DISTINCT FROM 'proposed'
      ORDER BY due_on, id`,
  );
  return rows.map(({ id }) => id);
}

/** The area of a run; undefined when there is no such run. */
export async function runJurisdiction(tx: Tx, runId: string): Promise<number | undefined> {
  return (await tx.row<{ id: number }>('SELECT jurisdiction_id AS id FROM linkage_run WHERE id = $1', [runId]))?.id;
}
