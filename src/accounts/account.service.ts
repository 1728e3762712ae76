import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { NotFound, refused, type Refusal } from '../errors.ts';
import { accountLine, credentialsById } from './account.queries.ts';
import { addAccount, storeActive, storeCredentials, storePassword } from './account.repository.ts';
import { hashPassword, newPassword, passwordMatches, passwordWeakness } from './password.ts';
import type { Role } from './permissions.ts';
import { endSessions } from './sessions.repository.ts';
import { totpPlace } from './sign-in.service.ts';
import { enrolmentUri, newSecret } from './totp.ts';

/** A new member of staff. */
export interface NewAccount {
  readonly officeId: number;
  readonly role: Exclude<Role, 'employer' | 'system'>;
  readonly name: string;
  readonly title: string;
  readonly staffNumber: string;
  readonly email: string;
  /** A password chosen by the caller; without one, a random one is made. */
  readonly password?: string;
}

/** What a new person needs once, to be handed over and never shown again. */
export interface Enrolment {
  readonly kind: 'enrolled';
  readonly accountId: string;
  readonly email: string;
  readonly password: string;
  /** The shared secret in base 32, and the address for the QR code. */
  readonly secret: string;
  readonly uri: string;
}

/** What is done to accounts. Each act is one transaction with its audit row. */
export interface AccountService {
  create(actor: Actor, account: NewAccount): Promise<Enrolment | Refusal>;
  /** New password and new secret, for somebody who lost theirs; ends their sessions. */
  renew(actor: Actor, accountId: string): Promise<Enrolment | Refusal>;
  deactivate(actor: Actor, accountId: string): Promise<{ readonly kind: 'done' } | Refusal>;
  reactivate(actor: Actor, accountId: string): Promise<{ readonly kind: 'done' } | Refusal>;
  /** A person changes their own password; ends their other sessions. */
  changePassword(
    actor: Actor,
    current: string,
    next: string,
    keptSession: string,
  ): Promise<{ readonly kind: 'done' } | Refusal>;
}

/** Sets a new password and a new shared secret; both are returned this once. */
async function giveCredentials(
  tx: Tx,
  vault: NikVault,
  id: string,
  email: string,
  chosen?: string,
): Promise<Enrolment> {
  const password = chosen ?? newPassword();
  const secret = newSecret();
  const totpSecret = vault.seal(secret, totpPlace(id)).cipher.toString('base64');
  await storeCredentials(tx, id, { passwordHash: await hashPassword(password), totpSecret });
  return { kind: 'enrolled', accountId: id, email, password, secret, uri: enrolmentUri(secret, email) };
}

async function create(tx: Tx, vault: NikVault, account: NewAccount): Promise<Enrolment | Refusal> {
  const { officeId, role, email } = account;
  const id = await addAccount(tx, account);
  if (id === undefined) return refused('Alamat e-mail ini sudah dipakai akun lain');
  await tx.audit({
    action: 'account.created',
    subject: 'account',
    subjectId: id,
    details: { role, officeId },
  });
  return giveCredentials(tx, vault, id, email.toLowerCase(), account.password);
}

async function setActive(tx: Tx, accountId: string, active: boolean): Promise<{ kind: 'done' } | Refusal> {
  if (accountId === tx.actor.id) return refused('Anda tidak dapat menonaktifkan akun Anda sendiri');
  const known = await accountLine(tx, accountId);
  if (known === undefined) throw new NotFound('Pengguna tidak ditemukan.');
  await storeActive(tx, accountId, active);
  const sessions = active ? 0 : await endSessions(tx, accountId);
  const action = active ? 'account.reactivated' : 'account.deactivated';
  await tx.audit({ action, subject: 'account', subjectId: accountId, details: { sessions } });
  return { kind: 'done' };
}

/** @param vault seals the shared secrets. */
export function createAccountService(database: Database, vault: NikVault): AccountService {
  return {
    create: (actor, account) => database.transaction(actor, (tx) => create(tx, vault, account)),
    deactivate: (actor, id) => database.transaction(actor, (tx) => setActive(tx, id, false)),
    reactivate: (actor, id) => database.transaction(actor, (tx) => setActive(tx, id, true)),
    renew: (actor, id) =>
      database.transaction(actor, async (tx) => {
        if (id === actor.id) return refused('Pembaruan akun Anda harus dilakukan oleh administrator lain');
        const known = await accountLine(tx, id);
        if (known === undefined) throw new NotFound('Pengguna tidak ditemukan.');
        await endSessions(tx, id);
        await tx.audit({ action: 'account.renewed', subject: 'account', subjectId: id });
        return giveCredentials(tx, vault, id, known.email);
      }),
    changePassword: (actor, current, next, keptSession) =>
      database.transaction(actor, async (tx) => {
        const account = await credentialsById(tx, actor.id);
        if (account === undefined || !(await passwordMatches(account.passwordHash, current)))
          return refused('Kata sandi sekarang salah');
        const weakness = passwordWeakness(next, [account.email, account.name]);
        if (weakness !== null) return refused(weakness);
        await storePassword(tx, actor.id, await hashPassword(next));
        await endSessions(tx, actor.id, keptSession);
        await tx.audit({ action: 'account.password-changed', subject: 'account', subjectId: actor.id });
        return { kind: 'done' } as const;
      }),
  };
}
