import type { Tx } from '../platform/database.ts';
import { Account } from './account.entity.ts';
import type { Role } from './permissions.ts';

/** The columns that an administrator fills in. */
export interface AccountFields {
  readonly officeId: number;
  readonly role: Role;
  readonly name: string;
  readonly title: string;
  readonly staffNumber: string;
  readonly email: string;
}

/** What a person proves themselves with: the hash, and the sealed shared secret in base 64. */
export interface StoredCredentials {
  readonly passwordHash: string;
  readonly totpSecret: string;
}

/** Adds an account; undefined when its address is taken. */
export async function addAccount(tx: Tx, fields: AccountFields): Promise<string | undefined> {
  const { officeId, role, name, title, staffNumber, email } = fields;
  const row = await tx.row<{ id: string }>(
    `INSERT INTO account (office_id, role, name, title, staff_number, email) VALUES ($1, $2, $3, $4, $5, lower($6))
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [officeId, role, name, title, staffNumber, email],
  );
  return row?.id;
}

/** Replaces what a person proves themselves with; codes of the old secret are worth nothing. */
export async function storeCredentials(tx: Tx, id: string, credentials: StoredCredentials): Promise<void> {
  const account = await tx.em.findOneOrFail(Account, { id });
  tx.em.assign(account, { ...credentials, totpLastStep: 0 });
}

/** Replaces the password alone. */
export async function storePassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  const account = await tx.em.findOneOrFail(Account, { id });
  account.passwordHash = passwordHash;
}

/** Allows or forbids signing in. */
export async function storeActive(tx: Tx, id: string, active: boolean): Promise<void> {
  const account = await tx.em.findOneOrFail(Account, { id });
  account.active = active;
}

/** Uses up a code; false when it or a later one was used before, also when two arrive together. */
export async function spendStep(tx: Tx, id: string, step: number): Promise<boolean> {
  return (
    (await tx.run('UPDATE account SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2', [
      id,
      step,
    ])) === 1
  );
}
