import type { Tx } from '../platform/database.ts';

/** The letters-by-mail that the portal and the coverage desk send. Names are stored: never change one. */
export const MAIL_TEMPLATES = [
  'one-time-code',
  'contact-added',
  'contact-ended',
  'answers-received',
  'answers-decided',
  'coverage-received',
  'coverage-missing-piece',
  'coverage-approved',
  'coverage-refused',
] as const;

export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** What a mail says beyond its template: numbers, days, ids; no code, no NIK, no worker. */
export type MailData = Readonly<Record<string, string | number>>;

/**
 * Puts a mail to one contact in the outbox, in the transaction of the act that causes it.
 *
 * @returns the id of the message, or undefined when the contact is unknown to this actor.
 */
export async function queueMail(tx: Tx, contactId: string, template: MailTemplate, data: MailData = {}): Promise<string | undefined> {
  const made = await tx.row<{ id: string }>(
    `INSERT INTO mail_message (jurisdiction_id, company_id, to_contact, template, data)
     SELECT jurisdiction_id, company_id, id, $2, $3 FROM company_contact WHERE id = $1
     RETURNING id`,
    [contactId, template, JSON.stringify(data)],
  );
  if (made) await tx.later('mail.send', made.id);
  return made?.id;
}

/** Puts the same mail to every active contact of a firm in the outbox. */
export async function queueMailToCompany(tx: Tx, companyId: string, template: MailTemplate, data: MailData = {}): Promise<void> {
  const contacts = await tx.rows<{ id: string }>('SELECT id FROM company_contact WHERE company_id = $1 AND active ORDER BY created_at', [companyId]);
  for (const { id } of contacts) await queueMail(tx, id, template, data);
}
