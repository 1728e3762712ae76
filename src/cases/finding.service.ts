import { refused, type Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { DismissalGround } from './dismissal.ts';

/** Setting findings aside, and taking that back. */
export interface FindingService {
  /** Sets open findings of one firm aside, all or none. @returns how many. */
  dismiss(
    actor: Actor,
    companyId: string,
    findingIds: readonly string[],
    why: { readonly ground: DismissalGround; readonly explanation: string },
  ): Promise<{ readonly kind: 'dismissed'; readonly count: number } | Refusal>;
  /** Opens a dismissed finding again. */
  reopen(actor: Actor, companyId: string, findingIds: readonly string[]): Promise<{ readonly kind: 'reopened'; readonly count: number } | Refusal>;
}

async function lockFindings(tx: Tx, companyId: string, ids: readonly string[], state: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    'SELECT id FROM finding WHERE company_id = $1 AND id = ANY ($2::uuid[]) AND state = $3 ORDER BY id FOR UPDATE',
    [companyId, ids, state],
  );
  return rows.map((row) => row.id);
}

const MOVED_ON = 'Sebagian temuan yang dipilih sudah diproses oleh rekan Anda. Muat ulang halaman, lalu pilih lagi.';

async function dismiss(
  tx: Tx,
  companyId: string,
  ids: readonly string[],
  why: { readonly ground: DismissalGround; readonly explanation: string },
): Promise<{ kind: 'dismissed'; count: number } | Refusal> {
  const locked = await lockFindings(tx, companyId, ids, 'open');
  if (locked.length === 0 || locked.length !== new Set(ids).size) return refused(MOVED_ON);
  await tx.run(`UPDATE finding SET state = 'dismissed' WHERE id = ANY ($1::uuid[])`, [locked]);
  await tx.run(
    `INSERT INTO finding_dismissal (finding_id, jurisdiction_id, ground, explanation, dismissed_by, dismissed_by_name)
     SELECT id, jurisdiction_id, $2, $3, $4, $5 FROM finding WHERE id = ANY ($1::uuid[])`,
    [locked, why.ground, why.explanation, tx.actor.id, tx.actor.name],
  );
  await tx.audit({
    action: 'finding.dismiss',
    subject: 'company',
    subjectId: companyId,
    details: { findings: locked, ground: why.ground, explanation: why.explanation },
  });
  return { kind: 'dismissed', count: locked.length };
}

async function reopen(tx: Tx, companyId: string, ids: readonly string[]): Promise<{ kind: 'reopened'; count: number } | Refusal> {
  const locked = await lockFindings(tx, companyId, ids, 'dismissed');
  if (locked.length === 0 || locked.length !== new Set(ids).size) return refused(MOVED_ON);
  await tx.run(`UPDATE finding SET state = 'open' WHERE id = ANY ($1::uuid[])`, [locked]);
  await tx.run('DELETE FROM finding_dismissal WHERE finding_id = ANY ($1::uuid[])', [locked]);
  await tx.audit({ action: 'finding.reopen', subject: 'company', subjectId: companyId, details: { findings: locked } });
  return { kind: 'reopened', count: locked.length };
}

export function findingService(database: Database): FindingService {
  return {
    dismiss: (actor, companyId, ids, why) => database.transaction(actor, (tx) => dismiss(tx, companyId, ids, why)),
    reopen: (actor, companyId, ids) => database.transaction(actor, (tx) => reopen(tx, companyId, ids)),
  };
}
