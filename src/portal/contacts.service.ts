import { NotFound, refused, type Refusal } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { queueMail, queueMailToCompany } from './mail.service.ts';

/** How an officer made sure that an address belongs to a firm. */
export const VERIFICATIONS = {
  register: 'Tercantum dalam laporan WLKP (Wajib Lapor Ketenagakerjaan)',
  letter: 'Tercantum dalam surat resmi perusahaan',
  call: 'Ditelepon kembali lewat nomor yang sudah tercatat',
  visit: 'Diterima langsung saat kunjungan',
} as const;

export type Verification = keyof typeof VERIFICATIONS;

export interface NewContact {
  readonly companyId: string;
  readonly name: string;
  readonly email: string;
  /** Null keeps the contact inactive until somebody verifies it. */
  readonly verification: Verification | null;
}

const TWICE = 'Alamat ini sudah tercatat untuk perusahaan tersebut.';

/**
 * Registers somebody who speaks for a firm. Only a verified contact gets letters and codes; the contacts
 * that the firm already has are told.
 *
 * @throws NotFound when the officer cannot see the firm.
 */
export async function registerContact(tx: Tx, contact: NewContact): Promise<Refusal | { readonly kind: 'registered'; readonly id: string }> {
  const company = await tx.row<{ jurisdiction: number }>('SELECT jurisdiction_id AS jurisdiction FROM company WHERE id = $1', [contact.companyId]);
  if (!company) throw new NotFound('Perusahaan tidak ditemukan.');
  const email = contact.email.trim().toLowerCase();
  const twice = await tx.row('SELECT 1 FROM company_contact WHERE company_id = $1 AND email = $2 AND ended_at IS NULL', [contact.companyId, email]);
  if (twice) return refused(TWICE);
  if (contact.verification) await queueMailToCompany(tx, contact.companyId, 'contact-added');
  const made = await tx.row<{ id: string }>(
    `INSERT INTO company_contact (jurisdiction_id, company_id, name, email, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [company.jurisdiction, contact.companyId, contact.name, email, tx.actor.id],
  );
  if (!made) throw new Error('contact was not stored');
  await tx.audit({ action: 'contact.register', subject: 'company', subjectId: contact.companyId, details: { contactId: made.id } });
  if (contact.verification) await activate(tx, made.id, contact.companyId, contact.verification);
  return { kind: 'registered', id: made.id };
}

async function activate(tx: Tx, id: string, companyId: string, verification: Verification): Promise<void> {
  await tx.run(
    `UPDATE company_contact SET active = true, verification = $2, verified_by = $3, verified_at = now() WHERE id = $1`,
    [id, VERIFICATIONS[verification], tx.actor.id],
  );
  await tx.audit({ action: 'contact.verify', subject: 'company', subjectId: companyId, details: { contactId: id, verification } });
}

async function waitingOrActive(tx: Tx, id: string): Promise<{ companyId: string; active: boolean }> {
  const contact = await tx.row<{ companyId: string; active: boolean }>(
    'SELECT company_id AS "companyId", active FROM company_contact WHERE id = $1 AND ended_at IS NULL FOR UPDATE',
    [id],
  );
  if (!contact) throw new NotFound('Kontak tidak ditemukan.');
  return contact;
}

/** Makes a registered address usable. Verifying twice changes nothing. @throws NotFound */
export async function verifyContact(tx: Tx, id: string, verification: Verification): Promise<void> {
  const contact = await waitingOrActive(tx, id);
  if (contact.active) return;
  await queueMailToCompany(tx, contact.companyId, 'contact-added');
  await activate(tx, id, contact.companyId, verification);
}

/** Ends a contact at once, also its sessions; the person is told at the old address. @throws NotFound */
export async function endContact(tx: Tx, id: string): Promise<void> {
  const contact = await waitingOrActive(tx, id);
  await tx.run('UPDATE company_contact SET active = false, ended_at = now() WHERE id = $1', [id]);
  if (contact.active) await queueMail(tx, id, 'contact-ended');
  await tx.audit({ action: 'contact.end', subject: 'company', subjectId: contact.companyId, details: { contactId: id } });
}
