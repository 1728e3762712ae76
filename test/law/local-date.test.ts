import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  compare,
  dayOfWeek,
  daysBetween,
  InvalidLocalDate,
  isLocalDate,
  lastOfMonth,
  parseLocalDate as day,
  weekdayName,
} from '../../src/law/calendar.ts';

const anyDay = fc.integer({ min: -40_000, max: 40_000 }).map((days) => addDays(day('2026-01-01'), days));

describe('a local date', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31'])('accepts %s', (text) => {
    expect(day(text)).toBe(text);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-05', '0000-01-01', '06/04/2026', '2026-04-06T00:00', ' 2026-04-06', ''])(
    'refuses "%s"',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => day(text)).toThrow(InvalidLocalDate);
    },
  );

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s moved by %i months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  it('names weekdays', () => {
    expect(dayOfWeek(day('2021-06-26'))).toBe(6);
    expect(weekdayName(day('2020-06-26'))).toBe('Jumat');
  });

  it('refuses fractions of a day', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(day('2026-01-01'), 0.5)).toThrow(RangeError);
  });

  it('agrees with the calendar built into the platform', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -900, max: 900 }), (start, step) => {
        const other = Temporal.PlainDate.from(start);
        expect(addDays(start, step)).toBe(other.add({ days: step }).toString());
        expect(addMonths(start, step)).toBe(other.add({ months: step }).toString());
        expect(dayOfWeek(start)).toBe(other.dayOfWeek % 7);
        expect(lastOfMonth(start)).toBe(other.with({ day: other.daysInMonth }).toString());
        expect(daysBetween(start, addDays(start, step))).toBe(step);
        expect(Math.sign(compare(addDays(start, step), start))).toBe(Math.sign(step));
      }),
    );
  });
});
