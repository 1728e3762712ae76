import type { Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { eventTitle } from './event-words.ts';
import type { HistoryEvent } from './case-event.ts';
import { maskedNik } from './company-findings.queries.ts';
import type { CaseFindingState, FindingKind } from './finding.ts';
import type { Slice } from './findings.queries.ts';

/** The head of a case: who it is about and where its row stands. */
export interface CaseHead {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly jurisdictionId: number;
  readonly companyId: string;
  readonly companyName: string;
  readonly nib: string | null;
  readonly address: string;
  readonly regency: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly assignee: string | null;
  readonly standing: number;
  readonly workers: number;
  readonly answered: number;
}

/** One case; undefined when the reader may not see it. */
export async function caseHead(tx: Tx, caseId: string): Promise<CaseHead | undefined> {
  return tx.row<CaseHead>(
    `SELECT e.id, e.number, e.version, e.jurisdiction_id AS "jurisdictionId", e.company_id AS "companyId", c.name AS "companyName",
            c.nib, coalesce(c.address, '') AS address, coalesce(c.regency, '') AS regency, e.opened_on::text AS "openedOn",
            e.closed_on::text AS "closedOn", a.name AS assignee, f.standing, f.answered,
            greatest(coalesce(r.workers, c.head_count, 0), f.standing) AS workers
       FROM enforcement_case e
       JOIN company c ON c.id = e.company_id
       LEFT JOIN company_result r ON r.company_id = e.company_id
       LEFT JOIN account a ON a.id = e.assigned_to
       CROSS JOIN LATERAL (
         SELECT (count(DISTINCT g.worker_id) FILTER (WHERE cf.state NOT IN ('accepted', 'cured')))::int AS standing,
                (count(*) FILTER (WHERE cf.state = 'answered'))::int AS answered
           FROM case_finding cf JOIN finding g ON g.id = cf.finding_id WHERE cf.case_id = e.id) f
      WHERE e.id = $1`,
    [caseId],
  );
}

/** A finding of a case with its worker. */
export interface CaseFindingRow {
  readonly line: number;
  readonly findingId: string;
  readonly kind: FindingKind;
  readonly state: CaseFindingState;
  readonly findingReason: string;
  readonly decision: string | null;
  readonly workerName: string | null;
  readonly nik: string | null;
  readonly birthDate: string | null;
  readonly wage: string | null;
  readonly workerStatus: string | null;
}

/** The findings of a case by their running number; numbers of persons are masked. */
export async function caseFindings(
  tx: Tx,
  vault: NikVault,
  caseId: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<Slice<CaseFindingRow>> {
  const rows = await tx.rows<Omit<CaseFindingRow, 'nik'> & { nikCipher: Buffer | null; total: number }>(
    `SELECT cf.line, cf.finding_id AS "findingId", f.kind, cf.state, f.reason AS "findingReason", cf.reason AS decision,
            CASE WHEN f.worker_id IS NOT NULL THEN coalesce(w.name, '') END AS "workerName", w.nik_cipher AS "nikCipher",
            w.birth_date::text AS "birthDate", w.wage::text AS wage, r.status AS "workerStatus", (count(*) OVER ())::int AS total
       FROM case_finding cf
       JOIN finding f ON f.id = cf.finding_id
       LEFT JOIN worker w ON w.id = f.worker_id
       LEFT JOIN worker_result r ON r.worker_id = f.worker_id
      WHERE cf.case_id = $1 ORDER BY cf.line LIMIT $2 OFFSET $3`,
    [caseId, page.limit, page.offset],
  );
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ nikCipher, ...row }) => ({ ...row, nik: maskedNik(vault, nikCipher) })),
  };
}

/** One entry of the history with who made it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly event: HistoryEvent;
  readonly actorName: string;
  readonly at: Date | string;
}

/** The history of a case, newest first. */
export async function caseHistory(tx: Tx, caseId: string): Promise<HistoryEntry[]> {
  return tx.rows<HistoryEntry>(
    'SELECT seq, payload AS event, actor_name AS "actorName", at FROM case_event WHERE case_id = $1 ORDER BY seq DESC',
    [caseId],
  );
}

/** One note of an officer. */
export interface CaseNote {
  readonly body: string;
  readonly authorName: string;
  readonly at: Date | string;
}

/** The notes on a case, newest first. */
export async function caseNotes(tx: Tx, caseId: string): Promise<CaseNote[]> {
  return tx.rows<CaseNote>('SELECT body, author_name AS "authorName", at FROM case_note WHERE case_id = $1 ORDER BY id DESC', [caseId]);
}

/** Who did what to a case last, as a sentence: for the person who was second. */
export async function lastAct(tx: Tx, caseId: string): Promise<string> {
  const [last] = await caseHistory(tx, caseId);
  if (!last) return 'Kasus ini sudah diubah oleh orang lain.';
  const at = new Intl.DateTimeFormat('id-ID', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Jakarta' }).format(new Date(last.at));
  return `${last.actorName} lebih dulu mengubah kasus ini pukul ${at} WIB: ${eventTitle(last.event)}.`;
}
