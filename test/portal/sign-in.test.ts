import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '../../src/errors.ts';
import { identifyEmployer } from '../../src/portal/identify.ts';
import { maskCompany, maskEmail } from '../../src/portal/masking.ts';
import { browserNonce, codeOf, typedCode } from '../../src/portal/one-time-code.ts';
import type { CodeTicket } from '../../src/portal/sign-in.service.ts';
import { endContact } from '../../src/portal/contacts.service.ts';
import { PEOPLE } from '../support/database.ts';
import { CODE_KEY, portalWorld, type Firm, type PortalWorld } from './world.ts';

let world: PortalWorld;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());

async function ticketFor(firm: Firm): Promise<CodeTicket> {
  const sent = await world.signIns.sendCode(firm.accessCode, firm.contact.id);
  if (sent.kind === 'refused') throw new Error(sent.reason);
  return sent.ticket;
}

const codeFor = (ticket: CodeTicket) => codeOf(CODE_KEY, ticket.codeId);

describe('masking', () => {
  it.each([
    ['hrd@contoh.co.id', 'h•••@c•••.co.id'],
    ['a@b.id', 'a•••@b•••.id'],
  ])('masks %s as %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

  it('keeps the legal form of a firm only', () => expect(maskCompany('PT Maju  Jaya Tbk.')).toBe('PT M••• J••• Tbk.'));
});

describe('the one-time code', () => {
  it('has eight digits, and is read with the spaces people type', () => {
    expect(codeOf(CODE_KEY, 'x')).toMatch(/^\d{8}$/);
    expect(codeOf('another', 'x')).not.toBe(codeOf(CODE_KEY, 'x'));
    expect(typedCode(' 1234 56-78 ')).toBe('12345678');
  });

  it('signs in once, and tells the cases of the first opening once', async () => {
    const firm = await world.makeFirm();
    const ticket = await ticketFor(firm);
    expect(await world.signIns.enter(firm.accessCode, ticket, codeFor(ticket))).toEqual({ kind: 'entered', contactId: firm.contact.id });
    expect(await world.signIns.enter(firm.accessCode, ticket, codeFor(ticket))).toMatchObject({ kind: 'refused' });
    await world.open(firm);
    expect(world.heard.opened.filter((id) => id === firm.letterId)).toHaveLength(1);
  });

  it('is dead after five wrong tries, but a new one works', async () => {
    const firm = await world.makeFirm();
    const ticket = await ticketFor(firm);
    for (let n = 0; n < 5; n += 1) expect(await world.signIns.enter(firm.accessCode, ticket, '00000000')).toMatchObject({ kind: 'refused' });
    expect(await world.signIns.enter(firm.accessCode, ticket, codeFor(ticket))).toMatchObject({ kind: 'refused' });
    await world.open(firm);
  });

  it('works only in the browser that asked, for the letter that was asked for, and for ten minutes', async () => {
    const [firm, other] = [await world.makeFirm(), await world.makeFirm()];
    const ticket = await ticketFor(firm);
    const code = codeFor(ticket);
    expect(await world.signIns.enter(firm.accessCode, undefined, code)).toMatchObject({ kind: 'refused' });
    expect(await world.signIns.enter(firm.accessCode, { ...ticket, nonce: browserNonce() }, code)).toMatchObject({ kind: 'refused' });
    expect(await world.signIns.enter(firm.accessCode, { ...ticket, contactId: other.contact.id }, code)).toMatchObject({ kind: 'refused' });
    expect(await world.signIns.enter(other.accessCode, ticket, code)).toMatchObject({ kind: 'refused' });
    await world.owner.query(`UPDATE one_time_code SET expires_at = now() WHERE id = $1`, [ticket.codeId]);
    expect(await world.signIns.enter(firm.accessCode, ticket, code)).toMatchObject({ kind: 'refused' });
  });

  it('goes to contacts of the firm only, five times an hour', async () => {
    const [firm, other] = [await world.makeFirm(), await world.makeFirm()];
    expect(await world.signIns.sendCode(firm.accessCode, other.contact.id)).toMatchObject({ kind: 'refused' });
    for (let n = 0; n < 5; n += 1) await ticketFor(firm);
    expect(await world.signIns.sendCode(firm.accessCode, firm.contact.id)).toMatchObject({ kind: 'refused' });
    const { n } = await world.one<{ n: number }>('SELECT count(*)::int AS n FROM one_time_code WHERE letter_id = $1', [firm.letterId]);
    expect(n).toBe(5);
  });

  it('is nowhere in the database, neither as text nor unkeyed', async () => {
    const firm = await world.makeFirm();
    const ticket = await ticketFor(firm);
    const row = await world.one<{ all: string }>(
      `SELECT (SELECT jsonb_agg(to_jsonb(o)) FROM one_time_code o)::text || (SELECT jsonb_agg(to_jsonb(m)) FROM mail_message m)::text
              || (SELECT jsonb_agg(to_jsonb(a)) FROM audit_event a)::text || (SELECT jsonb_agg(to_jsonb(b)) FROM outbox b)::text AS all`,
    );
    expect(row.all).toContain(ticket.codeId);
    expect(row.all).not.toContain(codeFor(ticket));
  });

  it('knows no letter by a wrong code', async () => {
    await expect(world.signIns.door('z'.repeat(26))).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the person behind a session', () => {
  it('speaks for one firm, and is nobody once an officer ended the contact', async () => {
    const firm = await world.makeFirm();
    expect(await identifyEmployer(world.database, firm.contact.id)).toMatchObject({ actor: { companyId: firm.companyId, jurisdictions: [], role: 'employer' } });
    await world.database.transaction(PEOPLE.labour, (tx) => endContact(tx, firm.contact.id));
    expect(await identifyEmployer(world.database, firm.contact.id)).toBeNull();
    expect((await world.signIns.door(firm.accessCode)).contacts).toEqual([]);
  });
});
