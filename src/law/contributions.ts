import type { LocalDate } from './local-date.ts';
import { requireRupiah, shareOf, type Rupiah } from './money.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';

/** What is owed for a wage, or for all wages of a firm, in one month. Whole rupiah. */
export interface Contribution {
  /** The wage after floor and ceiling. */
  readonly base: Rupiah;
  readonly employer: Rupiah;
  readonly worker: Rupiah;
  readonly total: Rupiah;
}

/** The bounds of a month; the minimum wage differs by regency and is not part of the register. */
export interface ContributionTerms {
  /** Any day of the month: the rule in force on it applies. */
  readonly month: LocalDate;
  /** Minimum wage of the regency (UMK), else of the province (UMP); none where unknown. */
  readonly floor?: Rupiah;
}

/**
 * The contribution for one wage in one month: 4 % from the employer and 1 % from the worker, of the wage
 * between floor and ceiling (the ceiling wins where they cross).
 *
 * Rounding: each share by itself to the nearest rupiah, halves up. The texts seen name no rounding.
 *
 * Source: Perpres 82/2018 art 30 and 32, ceiling by Perpres 75/2019. @throws RuleNotInForce
 */
export function monthlyContribution(wage: Rupiah, { month, floor = 0 }: ContributionTerms): Ruling<Contribution> {
  const ceiling = parameterOn('wageCeiling', month);
  const employerRate = parameterOn('employerContributionPer100k', month);
  const workerRate = parameterOn('workerContributionPer100k', month);
  const base = Math.min(Math.max(requireRupiah(wage), requireRupiah(floor)), ceiling.value);
  const employer = shareOf(base, employerRate.value, 'nearest');
  const worker = shareOf(base, workerRate.value, 'nearest');
  return {
    value: { base, employer, worker, total: employer + worker },
    basis: joinBasis(employerRate.basis, workerRate.basis, ceiling.basis),
  };
}

/** The sum of the contributions for several wages in one month; each wage is rounded by itself. */
export function monthlyContributions(wages: readonly Rupiah[], terms: ContributionTerms): Ruling<Contribution> {
  const rulings = wages.map((wage) => monthlyContribution(wage, terms));
  const sum = (pick: (contribution: Contribution) => Rupiah) =>
    rulings.reduce((total, ruling) => total + pick(ruling.value), 0);
  return {
    value: {
      base: sum((each) => each.base),
      employer: sum((each) => each.employer),
      worker: sum((each) => each.worker),
      total: sum((each) => each.total),
    },
    basis: joinBasis(...rulings.map((ruling) => ruling.basis)),
  };
}
