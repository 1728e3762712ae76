import { Conflict } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import type { LoadedRequest } from './loaded-request.queries.ts';
import { decide, evolve, statusOf, type RequestCommand, type RequestEvent, type RequestRefusal } from './request-state.ts';

/** Appends one event to the history and brings the searchable row up to it. @throws Conflict when somebody was faster */
export async function append(tx: Tx, request: LoadedRequest, event: RequestEvent): Promise<LoadedRequest> {
  const today = await tx.today();
  const state = evolve(request.state, event);
  await tx.run(
    `INSERT INTO deactivation_event (request_id, seq, jurisdiction_id, company_id, event, actor_id, actor_name, actor_role, on_day)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [request.id, request.version + 1, request.jurisdictionId, request.companyId, JSON.stringify(event), tx.actor.id, tx.actor.name, tx.actor.role, today],
  );
  const decided = event.kind === 'approved' || event.kind === 'refused';
  const changed = await tx.run(
    `UPDATE deactivation_request
        SET version = version + 1, state = $3,
            decided_by = CASE WHEN $4 THEN $5::uuid END, decided_by_name = CASE WHEN $4 THEN $6 END,
            decided_on = CASE WHEN $4 THEN $7::date END, decision_reason = $8
      WHERE id = $1 AND version = $2`,
    [request.id, request.version, statusOf(state), decided, tx.actor.id, tx.actor.name, today, event.kind === 'refused' ? event.reason : null],
  );
  if (changed !== 1) throw new Conflict('Permintaan ini baru saja diubah orang lain.', 'Muat ulang halaman.');
  return { ...request, version: request.version + 1, state };
}

/** Decides a command against the loaded state and appends what it leads to, with an audit row. */
export async function perform(tx: Tx, request: LoadedRequest, command: RequestCommand): Promise<RequestRefusal | { readonly kind: 'done'; readonly request: LoadedRequest }> {
  const decision = decide(request.state, command, tx.actor.id);
  if (decision.kind === 'refused') return decision;
  const done = await append(tx, request, decision.event);
  await tx.audit({ action: `coverage.${decision.event.kind}`, subject: 'deactivation_request', subjectId: request.id, details: { number: request.number } });
  return { kind: 'done', request: done };
}

/** Writes one line on the timeline of every member of a request. */
export async function tellTimelines(tx: Tx, request: LoadedRequest, kind: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.run(
    `INSERT INTO member_event (jurisdiction_id, company_id, member_id, kind, on_day, payload, actor_id, actor_name)
     SELECT jurisdiction_id, company_id, member_id, $2, $3, $4, $5, $6 FROM deactivation_member WHERE request_id = $1`,
    [request.id, kind, await tx.today(), JSON.stringify({ requestId: request.id, number: request.number, ...payload }), tx.actor.id, tx.actor.name],
  );
}

/** Frees the members of a decided or cancelled request for a later one. */
export async function closeMembers(tx: Tx, requestId: string): Promise<void> {
  await tx.run('UPDATE deactivation_member SET open = false WHERE request_id = $1', [requestId]);
}
