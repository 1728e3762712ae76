import type { LocalDate } from '../law/calendar.ts';
import type { LetterKind } from './letter-kinds.ts';

/** One worker of the annex: the running number that the employer also sees on the answer page, never a NIK. */
export interface AnnexWorker {
  readonly row: number;
  /** From `initialsOf`. */
  readonly initials: string;
  /** What was found, in a few words: "belum terdaftar". */
  readonly finding: string;
}

/** The firm as the letter names it. */
export interface AddressedCompany {
  readonly name: string;
  readonly address: string;
  readonly regency: string;
  readonly nib: string | null;
}

/** What the firm did not do, in numbers (PP 86/2013 art 3). */
export interface Breach {
  /** Is the firm itself registered as an employer? */
  readonly registered: boolean;
  /** Workers that the labour register shows. */
  readonly workers: number;
  /** Of them, not enrolled. */
  readonly unregisteredWorkers: number;
  /** Of them, enrolled with a lower wage than the register shows. */
  readonly shortWages: number;
}

/** The time in which the employer must act, from service of the letter. */
export interface Term {
  readonly days: number;
  readonly unit: 'working' | 'calendar';
}

/** A letter that came before, as the next one quotes it. */
export interface EarlierLetter {
  readonly number: string;
  readonly on: LocalDate;
  readonly servedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
}

/** The fine of PP 86/2013 art 10(3), whole rupiah. */
export interface Fine {
  /** One month of the contributions that should have been paid. */
  readonly monthlyContribution: number;
  readonly months: number;
  readonly amount: number;
  /** The end of the second warning's term: the fine counts from here (art 10(4)). */
  readonly countedFrom: LocalDate;
}

/** An authority that a letter goes to. */
export interface Authority {
  readonly name: string;
  readonly city: string;
  /** Where it receives official mail; null means paper. */
  readonly email: string | null;
}

interface CommonFacts {
  readonly caseNumber: string;
  readonly company: AddressedCompany;
  /** The days of the two sources that were compared. */
  readonly registerAsOf: LocalDate;
  readonly enrolmentAsOf: LocalDate;
  readonly breach: Breach;
  readonly workers: readonly AnnexWorker[];
}

/** First written warning, PP 86/2013 art 10(1). */
export interface FirstWarningFacts extends CommonFacts {
  readonly kind: 'first_warning';
  readonly term: Term;
}

/** Second written warning, art 10(2). */
export interface SecondWarningFacts extends CommonFacts {
  readonly kind: 'second_warning';
  readonly term: Term;
  readonly firstWarning: EarlierLetter;
}

/** The fine, art 10(3)-(5). */
export interface FineFacts extends CommonFacts {
  readonly kind: 'fine';
  readonly firstWarning: EarlierLetter;
  readonly secondWarning: EarlierLetter;
  readonly fine: Fine;
}

/** The request to deny certain public services, art 8 and 10(6). */
export interface DenialRequestFacts extends CommonFacts {
  readonly kind: 'denial_request';
  readonly authority: Authority;
  readonly firstWarning: EarlierLetter;
  readonly secondWarning: EarlierLetter;
  /** The letter that imposed the fine, and the fine; null when none was imposed. */
  readonly fineLetter: EarlierLetter | null;
  readonly fine: Fine | null;
}

/** A letter that takes an earlier one back. */
export interface WithdrawalFacts extends CommonFacts {
  readonly kind: 'withdrawal';
  readonly withdrawn: { readonly kind: LetterKind; readonly number: string; readonly on: LocalDate };
  /** A whole sentence in Bahasa: why it is taken back. */
  readonly reason: string;
}

/** The report to the labour authority, art 13(5). */
export interface LabourReportFacts extends CommonFacts {
  readonly kind: 'labour_report';
  readonly authority: Authority;
  readonly earlier: readonly EarlierLetter[];
}

/** Everything that a letter may say about a case. No name of a worker and no NIK fits in. */
export type LetterFacts =
  | FirstWarningFacts
  | SecondWarningFacts
  | FineFacts
  | DenialRequestFacts
  | WithdrawalFacts
  | LabourReportFacts;

/** What signing adds: who, when, under which number. */
export interface Issue {
  /** Null in a preview. */
  readonly number: string | null;
  readonly on: LocalDate;
  readonly office: {
    /** The lines of the letterhead under the organisation: branch, address, contact. */
    readonly organisation: string;
    readonly unit: string;
    readonly contact: string;
    readonly city: string;
  };
  readonly signer: { readonly name: string; readonly position: string; readonly staffNumber: string } | null;
  /** The public page that confirms this letter; null in a preview. */
  readonly checkUrl: string | null;
  /** The end of the term if the letter were served on the day it is signed; null when there is no term. */
  readonly earliestDueOn: LocalDate | null;
  /** Offices that receive a copy. */
  readonly copies: readonly string[];
}
