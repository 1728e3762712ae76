import { NotFound } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { issueOf } from './issue.ts';
import { letterContent, type LetterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { LetterKind, LetterState } from './letter-kinds.ts';
import { copyOffices, insurerOffice } from './letter.repository.ts';

/** An instant as the driver gives it; the pages' filters read both forms. */
export type Instant = string | Date;

/** Which letters a list shows. */
export const LETTER_LISTS = ['menunggu', 'berjalan', 'tindakan', 'semua'] as const;

export type LetterList = (typeof LETTER_LISTS)[number];

const CONDITIONS: Readonly<Record<LetterList, string>> = {
  menunggu: `l.state = 'proposed'`,
  berjalan: `l.state IN ('held', 'ready', 'sending', 'deferred') OR l.state = 'uncertain' AND l.repeats = 0`,
  tindakan: `l.state = 'failed' OR l.state = 'uncertain' AND l.repeats > 0`,
  semua: 'true',
};

/** One letter of a list. */
export interface LetterLine {
  readonly id: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly number: string | null;
  readonly companyName: string;
  readonly caseId: string;
  readonly proposedAt: Instant;
  readonly proposerName: string;
  readonly signedOn: LocalDate | null;
  readonly notBefore: Instant | null;
  readonly nextAttemptAt: Instant | null;
  readonly maybeDuplicate: boolean;
  readonly channel: 'email' | 'courier';
}

const LINE = `l.id, l.kind, l.state, l.number, coalesce(c.name, '') AS "companyName", l.case_id AS "caseId",
  l.proposed_at AS "proposedAt", p.name AS "proposerName", l.signed_on::text AS "signedOn", l.not_before AS "notBefore",
  l.next_attempt_at AS "nextAttemptAt", l.maybe_duplicate AS "maybeDuplicate", l.channel`;

const FROM = `FROM letter l JOIN account p ON p.id = l.proposer_id LEFT JOIN company c ON c.id = l.company_id`;

/** A page of letters; proposals oldest first, everything else newest first. */
export async function letterList(
  tx: Tx,
  list: LetterList,
  page: { readonly limit: number; readonly offset: number },
): Promise<LetterLine[]> {
  const order =
    list === 'menunggu' ? 'l.proposed_at, l.id' : 'coalesce(l.signed_at, l.proposed_at) DESC, l.id DESC';
  return tx.rows<LetterLine>(
    `SELECT ${LINE} ${FROM} WHERE ${CONDITIONS[list]} ORDER BY ${order} LIMIT $1 OFFSET $2`,
    [page.limit, page.offset],
  );
}

/** How many letters each list has. */
export async function letterCounts(tx: Tx): Promise<Readonly<Record<LetterList, number>>> {
  const counts = LETTER_LISTS.map(
    (list) => `count(*) FILTER (WHERE ${CONDITIONS[list]})::int AS ${list}`,
  ).join(', ');
  const found = await tx.row<Record<LetterList, number>>(`SELECT ${counts} FROM letter l`);
  return found ?? { menunggu: 0, berjalan: 0, tindakan: 0, semua: 0 };
}

/** The letters of a case, oldest first. */
export async function lettersOfCase(tx: Tx, caseId: string): Promise<LetterDetail[]> {
  return tx.rows<LetterDetail>(
    `SELECT ${LINE}, ${MORE} ${FROM} ${SIGNER} WHERE l.case_id = $1 ORDER BY l.proposed_at, l.id`,
    [caseId],
  );
}

/** A letter with its delivery and service. */
export interface LetterDetail extends LetterLine {
  readonly companyId: string;
  readonly proposerId: string;
  readonly signerName: string | null;
  readonly signedAt: Instant | null;
  readonly sha256: string | null;
  readonly accessCode: string | null;
  readonly failure: string | null;
  readonly recipient: string | null;
  readonly courier: string | null;
  readonly acceptedAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly servedOn: LocalDate | null;
  readonly serviceProof: string | null;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnReason: string | null;
  /** Seconds of the hold that are left; 0 when it is over. */
  readonly holdLeft: number;
}

const SIGNER = 'LEFT JOIN account s ON s.id = l.signer_id';

const MORE = `l.company_id AS "companyId", l.proposer_id AS "proposerId", s.name AS "signerName", l.signed_at AS "signedAt",
  l.pdf_sha256 AS sha256, l.access_code AS "accessCode", l.failure, l.recipient, l.courier, l.accepted_at AS "acceptedAt",
  l.opened_at AS "openedAt", l.answered_at AS "answeredAt", l.served_on::text AS "servedOn", l.service_proof AS "serviceProof",
  l.withdrawn_at AS "withdrawnAt", l.withdrawn_reason AS "withdrawnReason",
  CASE WHEN l.state = 'held' THEN greatest(0, ceil(extract(epoch FROM l.not_before - clock_timestamp())))::int ELSE 0 END AS "holdLeft"`;

/** One letter. @throws NotFound */
export async function letterDetail(tx: Tx, id: string): Promise<LetterDetail> {
  const letter = await tx.row<LetterDetail>(`SELECT ${LINE}, ${MORE} ${FROM} ${SIGNER} WHERE l.id = $1`, [
    id,
  ]);
  if (!letter) throw new NotFound('Surat tidak ditemukan.');
  return letter;
}

/** One line of the history of deliveries. */
export interface AttemptLine {
  readonly at: Instant;
  readonly event: string;
  readonly code: number | null;
  readonly explanation: string;
}

/** The history of deliveries of a letter, newest first. */
export async function attemptsOf(tx: Tx, letterId: string): Promise<AttemptLine[]> {
  return tx.rows<AttemptLine>(
    'SELECT at, event, code, explanation FROM delivery_attempt WHERE letter_id = $1 ORDER BY at DESC, id DESC',
    [letterId],
  );
}

/** The file of a signed letter; undefined for a proposal. Also for the employer, within their own firm. */
export async function letterPdf(
  tx: Tx,
  id: string,
): Promise<{ readonly pdf: Buffer; readonly number: string } | undefined> {
  return tx.row('SELECT pdf, number FROM letter WHERE id = $1 AND pdf IS NOT NULL', [id]);
}

interface ContentRow {
  readonly content: LetterContent | null;
  readonly facts: LetterFacts;
  readonly jurisdictionId: number;
}

/**
 * What the letter says: the frozen fields of a signed one, and of a proposal what they would be today.
 *
 * @throws NotFound
 */
export async function contentOf(
  tx: Tx,
  id: string,
): Promise<{ readonly content: LetterContent; readonly on: LocalDate }> {
  const on = await tx.today();
  const row = await tx.row<ContentRow>(
    'SELECT content, facts, jurisdiction_id AS "jurisdictionId" FROM letter WHERE id = $1',
    [id],
  );
  if (!row) throw new NotFound('Surat tidak ditemukan.');
  if (row.content) return { content: row.content, on };
  const office = await insurerOffice(tx, row.jurisdictionId);
  const copies = await copyOffices(tx, row.jurisdictionId);
  const parts = office ?? { name: '', city: '', address: '', letterhead: {} };
  const issue = issueOf(parts, {
    number: null,
    on,
    signer: null,
    checkUrl: null,
    earliestDueOn: null,
    copies,
  });
  return { content: letterContent(row.facts, issue), on };
}

/** What anybody with the code of a letter may know. */
export interface LetterCheck {
  readonly letterId: string;
  readonly number: string;
  readonly title: string;
  readonly signedOn: LocalDate;
  readonly officeName: string;
  readonly maskedCompany: string;
  readonly sha256: string;
  readonly standing: 'genuine' | 'withdrawn' | 'replaced';
}

/** Looks a letter up by the code printed on it. The table behind it holds no person and no firm in clear. */
export async function letterCheck(tx: Tx, accessCode: string): Promise<LetterCheck | undefined> {
  return tx.row<LetterCheck>(
    `SELECT letter_id AS "letterId", number, title, signed_on::text AS "signedOn", office_name AS "officeName",
            masked_company AS "maskedCompany", pdf_sha256 AS sha256, standing
       FROM letter_check WHERE access_code = $1`,
    [accessCode],
  );
}
