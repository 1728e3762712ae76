import { NotFound, refused, type Refusal } from '../errors.ts';
import { evidenceFor, judgeLeaving } from '../law/deactivation.ts';
import type { EvidenceId, EvidenceNeed } from '../law/evidence.ts';
import type { LayoffProof, LeavingReason } from '../law/leaving-reasons.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { storeEvidence, type ReceivedEvidence } from '../portal/evidence.service.ts';
import { queueMail } from '../portal/mail.service.ts';
import { receiptNumber } from '../portal/receipt-number.ts';
import { loadRequest, type LoadedRequest } from './loaded-request.queries.ts';
import { chosenMembers, type OwnMember } from './members.queries.ts';
import { append, closeMembers, perform, tellTimelines } from './request.repository.ts';
import { decide, missingNeeds } from './request-state.ts';
import { deskCalendar, deskTiming } from './timing.queries.ts';

/** What the employer says before choosing who left. */
export interface LeavingFacts {
  readonly reason: LeavingReason;
  readonly proof: LayoffProof | null;
  readonly eventOn: LocalDate;
  readonly disputed: boolean;
}

export interface NewRequest extends LeavingFacts {
  readonly formKey: string;
  readonly memberIds: readonly string[];
  readonly cards: readonly string[];
  /** Family members who lose cover with the workers, as the employer states. */
  readonly dependants: number;
}

const MOST_PEOPLE = 5000;

/** May a request with these facts be made at all, and what does it need? Refuses a running dispute. */
export function needsFor(facts: LeavingFacts, today: LocalDate): Refusal | { readonly kind: 'needs'; readonly needs: readonly EvidenceNeed[]; readonly note: string } {
  if (facts.eventOn > today) return refused('Tanggal berhenti belum tiba. Ajukan setelah hubungan kerja berakhir.');
  const verdict = judgeLeaving({ ...facts, reportedOn: today, provided: new Set() });
  if (verdict.kind === 'refused') return verdict;
  const evidence = evidenceFor(facts);
  return 'kind' in evidence ? evidence : { kind: 'needs', needs: evidence.value.needs, note: evidence.value.note };
}

async function peopleFor(tx: Tx, request: NewRequest): Promise<Refusal | { kind: 'people'; people: readonly OwnMember[] }> {
  const people = await chosenMembers(tx, request.memberIds, request.cards);
  if (people.length === 0) return refused('Pilih paling sedikit satu pekerja.');
  if (people.length > MOST_PEOPLE) return refused(`Satu permintaan memuat paling banyak ${MOST_PEOPLE} pekerja.`);
  const known = new Set(people.map(({ card }) => card));
  const strange = request.cards.filter((card) => !known.has(card)).length;
  if (strange > 0) return refused(`${strange} nomor kartu bukan milik pekerja aktif perusahaan Anda. Periksa kembali daftarnya.`);
  const twice = people.filter((person) => person.requested).map(({ name }) => name);
  if (twice.length > 0) return refused(`Sudah ada permintaan yang belum selesai untuk: ${twice.slice(0, 5).join(', ')}.`);
  return { kind: 'people', people };
}

async function insertRequest(tx: Tx, request: NewRequest, today: LocalDate, people: readonly OwnMember[]): Promise<string> {
  const made = await tx.row<{ id: string }>(
    `INSERT INTO deactivation_request (jurisdiction_id, company_id, number, form_key, state, version, reason, event_on, proof,
                                       dependants, people, requested_by, requested_by_name, requested_on)
     SELECT jurisdiction_id, company_id, $2, $3, 'incomplete', 1, $4, $5, $6, $7, $8, id, name, $9
       FROM company_contact WHERE id = $1 AND active RETURNING id`,
    [tx.actor.id, receiptNumber('NON', today), request.formKey, request.reason, request.eventOn, request.proof, request.dependants, people.length, today],
  );
  if (!made) throw new NotFound('Kontak tidak ditemukan.');
  await tx.run(
    `INSERT INTO deactivation_member (request_id, member_id, jurisdiction_id, company_id, card, name)
     SELECT r.id, p.id, r.jurisdiction_id, r.company_id, p.card, p.name
       FROM deactivation_request r, jsonb_to_recordset($2::jsonb) AS p(id bigint, card text, name text) WHERE r.id = $1`,
    [made.id, JSON.stringify(people.map(({ id, card, name }) => ({ id, card, name })))],
  );
  return made.id;
}

/**
 * Opens a request for one or many workers of the acting firm. The same form sent twice gives the same request.
 * Nothing reaches the desk before `sendRequest`.
 */
export async function startRequest(tx: Tx, request: NewRequest): Promise<Refusal | { readonly kind: 'started'; readonly id: string }> {
  await tx.run('SELECT pg_advisory_xact_lock(20261106, hashtext($1))', [tx.actor.companyId]);
  const before = await tx.row<{ id: string }>('SELECT id FROM deactivation_request WHERE company_id = $1 AND form_key = $2', [tx.actor.companyId, request.formKey]);
  if (before) return { kind: 'started', id: before.id };
  const today = await tx.today();
  const needed = needsFor(request, today);
  if (needed.kind === 'refused') return needed;
  const chosen = await peopleFor(tx, request);
  if (chosen.kind === 'refused') return chosen;
  const id = await insertRequest(tx, request, today, chosen.people);
  await recordStart(tx, await loadRequest(tx, id), needed.needs);
  return { kind: 'started', id };
}

async function recordStart(tx: Tx, request: LoadedRequest, needs: readonly EvidenceNeed[]): Promise<void> {
  await tx.run(
    `INSERT INTO deactivation_event (request_id, seq, jurisdiction_id, company_id, event, actor_id, actor_name, actor_role, on_day)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)`,
    [request.id, request.jurisdictionId, request.companyId, JSON.stringify({ kind: 'started', requestedBy: tx.actor.id, needs }),
      tx.actor.id, tx.actor.name, tx.actor.role, await tx.today()],
  );
  await tx.audit({ action: 'coverage.started', subject: 'deactivation_request', subjectId: request.id, details: { number: request.number, reason: request.reason } });
}

/** The firm's own request. @throws NotFound for those of others */
async function ownRequest(tx: Tx, id: string): Promise<LoadedRequest> {
  const request = await loadRequest(tx, id);
  if (request.companyId !== tx.actor.companyId) throw new NotFound('Permintaan tidak ditemukan.');
  return request;
}

type Done = Refusal | { readonly kind: 'done' };

/** Adds one file as the document it is; also answers a piece that the desk asked for. */
export async function addEvidence(tx: Tx, id: string, document: EvidenceId, file: ReceivedEvidence): Promise<Done> {
  const request = await ownRequest(tx, id);
  const allowed = decide(request.state, { kind: 'add-evidence', evidenceId: '', document }, tx.actor.id);
  if (allowed.kind === 'refused') return allowed;
  const stored = await storeEvidence(tx, file);
  if (stored.kind === 'refused') return stored;
  await tx.run(
    `INSERT INTO deactivation_evidence (request_id, evidence_id, document, jurisdiction_id, company_id) VALUES ($1, $2, $3, $4, $5)`,
    [id, stored.id, document, request.jurisdictionId, request.companyId],
  );
  const added = await perform(tx, request, { kind: 'add-evidence', evidenceId: stored.id, document });
  return added.kind === 'refused' ? added : { kind: 'done' };
}

/** Takes a file out before the request is sent. */
export async function removeEvidence(tx: Tx, id: string, evidenceId: string): Promise<Done> {
  const removed = await perform(tx, await ownRequest(tx, id), { kind: 'remove-evidence', evidenceId });
  if (removed.kind === 'refused') return removed;
  await tx.run('DELETE FROM deactivation_evidence WHERE request_id = $1 AND evidence_id = $2', [id, evidenceId]);
  return { kind: 'done' };
}

/**
 * Sends the request to the desk with the statement of full responsibility (SPTJM). It may still lack a
 * document: the day of sending counts for the cut-off, and the desk sees what is missing.
 */
export async function sendRequest(tx: Tx, id: string): Promise<Done> {
  const request = await ownRequest(tx, id);
  const sent = decide(request.state, { kind: 'send' }, tx.actor.id);
  if (sent.kind === 'refused') return sent;
  const today = await tx.today();
  const timing = deskTiming(today, await deskCalendar(tx));
  await tx.run('UPDATE deactivation_request SET sent_on = $2, cut_off = $3 WHERE id = $1', [id, today, timing.decideBy]);
  const after = await append(tx, request, sent.event);
  await tx.audit({ action: 'coverage.sent', subject: 'deactivation_request', subjectId: id, details: { number: request.number, statement: true } });
  await tellTimelines(tx, after, 'deactivation-requested', { reason: request.reason, eventOn: request.eventOn });
  await queueMail(tx, tx.actor.id, 'coverage-received', { number: request.number, missing: missingNeeds(after.state).length, cutOff: timing.decideBy, path: `/pekerja-berhenti/${id}` });
  return { kind: 'done' };
}

/** Takes the request back; its workers stay members. */
export async function cancelRequest(tx: Tx, id: string): Promise<Done> {
  const request = await ownRequest(tx, id);
  const cancelled = await perform(tx, request, { kind: 'cancel' });
  if (cancelled.kind === 'refused') return cancelled;
  await closeMembers(tx, id);
  if (request.state.sent) await tellTimelines(tx, request, 'deactivation-cancelled', {});
  return { kind: 'done' };
}
