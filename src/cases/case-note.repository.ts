import { NotFound } from '../errors.ts';
import type { Tx } from '../platform/database.ts';

/** Keeps a note on a case. @throws NotFound when the case is not the officer's to see. */
export async function addNote(tx: Tx, caseId: string, body: string): Promise<void> {
  const added = await tx.row<{ id: string }>(
    `INSERT INTO case_note (case_id, jurisdiction_id, body, author_id, author_name)
     SELECT id, jurisdiction_id, $2, $3, $4 FROM enforcement_case WHERE id = $1 RETURNING id`,
    [caseId, body, tx.actor.id, tx.actor.name],
  );
  if (!added) throw new NotFound('Kasus tidak ditemukan.');
  await tx.audit({ action: 'case.note', subject: 'case', subjectId: caseId, details: { note: added.id } });
}
