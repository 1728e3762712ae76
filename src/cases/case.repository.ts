import { Conflict, NotFound } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { isLadderEvent, type HistoryEvent } from './case-event.ts';
import { ladderOf } from './case-history.queries.ts';
import { evolve, replay } from './ladder/evolve.ts';
import { currentLetter, dueOnOf, type LadderCase } from './ladder/ladder-case.ts';

/** A case as an act needs it: locked until the transaction ends, its state rebuilt from its events. */
export interface LockedCase {
  readonly id: string;
  readonly number: string;
  readonly jurisdictionId: number;
  readonly companyId: string;
  /** Number of the last entry of the history; every change raises it. */
  readonly version: number;
  readonly kase: LadderCase;
}

const GONE = 'Kasus tidak ditemukan.';

/** Locks a case; whoever comes second waits and then sees what the first did. @throws NotFound */
export async function lockCase(tx: Tx, caseId: string): Promise<LockedCase> {
  const row = await tx.row<Omit<LockedCase, 'kase'>>(
    `SELECT id, number, jurisdiction_id AS "jurisdictionId", company_id AS "companyId", version
       FROM enforcement_case WHERE id = $1 FOR UPDATE`,
    [caseId],
  );
  if (!row) throw new NotFound(GONE);
  return { ...row, kase: await ladderOf(tx, caseId) };
}

/** The case that a letter belongs to; undefined when the reader may not see it. */
export async function caseOfLetter(tx: Tx, letterId: string): Promise<string | undefined> {
  return (await tx.row<{ caseId: string }>('SELECT case_id AS "caseId" FROM letter WHERE id = $1', [letterId]))?.caseId;
}

/** The columns that searching needs, from the state. */
function projection(kase: LadderCase) {
  const letter = currentLetter(kase);
  const closed = kase.state === 'closed';
  const stage = kase.proposal ? 'proposed' : letter && (letter.servedOn === null ? 'signed' : 'served');
  return {
    state: kase.state,
    letterId: kase.proposal?.letterId ?? letter?.letterId ?? null,
    stage: stage ?? null,
    termEnded: letter?.deadlinePassed ?? false,
    held: kase.hold !== null,
    cured: kase.cured,
    reported: kase.reportedToLabour,
    dueOn: dueOnOf(kase),
    closed,
    ending: kase.ending,
  };
}

async function storeEvents(tx: Tx, target: Omit<LockedCase, 'kase'>, events: readonly HistoryEvent[]): Promise<void> {
  let seq = target.version;
  for (const event of events) {
    seq += 1;
    await tx.run(
      `INSERT INTO case_event (case_id, seq, jurisdiction_id, company_id, kind, payload, actor_id, actor_name, actor_role, on_day)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [target.id, seq, target.jurisdictionId, target.companyId, event.kind, JSON.stringify(event), tx.actor.id, tx.actor.name, tx.actor.role, event.onDay],
    );
    await tx.audit({ action: `case.${event.kind}`, subject: 'case', subjectId: target.id, details: { number: target.number, seq } });
  }
}

/**
 * Writes what happened: history, row and audit together.
 *
 * @throws Conflict when the row has moved on since it was read.
 */
export async function append(tx: Tx, locked: LockedCase, events: readonly HistoryEvent[]): Promise<LockedCase> {
  if (events.length === 0) return locked;
  const kase = events.filter(isLadderEvent).reduce(evolve, locked.kase);
  const version = locked.version + events.length;
  await storeEvents(tx, locked, events);
  const now = projection(kase);
  const changed = await tx.run(
    `UPDATE enforcement_case
        SET state = $3, version = $4, letter_id = $5, letter_stage = $6, term_ended = $7, held = $8, cured = $9,
            reported_to_labour = $10, due_on = $11, closed_on = CASE WHEN $12 THEN coalesce(closed_on, patuh.today()) END, ending = $13
      WHERE id = $1 AND version = $2`,
    [locked.id, locked.version, now.state, version, now.letterId, now.stage, now.termEnded, now.held, now.cured, now.reported,
      now.dueOn, now.closed, now.ending],
  );
  if (changed !== 1) throw new Conflict('Kasus ini sudah diubah oleh orang lain.');
  return { ...locked, kase, version };
}

/** The next number of an area and year, such as KS/2026/0001. The counter stays locked until commit: no gaps. */
async function nextNumber(tx: Tx, jurisdictionId: number, year: string): Promise<string> {
  const counter = await tx.row<{ last: number }>(
    `INSERT INTO case_counter (jurisdiction_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (jurisdiction_id, year) DO UPDATE SET last = case_counter.last + 1 RETURNING last`,
    [jurisdictionId, Number(year)],
  );
  if (!counter) throw new Error('the case counter gave no number');
  return `KS/${year}/${String(counter.last).padStart(4, '0')}`;
}

/** Stores a new case with its first event. */
export async function insertCase(
  tx: Tx,
  company: { readonly id: string; readonly jurisdictionId: number },
  opened: Extract<HistoryEvent, { kind: 'opened' }>,
): Promise<LockedCase> {
  const number = await nextNumber(tx, company.jurisdictionId, opened.onDay.slice(0, 4));
  const kase = replay([opened]);
  const made = await tx.row<{ id: string }>(
    `INSERT INTO enforcement_case (number, jurisdiction_id, company_id, office_id, state, version, opened_on, assigned_to)
     VALUES ($1, $2, $3, $4, $5, 1, $6, $7) RETURNING id`,
    [number, company.jurisdictionId, company.id, tx.actor.officeId, kase.state, opened.onDay, tx.actor.id],
  );
  if (!made) throw new Error('the case was not stored');
  const locked = { id: made.id, number, jurisdictionId: company.jurisdictionId, companyId: company.id, version: 1, kase };
  await storeEvents(tx, { ...locked, version: 0 }, [opened]);
  return locked;
}
