import { parseLocalDate, type CollectiveLeave, type Holiday, type LocalDate, type WorkingCalendar } from './calendar.ts';
import type { HolidayKind } from './calendar.ts';
import type { Certainty, SourceId } from './sources.ts';

/** One day off of the official lists, with the decree that names it; the seed of the calendar table. */
export interface HolidayRecord {
  readonly date: LocalDate;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly source: SourceId;
  readonly certainty: Certainty;
}

type Named = readonly [monthAndDay: string, name: string];

const PROCLAMATION = 'Proklamasi Kemerdekaan';
const NEW_YEAR = 'Tahun Baru Masehi';
const LABOUR_DAY = 'Hari Buruh Internasional';
const PANCASILA = 'Hari Lahir Pancasila';
const GOOD_FRIDAY = 'Wafat Yesus Kristus';
const EASTER = 'Kebangkitan Yesus Kristus (Paskah)';
const ASCENSION = 'Kenaikan Yesus Kristus';
const CHRISTMAS = 'Kelahiran Yesus Kristus (Natal)';
const MAWLID = 'Maulid Nabi Muhammad saw.';

const NATIONAL_2025: readonly Named[] = [
  ['01-01', NEW_YEAR], ['01-27', 'Isra Mikraj Nabi Muhammad saw.'], ['01-29', 'Tahun Baru Imlek 2576 Kongzili'],
  ['03-29', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'], ['03-31', 'Idulfitri 1446 Hijriah'], ['04-01', 'Idulfitri 1446 Hijriah'],
  ['04-18', GOOD_FRIDAY], ['04-20', EASTER], ['05-01', LABOUR_DAY], ['05-12', 'Hari Raya Waisak 2569 BE'],
  ['05-29', ASCENSION], ['06-01', PANCASILA], ['06-06', 'Iduladha 1446 Hijriah'], ['06-27', '1 Muharam Tahun Baru Islam 1447 Hijriah'],
  ['08-17', PROCLAMATION], ['09-05', MAWLID], ['12-25', CHRISTMAS],
];
const COLLECTIVE_2025: readonly Named[] = [
  ['01-28', 'Tahun Baru Imlek 2576 Kongzili'], ['03-28', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'],
  ['04-02', 'Idulfitri 1446 Hijriah'], ['04-03', 'Idulfitri 1446 Hijriah'], ['04-04', 'Idulfitri 1446 Hijriah'],
  ['04-07', 'Idulfitri 1446 Hijriah'], ['05-13', 'Hari Raya Waisak 2569 BE'], ['05-30', ASCENSION],
  ['06-09', 'Iduladha 1446 Hijriah'], ['12-26', CHRISTMAS],
];
const NATIONAL_2026: readonly Named[] = [
  ['01-01', NEW_YEAR], ['01-16', 'Isra Mikraj Nabi Muhammad saw.'], ['02-17', 'Tahun Baru Imlek 2577 Kongzili'],
  ['03-19', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'], ['03-21', 'Idulfitri 1447 Hijriah'], ['03-22', 'Idulfitri 1447 Hijriah'],
  ['04-03', GOOD_FRIDAY], ['04-05', EASTER], ['05-01', LABOUR_DAY], ['05-14', ASCENSION], ['05-27', 'Iduladha 1447 Hijriah'],
  ['05-31', 'Hari Raya Waisak 2570 BE'], ['06-01', PANCASILA], ['06-16', '1 Muharam Tahun Baru Islam 1448 Hijriah'],
  ['08-17', PROCLAMATION], ['08-25', MAWLID], ['12-25', CHRISTMAS],
];
const COLLECTIVE_2026: readonly Named[] = [
  ['02-16', 'Tahun Baru Imlek 2577 Kongzili'], ['03-18', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
  ['03-20', 'Idulfitri 1447 Hijriah'], ['03-23', 'Idulfitri 1447 Hijriah'], ['03-24', 'Idulfitri 1447 Hijriah'],
  ['05-15', ASCENSION], ['05-28', 'Iduladha 1447 Hijriah'], ['12-24', CHRISTMAS],
];
const NATIONAL_2027: readonly Named[] = [
  ['01-01', NEW_YEAR], ['01-05', 'Isra Mikraj Nabi Muhammad saw. 1448 Hijriah'], ['02-06', 'Tahun Baru Imlek 2578 Kongzili'],
  ['03-08', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'], ['03-10', 'Idulfitri 1448 Hijriah'], ['03-11', 'Idulfitri 1448 Hijriah'],
  ['03-26', GOOD_FRIDAY], ['03-28', EASTER], ['05-01', LABOUR_DAY], ['05-06', ASCENSION], ['05-17', 'Iduladha 1448 Hijriah'],
  ['05-20', 'Hari Raya Waisak 2571 BE'], ['06-01', PANCASILA], ['06-06', '1 Muharam Tahun Baru Islam 1449 Hijriah'],
  ['08-15', MAWLID], ['08-17', PROCLAMATION], ['12-25', CHRISTMAS], ['12-26', 'Isra Mikraj Nabi Muhammad saw. 1449 Hijriah'],
];
const COLLECTIVE_2027: readonly Named[] = [
  ['02-05', 'Tahun Baru Imlek 2578 Kongzili'], ['03-09', 'Idulfitri 1448 Hijriah'], ['03-12', 'Idulfitri 1448 Hijriah'],
  ['03-15', 'Idulfitri 1448 Hijriah'], ['03-25', GOOD_FRIDAY], ['05-18', 'Iduladha 1448 Hijriah'],
  ['05-19', 'Hari Raya Waisak 2571 BE'], ['12-24', CHRISTMAS],
];

function listed(year: number, kind: HolidayKind, source: SourceId, days: readonly Named[], certainty: Certainty): HolidayRecord[] {
  return days.map(([day, name]) => ({ date: parseLocalDate(`${year}-${day}`), name, kind, source, certainty }));
}

/**
 * National holidays and collective leave of 2025, 2026 and 2027 by the joint decrees of three ministers
 * (SKB 3 Menteri). The lists come from published copies of the decrees, not from the gazette itself;
 * 18 August 2025 was added by a later decree whose number is not confirmed.
 */
export const OFFICIAL_HOLIDAYS: readonly HolidayRecord[] = [
  ...listed(2025, 'national', 'skb-2025', NATIONAL_2025, 'press'),
  ...listed(2025, 'collective', 'skb-2025', COLLECTIVE_2025, 'press'),
  ...listed(2025, 'collective', 'skb-2025-perubahan', [['08-18', PROCLAMATION]], 'unverified'),
  ...listed(2026, 'national', 'skb-2026', NATIONAL_2026, 'press'),
  ...listed(2026, 'collective', 'skb-2026', COLLECTIVE_2026, 'press'),
  ...listed(2027, 'national', 'skb-2027', NATIONAL_2027, 'press'),
  ...listed(2027, 'collective', 'skb-2027', COLLECTIVE_2027, 'press'),
];

/** First and last day that the built-in lists cover. */
export const OFFICIAL_FROM = parseLocalDate('2025-01-01');
export const OFFICIAL_UNTIL = parseLocalDate('2027-12-31');

/** Version of the built-in lists: the latest decree in them. */
export const OFFICIAL_VERSION = 'SKB-2025-2027/2026-09-15';

/** How a calendar is to be read where the law is silent. */
export interface CalendarChoice {
  readonly collectiveLeave: CollectiveLeave;
}

/** The official calendar 2025–2027 with a week from Monday to Friday. */
export function holidayCalendar({ collectiveLeave }: CalendarChoice): WorkingCalendar {
  const holidays = new Map<LocalDate, Holiday>(
    OFFICIAL_HOLIDAYS.map(({ date, name, kind }) => [date, { name, kind }]),
  );
  return {
    version: OFFICIAL_VERSION,
    restDays: new Set([0, 6]),
    holidays,
    publishedFrom: OFFICIAL_FROM,
    publishedUntil: OFFICIAL_UNTIL,
    collectiveLeave,
  };
}
