import { addDays, addMonths, dayOfMonth, firstOfMonth, type LocalDate } from './local-date.ts';
import { requireRupiah, type Rupiah } from './money.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';

/** What one month still owes. */
export interface MonthOwed {
  /** The first day of the month. */
  readonly month: LocalDate;
  /** Contributions due less contributions paid, whole rupiah; 0 when settled. */
  readonly owed: Rupiah;
}

/** How an employer stands with its contributions. A missed due day alone suspends nobody. */
export type PaymentStanding = 'current' | 'overdue' | 'suspended';

/** The day by which the contribution of a month is due. Source: Perpres 82/2018 art 39 (press). @throws RuleNotInForce */
export function contributionDueOn(month: LocalDate): Ruling<LocalDate> {
  const { value, basis } = parameterOn('contributionDueDayOfMonth', month);
  return { value: dayOfMonth(month, value), basis };
}

/**
 * From when cover is suspended if a month stays unpaid: the first of the next month, not the day after the
 * due day. Source: Perpres 64/2020 art 42(1).
 */
export function suspendedFrom(unpaidMonth: LocalDate): Ruling<LocalDate> {
  return { value: addMonths(firstOfMonth(unpaidMonth), 1), basis: ['perpres-64-2020-42'] };
}

const stillOwed = (months: readonly MonthOwed[]) => months.filter(({ owed }) => requireRupiah(owed) > 0);

/**
 * How an employer stands on a day.
 *
 * @param months what each month owes, in any order; settled months may be left out.
 */
export function standingOn(day: LocalDate, months: readonly MonthOwed[]): Ruling<PaymentStanding> {
  const open = stillOwed(months);
  const suspended = open.find(({ month }) => suspendedFrom(month).value <= day);
  if (suspended) return { value: 'suspended', basis: suspendedFrom(suspended.month).basis };
  const late = open.find(({ month }) => contributionDueOn(month).value < day);
  return late ? { value: 'overdue', basis: contributionDueOn(late.month).basis } : { value: 'current', basis: [] };
}

/** What must be paid for a suspension to end. */
export interface Reactivation {
  /** Months of arrears that must be paid, oldest first. */
  readonly months: readonly MonthOwed[];
  readonly arrears: Rupiah;
  /** What the current month still owes. */
  readonly currentMonth: Rupiah;
  readonly total: Rupiah;
}

/**
 * What ends a suspension: arrears of at most 24 months and the current month.
 *
 * The text does not say which months count where more than 24 are open; the most recent ones are taken.
 * A third party may pay (art 42(4)). Source: Perpres 64/2020 art 42(3). @throws RuleNotInForce
 */
export function toReactivate(day: LocalDate, months: readonly MonthOwed[]): Ruling<Reactivation> {
  const atMost = parameterOn('arrearsMonthsAtMost', day);
  const now = firstOfMonth(day);
  const open = stillOwed(months);
  const arrears = open
    .filter(({ month }) => firstOfMonth(month) < now)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .slice(-atMost.value);
  const sum = (of: readonly MonthOwed[]) => of.reduce((total, { owed }) => total + owed, 0);
  const currentMonth = sum(open.filter(({ month }) => firstOfMonth(month) === now));
  return {
    value: { months: arrears, arrears: sum(arrears), currentMonth, total: sum(arrears) + currentMonth },
    basis: joinBasis(atMost.basis, ['perpres-64-2020-42-4']),
  };
}

/** The last day on which inpatient care costs a service penalty. Source: Perpres 64/2020 art 42(5). @throws RuleNotInForce */
export function servicePenaltyWindowEndsOn(reactivatedOn: LocalDate): Ruling<LocalDate> {
  const { value, basis } = parameterOn('servicePenaltyWindowDays', reactivatedOn);
  return { value: addDays(reactivatedOn, value), basis };
}
