import type { Tx } from '../platform/database.ts';
import type { MailTemplate } from './mail.service.ts';

/** One mail with everything its template prints. */
export interface PendingMail {
  readonly id: string;
  readonly template: MailTemplate;
  readonly data: Readonly<Record<string, string | number>>;
  readonly contactName: string;
  readonly email: string;
  readonly contactActive: boolean;
  readonly companyName: string;
}

/** The mail when it still has to go out; undefined when it was sent or dropped. */
export async function pendingMail(tx: Tx, messageId: string): Promise<PendingMail | undefined> {
  return tx.row<PendingMail>(
    `SELECT m.id, m.template, m.data, c.name AS "contactName", c.email, c.active AS "contactActive", f.name AS "companyName"
       FROM mail_message m
       JOIN company_contact c ON c.id = m.to_contact
       JOIN company f ON f.id = m.company_id
      WHERE m.id = $1 AND m.sent_at IS NULL AND m.dropped IS NULL`,
    [messageId],
  );
}

/** Is a one-time code still worth sending? */
export async function codeIsLive(tx: Tx, codeId: string): Promise<boolean> {
  const row = await tx.row('SELECT 1 FROM one_time_code WHERE id = $1 AND used_at IS NULL AND expires_at > now()', [codeId]);
  return row !== undefined;
}
