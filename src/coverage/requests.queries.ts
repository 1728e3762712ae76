import type { LocalDate } from '../law/calendar.ts';
import type { EvidenceId } from '../law/evidence.ts';
import type { LayoffProof, LeavingReason } from '../law/leaving-reasons.ts';
import type { Tx } from '../platform/database.ts';
import { WAVE_DAYS, type CheckFigures } from './checks.ts';
import type { RequestEvent, RequestStatus } from './request-state.ts';

/** A request as lists show it. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly status: RequestStatus;
  readonly reason: LeavingReason;
  readonly proof: LayoffProof | null;
  readonly eventOn: LocalDate;
  readonly people: number;
  readonly dependants: number;
  readonly requestedByName: string;
  readonly requestedOn: LocalDate;
  readonly sentOn: LocalDate | null;
  readonly cutOff: LocalDate | null;
  readonly decidedByName: string | null;
  readonly decidedOn: LocalDate | null;
  readonly decisionReason: string | null;
  readonly receipt: string | null;
}

const ROWS = `
  SELECT r.id, r.number, r.company_id AS "companyId", c.name AS "companyName", r.state AS status, r.reason, r.proof,
         r.event_on::text AS "eventOn", r.people, r.dependants, r.requested_by_name AS "requestedByName",
         r.requested_on::text AS "requestedOn", r.sent_on::text AS "sentOn", r.cut_off::text AS "cutOff",
         r.decided_by_name AS "decidedByName", r.decided_on::text AS "decidedOn", r.decision_reason AS "decisionReason",
         r.phk_receipt AS receipt
    FROM deactivation_request r JOIN company c ON c.id = r.company_id`;

/** Requests on the desk, by cut-off, oldest first: only those that were sent. */
export async function deskRequests(tx: Tx, status: 'complete' | 'incomplete', limit: number): Promise<RequestRow[]> {
  return tx.rows<RequestRow>(`${ROWS} WHERE r.state = $1 AND r.sent_on IS NOT NULL ORDER BY r.cut_off, r.sent_on, r.id LIMIT $2`, [status, limit]);
}

/** Decided and cancelled requests, newest first. */
export async function closedRequests(tx: Tx, limit: number, offset: number): Promise<RequestRow[]> {
  return tx.rows<RequestRow>(
    `${ROWS} WHERE r.state IN ('approved', 'refused') OR (r.state = 'cancelled' AND r.sent_on IS NOT NULL)
      ORDER BY coalesce(r.decided_on, r.requested_on) DESC, r.id DESC LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
}

/** One request; undefined when it is not the reader's to see. */
export async function requestById(tx: Tx, id: string): Promise<RequestRow | undefined> {
  return tx.row<RequestRow>(`${ROWS} WHERE r.id = $1`, [id]);
}

/** The requests of the acting firm, newest first. */
export async function ownRequests(tx: Tx): Promise<RequestRow[]> {
  return tx.rows<RequestRow>(`${ROWS} WHERE r.company_id = $1 ORDER BY r.id DESC`, [tx.actor.companyId]);
}

/** One file of a request. */
export interface RequestFile {
  readonly id: string;
  readonly document: EvidenceId;
  readonly fileName: string;
  readonly size: number;
}

/** The files of a request, oldest first. */
export async function requestFiles(tx: Tx, id: string): Promise<RequestFile[]> {
  return tx.rows<RequestFile>(
    `SELECT v.id, d.document, v.file_name AS "fileName", v.size FROM deactivation_evidence d JOIN evidence_file v ON v.id = d.evidence_id
      WHERE d.request_id = $1 ORDER BY d.added_at, v.id`,
    [id],
  );
}

/** One line of a request's history. */
export interface RequestHistory {
  readonly event: RequestEvent;
  readonly actorName: string;
  readonly at: Date;
}

/** What happened to a request, newest first. */
export async function requestHistory(tx: Tx, id: string): Promise<RequestHistory[]> {
  return tx.rows<RequestHistory>('SELECT event, actor_name AS "actorName", at FROM deactivation_event WHERE request_id = $1 ORDER BY seq DESC', [id]);
}

const OF_REQUEST = 'FROM deactivation_member d JOIN member m ON m.id = d.member_id WHERE d.request_id = r.id AND m.nik_quality IN (\'ok\', \'suspect\')';

const FIGURES = `
  SELECT r.id, r.reason, r.event_on::text AS "eventOn", r.sent_on::text AS "sentOn", r.people, r.phk_receipt AS receipt,
         (r.proof IN ('notice_and_receipt', 'joint_agreement')) IS TRUE AS "needsReport",
         (SELECT count(*)::int FROM company_result cr JOIN member m ON m.jurisdiction_id = cr.jurisdiction_id AND m.employer_key = ANY (cr.employer_keys)
           WHERE cr.company_id = r.company_id AND m.present AND m.status = 'AKTIF' AND coalesce(m.relation, 'P') = 'P') AS active,
         (SELECT coalesce(sum(q.people), 0)::int FROM deactivation_request q
           WHERE q.company_id = r.company_id AND (q.id = r.id OR q.sent_on IS NOT NULL) AND q.state IN ('incomplete', 'complete', 'approved')
             AND q.event_on <= r.event_on AND q.event_on > r.event_on - ${WAVE_DAYS}) AS leaving,
         (SELECT count(DISTINCT d.member_id)::int ${OF_REQUEST}
             AND EXISTS (SELECT FROM member o WHERE o.jurisdiction_id = m.jurisdiction_id AND o.nik_index = m.nik_index AND o.id <> m.id
                            AND o.present AND o.status = 'AKTIF' AND o.segment = 'PPU' AND o.employer_key <> m.employer_key)) AS elsewhere,
         (SELECT count(DISTINCT d.member_id)::int ${OF_REQUEST}
             AND EXISTS (SELECT FROM worker w WHERE w.jurisdiction_id = m.jurisdiction_id AND w.nik_index = m.nik_index
                            AND w.company_id = r.company_id AND w.present)) AS "inRegister"
    FROM deactivation_request r WHERE r.id = ANY ($1::uuid[])`;

/** The figures behind the checks of these requests, by request. */
export async function checkFigures(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CheckFigures>> {
  const rows = await tx.rows<CheckFigures & { id: string }>(FIGURES, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many sent requests wait, for the start page, and the nearest cut-off. */
export async function deskCounts(tx: Tx): Promise<{ readonly complete: number; readonly incomplete: number; readonly cutOff: LocalDate | null }> {
  const row = await tx.row<{ complete: number; incomplete: number; cutOff: LocalDate | null }>(
    `SELECT (count(*) FILTER (WHERE state = 'complete'))::int AS complete, (count(*) FILTER (WHERE state = 'incomplete'))::int AS incomplete,
            min(cut_off)::text AS "cutOff"
       FROM deactivation_request WHERE state IN ('complete', 'incomplete') AND sent_on IS NOT NULL`,
  );
  return row ?? { complete: 0, incomplete: 0, cutOff: null };
}
