import { CalendarNotPublished, parseLocalDate } from '../law/calendar.ts';
import { endOfTerm } from '../law/term.ts';
import { officialCalendar } from '../platform/calendar.ts';
import { legalSettings } from '../platform/legal-settings.ts';
import type { CommandContext, CommandResult } from './command.ts';

/** `patuh due`: the last day of a legal term, with each day counted or skipped and why. */
export async function dueCommand(
  context: CommandContext,
  term: { readonly from: string; readonly days: number; readonly unit: 'working' | 'calendar'; readonly collectiveLeave?: 'closed' | 'open' },
): Promise<CommandResult> {
  const calendar = await context.rooms.database.read(context.actor, async (tx) => {
    const settings = await legalSettings(tx);
    return officialCalendar(tx, { collectiveLeave: term.collectiveLeave ?? settings.collectiveLeave });
  });
  try {
    const { value } = endOfTerm({ from: parseLocalDate(term.from), count: term.days, unit: term.unit, calendar });
    return {
      json: { due: value.due, calendarVersion: value.calendarVersion, days: value.days },
      text: [`Jatuh tempo: ${value.due} (kalender versi ${value.calendarVersion})`, ...value.days.map((day) => `${day.date}  ${day.counted ? 'dihitung' : 'dilewati'}  ${day.why}`)].join('\n'),
    };
  } catch (error) {
    if (!(error instanceof CalendarNotPublished)) throw error;
    return { json: { error: error.message }, text: error.message, exitCode: 3 };
  }
}
