import { workingDayOnOrAfter, type WorkingCalendar } from './calendar.ts';
import { monthlyContributions, type Contribution } from './contributions.ts';
import { addDays, addMonths, dayOfMonth, firstOfMonth, lastOfMonth, type LocalDate } from './local-date.ts';
import type { Rupiah } from './money.ts';
import { parameterOn } from './parameters.ts';
import { joinBasis, type Ruling } from './ruling.ts';

/**
 * The last day of a month on which a leaver may be reported without owing the next month: the 20th, or
 * the next working day where the 20th is none.
 *
 * Source: Peraturan BPJS Kesehatan 5/2020 art 45(4)-(6). @throws CalendarNotPublished, RuleNotInForce
 */
export function cutOffOf(month: LocalDate, calendar: WorkingCalendar): Ruling<LocalDate> {
  const { value, basis } = parameterOn('leavingCutOffDayOfMonth', month);
  return { value: workingDayOnOrAfter(dayOfMonth(month, value), calendar), basis };
}

/** What the day of the report means for cover and contributions. */
export interface ReportTiming {
  /** The cut-off of the month of the report. */
  readonly cutOff: LocalDate;
  readonly late: boolean;
  /** Last day of cover as a paying member: the end of the last month that is owed. */
  readonly coveredUntil: LocalDate;
  /** First day of the month that is still owed because the report came late; null when in time. */
  readonly owedMonth: LocalDate | null;
}

/**
 * Judges a report by its day. In time, cover as a paying member ends with the month of the report; late,
 * employer and worker owe one more month. That deactivation takes effect at month end is how the official
 * form names it, not a text that was read.
 *
 * Source: Peraturan BPJS Kesehatan 5/2020 art 45. @throws CalendarNotPublished, RuleNotInForce
 */
export function timingOfReport(reportedOn: LocalDate, calendar: WorkingCalendar): Ruling<ReportTiming> {
  const cutOff = cutOffOf(reportedOn, calendar);
  const late = reportedOn > cutOff.value;
  const nextMonth = addMonths(firstOfMonth(reportedOn), 1);
  return {
    value: {
      cutOff: cutOff.value,
      late,
      coveredUntil: late ? lastOfMonth(nextMonth) : addDays(nextMonth, -1),
      owedMonth: late ? nextMonth : null,
    },
    basis: cutOff.basis,
  };
}

/** What to count the cost of a late report for. */
export interface ReportedWages {
  readonly reportedOn: LocalDate;
  readonly wages: readonly Rupiah[];
  readonly floor?: Rupiah;
}

const NOTHING: Contribution = { base: 0, employer: 0, worker: 0, total: 0 };

/** What employer and workers owe for one more month when the report is late; zero when in time. */
export function costOfLateReport({ reportedOn, wages, floor = 0 }: ReportedWages, calendar: WorkingCalendar): Ruling<Contribution> {
  const timing = timingOfReport(reportedOn, calendar);
  const { owedMonth } = timing.value;
  if (owedMonth === null) return { value: NOTHING, basis: timing.basis };
  const owed = monthlyContributions(wages, { month: owedMonth, floor });
  return { value: owed.value, basis: joinBasis(timing.basis, owed.basis) };
}
