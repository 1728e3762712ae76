import type { Refusal } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { LetterFacts } from '../notices/letter-facts.ts';
import type { Tx } from '../platform/database.ts';

/** What a case asks of the room of letters, always inside its own transaction. */
export interface Letters {
  propose(
    tx: Tx,
    proposal: { readonly caseId: string; readonly companyId: string; readonly facts: LetterFacts },
  ): Promise<Refusal | { readonly kind: 'proposed'; readonly letterId: string }>;
  sign(
    tx: Tx,
    letterId: string,
    options: { readonly earliestDueOn: LocalDate | null; readonly hold: 'single' | 'batch' },
  ): Promise<Refusal | SignedByLetters>;
  withdraw(
    tx: Tx,
    letterId: string,
    why: { readonly reason: string },
  ): Promise<Refusal | { readonly kind: 'withdrawn'; readonly stoppedInTime: boolean }>;
  recordService(tx: Tx, letterId: string, service: { readonly on: LocalDate; readonly proof: string }): Promise<void>;
  markOpened(tx: Tx, letterId: string): Promise<void>;
  markAnswered(tx: Tx, letterId: string): Promise<void>;
}

/** What signing answers. */
export interface SignedByLetters {
  readonly kind: 'signed';
  readonly letterId: string;
  readonly number: string;
  readonly signedOn: LocalDate;
  /** The letter leaves at this instant, by the clock of the database. */
  readonly notBefore: Date;
}
