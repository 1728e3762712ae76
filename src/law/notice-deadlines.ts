import { addDays, type LocalDate, type WorkingCalendar } from './calendar.ts';
import { parameterOn, type TermUnit } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';
import type { SourceId } from './sources.ts';
import { endOfTerm, type Term } from './term.ts';

/** What the law leaves open about a warning's term, as the office has decided it. */
export interface DeadlinePolicy {
  /** PP 86/2013 says working days in art 6 and days in art 10; `parameterOn('warningTermUnit', …)` is the default. */
  readonly warningTermUnit: TermUnit;
}

function warningTerm(servedOn: LocalDate, calendar: WorkingCalendar, policy: DeadlinePolicy, article: SourceId): Ruling<Term> {
  const term = parameterOn('warningTermDays', servedOn);
  return endOfTerm({
    from: servedOn,
    count: term.value,
    unit: policy.warningTermUnit,
    calendar,
    basis: ['pp-86-2013-6', article, 'uu-30-2014-60'],
  });
}

/**
 * The last day on which an employer may still comply with a first warning (teguran I).
 *
 * The day of recorded service is day 0: the regulation names no start, and a decision binds from receipt
 * (UU 30/2014 art 60). The length in force on that day applies to the whole count.
 *
 * Source: PP 86/2013 art 6 and 10(1). @throws CalendarNotPublished, RuleNotInForce
 */
export function firstWarningDueOn(servedOn: LocalDate, calendar: WorkingCalendar, policy: DeadlinePolicy): Ruling<Term> {
  return warningTerm(servedOn, calendar, policy, 'pp-86-2013-10-1');
}

/**
 * The last day on which an employer may still comply with a second warning (teguran II); counted as the first.
 *
 * Source: PP 86/2013 art 6 and 10(2). @throws CalendarNotPublished, RuleNotInForce
 */
export function secondWarningDueOn(servedOn: LocalDate, calendar: WorkingCalendar, policy: DeadlinePolicy): Ruling<Term> {
  return warningTerm(servedOn, calendar, policy, 'pp-86-2013-10-2');
}

/**
 * The last day of the period of a fine: 30 calendar days.
 *
 * The regulation counts from the end of the second warning. Where the letter of the fine reached the
 * employer only later, the count starts on that later day, in the employer's favour: nobody owes before
 * the decision binds.
 *
 * Source: PP 86/2013 art 7 and 10(3)-(4); UU 30/2014 art 60. @throws CalendarNotPublished, RuleNotInForce
 */
export function finePeriodEndsOn(
  secondWarningDue: LocalDate,
  fineServedOn: LocalDate,
  calendar: WorkingCalendar,
): Ruling<Term> {
  const from = fineServedOn > secondWarningDue ? fineServedOn : secondWarningDue;
  const period = parameterOn('finePeriodCalendarDays', from);
  const basis = joinBasis(period.basis, ['pp-86-2013-10-3', 'uu-30-2014-60']);
  return endOfTerm({ from, count: period.value, unit: 'calendar', calendar, basis });
}

/** The first day on which a term is over: the day after its last day, which belongs to the employer whole. */
export function firstDayAfter(due: LocalDate): LocalDate {
  return addDays(due, 1);
}
