import { servicePenaltyWindowEndsOn } from './arrears.ts';
import type { LocalDate } from './local-date.ts';
import { shareOf, type Rupiah } from './money.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';

/** An inpatient stay of somebody whose cover had been suspended. */
export interface InpatientStay {
  readonly admittedOn: LocalDate;
  readonly reactivatedOn: LocalDate;
  /** Months that had been in arrears. */
  readonly monthsInArrears: number;
  /** Cost of the package by the first diagnosis, whole rupiah. */
  readonly packageCost: Rupiah;
}

/** A service penalty (denda pelayanan) and what it was counted from. */
export interface ServicePenalty {
  readonly inWindow: boolean;
  readonly lastDay: LocalDate;
  readonly months: number;
  readonly capped: boolean;
  readonly amount: Rupiah;
}

/**
 * The service penalty of a stay: 5 % of the package for each month in arrears, at most 12 months and
 * Rp30,000,000; none after the 45th day. For wage earners the employer pays it. Rounded down, in favour of
 * whoever pays; the texts seen name no rounding.
 *
 * Source: Perpres 64/2020 art 42(5)-(6), paragraph 6 from the press. @throws RuleNotInForce, RangeError
 */
export function servicePenalty(stay: InpatientStay): Ruling<ServicePenalty> {
  const { admittedOn, reactivatedOn, monthsInArrears, packageCost } = stay;
  if (!Number.isSafeInteger(monthsInArrears) || monthsInArrears < 0) throw new RangeError('months in arrears must be a whole number');
  const window = servicePenaltyWindowEndsOn(reactivatedOn);
  const rate = parameterOn('servicePenaltyPer100k', admittedOn);
  const cap = parameterOn('servicePenaltyCap', admittedOn).value;
  const inWindow = admittedOn >= reactivatedOn && admittedOn <= window.value;
  const months = Math.min(monthsInArrears, parameterOn('servicePenaltyMonthsAtMost', admittedOn).value);
  const full = inWindow ? shareOf(packageCost, rate.value * months, 'down') : 0;
  return {
    value: { inWindow, lastDay: window.value, months, capped: full > cap, amount: Math.min(full, cap) },
    basis: joinBasis(window.basis, rate.basis),
  };
}
