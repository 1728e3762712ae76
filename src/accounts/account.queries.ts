import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { ROLE_NAMES, type Role } from './permissions.ts';

/** What sign-in needs to know of an account. */
export interface Credentials {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  /** Sealed, base 64. */
  readonly totpSecret: string | null;
  readonly totpLastStep: number;
}

const CREDENTIALS = `SELECT id, email, name, password_hash AS "passwordHash", totp_secret AS "totpSecret",
  totp_last_step::float8 AS "totpLastStep" FROM account WHERE active AND role <> 'system'`;

/** The active account of an e-mail address. */
export function credentialsByEmail(tx: Tx, email: string): Promise<Credentials | undefined> {
  return tx.row<Credentials>(`${CREDENTIALS} AND lower(email) = lower($1)`, [email]);
}

/** The active account of an id. */
export function credentialsById(tx: Tx, id: string): Promise<Credentials | undefined> {
  return tx.row<Credentials>(`${CREDENTIALS} AND id = $1`, [id]);
}

/** A member of staff as the pages show them: who acts, their office, their function. */
export interface StaffPerson {
  readonly actor: Actor;
  readonly place: string;
  readonly title: string;
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly officeId: number | null;
  readonly place: string;
  readonly jurisdictions: number[];
}

/** Who an account is on the pages; undefined when it may not act any more. */
export async function personOfAccount(tx: Tx, id: string): Promise<StaffPerson | undefined> {
  const row = await tx.row<PersonRow>(
    `SELECT a.id, a.name, a.role, a.office_id AS "officeId", coalesce(o.name, '') AS place,
            array(SELECT jurisdiction_id FROM office_jurisdiction WHERE office_id = a.office_id ORDER BY 1) AS jurisdictions
       FROM account a LEFT JOIN office o ON o.id = a.office_id
      WHERE a.id = $1 AND a.active AND a.role <> 'system'`,
    [id],
  );
  if (row === undefined) return undefined;
  const { name, role, officeId, jurisdictions } = row;
  const actor = { kind: 'staff', id: row.id, name, role, officeId, jurisdictions, companyId: null } as const;
  return { actor, place: row.place, title: ROLE_NAMES[role] };
}

/** One line of the list of people. */
export interface AccountLine {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly role: Role;
  readonly office: string;
  readonly active: boolean;
  readonly sessions: number;
}

const IN_SCOPE = `a.office_id IN (SELECT office_id FROM office_jurisdiction WHERE jurisdiction_id = ANY ((SELECT patuh.jurisdictions())::int[]))`;

/** The people of the offices that share an area with the reader. */
export function accountLines(tx: Tx): Promise<AccountLine[]> {
  return tx.rows<AccountLine>(
    `SELECT a.id, a.name, a.email, a.title, a.role, o.name AS office, a.active,
            (SELECT count(*)::int FROM web_session s WHERE s.expire > now() AND s.sess->'person'->>'id' = a.id::text) AS sessions
       FROM account a JOIN office o ON o.id = a.office_id
      WHERE ${IN_SCOPE}
      ORDER BY a.active DESC, o.name, a.name`,
  );
}

/** One person within the reader's scope. */
export function accountLine(tx: Tx, id: string): Promise<AccountLine | undefined> {
  return tx.row<AccountLine>(
    `SELECT a.id, a.name, a.email, a.title, a.role, o.name AS office, a.active, 0 AS sessions
       FROM account a JOIN office o ON o.id = a.office_id WHERE ${IN_SCOPE} AND a.id = $1`,
    [id],
  );
}

/** An office that people can be put in. */
export interface OfficeChoice {
  readonly id: number;
  readonly name: string;
}

/** The offices that share an area with the reader. */
export function officeChoices(tx: Tx): Promise<OfficeChoice[]> {
  return tx.rows<OfficeChoice>(
    `SELECT id, name FROM office WHERE id IN (SELECT office_id FROM office_jurisdiction
       WHERE jurisdiction_id = ANY ((SELECT patuh.jurisdictions())::int[])) ORDER BY name`,
  );
}
