import type { Tx } from '../platform/database.ts';

/** One line of the trail as the auditor reads it. */
export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly actorName: string;
  readonly actorRole: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The outcome of checking every chain from its first row. */
export interface AuditVerdict {
  readonly rows: number;
  readonly ok: boolean;
  /** The id of the first row whose hash, predecessor or number is not what it must be. */
  readonly firstBroken: string | null;
}

/** A page of the trail of the reader's own office, newest first. */
export async function auditTrail(
  tx: Tx,
  filter: { readonly subject?: string; readonly text?: string },
  page: { readonly limit: number; readonly offset: number },
): Promise<AuditLine[]> {
  return tx.rows<AuditLine>(
    `SELECT id::text, at, actor_name AS "actorName", actor_role AS "actorRole", action, subject,
            subject_id AS "subjectId", details
       FROM audit_event
      WHERE (chain = $1 OR $1 = 0)
        AND ($2::text IS NULL OR subject = $2)
        AND ($3::text IS NULL OR actor_name ILIKE '%' || $3 || '%' OR action ILIKE '%' || $3 || '%' OR subject_id = $3)
      ORDER BY id DESC LIMIT $4 OFFSET $5`,
    [tx.actor.officeId ?? 0, filter.subject ?? null, filter.text ?? null, page.limit, page.offset],
  );
}

/** Recomputes every hash of every chain inside the database. Source of the form: D-07, one chain an office. */
export async function verifyAudit(tx: Tx): Promise<AuditVerdict> {
  const found = await tx.row<{ rows: string; broken: string | null }>(
    `SELECT count(*)::text AS rows, min(id) FILTER (WHERE NOT sound)::text AS broken
       FROM (SELECT e.id,
                    e.hash = patuh.audit_hash(e)
                    AND e.seq = row_number() OVER chain
                    AND e.previous_hash = coalesce(lag(e.hash) OVER chain, '\\x00'::bytea) AS sound
               FROM audit_event e
             WINDOW chain AS (PARTITION BY e.chain ORDER BY e.seq)) checked`,
  );
  const firstBroken = found?.broken ?? null;
  return { rows: Number(found?.rows ?? 0), ok: firstBroken === null, firstBroken };
}
