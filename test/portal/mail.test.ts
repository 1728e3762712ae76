import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMailer, type Mailer } from '../../src/platform/mailer.ts';
import { mailContent } from '../../src/portal/mail-content.ts';
import { MAIL_TEMPLATES, queueMail } from '../../src/portal/mail.service.ts';
import { MailDeferred, sendMail } from '../../src/portal/mail-sending.service.ts';
import { codeOf } from '../../src/portal/one-time-code.ts';
import { PEOPLE } from '../support/database.ts';
import { mailServer, type MailServer } from '../support/mail-server.ts';
import { CODE_KEY, portalWorld, type PortalWorld } from './world.ts';

let world: PortalWorld;
let server: MailServer;
let mailer: Mailer;
beforeAll(async () => {
  [world, server] = [await portalWorld(), await mailServer()];
  mailer = openMailer({ url: server.url, from: 'Patuh <no-reply@patuh.example>' });
});
afterAll(async () => {
  mailer.close();
  await server.close();
  await world.close();
});

const send = (id: string) => sendMail({ database: world.database, mailer, publicUrl: 'https://patuh.example', codeKey: CODE_KEY }, id);
const lastMessage = async () => (await world.one<{ id: string }>('SELECT id FROM mail_message ORDER BY id DESC LIMIT 1')).id;

describe('the mail with a code', () => {
  it('carries the code to the registered address, once', async () => {
    const firm = await world.makeFirm();
    const sent = await world.signIns.sendCode(firm.accessCode, firm.contact.id);
    if (sent.kind === 'refused') throw new Error(sent.reason);
    const id = await lastMessage();
    await send(id);
    await send(id);
    const mails = server.kept.filter(({ recipients }) => recipients.includes(firm.email));
    expect(mails).toHaveLength(1);
    const code = codeOf(CODE_KEY, sent.ticket.codeId);
    expect(mails[0]?.parsed.text).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    expect(mails[0]?.parsed.subject).not.toContain(code.slice(0, 4));
  });

  it('is dropped once the code has expired', async () => {
    const firm = await world.makeFirm();
    await world.signIns.sendCode(firm.accessCode, firm.contact.id);
    await world.owner.query('UPDATE one_time_code SET expires_at = now() WHERE letter_id = $1', [firm.letterId]);
    const id = await lastMessage();
    await send(id);
    expect(server.kept.filter(({ recipients }) => recipients.includes(firm.email))).toEqual([]);
    expect(await world.one('SELECT sent_at, dropped IS NOT NULL AS dropped FROM mail_message WHERE id = $1', [id])).toEqual({ sent_at: null, dropped: true });
  });
});

describe('a notice', () => {
  it('waits while the server says later, and goes out afterwards', async () => {
    const firm = await world.makeFirm();
    const id = await world.database.transaction(PEOPLE.labour, (tx) => queueMail(tx, firm.contact.id, 'answers-received', { number: 'JWB-1', answers: 3 }));
    server.script('later-at-recipient');
    await expect(send(id ?? '')).rejects.toBeInstanceOf(MailDeferred);
    await send(id ?? '');
    const [mail] = server.kept.filter(({ recipients }) => recipients.includes(firm.email));
    expect(mail?.parsed.subject).toBe('Jawaban diterima: JWB-1');
    expect(mail?.parsed.text).toContain('https://patuh.example/tugas');
  });

  it('has words for every template', () => {
    const data = { number: 'N-1', path: '/x', cutOff: '2026-11-20', coveredUntil: '2026-11-30', document: 'Surat', missing: 1, protected: 1 };
    for (const template of MAIL_TEMPLATES) {
      if (template === 'one-time-code') continue;
      const { subject, lines } = mailContent(template, data);
      expect([subject, ...lines].every((words) => words !== '' && !words.includes('undefined'))).toBe(true);
    }
  });
});
