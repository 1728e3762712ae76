import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { mailAddress } from '../platform/mail-address.ts';
import { mailTexts, type MailTexts } from '../platform/mail-templates.ts';
import type { Mailer } from '../platform/mailer.ts';
import { mailContent } from './mail-content.ts';
import { codeIsLive, pendingMail, type PendingMail } from './mail.queries.ts';
import { CODE_MINUTES, codeOf } from './one-time-code.ts';

export interface MailSendingParts {
  readonly database: Database;
  readonly mailer: Pick<Mailer, 'send'>;
  /** The address of the site, without a slash at the end. */
  readonly publicUrl: string;
  /** The key that one-time codes are derived from. */
  readonly codeKey: string;
}

/** The server did not take the mail now; the outbox tries again. */
export class MailDeferred extends Error {
  override readonly name = 'MailDeferred';
}

function textsOf(mail: PendingMail, publicUrl: string, codeKey: string): MailTexts {
  const common = { contactName: mail.contactName, companyName: mail.companyName };
  if (mail.template === 'one-time-code') {
    const code = codeOf(codeKey, String(mail.data['codeId'] ?? ''));
    return mailTexts('one-time-code', { ...common, code: `${code.slice(0, 4)} ${code.slice(4)}`, minutes: CODE_MINUTES });
  }
  const { subject, lines, link } = mailContent(mail.template, mail.data);
  return mailTexts('portal-notice', { ...common, subject, lines, link: link && { href: `${publicUrl}${link.path}`, words: link.words } });
}

/**
 * Sends one mail of the portal. Safe to run again: a mail that was sent or dropped is left alone, and a
 * repeat after a lost answer carries the same message id.
 *
 * @throws MailDeferred when the server cannot take it now.
 */
export async function sendMail({ database, mailer, publicUrl, codeKey }: MailSendingParts, messageId: string): Promise<void> {
  const system = await everywhere(database);
  const { mail, live } = await database.read(system, async (tx) => {
    const found = await pendingMail(tx, messageId);
    const codeId = found?.template === 'one-time-code' ? found.data['codeId'] : undefined;
    return { mail: found, live: codeId === undefined || (await codeIsLive(tx, String(codeId))) };
  });
  if (!mail) return;
  const drop = (why: string) => database.transaction(system, (tx) => tx.run('UPDATE mail_message SET dropped = $2 WHERE id = $1', [mail.id, why]));
  const to = mailAddress(mail.email);
  if (!to || !live) {
    await drop(to ? 'the code was no longer valid' : 'not one plain address');
    return;
  }
  const outcome = await mailer.send({ to, ...textsOf(mail, publicUrl, codeKey), messageId: `${mail.id}@${new URL(publicUrl).hostname}` });
  if (outcome.kind === 'refused') await drop(outcome.explanation.replaceAll(/\d{16}/g, '[16 digit]'));
  else if (outcome.kind === 'accepted') await database.transaction(system, (tx) => tx.run('UPDATE mail_message SET sent_at = now() WHERE id = $1', [mail.id]));
  else throw new MailDeferred(outcome.explanation);
}
