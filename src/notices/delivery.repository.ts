import type { Tx } from '../platform/database.ts';
import type { LetterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { LetterState } from './letter-kinds.ts';

/** A letter as its delivery needs it, locked. `due` and `leaseOver` are judged by the clock of the database. */
export interface Deliverable {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly companyId: string;
  readonly state: LetterState;
  readonly facts: LetterFacts;
  readonly content: LetterContent;
  readonly pdf: Buffer;
  readonly mail: Buffer | null;
  readonly recipient: string | null;
  readonly messageId: string;
  readonly accessCode: string;
  readonly generation: number;
  readonly deferrals: number;
  readonly repeats: number;
  readonly minutesTried: number;
  readonly signedAt: Date;
  /** May it be sent now? */
  readonly due: boolean;
  /** When it may be sent, or when the lease of the worker that has it ends. */
  readonly nextAt: Date | null;
  readonly leaseOver: boolean;
}

/** The driver gives instants as text. */
type DeliverableRow = Omit<Deliverable, 'signedAt' | 'nextAt'> & {
  readonly signedAt: string | Date;
  readonly nextAt: string | Date | null;
};

/** Locks a signed letter for a step of its delivery. */
export async function lockDeliverable(tx: Tx, id: string): Promise<Deliverable | undefined> {
  const row = await tx.row<DeliverableRow>(
    `SELECT id, jurisdiction_id AS "jurisdictionId", company_id AS "companyId", state, facts, content, pdf, mail, recipient,
            message_id AS "messageId", access_code AS "accessCode", generation, deferrals, repeats, signed_at AS "signedAt",
            coalesce(extract(epoch FROM clock_timestamp() - first_attempt_at) / 60, 0)::float AS "minutesTried",
            (state = 'ready' OR state = 'held' AND not_before <= clock_timestamp()
              OR state = 'deferred' AND next_attempt_at <= clock_timestamp()
              OR state = 'uncertain' AND repeats = 0 AND next_attempt_at <= clock_timestamp()) AS due,
            CASE state WHEN 'held' THEN not_before WHEN 'sending' THEN lease_until
                       WHEN 'deferred' THEN next_attempt_at
                       WHEN 'uncertain' THEN CASE WHEN repeats = 0 THEN next_attempt_at END END AS "nextAt",
            coalesce(lease_until < clock_timestamp(), false) AS "leaseOver"
       FROM letter WHERE id = $1 AND signed_at IS NOT NULL FOR UPDATE`,
    [id],
  );
  return (
    row && {
      ...row,
      signedAt: new Date(row.signedAt),
      nextAt: row.nextAt === null ? null : new Date(row.nextAt),
    }
  );
}

/** The one address of a firm that letters go to: the contact that has been active longest. */
export async function companyAddress(tx: Tx, companyId: string): Promise<string | undefined> {
  const contact = await tx.row<{ email: string }>(
    'SELECT email FROM company_contact WHERE company_id = $1 AND active ORDER BY created_at, id LIMIT 1',
    [companyId],
  );
  return contact?.email;
}

/** Seconds a worker has for a letter before another one may judge it lost; renewed while it works. */
export const LEASE_SECONDS = 60;

/** Takes the letter for one try. @returns the generation that the outcome must name. */
export async function markSending(
  tx: Tx,
  letter: Deliverable,
  mail: Buffer,
  recipient: string,
): Promise<number> {
  const repeating = letter.state === 'uncertain';
  const taken = await tx.row<{ generation: number }>(
    `UPDATE letter SET state = 'sending', generation = generation + 1, mail = $2, recipient = $3,
            lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), failure = NULL,
            first_attempt_at = coalesce(first_attempt_at, clock_timestamp()),
            repeats = repeats + $4, maybe_duplicate = maybe_duplicate OR $4 > 0
      WHERE id = $1 RETURNING generation`,
    [letter.id, mail, recipient, repeating ? 1 : 0],
  );
  if (!taken) throw new Error('the letter vanished while it was locked');
  return taken.generation;
}

/** Keeps a lease alive; no effect when the letter was taken from this worker. */
export async function renewLease(tx: Tx, id: string, generation: number): Promise<void> {
  await tx.run(
    `UPDATE letter SET lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      WHERE id = $1 AND generation = $2 AND state = 'sending'`,
    [id, generation],
  );
}

/** Writes where a try leads. A letter that the firm opened meanwhile is opened, whatever the server said. */
export async function settle(
  tx: Tx,
  id: string,
  end: {
    readonly state: 'accepted' | 'deferred' | 'uncertain' | 'failed';
    readonly failure: string | null;
    readonly pauseMinutes: number | null;
  },
): Promise<Date | null> {
  const settled = await tx.row<{ nextAt: string | Date | null }>(
    `UPDATE letter SET
            state = CASE WHEN answered_at IS NOT NULL THEN 'answered' WHEN opened_at IS NOT NULL THEN 'opened' ELSE $2 END,
            failure = $3, lease_until = NULL,
            next_attempt_at = date_trunc('milliseconds', clock_timestamp()) + make_interval(mins => $4),
            deferrals = deferrals + CASE WHEN $2 = 'deferred' THEN 1 ELSE 0 END,
            accepted_at = CASE WHEN $2 = 'accepted' THEN coalesce(accepted_at, clock_timestamp()) ELSE accepted_at END
      WHERE id = $1 RETURNING next_attempt_at AS "nextAt"`,
    [id, end.state, end.failure, end.pauseMinutes],
  );
  return settled?.nextAt ? new Date(settled.nextAt) : null;
}

/** One line of the history of deliveries. */
export interface Attempt {
  readonly event:
    'claimed' | 'accepted' | 'deferred' | 'uncertain' | 'failed' | 'late' | 'retried' | 'courier';
  readonly generation: number;
  readonly code?: number | null;
  readonly explanation?: string;
  readonly handedOver?: boolean;
}

/** Appends to the history of deliveries. */
export async function recordAttempt(
  tx: Tx,
  letter: { readonly id: string; readonly jurisdictionId: number },
  attempt: Attempt,
): Promise<void> {
  await tx.run(
    `INSERT INTO delivery_attempt (jurisdiction_id, letter_id, generation, event, code, explanation, handed_over)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      letter.jurisdictionId,
      letter.id,
      attempt.generation,
      attempt.event,
      attempt.code ?? null,
      attempt.explanation ?? '',
      attempt.handedOver ?? false,
    ],
  );
}

/** Letters that nobody moves although they should move: the doorbell for them was lost. */
export async function stuckLetters(tx: Tx): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(
    `SELECT l.id FROM letter l
      WHERE (l.state = 'sending' AND l.lease_until < now()
             OR l.state = 'held' AND l.not_before < now() - interval '60 seconds'
             OR l.state = 'ready'
             OR l.state = 'deferred' AND l.next_attempt_at < now() - interval '60 seconds'
             OR l.state = 'uncertain' AND l.repeats = 0 AND l.next_attempt_at < now() - interval '60 seconds')
        AND NOT EXISTS (SELECT FROM outbox o WHERE o.topic = 'letter.deliver' AND o.subject_id = l.id::text
                           AND o.done_at IS NULL AND o.failed_at IS NULL)`,
  );
  return found.map(({ id }) => id);
}
