import { PageError, refused, type Refusal } from '../errors.ts';
import { judgeLeaving, reportedTooLateForCover } from '../law/deactivation.ts';
import { EVIDENCE_LABELS, type EvidenceId } from '../law/evidence.ts';
import { citation } from '../law/sources.ts';
import { protectionOf } from '../law/protection.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { queueMail } from '../portal/mail.service.ts';
import { loadRequest, type LoadedRequest } from './loaded-request.queries.ts';
import { closeMembers, perform, tellTimelines } from './request.repository.ts';
import { decide, providedDocuments } from './request-state.ts';
import { deskCalendar, deskTiming } from './timing.queries.ts';

type Done = Refusal | { readonly kind: 'done' };

const pathOf = (request: LoadedRequest) => `/pekerja-berhenti/${request.id}`;

/** Asks the employer for one document (again); the employer reads exactly these words. */
export async function askForPiece(tx: Tx, id: string, document: EvidenceId, words: string): Promise<Done> {
  const request = await loadRequest(tx, id);
  const asked = await perform(tx, request, { kind: 'ask', document, words });
  if (asked.kind === 'refused') return asked;
  await queueMail(tx, request.requestedBy, 'coverage-missing-piece', { number: request.number, document: EVIDENCE_LABELS[document], path: pathOf(request) });
  return { kind: 'done' };
}

/** The labour office confirms that the layoff was reported to it, under this receipt number. */
export async function confirmReport(tx: Tx, id: string, receipt: string): Promise<Done> {
  const confirmed = await perform(tx, await loadRequest(tx, id), { kind: 'confirm-report', receipt });
  if (confirmed.kind === 'refused') return confirmed;
  await tx.run('UPDATE deactivation_request SET phk_receipt = $2, phk_confirmed_by = $3, phk_confirmed_on = $4 WHERE id = $1', [
    id,
    receipt.trim(),
    tx.actor.id,
    await tx.today(),
  ]);
  return { kind: 'done' };
}

/** Refuses with a reason that the employer reads; the workers stay members. */
export async function refuseRequest(tx: Tx, id: string, reason: string): Promise<Done> {
  const request = await loadRequest(tx, id);
  const done = await perform(tx, request, { kind: 'refuse', reason });
  if (done.kind === 'refused') return done;
  await closeMembers(tx, id);
  await tellTimelines(tx, request, 'deactivation-refused', { reason: reason.trim() });
  await queueMail(tx, request.requestedBy, 'coverage-refused', { number: request.number, path: pathOf(request) });
  return { kind: 'done' };
}

interface Protected {
  readonly name: string;
  readonly lastOn: string;
}

/** Somebody of this request whose earlier protection still covers the day: two may never overlap. */
async function alreadyProtected(tx: Tx, id: string, first: string, last: string): Promise<Protected | undefined> {
  return tx.row<Protected>(
    `SELECT d.name, p.last_on::text AS "lastOn" FROM deactivation_member d JOIN protection p ON p.member_id = d.member_id
      WHERE d.request_id = $1 AND daterange(p.first_on, p.last_on, '[]') && daterange($2, $3, '[]') LIMIT 1`,
    [id, first, last],
  );
}

/** Starts six months of cover for every member of an approved layoff. */
async function protect(tx: Tx, request: LoadedRequest): Promise<Done> {
  const { value: period, basis } = protectionOf(request.eventOn);
  const overlap = await alreadyProtected(tx, request.id, period.firstDay, period.lastDay);
  if (overlap) return refused(`${overlap.name} masih dijamin sampai ${overlap.lastOn}. Jaminan tidak boleh tumpang tindih; periksa riwayatnya.`);
  const words = basis.map(citation).join('; ');
  await tx.run(
    `INSERT INTO protection (jurisdiction_id, company_id, member_id, request_id, first_on, last_on, basis)
     SELECT jurisdiction_id, company_id, member_id, request_id, $2, $3, $4 FROM deactivation_member WHERE request_id = $1`,
    [request.id, period.firstDay, period.lastDay, words],
  );
  await tellTimelines(tx, request, 'protection-started', { firstOn: period.firstDay, lastOn: period.lastDay, basis: words });
  return { kind: 'done' };
}

/**
 * Approves a complete request: the members leave the firm's payroll at the end of the month that is owed, and
 * an approved layoff starts their protection, all in this transaction.
 */
export async function approveRequest(tx: Tx, id: string): Promise<Done> {
  const request = await loadRequest(tx, id);
  const allowed = decide(request.state, { kind: 'approve' }, tx.actor.id);
  if (allowed.kind === 'refused') return allowed;
  const today = await tx.today();
  const reportedOn = request.sentOn ?? today;
  const verdict = judgeLeaving({ ...request, reportedOn, disputed: false, provided: providedDocuments(request.state) });
  if (verdict.kind === 'refused') return verdict;
  if (verdict.kind === 'incomplete') return refused('Permintaan ini belum lengkap.');
  const protectedNow = verdict.sixMonths ? await protect(tx, request) : undefined;
  if (protectedNow?.kind === 'refused') return protectedNow;
  const { coveredUntil } = deskTiming(reportedOn, await deskCalendar(tx));
  const done = await perform(tx, request, { kind: 'approve' });
  if (done.kind === 'refused') return done;
  await closeMembers(tx, id);
  await tellTimelines(tx, request, 'deactivation-approved', { reason: request.reason, eventOn: request.eventOn, coveredUntil, note: verdict.note });
  await queueMail(tx, request.requestedBy, 'coverage-approved', { number: request.number, coveredUntil, protected: verdict.sixMonths ? 1 : 0, path: pathOf(request) });
  return { kind: 'done' };
}

/** One line of the result of a bulk approval. */
export interface BulkResult {
  readonly id: string;
  readonly refusal: string | null;
}

/** Approves many, each in a transaction of its own: one that fails leaves the others approved. */
export async function approveMany(database: Database, actor: Actor, ids: readonly string[]): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const id of ids) {
    try {
      const done = await database.transaction(actor, (tx) => approveRequest(tx, id));
      results.push({ id, refusal: done.kind === 'refused' ? done.reason : null });
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      results.push({ id, refusal: error.message });
    }
  }
  return results;
}

/** Will an approval bring six months of cover? Shown before deciding. */
export function protectionAhead(request: Pick<LoadedRequest, 'reason' | 'eventOn' | 'sentOn'>, today: LoadedRequest['eventOn']) {
  if (request.reason !== 'layoff') return null;
  if (reportedTooLateForCover(request.eventOn, request.sentOn ?? today).value) return null;
  const { value, basis } = protectionOf(request.eventOn);
  return { ...value, basis: basis.map(citation) };
}
