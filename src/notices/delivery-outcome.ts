import type { Tx } from '../platform/database.ts';
import type { SendOutcome } from '../platform/mailer.ts';
import { nextTryIn, REPEAT_PAUSE } from './delivery-schedule.ts';
import { lockDeliverable, recordAttempt, settle, type Deliverable } from './delivery.repository.ts';

/** What one call of `deliver` did. */
export type DeliveryReport =
  | { readonly kind: 'accepted' | 'deferred' | 'uncertain' | 'failed' | 'late' }
  /** Nothing to send now: held, withdrawn, arrived, or with another worker. */
  | { readonly kind: 'nothing' };

const GAVE_UP = 'Tidak diterima selama 72 jam.';

/** The letter will not arrive this way: it becomes a task for a person. */
export async function fail(
  tx: Tx,
  letter: Deliverable,
  generation: number,
  explanation: string,
  code: number | null = null,
): Promise<void> {
  await settle(tx, letter.id, { state: 'failed', failure: explanation, pauseMinutes: null });
  await recordAttempt(tx, letter, { event: 'failed', generation, explanation, code });
  await tx.audit({
    action: 'letter.failed',
    subject: 'letter',
    subjectId: letter.id,
    details: { explanation, code },
  });
}

/** The outcome is not known: one repeat by itself, then a person decides. */
export async function unsure(
  tx: Tx,
  letter: Deliverable,
  generation: number,
  explanation: string,
  handedOver: boolean,
): Promise<void> {
  const repeat = letter.repeats === 0;
  const nextAt = await settle(tx, letter.id, {
    state: 'uncertain',
    failure: explanation,
    pauseMinutes: repeat ? REPEAT_PAUSE : null,
  });
  await recordAttempt(tx, letter, { event: 'uncertain', generation, explanation, handedOver });
  await tx.audit({
    action: 'letter.uncertain',
    subject: 'letter',
    subjectId: letter.id,
    details: { explanation, repeat },
  });
  if (repeat && nextAt) await tx.later('letter.deliver', letter.id, { notBefore: nextAt });
}

async function defer(
  tx: Tx,
  letter: Deliverable,
  generation: number,
  outcome: SendOutcome,
): Promise<'deferred' | 'failed'> {
  const pauseMinutes = nextTryIn(letter.deferrals + 1, letter.minutesTried);
  if (pauseMinutes === null) {
    await fail(tx, letter, generation, `${GAVE_UP} ${outcome.explanation}`, outcome.code);
    return 'failed';
  }
  const nextAt = await settle(tx, letter.id, {
    state: 'deferred',
    failure: outcome.explanation,
    pauseMinutes,
  });
  await recordAttempt(tx, letter, { event: 'deferred', generation, ...outcome });
  await tx.audit({
    action: 'letter.deferred',
    subject: 'letter',
    subjectId: letter.id,
    details: { pauseMinutes, code: outcome.code },
  });
  if (nextAt) await tx.later('letter.deliver', letter.id, { notBefore: nextAt });
  return 'deferred';
}

/** Writes what became of a try. A worker that was overtaken changes nothing but the history. */
export async function concludeTry(
  tx: Tx,
  letterId: string,
  generation: number,
  outcome: SendOutcome,
): Promise<DeliveryReport> {
  const letter = await lockDeliverable(tx, letterId);
  if (!letter) throw new Error('a letter in flight has vanished');
  // A worker that lost its lease but still learned the outcome may say so, as long as nobody tried again.
  const current =
    letter.generation === generation && (letter.state === 'sending' || letter.state === 'uncertain');
  if (!current) {
    await recordAttempt(tx, letter, { event: 'late', generation, ...outcome });
    return { kind: 'late' };
  }
  switch (outcome.kind) {
    case 'accepted':
      await settle(tx, letterId, { state: 'accepted', failure: null, pauseMinutes: null });
      await recordAttempt(tx, letter, { event: 'accepted', generation, ...outcome });
      await tx.audit({
        action: 'letter.accepted',
        subject: 'letter',
        subjectId: letterId,
        details: { explanation: outcome.explanation },
      });
      return { kind: 'accepted' };
    case 'refused':
      await fail(tx, letter, generation, outcome.explanation, outcome.code);
      return { kind: 'failed' };
    case 'uncertain':
      await unsure(tx, letter, generation, outcome.explanation, outcome.handedOver);
      return { kind: 'uncertain' };
    case 'deferred':
      return { kind: await defer(tx, letter, generation, outcome) };
  }
}
