import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';

interface EndedRow {
  readonly jurisdictionId: number;
  readonly companyId: string;
  readonly memberId: string;
  readonly lastOn: string;
  readonly requestId: string;
}

const END_ONE = `
  UPDATE protection SET ended_at = now()
   WHERE id = (SELECT id FROM protection WHERE ended_at IS NULL AND last_on < patuh.today() ORDER BY last_on, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING jurisdiction_id AS "jurisdictionId", company_id AS "companyId", member_id AS "memberId", last_on::text AS "lastOn", request_id AS "requestId"`;

/**
 * Ends every protection whose last day has passed and writes it on the member's timeline. Safe at any time
 * and any number of times: a protection that has ended is not found again.
 *
 * @returns how many ended now.
 */
export async function endProtections(database: Database): Promise<number> {
  const actor = await everywhere(database);
  for (let ended = 0; ; ended += 1) {
    const found = await database.transaction(actor, async (tx) => {
      const row = await tx.row<EndedRow>(END_ONE);
      if (!row) return false;
      await tx.run(
        `INSERT INTO member_event (jurisdiction_id, company_id, member_id, kind, on_day, payload, actor_id, actor_name)
         VALUES ($1, $2, $3, 'protection-ended', $4, $5, $6, $7)`,
        [row.jurisdictionId, row.companyId, row.memberId, await tx.today(), JSON.stringify({ lastOn: row.lastOn, requestId: row.requestId }), tx.actor.id, tx.actor.name],
      );
      await tx.audit({ action: 'coverage.protection-ended', subject: 'member', subjectId: row.memberId, details: { lastOn: row.lastOn } });
      return true;
    });
    if (!found) return ended;
  }
}
