import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, CalendarNotPublished, daysBetween, isWorkingDay, parseLocalDate as day } from '../../src/law/calendar.ts';
import { holidayCalendar } from '../../src/law/holidays.ts';
import { endOfTerm } from '../../src/law/term.ts';

const closed = holidayCalendar({ collectiveLeave: 'closed' });
const open = holidayCalendar({ collectiveLeave: 'open' });

describe('the last day of a term', () => {
  it.each([
    ['2026-03-09', '2026-03-30', '2026-03-24', '2026-03-19', '2026-03-25'],
    ['2026-11-23', '2026-12-07', '2026-12-07', '2026-12-03', '2026-12-02'],
    ['2026-12-14', '2026-12-30', '2026-12-29', '2026-12-24', '2026-12-23'],
    ['2027-03-01', '2027-03-23', '2027-03-18', '2027-03-11', '2027-03-18'],
    ['2027-05-10', '2027-05-28', '2027-05-26', '2027-05-20', '2027-05-25'],
  ])('from %s: 10 working days %s (%s where leave counts), 10 days %s, 7 working days %s', (start, ten, tenOpen, days, seven) => {
    const from = day(start);
    expect(endOfTerm({ from, count: 10, unit: 'working', calendar: closed }).value.due).toBe(ten);
    expect(endOfTerm({ from, count: 10, unit: 'working', calendar: open }).value.due).toBe(tenOpen);
    expect(endOfTerm({ from, count: 10, unit: 'calendar', calendar: closed }).value.due).toBe(days);
    expect(endOfTerm({ from, count: 7, unit: 'working', calendar: closed }).value.due).toBe(seven);
  });

  it('gives a sheet with every day and the reason', () => {
    const { value } = endOfTerm({ from: day('2026-12-22'), count: 2, unit: 'working', calendar: closed });
    expect(value).toEqual({
      from: '2026-12-22',
      due: '2026-12-28',
      count: 2,
      unit: 'working',
      calendarVersion: closed.version,
      collectiveLeave: 'closed',
      days: [
        { date: '2026-12-22', counted: false, why: 'hari ke-0, tidak dihitung' },
        { date: '2026-12-23', counted: true, why: 'hari kerja' },
        { date: '2026-12-24', counted: false, why: 'cuti bersama: Kelahiran Yesus Kristus (Natal)' },
        { date: '2026-12-25', counted: false, why: 'libur nasional: Kelahiran Yesus Kristus (Natal)' },
        { date: '2026-12-26', counted: false, why: 'hari Sabtu' },
        { date: '2026-12-27', counted: false, why: 'hari Minggu' },
        { date: '2026-12-28', counted: true, why: 'hari kerja' },
      ],
    });
  });

  it.each(['working', 'calendar'] as const)('refuses to count past the published calendar in %s days', (unit) => {
    expect(() => endOfTerm({ from: day('2027-12-27'), count: 10, unit, calendar: closed })).toThrow(CalendarNotPublished);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a term of %s days', (count) => {
    expect(() => endOfTerm({ from: day('2026-01-05'), count, unit: 'working', calendar: closed })).toThrow(RangeError);
  });
});

describe('every term', () => {
  const start = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2025-01-01'), days));
  const count = fc.integer({ min: 1, max: 40 });
  const unit = fc.constantFrom('working' as const, 'calendar' as const);

  it('ends on a working day when counted in working days', () => {
    fc.assert(
      fc.property(start, count, (from, length) => {
        expect(isWorkingDay(endOfTerm({ from, count: length, unit: 'working', calendar: closed }).value.due, closed)).toBe(true);
      }),
    );
  });

  it('never ends earlier for a later start', () => {
    fc.assert(
      fc.property(start, count, unit, (from, length, counted) => {
        const due = (begin: typeof from) => endOfTerm({ from: begin, count: length, unit: counted, calendar: closed }).value.due;
        expect(due(addDays(from, 1)) >= due(from)).toBe(true);
      }),
    );
  });

  it('never ends later where collective leave counts', () => {
    fc.assert(
      fc.property(start, count, (from, length) => {
        const due = (calendar: typeof open) => endOfTerm({ from, count: length, unit: 'working', calendar }).value.due;
        expect(due(open) <= due(closed)).toBe(true);
      }),
    );
  });

  it('lists each day once, counts the right number and ends on a counted day', () => {
    fc.assert(
      fc.property(start, count, unit, (from, length, counted) => {
        const { days, due } = endOfTerm({ from, count: length, unit: counted, calendar: closed }).value;
        expect(days.map((each) => each.date)).toEqual(days.map((_, index) => addDays(from, index)));
        expect(days.filter((each) => each.counted)).toHaveLength(length);
        expect(days.at(-1)).toMatchObject({ date: due, counted: true });
        expect(days).toHaveLength(daysBetween(from, due) + 1);
      }),
    );
  });
});
