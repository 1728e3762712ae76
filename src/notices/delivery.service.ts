import { NotFound, refused, type Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { mailAddress, type MailAddress } from '../platform/mail-address.ts';
import type { Mailer, SendOutcome } from '../platform/mailer.ts';
import { concludeTry, fail, unsure, type DeliveryReport } from './delivery-outcome.ts';
import {
  companyAddress,
  lockDeliverable,
  markSending,
  recordAttempt,
  renewLease,
  stuckLetters,
  type Deliverable,
} from './delivery.repository.ts';
import { letterMail } from './letter-mail.ts';
import type { SendJournal } from './send-journal.ts';

/** Brings signed letters to their readers. */
export interface DeliveryService {
  /**
   * One try for one letter. Safe to call at any time and any number of times: the row decides. The letter is
   * taken in a transaction of its own before any connection is opened.
   */
  deliver(letterId: string): Promise<DeliveryReport>;
  /** Rings again for letters whose worker or doorbell was lost. @returns how many. */
  reconcile(): Promise<number>;
  /** A person has a letter sent again, for example after the address was mended. @throws NotFound */
  retry(tx: Tx, letterId: string): Promise<Refusal | { readonly kind: 'queued' }>;
  /** The printed letter was given to a courier. @throws NotFound */
  sendByCourier(tx: Tx, letterId: string, courier: string): Promise<Refusal | { readonly kind: 'sent' }>;
}

export interface DeliveryOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly journal: SendJournal;
  readonly publicUrl: string;
  /**
   * Told after a letter was accepted, outside of any transaction of this room. May be told twice; a failure has the
   * job run again.
   */
  readonly onAccepted?: (letterId: string, actor: Actor) => Promise<void>;
}

interface Claim {
  readonly letter: Deliverable;
  readonly generation: number;
  readonly to: MailAddress;
  readonly bytes: Buffer;
}

const RENEW_EVERY_MS = 20_000;
const NO_ADDRESS = 'Tidak ada alamat e-mail yang dapat dipakai. Cetak surat dan kirim lewat kurir.';
const LOST = 'Pekerja berhenti sebelum hasil pengiriman diketahui.';
const NOT_FAILED = 'Surat ini tidak menunggu tindakan pengiriman.';

async function addressOf(tx: Tx, letter: Deliverable): Promise<MailAddress | null> {
  if (letter.recipient !== null) return mailAddress(letter.recipient);
  const { facts } = letter;
  const address =
    facts.kind === 'denial_request' || facts.kind === 'labour_report'
      ? facts.authority.email
      : await companyAddress(tx, letter.companyId);
  return address === null || address === undefined ? null : mailAddress(address);
}

async function claim(
  tx: Tx,
  letterId: string,
  { mailer, publicUrl }: DeliveryOptions,
): Promise<Claim | DeliveryReport> {
  const letter = await lockDeliverable(tx, letterId);
  if (!letter) return { kind: 'nothing' };
  if (letter.state === 'sending' && letter.leaseOver) {
    await unsure(tx, letter, letter.generation, LOST, false);
    return { kind: 'uncertain' };
  }
  // Accepted by an earlier run that may not have got round to telling.
  if (letter.state === 'accepted') return { kind: 'accepted' };
  if (!letter.due) {
    if (letter.nextAt) await tx.later('letter.deliver', letterId, { notBefore: letter.nextAt });
    return { kind: 'nothing' };
  }
  const to = await addressOf(tx, letter);
  if (to === null) {
    await fail(tx, letter, letter.generation, NO_ADDRESS);
    return { kind: 'failed' };
  }
  const bytes = letter.mail ?? (await letterMail(mailer, letter, to, publicUrl));
  const generation = await markSending(tx, letter, bytes, to.address);
  await recordAttempt(tx, letter, { event: 'claimed', generation });
  return { letter, generation, to, bytes };
}

async function handOver(
  { letter, generation, to, bytes }: Claim,
  actor: Actor,
  options: DeliveryOptions,
): Promise<SendOutcome> {
  const { database, mailer } = options;
  const beat = setInterval(() => {
    // A missed renewal only shortens the lease; the outcome then counts as uncertain.
    void database.transaction(actor, (tx) => renewLease(tx, letter.id, generation)).catch(() => undefined);
  }, RENEW_EVERY_MS);
  try {
    return await mailer.deliver(to, bytes);
  } finally {
    clearInterval(beat);
  }
}

async function lockFailed(tx: Tx, letterId: string): Promise<Deliverable | Refusal> {
  const letter = await lockDeliverable(tx, letterId);
  if (!letter) throw new NotFound('Surat tidak ditemukan.');
  const waits = letter.state === 'failed' || (letter.state === 'uncertain' && letter.repeats > 0);
  return waits ? letter : refused(NOT_FAILED);
}

async function oneTry(letterId: string, actor: Actor, options: DeliveryOptions): Promise<DeliveryReport> {
  const { database, journal } = options;
  const claimed = await database.transaction(actor, (tx) => claim(tx, letterId, options));
  if ('kind' in claimed) return claimed;
  const line = { letterId, generation: claimed.generation, messageId: claimed.letter.messageId };
  await journal.write({ phase: 'before', ...line });
  const outcome = await handOver(claimed, actor, options);
  const report = await database.transaction(actor, (tx) =>
    concludeTry(tx, letterId, claimed.generation, outcome),
  );
  await journal.write({ phase: 'after', ...line, outcome: outcome.kind });
  return report;
}

/** Builds the service. */
export function deliveryService(options: DeliveryOptions): DeliveryService {
  const { database } = options;
  return {
    async deliver(letterId) {
      const actor = await everywhere(database);
      const report = await oneTry(letterId, actor, options);
      if (report.kind === 'accepted') await options.onAccepted?.(letterId, actor);
      return report;
    },
    async reconcile() {
      return database.transaction(await everywhere(database), async (tx) => {
        const stuck = await stuckLetters(tx);
        for (const id of stuck) await tx.later('letter.deliver', id);
        return stuck.length;
      });
    },
    async retry(tx, letterId) {
      const letter = await lockFailed(tx, letterId);
      if ('kind' in letter) return letter;
      // Only a letter that surely never arrived gets new bytes; a doubtful one repeats the same.
      const anew = letter.state === 'failed';
      await tx.run(
        `UPDATE letter SET state = 'ready', deferrals = 0, first_attempt_at = NULL, maybe_duplicate = maybe_duplicate OR NOT $2,
                mail = CASE WHEN $2 THEN NULL ELSE mail END, recipient = CASE WHEN $2 THEN NULL ELSE recipient END WHERE id = $1`,
        [letterId, anew],
      );
      await recordAttempt(tx, letter, { event: 'retried', generation: letter.generation });
      await tx.audit({ action: 'letter.retry', subject: 'letter', subjectId: letterId });
      await tx.later('letter.deliver', letterId);
      return { kind: 'queued' };
    },
    async sendByCourier(tx, letterId, courier) {
      const letter = await lockFailed(tx, letterId);
      if ('kind' in letter) return letter;
      await tx.run(
        `UPDATE letter SET state = 'accepted', channel = 'courier', courier = $2, accepted_at = now() WHERE id = $1`,
        [letterId, courier],
      );
      await recordAttempt(tx, letter, {
        event: 'courier',
        generation: letter.generation,
        explanation: courier,
      });
      await tx.audit({
        action: 'letter.courier',
        subject: 'letter',
        subjectId: letterId,
        details: { courier },
      });
      return { kind: 'sent' };
    },
  };
}
