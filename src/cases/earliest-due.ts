import type { LocalDate } from '../law/calendar.ts';
import { firstWarningDueOn, secondWarningDueOn } from '../law/notice-deadlines.ts';
import type { CaseContext } from './ladder/decide.ts';

/** The end of a letter's term if it were served today; null for a letter without one. @throws CalendarNotPublished */
export function earliestDueOn(kind: string, { today, calendar, policy }: CaseContext): LocalDate | null {
  if (kind === 'first_warning') return firstWarningDueOn(today, calendar, policy).value.due;
  return kind === 'second_warning' ? secondWarningDueOn(today, calendar, policy).value.due : null;
}
