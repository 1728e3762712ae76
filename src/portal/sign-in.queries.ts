import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';

/** The letter behind an access code: what its page may say to anybody who holds the code. */
export interface LetterDoor {
  readonly letterId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly officeName: string;
  readonly officeAddress: string;
}

/** Somebody at a firm to whom a code may be sent. */
export interface DoorContact {
  readonly id: string;
  readonly email: string;
}

/** Opens by the code printed on the letter (128 bits or more), not by its number. Needs a system actor. */
export async function letterByAccessCode(tx: Tx, accessCode: string): Promise<LetterDoor | undefined> {
  return tx.row<LetterDoor>(
    `SELECT l.id AS "letterId", l.company_id AS "companyId", c.name AS "companyName",
            o.name AS "officeName", o.address AS "officeAddress"
       FROM letter l
       JOIN company c ON c.id = l.company_id
       JOIN office o ON o.id = l.office_id
      WHERE l.access_code = $1 AND l.number IS NOT NULL`,
    [accessCode],
  );
}

/** The active contacts of a firm, oldest first. */
export async function activeContacts(tx: Tx, companyId: string): Promise<DoorContact[]> {
  return tx.rows<DoorContact>('SELECT id, email FROM company_contact WHERE company_id = $1 AND active ORDER BY created_at, id', [companyId]);
}

interface ContactRow {
  readonly id: string;
  readonly name: string;
  readonly companyId: string;
  readonly companyName: string;
}

/** A contact as the person who acts, and the firm they act for. */
export interface EmployerIdentity {
  readonly actor: Actor;
  readonly companyName: string;
}

/** Who a contact is now; undefined when they no longer speak for the firm. Needs a system actor. */
export async function employerIdentity(tx: Tx, contactId: string): Promise<EmployerIdentity | undefined> {
  const contact = await tx.row<ContactRow>(
    `SELECT k.id, k.name, k.company_id AS "companyId", c.name AS "companyName"
       FROM company_contact k JOIN company c ON c.id = k.company_id
      WHERE k.id = $1 AND k.active`,
    [contactId],
  );
  if (!contact) return undefined;
  const { id, name, companyId, companyName } = contact;
  return { companyName, actor: { kind: 'employer', id, name, role: 'employer', officeId: null, jurisdictions: [], companyId } };
}
