import type { Tx } from '../platform/database.ts';

/** One contact as officers see it. */
export interface ContactRow {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly verification: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: Date | null;
}

/** A firm with its contacts. */
export interface FirmContacts {
  readonly id: string;
  readonly name: string;
  readonly regency: string | null;
  readonly contacts: readonly ContactRow[];
}

const FIRMS_SHOWN = 50;

/** Firms whose name contains the text, those with a contact to verify first; at most 50. */
export async function firmsWithContacts(tx: Tx, search: string): Promise<FirmContacts[]> {
  const firms = await tx.rows<Omit<FirmContacts, 'contacts'>>(
    `SELECT c.id, c.name, c.regency
       FROM company c
       LEFT JOIN LATERAL (SELECT bool_or(NOT k.active) AS waiting, count(*) AS n
                            FROM company_contact k WHERE k.company_id = c.id AND k.ended_at IS NULL) k ON true
      WHERE CASE WHEN $1 = '' THEN k.n > 0 ELSE strpos(lower(c.name), lower($1)) > 0 END
      ORDER BY k.waiting DESC NULLS LAST, c.name, c.id LIMIT ${FIRMS_SHOWN}`,
    [search.trim()],
  );
  const contacts = await tx.rows<ContactRow>(
    `SELECT k.id, k.company_id AS "companyId", k.name, k.email, k.active, k.verification,
            a.name AS "verifiedBy", k.verified_at AS "verifiedAt"
       FROM company_contact k LEFT JOIN account a ON a.id = k.verified_by
      WHERE k.company_id = ANY ($1::uuid[]) AND k.ended_at IS NULL ORDER BY k.created_at, k.id`,
    [firms.map(({ id }) => id)],
  );
  return firms.map((firm) => ({ ...firm, contacts: contacts.filter(({ companyId }) => companyId === firm.id) }));
}

/** The name of a firm; undefined when the reader cannot see it. */
export async function firmName(tx: Tx, companyId: string): Promise<string | undefined> {
  return (await tx.row<{ name: string }>('SELECT name FROM company WHERE id = $1', [companyId]))?.name;
}
