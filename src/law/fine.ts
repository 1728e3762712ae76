import type { LocalDate } from './local-date.ts';
import { shareOf, type Rupiah } from './money.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';

/** A month for which contributions should have been paid, and how much. */
export interface UnpaidMonth {
  /** Any day of the month. */
  readonly month: LocalDate;
  /** Contributions that should have been paid for that month, whole rupiah. */
  readonly contribution: Rupiah;
}

/** The fine of one month. */
export interface FineLine extends UnpaidMonth {
  readonly fine: Rupiah;
}

/** An administrative fine (denda) with the lines it is made of. */
export interface AdminFine {
  readonly lines: readonly FineLine[];
  readonly total: Rupiah;
}

/**
 * The administrative fine: 0.1 % of the contributions that should have been paid, month by month.
 *
 * Fifty workers at Rp3,000,000 owe Rp7,500,000 a month, so the fine is Rp7,500 a month. Each month is
 * rounded down to whole rupiah, in the employer's favour, as the regulation names no rounding. What
 * "should have been paid" is when wages are unknown is for the caller to say.
 *
 * Source: PP 86/2013 art 10(3)-(5). @throws RuleNotInForce
 */
export function adminFine(unpaid: readonly UnpaidMonth[], imposedOn: LocalDate): Ruling<AdminFine> {
  const rate = parameterOn('finePer100k', imposedOn);
  const lines = unpaid.map((each) => ({ ...each, fine: shareOf(each.contribution, rate.value, 'down') }));
  return {
    value: { lines, total: lines.reduce((sum, line) => sum + line.fine, 0) },
    basis: joinBasis(['pp-86-2013-7'], rate.basis, ['pp-86-2013-10-5']),
  };
}
