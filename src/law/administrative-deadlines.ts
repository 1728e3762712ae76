import type { LocalDate, WorkingCalendar } from './calendar.ts';
import { parameterOn } from './parameters.ts';
import type { Ruling } from './ruling.ts';
import { endOfTerm, type Term } from './term.ts';

type WorkingDayTerm =
  | 'deliveryWorkingDays'
  | 'objectionWorkingDays'
  | 'objectionDecisionWorkingDays'
  | 'objectionExecutionWorkingDays'
  | 'appealWorkingDays'
  | 'appealDecisionWorkingDays'
  | 'changeReportingWorkingDays';

function workingTerm(name: WorkingDayTerm, from: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  const { value, basis } = parameterOn(name, from);
  return endOfTerm({ from, count: value, unit: 'working', calendar, basis });
}

/** Last day to hand a decision to its addressee, 5 working days from issue. Source: UU 30/2014 art 62. */
export function deliveryDueOn(issuedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('deliveryWorkingDays', issuedOn, calendar);
}

/**
 * Last day to object (keberatan), 21 working days from receipt. Whether UU 30/2014 covers letters of the
 * insurer is a reading, not settled law. Source: UU 30/2014 art 77.
 */
export function objectionDueOn(receivedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('objectionWorkingDays', receivedOn, calendar);
}

/** Last day to decide an objection, 10 working days; silence grants it. Source: UU 30/2014 art 77. */
export function objectionDecisionDueOn(filedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('objectionDecisionWorkingDays', filedOn, calendar);
}

/** Last day to carry out an objection granted by silence, 5 working days. Source: UU 30/2014 art 77. */
export function objectionExecutionDueOn(grantedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('objectionExecutionWorkingDays', grantedOn, calendar);
}

/** Last day to appeal (banding), 10 working days. Source: UU 30/2014 art 78. */
export function appealDueOn(decisionReceivedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('appealWorkingDays', decisionReceivedOn, calendar);
}

/** Last day to decide an appeal, 10 working days. Source: UU 30/2014 art 78. */
export function appealDecisionDueOn(filedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('appealDecisionWorkingDays', filedOn, calendar);
}

/** Last day to report a change of firm, worker or wage data, 7 working days. Source: PP 86/2013 art 3(4). */
export function changeReportDueOn(changedOn: LocalDate, calendar: WorkingCalendar): Ruling<Term> {
  return workingTerm('changeReportingWorkingDays', changedOn, calendar);
}
