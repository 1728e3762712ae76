import { randomUUID } from 'node:crypto';
import { NotFound, refused, type Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { CaseHooks } from './hooks.ts';
import { queueMail } from './mail.service.ts';
import { CODE_MINUTES, CODE_TRIES, CODES_PER_HOUR, browserNonce, codeHash, codeOf, nonceHash, sameHash, typedCode } from './one-time-code.ts';
import { activeContacts, employerIdentity, letterByAccessCode, type DoorContact, type LetterDoor } from './sign-in.queries.ts';

/** What a browser must bring back to use the code that it asked for. */
export interface CodeTicket {
  readonly codeId: string;
  readonly contactId: string;
  readonly nonce: string;
}

/** The page behind a letter's code. */
export interface Door extends LetterDoor {
  readonly contacts: readonly DoorContact[];
}

/** Sign-in of employers by a code mailed to an address that an officer has verified. */
export interface EmployerSignIn {
  /** @throws NotFound when no letter has this code. */
  door(accessCode: string): Promise<Door>;
  /** Mails a new code; refused when the contact is not of this firm or too many were asked for. */
  sendCode(accessCode: string, contactId: string): Promise<Refusal | { readonly kind: 'sent'; readonly ticket: CodeTicket }>;
  /** Uses a code up; a wrong one costs a try. */
  enter(accessCode: string, ticket: CodeTicket | undefined, typed: string): Promise<Refusal | { readonly kind: 'entered'; readonly contactId: string }>;
}

const NO_LETTER = 'Kode surat tidak ditemukan.';
const WRONG = 'Kode salah atau sudah tidak berlaku. Periksa surat elektronik terakhir, atau minta kode baru.';
const TOO_MANY = 'Sudah terlalu banyak kode diminta untuk surat ini. Coba lagi dalam 1 jam.';

interface CodeRow {
  readonly hash: Buffer;
  readonly first: boolean;
}

async function makeCode(tx: Tx, secret: string, letterId: string, contactId: string): Promise<Refusal | { kind: 'sent'; ticket: CodeTicket }> {
  // One letter at a time, so that two clicks at once cannot both be "the fifth".
  await tx.run('SELECT pg_advisory_xact_lock(20261107, hashtext($1))', [letterId]);
  const recent = await tx.row<{ n: number }>(
    `SELECT count(*)::int AS n FROM one_time_code WHERE letter_id = $1 AND created_at > now() - interval '1 hour'`,
    [letterId],
  );
  if ((recent?.n ?? 0) >= CODES_PER_HOUR) return refused(TOO_MANY);
  const ticket: CodeTicket = { codeId: randomUUID(), contactId, nonce: browserNonce() };
  await tx.run(
    `INSERT INTO one_time_code (id, jurisdiction_id, company_id, letter_id, contact_id, code_hash, browser_hash, expires_at)
     SELECT $1, jurisdiction_id, company_id, $2, id, $4, $5, now() + make_interval(mins => ${CODE_MINUTES})
       FROM company_contact WHERE id = $3`,
    [ticket.codeId, letterId, contactId, codeHash(secret, ticket.codeId, codeOf(secret, ticket.codeId)), nonceHash(ticket.nonce)],
  );
  await queueMail(tx, contactId, 'one-time-code', { codeId: ticket.codeId });
  await tx.audit({ action: 'portal.code-sent', subject: 'letter', subjectId: letterId, details: { contactId } });
  return { kind: 'sent', ticket };
}

/** Counts the try first: even an answer that never arrives costs one. */
async function countTry(tx: Tx, letterId: string, ticket: CodeTicket): Promise<CodeRow | undefined> {
  return tx.row<CodeRow>(
    `UPDATE one_time_code o SET tries = tries + 1
      WHERE id = $1 AND letter_id = $2 AND contact_id = $3 AND browser_hash = $4
        AND used_at IS NULL AND expires_at > now() AND tries < ${CODE_TRIES}
      RETURNING code_hash AS hash,
        NOT EXISTS (SELECT FROM one_time_code p WHERE p.letter_id = o.letter_id AND p.used_at IS NOT NULL) AS first`,
    [ticket.codeId, letterId, ticket.contactId, nonceHash(ticket.nonce)],
  );
}

async function useCode(tx: Tx, secret: string, letterId: string, ticket: CodeTicket, typed: string, hooks: CaseHooks): Promise<boolean> {
  await tx.run('SELECT pg_advisory_xact_lock(20261107, hashtext($1))', [letterId]);
  const row = await countTry(tx, letterId, ticket);
  if (!row || !sameHash(row.hash, codeHash(secret, ticket.codeId, typedCode(typed)))) return false;
  await tx.run('UPDATE one_time_code SET used_at = now() WHERE id = $1', [ticket.codeId]);
  if (row.first) await hooks.onFirstOpening(tx, letterId);
  await tx.audit({ action: 'portal.sign-in', subject: 'letter', subjectId: letterId, details: { first: row.first } });
  return true;
}

/** @param secret the key that codes are derived from; never stored in the database. */
export function employerSignIn(database: Database, secret: string, hooks: CaseHooks): EmployerSignIn {
  const doorOf = async (system: Actor, accessCode: string): Promise<Door> =>
    database.read(system, async (tx) => {
      const letter = await letterByAccessCode(tx, accessCode);
      if (!letter) throw new NotFound(NO_LETTER, 'Periksa kembali kode pada surat.');
      return { ...letter, contacts: await activeContacts(tx, letter.companyId) };
    });

  return {
    door: async (accessCode) => doorOf(await everywhere(database), accessCode),

    async sendCode(accessCode, contactId) {
      const system = await everywhere(database);
      const { letterId, contacts } = await doorOf(system, accessCode);
      if (!contacts.some((contact) => contact.id === contactId)) return refused('Pilih salah satu alamat yang tercatat.');
      return database.transaction(system, (tx) => makeCode(tx, secret, letterId, contactId));
    },

    async enter(accessCode, ticket, typed) {
      const system = await everywhere(database);
      const { letterId } = await doorOf(system, accessCode);
      if (!ticket) return refused(WRONG);
      const person = await database.read(system, (tx) => employerIdentity(tx, ticket.contactId));
      if (!person) return refused(WRONG);
      const entered = await database.transaction(person.actor, (tx) => useCode(tx, secret, letterId, ticket, typed, hooks));
      return entered ? { kind: 'entered', contactId: ticket.contactId } : refused(WRONG);
    },
  };
}
