import type { Remedy } from './counterfactuals.ts';
import type { Part } from './explain.ts';
import type { HeadCount } from './head-count.ts';
import type { WorkerStatus } from './statuses.ts';

/** The answer for one register worker; also one row of the worker export. */
export interface WorkerOutcome {
  readonly workerId: string;
  readonly companyId: string;
  readonly status: WorkerStatus;
  /** The enrolled wage is below the register wage beyond tolerance. */
  readonly wageShort: boolean;
  /** First register row of the same person, null when this is the first or only one. */
  readonly duplicateOf: string | null;
  /** The card that decided the status, or the best candidate of a doubtful one. */
  readonly memberId: string | null;
  /** Probability that worker and card are one person; null without a card. */
  readonly probability: number | null;
  /** One line of Bahasa Indonesia, without any personal datum. */
  readonly reason: string;
  /** Under what change of the data there would be no flag, in one line without any personal datum; null when there is none. */
  readonly counterfactual: string | null;
  /** The same for a program: applied to the input, the flag is gone. */
  readonly remedies: readonly Remedy[];
  /** The register wage is below the minimum wage of the company's regency: a remark on the row, never an accusation. */
  readonly belowMinimum: boolean;
  /** Waterfall of the pair: prior, then each field; empty without a card. */
  readonly parts: readonly Part[];
}

/** The answer for one register company. */
export interface CompanyOutcome {
  readonly companyId: string;
  readonly status: 'TERDAFTAR' | 'LEWAT_PUSAT' | 'BELUM' | 'TINJAU';
  /** Its kode_bu, or its head office's; candidates when doubtful. */
  readonly employerIds: readonly string[];
  /** The register company that is its head office, when known. */
  readonly headCompanyId: string | null;
  readonly partialWorkers: boolean;
  readonly partialWages: boolean;
  /** Workers of the register (each person once), and those of them enrolled as no employee anywhere. */
  readonly workers: number;
  readonly unregisteredWorkers: number;
  readonly reason: string;
  /** Under what change of the data there would be no flag; null when there is none. */
  readonly counterfactual: string | null;
  readonly remedies: readonly Remedy[];
  /** A suspicion from totals alone, where the register names no worker of this company; null otherwise. */
  readonly headCount: HeadCount | null;
}

/** One pair of the links export. */
export interface LinkOutcome {
  readonly workerId: string;
  readonly memberId: string;
  readonly probability: number;
  readonly band: 'link' | 'review';
  readonly reason: string;
  readonly parts: readonly Part[];
}

/** What one rule brought. */
export interface RuleCount {
  readonly rule: string;
  /** Pairs compared under it. */
  pairs: number;
  /** Blocks left out for their size. */
  readonly truncated: number;
}

/** What a run counted. */
export interface LinkageCounts {
  readonly workers: number;
  readonly members: number;
  readonly links: number;
  readonly reviewPairs: number;
  readonly reviewWorkers: number;
  readonly duplicates: number;
  readonly candidates: number;
  readonly rules: readonly RuleCount[];
  readonly statuses: Readonly<Record<WorkerStatus, number>>;
}

/** The whole answer. Outcomes are made on demand, so that a million of them need not stand in memory at once. */
export interface LinkageResult {
  readonly modelVersion: string;
  readonly counts: LinkageCounts;
  /** Pattern (five levels in one integer) → pairs kept with it; food for the estimator. */
  readonly patterns: ReadonlyMap<number, number>;
  workers(): Generator<WorkerOutcome, void>;
  companies(): Generator<CompanyOutcome, void>;
  links(): Generator<LinkOutcome, void>;
}

/** Where a run stands. */
export interface LinkageProgress {
  readonly stage: 'count' | 'exact' | 'companies' | 'block' | 'duplicates' | 'resolve';
  /** Steps done of all steps. */
  readonly done: number;
  readonly total: number;
  /** The blocking rule just finished, in the stages that have one. */
  readonly detail: string;
}
