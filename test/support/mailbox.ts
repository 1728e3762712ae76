import type { ParsedMail } from 'mailparser';
import { extractText, getDocumentProxy } from 'unpdf';
import type { MailServer } from './mail-server.ts';
import { until } from './stores.ts';

/** The words of a mail's plain part, in one line. */
export const wordsOf = (mail: ParsedMail) => (mail.text ?? '').replaceAll(/\s+/g, ' ');

/** Waits for the latest mail to this address with such a subject, after the given number of kept mails. */
export async function mailTo(server: MailServer, address: string, subject: RegExp, after = 0): Promise<ParsedMail> {
  const find = () => server.kept.slice(after).findLast(({ recipients, parsed }) => recipients.includes(address) && subject.test(parsed.subject ?? ''));
  await until(`a mail ${String(subject)} to ${address}`, () => Promise.resolve(find() !== undefined));
  const found = find();
  if (found === undefined) throw new Error('the mail has vanished');
  return found.parsed;
}

/** The text of the one PDF that a mail carries. */
export async function attachedText(mail: ParsedMail): Promise<string> {
  const [file, ...more] = mail.attachments;
  if (file?.contentType !== 'application/pdf' || more.length > 0) throw new Error('the mail does not carry exactly one PDF');
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file.content)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}
