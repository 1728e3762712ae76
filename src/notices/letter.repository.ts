import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import type { LetterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { LetterKind, LetterState } from './letter-kinds.ts';

/** A letter as the acts on it need it, locked until the transaction ends. */
export interface LockedLetter {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly companyId: string;
  readonly caseId: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly facts: LetterFacts;
  readonly proposerId: string;
  readonly number: string | null;
  readonly maybeDuplicate: boolean;
}

/** Locks a letter; whoever comes second waits and then sees what the first did. */
export async function lockLetter(tx: Tx, id: string): Promise<LockedLetter | undefined> {
  return tx.row<LockedLetter>(
    `SELECT id, jurisdiction_id AS "jurisdictionId", company_id AS "companyId", case_id AS "caseId", kind, state, facts,
            proposer_id AS "proposerId", number, maybe_duplicate AS "maybeDuplicate"
       FROM letter WHERE id = $1 FOR UPDATE`,
    [id],
  );
}

/** Stores a proposal; undefined when a letter of this kind is in force for the case. */
export async function insertProposal(
  tx: Tx,
  proposal: { readonly caseId: string; readonly companyId: string; readonly facts: LetterFacts },
): Promise<string | undefined> {
  const made = await tx.row<{ id: string }>(
    `INSERT INTO letter (jurisdiction_id, company_id, case_id, kind, facts, proposer_id)
     SELECT c.jurisdiction_id, c.id, $2, $3, $4, $5 FROM company c WHERE c.id = $1
     ON CONFLICT (case_id, kind) WHERE state <> 'withdrawn' AND kind <> 'withdrawal' DO NOTHING
     RETURNING id`,
    [proposal.companyId, proposal.caseId, proposal.facts.kind, JSON.stringify(proposal.facts), tx.actor.id],
  );
  return made?.id;
}

/** The office that signs: the signer's own. */
export interface SigningOffice {
  readonly id: number;
  readonly code: string;
  readonly kind: 'labour' | 'insurer' | 'province';
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly letterhead: Readonly<Record<string, unknown>>;
  readonly signerTitle: string;
  readonly staffNumber: string;
}

/** The office of an account with what a letter prints of both. */
export async function signingOffice(tx: Tx, accountId: string): Promise<SigningOffice | undefined> {
  return tx.row<SigningOffice>(
    `SELECT o.id, o.code, o.kind, o.name, o.city, o.address, o.letterhead, a.title AS "signerTitle", a.staff_number AS "staffNumber"
       FROM account a JOIN office o ON o.id = a.office_id WHERE a.id = $1`,
    [accountId],
  );
}

/** The insurer's office of a jurisdiction, for a preview before anybody signs. */
export async function insurerOffice(tx: Tx, jurisdictionId: number): Promise<SigningOffice | undefined> {
  return tx.row<SigningOffice>(
    `SELECT o.id, o.code, o.kind, o.name, o.city, o.address, o.letterhead, '' AS "signerTitle", '' AS "staffNumber"
       FROM office o JOIN office_jurisdiction j ON j.office_id = o.id
      WHERE j.jurisdiction_id = $1 AND o.kind = 'insurer' ORDER BY o.id LIMIT 1`,
    [jurisdictionId],
  );
}

/** The offices that receive a copy: the labour office and the inspection of the area. */
export async function copyOffices(tx: Tx, jurisdictionId: number): Promise<string[]> {
  const found = await tx.rows<{ name: string }>(
    `SELECT o.name FROM office o JOIN office_jurisdiction j ON j.office_id = o.id
      WHERE j.jurisdiction_id = $1 AND o.kind <> 'insurer' ORDER BY o.kind, o.id`,
    [jurisdictionId],
  );
  return found.map(({ name }) => name);
}

/** The next number of an office and year. Its row stays locked until the signing commits, so no number is lost. */
export async function nextNumber(tx: Tx, officeId: number, year: number): Promise<number> {
  const counter = await tx.row<{ last: number }>(
    `INSERT INTO letter_counter (office_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (office_id, year) DO UPDATE SET last = letter_counter.last + 1 RETURNING last`,
    [officeId, year],
  );
  if (!counter) throw new Error('the letter counter gave no number');
  return counter.last;
}

/** What signing writes once and nobody changes afterwards. */
export interface Signing {
  readonly officeId: number;
  readonly number: string;
  readonly year: number;
  readonly seq: number;
  readonly signedOn: LocalDate;
  readonly content: LetterContent;
  readonly pdf: Buffer;
  readonly sha256: string;
  readonly accessCode: string;
  readonly maskedCompany: string;
  readonly messageId: string;
  readonly holdSeconds: number;
}

/** Writes a signing; the letter is held from now. @returns the end of the hold by the clock of the database. */
export async function storeSigning(tx: Tx, id: string, signing: Signing): Promise<Date> {
  const stored = await tx.row<{ notBefore: string | Date }>(
    `UPDATE letter SET state = 'held', office_id = $2, number = $3, number_year = $4, number_seq = $5, signer_id = $6,
            signed_at = now(), signed_on = $7, content = $8, pdf = $9, pdf_sha256 = $10, access_code = $11,
            masked_company = $12, message_id = $13,
            not_before = date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => $14)
      WHERE id = $1 RETURNING not_before AS "notBefore"`,
    [
      id,
      signing.officeId,
      signing.number,
      signing.year,
      signing.seq,
      tx.actor.id,
      signing.signedOn,
      JSON.stringify(signing.content),
      signing.pdf,
      signing.sha256,
      signing.accessCode,
      signing.maskedCompany,
      signing.messageId,
      signing.holdSeconds,
    ],
  );
  if (!stored) throw new Error('the signing was not stored');
  return new Date(stored.notBefore);
}
