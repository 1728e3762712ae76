import { addDays, CalendarNotPublished, isWorkingDay, type LocalDate, type WorkingCalendar } from '../law/calendar.ts';

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
