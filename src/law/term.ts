import { addDays, judgeDay, requirePublished, type CollectiveLeave, type LocalDate, type WorkingCalendar } from './calendar.ts';
import type { TermUnit } from './parameters.ts';
import type { Ruling } from './ruling.ts';
import type { SourceId } from './sources.ts';

/** One line of the proof sheet: a day, whether it counted, and why in Bahasa. */
export interface ProofDay {
  readonly date: LocalDate;
  readonly counted: boolean;
  readonly why: string;
}

/** A counted term: its last day and the sheet that lets anybody count it again. */
export interface Term {
  readonly from: LocalDate;
  readonly due: LocalDate;
  readonly count: number;
  readonly unit: TermUnit;
  readonly calendarVersion: string;
  /** How collective leave was counted; it matters for working days only. */
  readonly collectiveLeave: CollectiveLeave;
  /** From day 0 to the last day, every day once, in order. */
  readonly days: readonly ProofDay[];
}

/** What to count. `basis` names the rule that sets the term, for the letter. */
export interface TermQuestion {
  readonly from: LocalDate;
  readonly count: number;
  readonly unit: TermUnit;
  readonly calendar: WorkingCalendar;
  readonly basis?: readonly SourceId[];
}

function judge(date: LocalDate, unit: TermUnit, calendar: WorkingCalendar): { readonly counted: boolean; readonly why: string } {
  if (unit === 'working') {
    const { working, why } = judgeDay(date, calendar);
    return { counted: working, why };
  }
  requirePublished(date, calendar);
  return { counted: true, why: 'hari kalender' };
}

/**
 * The last day of a legal term.
 *
 * The given day is day 0 and never counts. In working days only days of the official calendar that are
 * neither weekly rest nor a day off count, so the last day is always a working day. In calendar days each
 * day counts and the last day stays where it falls.
 *
 * @throws CalendarNotPublished where the term runs past the published calendar, in either unit: an officer
 * is asked rather than a date guessed. @throws RangeError unless `count` is a whole number of 1 or more.
 */
export function endOfTerm({ from, count, unit, calendar, basis = [] }: TermQuestion): Ruling<Term> {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError('Lama jangka waktu harus bilangan bulat, paling sedikit 1 hari.');
  }
  const days: ProofDay[] = [{ date: from, counted: false, why: 'hari ke-0, tidak dihitung' }];
  let due = from;
  let counted = 0;
  while (counted < count) {
    due = addDays(due, 1);
    const verdict = judge(due, unit, calendar);
    if (verdict.counted) counted += 1;
    days.push({ date: due, ...verdict });
  }
  return { value: { from, due, count, unit, calendarVersion: calendar.version, collectiveLeave: calendar.collectiveLeave, days }, basis };
}
