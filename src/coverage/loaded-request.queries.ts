import { NotFound } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { LayoffProof, LeavingReason } from '../law/leaving-reasons.ts';
import type { Tx } from '../platform/database.ts';
import { NOTHING, evolve, type RequestEvent, type RequestState } from './request-state.ts';

/** A request with the state that its history adds up to. */
export interface LoadedRequest {
  readonly id: string;
  readonly number: string;
  readonly jurisdictionId: number;
  readonly companyId: string;
  readonly version: number;
  readonly reason: LeavingReason;
  readonly proof: LayoffProof | null;
  readonly eventOn: LocalDate;
  readonly requestedBy: string;
  readonly sentOn: LocalDate | null;
  readonly cutOff: LocalDate | null;
  readonly state: RequestState;
}

const COLUMNS = `id, number, jurisdiction_id AS "jurisdictionId", company_id AS "companyId", version, reason, proof,
  event_on::text AS "eventOn", requested_by AS "requestedBy", sent_on::text AS "sentOn", cut_off::text AS "cutOff"`;

const GONE = 'Permintaan tidak ditemukan.';

/** Loads a request and its history; `lock` keeps others from deciding it in the meantime. @throws NotFound */
export async function loadRequest(tx: Tx, id: string, lock: 'lock' | 'read' = 'lock'): Promise<LoadedRequest> {
  const row = await tx.row<Omit<LoadedRequest, 'state'>>(
    `SELECT ${COLUMNS} FROM deactivation_request WHERE id = $1 ${lock === 'lock' ? 'FOR UPDATE' : ''}`,
    [id],
  );
  if (!row) throw new NotFound(GONE);
  const events = await tx.rows<{ event: RequestEvent }>('SELECT event FROM deactivation_event WHERE request_id = $1 ORDER BY seq', [id]);
  return { ...row, state: events.map(({ event }) => event).reduce(evolve, NOTHING) };
}

/** One member of a request. */
export interface RequestMember {
  readonly memberId: string;
  readonly card: string;
  readonly name: string;
}

/** The members of a request, by name. */
export async function membersOfRequest(tx: Tx, requestId: string): Promise<RequestMember[]> {
  return tx.rows<RequestMember>('SELECT member_id::text AS "memberId", card, name FROM deactivation_member WHERE request_id = $1 ORDER BY name, card', [requestId]);
}
