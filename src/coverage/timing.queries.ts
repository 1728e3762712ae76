import { CalendarNotPublished, addDays, isWorkingDay, type LocalDate, type WorkingCalendar } from '../law/calendar.ts';
import { cutOffOf, timingOfReport, type ReportTiming } from '../law/cut-off.ts';
import { Unavailable } from '../errors.ts';
import { officialCalendar } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { legalSettings } from '../platform/legal-settings.ts';

/** What a report of a day means, and the cut-off by which the desk should decide it. */
export interface DeskTiming extends ReportTiming {
  /** The cut-off of the month that the report counts for: this month's in time, next month's when late. */
  readonly decideBy: LocalDate;
}

/** The official calendar as this office counts it. */
export async function deskCalendar(tx: Tx): Promise<WorkingCalendar> {
  return officialCalendar(tx, await legalSettings(tx));
}

/** Judges a report by its day. @throws Unavailable when the official calendar does not reach that far. */
export function deskTiming(reportedOn: LocalDate, calendar: WorkingCalendar): DeskTiming {
  try {
    const timing = timingOfReport(reportedOn, calendar).value;
    return { ...timing, decideBy: timing.owedMonth === null ? timing.cutOff : cutOffOf(timing.owedMonth, calendar).value };
  } catch (error) {
    if (error instanceof CalendarNotPublished) throw new Unavailable(error.message, 'Minta administrator memuat daftar hari libur tahun itu.');
    throw error;
  }
}

/** Working days from today until a day: 0 on the day itself, -1 once it has passed, null beyond the calendar. */
export function workingDaysUntil(today: LocalDate, day: LocalDate, calendar: WorkingCalendar): number | null {
  if (day < today) return -1;
  if (day > calendar.publishedUntil) return null;
  let count = 0;
  for (let next = addDays(today, 1); next <= day; next = addDays(next, 1)) if (isWorkingDay(next, calendar)) count += 1;
  return count;
}
