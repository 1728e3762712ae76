import { NotFound, refused, type Refusal } from '../errors.ts';
import { CalendarNotPublished, type LocalDate } from '../law/calendar.ts';
import { letterDetail, type LetterDetail } from '../notices/letter.queries.ts';
import type { Tx } from '../platform/database.ts';
import { byOf, perform, takeCase } from './act.ts';
import { actContext } from './case-context.queries.ts';
import { append, caseOfLetter, type LockedCase } from './case.repository.ts';
import { earliestDueOn } from './earliest-due.ts';
import { decide } from './ladder/decide.ts';
import type { LadderLetter } from './ladder/states.ts';
import type { Letters, SignedByLetters } from './letters.ts';
import { proposeBeside } from './propose-letter.ts';

const UNKNOWN = 'Surat tidak ditemukan.';

/** The letter with its case, both locked in this order everywhere: case first. @throws NotFound */
export async function takeLetter(tx: Tx, letterId: string, expected?: number): Promise<{ locked: LockedCase; letter: LetterDetail }> {
  const caseId = await caseOfLetter(tx, letterId);
  if (caseId === undefined) throw new NotFound(UNKNOWN);
  const locked = await takeCase(tx, caseId, expected);
  return { locked, letter: await letterDetail(tx, letterId) };
}

async function signBeside(tx: Tx, locked: LockedCase, letter: LetterDetail, hold: 'single' | 'batch', letters: Letters): Promise<SignedByLetters | Refusal> {
  const signed = await letters.sign(tx, letter.id, { earliestDueOn: null, hold });
  if (signed.kind === 'refused') return signed;
  const kind = letter.kind === 'labour_report' ? 'labour_report' : 'withdrawal';
  const after = await append(tx, locked, [
    { kind: 'besideSigned', letterId: letter.id, letter: kind, number: signed.number, onDay: signed.signedOn, by: byOf(tx.actor) },
  ]);
  if (kind === 'labour_report') await perform(tx, after, { kind: 'reportToLabour', reference: signed.number, by: byOf(tx.actor) }, letters);
  return signed;
}

function isRung(kind: string): kind is LadderLetter {
  return kind !== 'labour_report' && kind !== 'withdrawal';
}

/**
 * A person signs a proposed letter: number, file and hash are fixed, the case moves, the letter waits in its
 * hold. All of it commits together. Refused for the proposer, for anybody but an enforcement officer of
 * the insurer (PP 86/2013 art 6-7), and where the official calendar cannot count the term.
 *
 * @throws NotFound
 */
export async function signLetter(tx: Tx, letterId: string, hold: 'single' | 'batch', letters: Letters, expected?: number): Promise<SignedByLetters | Refusal> {
  const { locked, letter } = await takeLetter(tx, letterId, expected);
  if (!isRung(letter.kind)) return signBeside(tx, locked, letter, hold, letters);
  const context = await actContext(tx);
  const command = { kind: 'sign', letter: letter.kind, letterId, by: byOf(tx.actor) } as const;
  const judged = decide(command, locked.kase, context);
  if (judged.kind === 'refused') return refused(judged.reason, judged.basis);
  let due: LocalDate | null;
  try {
    due = earliestDueOn(letter.kind, context);
  } catch (error) {
    if (error instanceof CalendarNotPublished) return refused(error.message);
    throw error;
  }
  const signed = await letters.sign(tx, letterId, { earliestDueOn: due, hold });
  if (signed.kind === 'refused') return signed;
  const done = await perform(tx, locked, command, letters, context);
  if (done.kind === 'refused') throw new Error(`the step was judged lawful and then refused: ${done.reason}`);
  return signed;
}

/** What taking a letter back did. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly letterId: string;
  /** False when the letter had left: a letter of withdrawal was proposed and waits for a signature. */
  readonly stoppedInTime: boolean;
}

/**
 * Takes a letter back. A proposal is rejected; a signed letter is withdrawn, surely while it is held. One
 * that had left is taken back by a letter of its own, which another officer signs.
 *
 * @throws NotFound
 */
export async function withdrawLetter(tx: Tx, letterId: string, reason: string, letters: Letters, expected?: number): Promise<Withdrawn | Refusal> {
  const { locked, letter } = await takeLetter(tx, letterId, expected);
  if (locked.kase.proposal?.letterId === letterId) {
    const done = await perform(tx, locked, { kind: 'reject', reason, by: byOf(tx.actor) }, letters);
    return done.kind === 'refused' ? done : { kind: 'withdrawn', letterId, stoppedInTime: true };
  }
  if (!isRung(letter.kind)) {
    const outcome = await letters.withdraw(tx, letterId, { reason });
    if (outcome.kind === 'refused') return outcome;
    const beside = letter.kind === 'labour_report' ? 'labour_report' : 'withdrawal';
    await append(tx, locked, [{ kind: 'besideWithdrawn', letterId, letter: beside, reason, onDay: await tx.today(), by: byOf(tx.actor) }]);
    return { kind: 'withdrawn', letterId, stoppedInTime: outcome.stoppedInTime };
  }
  const context = await actContext(tx);
  const command = { kind: 'withdraw', letterId, reason, by: byOf(tx.actor) } as const;
  const judged = decide(command, locked.kase, context);
  if (judged.kind === 'refused') return refused(judged.reason, judged.basis);
  const outcome = await letters.withdraw(tx, letterId, { reason });
  if (outcome.kind === 'refused') return outcome;
  const done = await perform(tx, locked, command, letters, context);
  if (done.kind === 'refused') throw new Error(`the step was judged lawful and then refused: ${done.reason}`);
  if (!outcome.stoppedInTime && letter.number !== null && letter.signedOn !== null) {
    await proposeBeside(tx, done.locked, 'withdrawal', letters, { kind: letter.kind, number: letter.number, on: letter.signedOn, reason });
  }
  return { kind: 'withdrawn', letterId, stoppedInTime: outcome.stoppedInTime };
}

