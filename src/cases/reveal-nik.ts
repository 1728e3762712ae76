import { NotFound } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';

/** Why an officer may look at a whole number; the trail keeps the choice. */
export const REVEAL_REASONS = {
  population_register: 'Mencocokkan dengan data kependudukan',
  employer_answer: 'Memeriksa jawaban atau bukti pemberi kerja',
  person_asks: 'Melayani pekerja yang bersangkutan',
} as const;

export type RevealReason = keyof typeof REVEAL_REASONS;

/** The worker of a finding, with the number still closed. */
export interface RevealSubject {
  readonly workerId: string;
  readonly name: string;
  readonly cipher: Buffer | null;
  readonly companyId: string;
}

/** @throws NotFound when the finding is about no worker, or is not the reader's to see. */
export async function revealSubject(tx: Tx, findingId: string): Promise<RevealSubject> {
  const found = await tx.row<RevealSubject>(
    `SELECT w.id::text AS "workerId", coalesce(w.name, w.source_key) AS name, w.nik_cipher AS cipher, f.company_id AS "companyId"
       FROM finding f JOIN worker w ON w.id = f.worker_id WHERE f.id = $1`,
    [findingId],
  );
  if (!found) throw new NotFound('Pekerja tidak ditemukan.');
  return found;
}

/** Opens one number. Looking is an act: the audit row commits before anybody sees it. */
export async function revealNik(tx: Tx, vault: NikVault, findingId: string, reason: RevealReason): Promise<RevealSubject & { readonly nik: string }> {
  const subject = await revealSubject(tx, findingId);
  await tx.audit({ action: 'nik.reveal', subject: 'worker', subjectId: subject.workerId, details: { reason, findingId } });
  return { ...subject, nik: subject.cipher === null ? '' : vault.open(subject.cipher, 'worker') };
}
