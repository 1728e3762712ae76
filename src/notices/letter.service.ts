import { NotFound, refused, type Refusal } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { newAccessCode } from './access-code.ts';
import { maskedName, romanMonth } from './indonesian.ts';
import { issueOf } from './issue.ts';
import { letterContent } from './letter-content.ts';
import type { LetterFacts } from './letter-facts.ts';
import { NUMBER_CODES, type LetterKind, type LetterState } from './letter-kinds.ts';
import {
  copyOffices,
  insertProposal,
  lockLetter,
  nextNumber,
  signingOffice,
  storeSigning,
  type LockedLetter,
  type SigningOffice,
} from './letter.repository.ts';
import type { LetterRenderer } from './typst/letter-renderer.ts';

/** A proposal of the acting person. */
export interface Proposal {
  readonly caseId: string;
  readonly companyId: string;
  readonly facts: LetterFacts;
}

export interface SignOptions {
  /** The end of the term if the letter were served today; null for letters without a term. */
  readonly earliestDueOn: LocalDate | null;
  /** How long it can be taken back before it leaves. */
  readonly hold: 'single' | 'batch';
}

/** A letter that was signed now. */
export interface SignedLetter {
  readonly kind: 'signed';
  readonly letterId: string;
  readonly number: string;
  readonly signedOn: LocalDate;
  /** It leaves at this instant, by the clock of the database. */
  readonly notBefore: Date;
}

/** A letter that was taken back now. */
export interface WithdrawnLetter {
  readonly kind: 'withdrawn';
  readonly letterId: string;
  /** False when it had left us already, or may have: the firm must then be told by a letter of withdrawal. */
  readonly stoppedInTime: boolean;
}

/** The acts on a letter. Each runs inside the caller's transaction, so that case, letter, audit and outbox commit together. */
export interface LetterService {
  /** Proposes a letter under the acting person. Refused while one of its kind is in force for the case. */
  propose(
    tx: Tx,
    proposal: Proposal,
  ): Promise<Refusal | { readonly kind: 'proposed'; readonly letterId: string }>;
  /** Signs as the acting person: number, content, file and hash are fixed, and the letter is held. @throws NotFound */
  sign(tx: Tx, letterId: string, options: SignOptions): Promise<Refusal | SignedLetter>;
  /** Takes a letter back: surely, as long as it is held. Refused while it is being handed over. @throws NotFound */
  withdraw(
    tx: Tx,
    letterId: string,
    why: { readonly reason: string; readonly replacedBy?: string },
  ): Promise<Refusal | WithdrawnLetter>;
  /** The day the letter reached the firm and the proof; the case counts its term from here. @throws NotFound */
  recordService(
    tx: Tx,
    letterId: string,
    service: { readonly on: LocalDate; readonly proof: string },
  ): Promise<void>;
  /** The firm opened the letter after signing in; later calls change nothing. */
  markOpened(tx: Tx, letterId: string): Promise<void>;
  /** The firm answered. */
  markAnswered(tx: Tx, letterId: string): Promise<void>;
}

export interface LetterServiceOptions {
  readonly renderer: LetterRenderer;
  /** Where letters point to, without a slash at the end. */
  readonly publicUrl: string;
  readonly holdSeconds: number;
  readonly batchHoldSeconds: number;
}

const IN_FORCE = 'Surat jenis ini sudah ada untuk kasus tersebut.';
const UNKNOWN = 'Surat tidak ditemukan.';
const FOUR_EYES = 'Pengusul tidak boleh menandatangani surat yang diusulkannya.';
const NOT_INSURER = 'Hanya petugas pemeriksa BPJS Kesehatan yang boleh menandatangani surat.';
const NOT_PROPOSED = 'Surat ini tidak lagi menunggu tanda tangan.';
const BEING_SENT = 'Surat sedang diserahkan ke server e-mail. Setelah selesai, terbitkan surat pencabutan.';
const ALREADY_WITHDRAWN = 'Surat ini sudah dicabut.';
const BASIS = ['PP 86/2013 Pasal 6 ayat (2)', 'PP 86/2013 Pasal 7 ayat (2)'];

/** States in which no byte has left us, so that withdrawing stops the letter surely. */
const STILL_HERE: readonly LetterState[] = ['proposed', 'held', 'ready', 'deferred', 'failed'];

/** `0012/TGR-1/KC-9901/XI/2026`. */
export function numberText(seq: number, kind: LetterKind, officeCode: string, on: LocalDate): string {
  return [String(seq).padStart(4, '0'), NUMBER_CODES[kind], officeCode, romanMonth(on), on.slice(0, 4)].join(
    '/',
  );
}

async function locked(tx: Tx, letterId: string): Promise<LockedLetter> {
  const letter = await lockLetter(tx, letterId);
  if (!letter) throw new NotFound(UNKNOWN);
  return letter;
}

function refusalToSign(tx: Tx, letter: LockedLetter, office: SigningOffice | undefined): Refusal | null {
  if (letter.state !== 'proposed') return refused(NOT_PROPOSED);
  if (tx.actor.role !== 'enforcement_officer' || office?.kind !== 'insurer')
    return refused(NOT_INSURER, BASIS);
  if (letter.proposerId === tx.actor.id) return refused(FOUR_EYES);
  return null;
}

async function signLetter(
  tx: Tx,
  letterId: string,
  sign: SignOptions,
  options: LetterServiceOptions,
): Promise<Refusal | SignedLetter> {
  const letter = await locked(tx, letterId);
  const office = await signingOffice(tx, tx.actor.id);
  const refusal = refusalToSign(tx, letter, office);
  if (refusal || !office) return refusal ?? refused(NOT_INSURER, BASIS);
  const signedOn = await tx.today();
  const year = Number(signedOn.slice(0, 4));
  const copies = await copyOffices(tx, letter.jurisdictionId);
  const seq = await nextNumber(tx, office.id, year);
  const number = numberText(seq, letter.kind, office.code, signedOn);
  const accessCode = newAccessCode();
  const signer = { name: tx.actor.name, position: office.signerTitle, staffNumber: office.staffNumber };
  const checkUrl = `${options.publicUrl}/s/${accessCode}`;
  const issue = issueOf(office, {
    number,
    on: signedOn,
    signer,
    checkUrl,
    earliestDueOn: sign.earliestDueOn,
    copies,
  });
  const content = letterContent(letter.facts, issue);
  const { pdf, sha256 } = await options.renderer.render(content, signedOn);
  const notBefore = await storeSigning(tx, letterId, {
    officeId: office.id,
    number,
    year,
    seq,
    signedOn,
    content,
    pdf,
    sha256,
    accessCode,
    maskedCompany: maskedName(letter.facts.company.name),
    messageId: `${letterId}@${new URL(options.publicUrl).hostname}`,
    holdSeconds: sign.hold === 'batch' ? options.batchHoldSeconds : options.holdSeconds,
  });
  await tx.audit({
    action: 'letter.sign',
    subject: 'letter',
    subjectId: letterId,
    details: { number, sha256, kind: letter.kind },
  });
  await tx.later('letter.deliver', letterId, { notBefore });
  return { kind: 'signed', letterId, number, signedOn, notBefore };
}

async function withdrawLetter(
  tx: Tx,
  letterId: string,
  why: { reason: string; replacedBy?: string },
): Promise<Refusal | WithdrawnLetter> {
  const letter = await locked(tx, letterId);
  if (letter.state === 'withdrawn') return refused(ALREADY_WITHDRAWN);
  if (letter.state === 'sending') return refused(BEING_SENT);
  const stoppedInTime = STILL_HERE.includes(letter.state) && !letter.maybeDuplicate;
  await tx.run(
    `UPDATE letter SET state = 'withdrawn', withdrawn_at = now(), withdrawn_by = $2, withdrawn_reason = $3, replaced_by = $4 WHERE id = $1`,
    [letterId, tx.actor.id, why.reason, why.replacedBy ?? null],
  );
  const details = { number: letter.number, from: letter.state, stoppedInTime, reason: why.reason };
  await tx.audit({ action: 'letter.withdraw', subject: 'letter', subjectId: letterId, details });
  return { kind: 'withdrawn', letterId, stoppedInTime };
}

/** A letter in flight keeps its state until the outcome is known; the outcome then finds that it was opened. */
async function mark(
  tx: Tx,
  letterId: string,
  state: 'opened' | 'answered',
  from: readonly LetterState[],
): Promise<void> {
  const column = state === 'opened' ? 'opened_at' : 'answered_at';
  const changed = await tx.run(
    `UPDATE letter SET opened_at = coalesce(opened_at, now()),
            answered_at = CASE WHEN $2 = 'answered' THEN now() ELSE answered_at END,
            state = CASE WHEN state = 'sending' THEN state ELSE $2 END
      WHERE id = $1 AND ${column} IS NULL AND state = ANY ($3)`,
    [letterId, state, [...from, 'sending']],
  );
  if (changed > 0) await tx.audit({ action: `letter.${state}`, subject: 'letter', subjectId: letterId });
}

const REACHABLE: readonly LetterState[] = ['held', 'ready', 'accepted', 'deferred', 'uncertain', 'failed'];

/** Builds the acts. */
export function letterService(options: LetterServiceOptions): LetterService {
  return {
    async propose(tx, proposal) {
      const letterId = await insertProposal(tx, proposal);
      if (letterId === undefined) return refused(IN_FORCE);
      const details = { caseId: proposal.caseId, kind: proposal.facts.kind };
      await tx.audit({ action: 'letter.propose', subject: 'letter', subjectId: letterId, details });
      return { kind: 'proposed', letterId };
    },
    sign: (tx, letterId, sign) => signLetter(tx, letterId, sign, options),
    withdraw: withdrawLetter,
    async recordService(tx, letterId, { on, proof }) {
      const letter = await locked(tx, letterId);
      await tx.run('UPDATE letter SET served_on = $2, service_proof = $3 WHERE id = $1', [
        letterId,
        on,
        proof,
      ]);
      await tx.audit({
        action: 'letter.served',
        subject: 'letter',
        subjectId: letter.id,
        details: { on, proof },
      });
    },
    markOpened: (tx, letterId) => mark(tx, letterId, 'opened', REACHABLE),
    markAnswered: (tx, letterId) => mark(tx, letterId, 'answered', [...REACHABLE, 'opened']),
  };
}
