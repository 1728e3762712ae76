import { addDays, dayOfWeek, weekdayName, type LocalDate, type Weekday } from './local-date.ts';

export * from './local-date.ts';

/** National days off bind everybody; collective leave (cuti bersama) binds state offices. */
export type HolidayKind = 'national' | 'collective';

/** Does collective leave stop the count of a term (`closed`), or does the term run on (`open`)? */
export type CollectiveLeave = 'closed' | 'open';

/** A day off as a joint decree names it. */
export interface Holiday {
  readonly name: string;
  readonly kind: HolidayKind;
}

/** One version of the official calendar: which days count as working days, and for which years that is known. */
export interface WorkingCalendar {
  /** Stored on each letter, so that its date can be counted again years later. */
  readonly version: string;
  /** Weekly days of rest; 0 = Sunday … 6 = Saturday. */
  readonly restDays: ReadonlySet<Weekday>;
  readonly holidays: ReadonlyMap<LocalDate, Holiday>;
  /** First and last day (both included) for which the official list is known. */
  readonly publishedFrom: LocalDate;
  readonly publishedUntil: LocalDate;
  readonly collectiveLeave: CollectiveLeave;
}

/** A count would leave the years whose official holidays are known; a person has to load the list first. */
export class CalendarNotPublished extends RangeError {
  readonly day: LocalDate;

  constructor(day: LocalDate, calendar: WorkingCalendar) {
    super(
      `Kalender resmi belum memuat ${day}: versi ${calendar.version} berlaku ${calendar.publishedFrom} ` +
        `sampai ${calendar.publishedUntil}. Muat daftar libur tahun itu lebih dahulu.`,
    );
    this.name = 'CalendarNotPublished';
    this.day = day;
  }
}

/** Whether a day counts as a working day, and the reason as the proof sheet prints it. */
export interface DayVerdict {
  readonly working: boolean;
  readonly why: string;
}

const WORKING: DayVerdict = { working: true, why: 'hari kerja' };

/** Refuses a day outside the years of the calendar. @throws CalendarNotPublished */
export function requirePublished(day: LocalDate, calendar: WorkingCalendar): void {
  if (day < calendar.publishedFrom || day > calendar.publishedUntil) throw new CalendarNotPublished(day, calendar);
}

/**
 * Is this a working day, and why?
 *
 * Weekly rest comes first, then national holidays, then collective leave as the calendar is set.
 * No statute says whether collective leave stops a term of PP 86/2013, so it is a setting.
 *
 * @throws CalendarNotPublished outside the published years.
 */
export function judgeDay(day: LocalDate, calendar: WorkingCalendar): DayVerdict {
  requirePublished(day, calendar);
  if (calendar.restDays.has(dayOfWeek(day))) return { working: false, why: `hari ${weekdayName(day)}` };
  const holiday = calendar.holidays.get(day);
  if (!holiday) return WORKING;
  if (holiday.kind === 'national') return { working: false, why: `libur nasional: ${holiday.name}` };
  return calendar.collectiveLeave === 'closed'
    ? { working: false, why: `cuti bersama: ${holiday.name}` }
    : { working: true, why: `hari kerja (cuti bersama ${holiday.name} tetap dihitung)` };
}

/** Is this a working day? @throws CalendarNotPublished outside the published years. */
export function isWorkingDay(day: LocalDate, calendar: WorkingCalendar): boolean {
  return judgeDay(day, calendar).working;
}

/** The day itself where it is a working day, else the next one. @throws CalendarNotPublished */
export function workingDayOnOrAfter(day: LocalDate, calendar: WorkingCalendar): LocalDate {
  let candidate = day;
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, 1);
  return candidate;
}
