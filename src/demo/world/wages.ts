import type { Chance } from './chance.ts';
import type { Conduct } from './firms.ts';

/** The invented regency's minimum wage, rupiah a month. */
const MINIMUM_WAGE = 3_100_000;
/** Contributions are taken from no more than this (Perpres 64/2020 art 32), so nothing above it can be hidden. */
const WAGE_CEILING = 12_000_000;
/** Smaller differences are rounding, not under-reporting. */
const ROUNDING_SHARE = 0.05;

/** What somebody earns and what their employer reported, in whole rupiah. */
export interface Wages {
  readonly paid: number;
  readonly reported: number;
  readonly underpaid: boolean;
}

const roundTo = (amount: number, unit: number) => Math.round(amount / unit) * unit;

/** Draws both wages of one worker; a firm that under-reports does so for most. */
export function drawWages(chance: Chance, conduct: Conduct): Wages {
  const paid = roundTo(MINIMUM_WAGE * (0.92 + Math.exp(0.75 * chance.bell() - 0.9)), 10_000);
  const lowered = chance.happens(conduct === 'under-reporting' ? 0.72 : 0.015);
  if (!lowered) {
    const rounded = chance.happens(0.15) ? roundTo(paid, 50_000) : paid;
    return { paid, reported: rounded, underpaid: false };
  }
  const reported = Math.min(
    paid,
    Math.max(MINIMUM_WAGE * 0.9, roundTo(paid * (0.5 + 0.3 * chance.real()), 50_000)),
  );
  const [highest, stated] = [Math.min(paid, WAGE_CEILING), Math.min(reported, WAGE_CEILING)];
  return { paid, reported, underpaid: stated < highest * (1 - ROUNDING_SHARE) };
}
