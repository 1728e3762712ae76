import { z } from 'zod';
import { sendMail, type MailSendingParts } from '../src/portal/mail-sending.service.ts';

const MessageId = z.uuid();

/** The job of topic `mail.send`: one mail of the portal or the coverage desk. */
export const handler =
  (parts: MailSendingParts) =>
  async (subjectId: string): Promise<void> => {
    await sendMail(parts, MessageId.parse(subjectId));
  };
