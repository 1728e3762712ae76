import type { Tx } from '../platform/database.ts';

/** One answer of a firm, as the case hears of it. */
export interface DecidedAnswer {
  readonly caseId: string;
  readonly findingId: string;
  readonly answerId: string;
  /** The ground that the firm gave, as `src/law/response-grounds.ts` names it. */
  readonly ground: string;
  readonly reason: string;
}

/**
 * What the portal tells the cases, inside its own transaction: the act of the firm or officer and its effect
 * on the case commit together. `compose` gives the services of the cases room.
 */
export interface CaseHooks {
  /** A contact of the firm opened this letter for the first time; runs under the contact. */
  onFirstOpening(tx: Tx, letterId: string): Promise<void>;
  /** The firm sent answers to these findings of one case; runs under the contact. */
  onAnswered(tx: Tx, answered: { readonly caseId: string; readonly findingIds: readonly string[] }): Promise<void>;
  /** An officer accepted an answer. @throws Conflict when the case has moved on. */
  acceptAnswer(tx: Tx, answer: DecidedAnswer): Promise<void>;
  /** An officer rejected an answer. @throws Conflict when the case has moved on. */
  rejectAnswer(tx: Tx, answer: DecidedAnswer): Promise<void>;
}
