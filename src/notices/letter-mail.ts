import type { Mail, Mailer } from '../platform/mailer.ts';
import type { MailAddress } from '../platform/mail-address.ts';
import { mailTexts } from '../platform/mail-templates.ts';
import type { Deliverable } from './delivery.repository.ts';
import { AUTHORITY_KINDS } from './letter-kinds.ts';

/** The file name of a letter: its number without the strokes that a path would read. */
export function pdfName(number: string): string {
  return `${number.replaceAll('/', '-')}.pdf`;
}

/** The mail's own words: what, from whom, until when, what to do. No worker, no NIK. */
function viewOf(letter: Deliverable, publicUrl: string) {
  const { content } = letter;
  return {
    title: content.title,
    number: content.number,
    placeAndDay: content.placeAndDay,
    office: content.letterhead.unit,
    contact: content.letterhead.contact,
    company: letter.facts.company.name,
    subject: content.subject,
    term: content.term,
    asks: content.asks,
    checkUrl: content.check.url,
    answerUrl: `${publicUrl}/masuk-pemberi-kerja/${letter.accessCode}`,
    forAuthority: AUTHORITY_KINDS.includes(content.kind),
    note: content.check.note,
  };
}

/** Makes the bytes of a letter's e-mail. Made once and stored: the boundary between its parts is random. */
export async function letterMail(
  mailer: Mailer,
  letter: Deliverable,
  to: MailAddress,
  publicUrl: string,
): Promise<Buffer> {
  const mail: Mail = {
    to,
    ...mailTexts('letter', viewOf(letter, publicUrl)),
    messageId: letter.messageId,
    at: letter.signedAt,
    attachments: [
      { fileName: pdfName(letter.content.number), contentType: 'application/pdf', bytes: letter.pdf },
    ],
  };
  return mailer.compose(mail);
}
