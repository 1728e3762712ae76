import type { Refusal } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { byOf, BY_SYSTEM, perform, takeCase, type Done } from './act.ts';
import { append, caseOfLetter, type LockedCase } from './case.repository.ts';
import type { ServiceChannel } from './ladder/states.ts';
import type { Letters } from './letters.ts';

/** How a letter reached the firm, as an officer writes it down. */
export interface ServiceRecord {
  readonly letterId: string;
  readonly servedOn: LocalDate;
  readonly channel: ServiceChannel;
  readonly receiver: string;
  /** Number of the receipt or of the courier; empty where there is none. */
  readonly receipt: string;
}

/** Each manner of service in words. */
export const CHANNEL_NAMES: Readonly<Record<ServiceChannel, string>> = {
  courier: 'Kurir',
  by_hand: 'Diserahkan langsung',
  post: 'Pos tercatat',
  email_accepted: 'Surat elektronik diterima server',
  portal_opened: 'Dibuka di laman pemberi kerja',
};

function proofOf({ channel, receiver, receipt }: ServiceRecord): string {
  const parts = [CHANNEL_NAMES[channel], receiver === '' ? '' : `diterima ${receiver}`, receipt === '' ? '' : `nomor ${receipt}`];
  return parts.filter((part) => part !== '').join(', ');
}

/** An officer records that a letter reached the firm; the term runs from that day (UU 30/2014 art 60). */
export async function recordService(tx: Tx, locked: LockedCase, service: ServiceRecord, letters: Letters): Promise<Done | Refusal> {
  const { letterId, servedOn, channel, receiver, receipt } = service;
  const done = await perform(tx, locked, { kind: 'recordService', letterId, servedOn, channel, by: byOf(tx.actor) }, letters);
  if (done.kind === 'refused') return done;
  await letters.recordService(tx, letterId, { on: servedOn, proof: proofOf(service) });
  const proof = { kind: 'serviceProof', letterId, receiver, receipt, onDay: await tx.today(), by: byOf(tx.actor) } as const;
  return { ...done, locked: await append(tx, done.locked, [proof]) };
}

/** Service that a machine saw: the first opening, or the receiving server where the office counts that. */
async function serviceBySystem(tx: Tx, letterId: string, channel: ServiceChannel, letters: Letters): Promise<void> {
  const caseId = await caseOfLetter(tx, letterId);
  if (caseId === undefined) return;
  const locked = await takeCase(tx, caseId);
  if (locked.kase.letters.at(-1)?.letterId !== letterId) return;
  const servedOn = await tx.today();
  const done = await perform(tx, locked, { kind: 'recordService', letterId, servedOn, channel, by: BY_SYSTEM }, letters);
  if (done.kind === 'done') await letters.recordService(tx, letterId, { on: servedOn, proof: CHANNEL_NAMES[channel] });
}

/**
 * A contact of the firm opened a letter for the first time: whoever reads has received. A letter that was
 * served before keeps its day. Runs under the contact; the system records it.
 */
export async function recordFirstOpening(tx: Tx, letterId: string, letters: Letters): Promise<void> {
  // The case is locked before the letter, as in every other act; the other order could deadlock with them.
  await serviceBySystem(tx, letterId, 'portal_opened', letters);
  await letters.markOpened(tx, letterId);
}

/** The receiving server took the e-mail; counts as service only where the office has decided so (`emailIsService`). */
export async function recordServerAcceptance(tx: Tx, letterId: string, letters: Letters): Promise<void> {
  await serviceBySystem(tx, letterId, 'email_accepted', letters);
}
