import { systemActor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import {
  credentialsByEmail,
  credentialsById,
  personOfAccount,
  type Credentials,
  type StaffPerson,
} from './account.queries.ts';
import { spendStep } from './account.repository.ts';
import type { Role } from './permissions.ts';
import { passwordMatches } from './password.ts';
import { endSession, openSessions, trimSessions, type OpenSession } from './sessions.repository.ts';
import { codeAt, stepAt, stepOfCode } from './totp.ts';

/** Nobody is signed in yet, so the system looks; it sees accounts only, no firm and no person of any area. */
const DOORKEEPER = systemActor([]);

const SESSIONS_KEPT = 2;

/** Where the shared secret of an account is sealed to. */
export function totpPlace(accountId: string): string {
  return `account.totp_secret:${accountId}`;
}

/** Somebody whom a demonstration offers to sign in as. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
}

/** How staff prove who they are. */
export interface SignInService {
  /** The account whose password this is; null for a wrong one and for nobody alike, in the same time. */
  password(email: string, password: string): Promise<string | null>;
  /** Is this the account's code now? Each code counts once. */
  code(accountId: string, code: string): Promise<boolean>;
  /** Records the sign-in and ends the oldest sessions beyond three. */
  signedIn(accountId: string): Promise<void>;
  person(accountId: string): Promise<StaffPerson | null>;
  sessions(accountId: string): Promise<readonly OpenSession[]>;
  /** Ends one of the person's own sessions. */
  endOwn(person: Pick<StaffPerson, 'actor'>, id: string): Promise<void>;
  /** The next code that would be accepted. Only a demonstration may show it. */
  demoCode(accountId: string): Promise<string>;
  /** The active accounts among these addresses. */
  demoPeople(emails: readonly string[]): Promise<readonly DemoPerson[]>;
}

function secretOf(vault: NikVault, account: Credentials): string | null {
  return account.totpSecret === null
    ? null
    : vault.open(Buffer.from(account.totpSecret, 'base64'), totpPlace(account.id));
}

async function useCode(tx: Tx, vault: NikVault, accountId: string, code: string): Promise<boolean> {
  const account = await credentialsById(tx, accountId);
  const secret = account === undefined ? null : secretOf(vault, account);
  const step = secret === null ? null : stepOfCode(secret, code, Date.now());
  if (step === null) return false;
  return spendStep(tx, accountId, step);
}

/** @param vault opens the sealed shared secrets. */
export function createSignInService(database: Database, vault: NikVault): SignInService {
  const read = <T>(work: (tx: Tx) => Promise<T>) => database.read(DOORKEEPER, work);
  const person = async (id: string) => (await read((tx) => personOfAccount(tx, id))) ?? null;
  return {
    person,
    sessions: (accountId) => read((tx) => openSessions(tx, accountId)),
    async password(email, password) {
      const account = await read((tx) => credentialsByEmail(tx, email));
      const right = await passwordMatches(account?.passwordHash ?? null, password);
      if (!right) {
        await database.transaction(DOORKEEPER, (tx) =>
          tx.audit({
            action: 'account.wrong-password',
            subject: 'account',
            subjectId: account?.id ?? 'tidak dikenal',
          }),
        );
      }
      return right && account !== undefined ? account.id : null;
    },
    code: (accountId, code) =>
      database.transaction(DOORKEEPER, async (tx) => {
        const right = await useCode(tx, vault, accountId, code);
        if (!right)
          await tx.audit({ action: 'account.wrong-code', subject: 'account', subjectId: accountId });
        return right;
      }),
    async signedIn(accountId) {
      const found = await person(accountId);
      if (found === null) return;
      await database.transaction(found.actor, async (tx) => {
        await trimSessions(tx, accountId, SESSIONS_KEPT);
        await tx.audit({ action: 'account.signed-in', subject: 'account', subjectId: accountId });
      });
    },
    endOwn: ({ actor }, id) =>
      database.transaction(actor, async (tx) => {
        const ended = await endSession(tx, actor.id, id);
        if (ended > 0)
          await tx.audit({ action: 'account.session-ended', subject: 'account', subjectId: actor.id });
      }),
    async demoCode(accountId) {
      const account = await read((tx) => credentialsById(tx, accountId));
      const secret = account === undefined ? null : secretOf(vault, account);
      if (account === undefined || secret === null) return '';
      return codeAt(secret, Math.max(stepAt(Date.now()), account.totpLastStep + 1));
    },
    demoPeople: (emails) =>
      read((tx) =>
        tx.rows<DemoPerson>(
          `SELECT a.email, a.name, a.role, o.name AS office FROM account a JOIN office o ON o.id = a.office_id
            WHERE a.active AND a.email = ANY ($1) ORDER BY o.id, a.role, a.name`,
          [emails],
        ),
      ),
  };
}
