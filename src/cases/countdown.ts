import { addDays, CalendarNotPublished, isWorkingDay, type LocalDate, type WorkingCalendar } from '../law/calendar.ts';
import { endOfTerm } from '../law/term.ts';

/**
 * Working days left until the end of a legal day: 0 on that day itself, negative once it has passed (at
 * least -1, also when no working day lies in between). Null where the official calendar does not reach.
 */
export function workingDaysLeft(today: LocalDate, dueOn: LocalDate, calendar: WorkingCalendar): number | null {
  const passed = dueOn < today;
  const [from, to] = passed ? [dueOn, today] : [today, dueOn];
  try {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
    return passed ? -Math.max(1, count) : count;
  } catch (error) {
    if (error instanceof CalendarNotPublished) return null;
    throw error;
  }
}

/** Working days that count as near, on lists and start pages. */
const NEAR_WORKING_DAYS = 2;

/** The last day that is near: two working days from today; where the calendar does not reach, two days. */
export function nearDay(today: LocalDate, calendar: WorkingCalendar): LocalDate {
  try {
    return endOfTerm({ from: today, count: NEAR_WORKING_DAYS, unit: 'working', calendar }).value.due;
  } catch (error) {
    if (error instanceof CalendarNotPublished) return addDays(today, NEAR_WORKING_DAYS);
    throw error;
  }
}
