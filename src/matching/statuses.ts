import type { MinimumWage } from './minimum-wage.ts';
import { CARD_ACTIVE, CARD_DEPENDANT, CARD_PBI, CARD_PPU, CARD_UNKNOWN } from './input.ts';

/** The one answer for a register worker. */
export type WorkerStatus =
  'SESUAI' | 'NONAKTIF' | 'BU_LAIN' | 'SEGMEN_LAIN' | 'TANGGUNGAN' | 'TIDAK_ADA' | 'TINJAU';

/** How a card's employer stands to the worker's company. */
export type CardEmployer = 'own' | 'doubtful' | 'other' | 'none';

/** What a card says about a worker, and how much it counts beside his other cards (lower = stronger). */
export interface CardMeaning {
  readonly status: WorkerStatus;
  readonly rank: number;
}

/**
 * The status that one card gives. Active enrolment counts before lapsed, own employer before another; a card of
 * another segment says more than a lapsed employee's card that hangs on no employer.
 */
export function meaningOf(card: number, employer: CardEmployer): CardMeaning {
  const active = (card & CARD_ACTIVE) !== 0;
  // What the file does not say may be anything: it outranks every card that would accuse.
  if ((card & CARD_UNKNOWN) !== 0) return { status: 'TINJAU', rank: 1 };
  if ((card & CARD_DEPENDANT) !== 0 && (card & CARD_PBI) === 0)
    return { status: 'TANGGUNGAN', rank: active ? 5 : 8 };
  if ((card & CARD_PPU) === 0) return { status: 'SEGMEN_LAIN', rank: active ? 6 : 9 };
  if (employer === 'own') return active ? { status: 'SESUAI', rank: 0 } : { status: 'NONAKTIF', rank: 3 };
  if (employer === 'doubtful') return { status: 'TINJAU', rank: active ? 1 : 4 };
  if (employer === 'other') return { status: 'BU_LAIN', rank: active ? 2 : 7 };
  return { status: 'BU_LAIN', rank: active ? 7 : 10 };
}

/** How wages of both files are compared. */
export interface WageRule {
  /** Ceiling of the contribution on the day of the data, whole rupiah; both wages are capped at it. */
  readonly ceiling: number;
  /** Share of the register wage by which the enrolled wage may fall short, e.g. 0.015. */
  readonly tolerance: number;
  /** Minimum wages of the day (UMK, with UMP for the rest); empty when the office has entered none. */
  readonly minimums: readonly MinimumWage[];
}

/** Whether the enrolled wage is below the register wage beyond the tolerance, both capped. Unknown wages never are. */
export function isWageShort(registerWage: number, enrolledWage: number, rule: WageRule): boolean {
  if (!(registerWage > 0) || !(enrolledWage > 0)) return false;
  const due = Math.min(registerWage, rule.ceiling);
  return Math.min(enrolledWage, rule.ceiling) < Math.floor(due * (1 - rule.tolerance));
}

/** From when a lack is material for a company. */
export interface MaterialRule {
  readonly leastWorkers: number;
  readonly share: number;
}

/** Whether `count` of `all` workers is a material share. */
export function isMaterial(count: number, all: number, rule: MaterialRule): boolean {
  return count >= rule.leastWorkers && all > 0 && count / all >= rule.share;
}
