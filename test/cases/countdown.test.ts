import { describe, expect, it } from '@jest/globals';
import { nearDay, workingDaysLeft } from '../../src/cases/countdown.ts';
import { parseLocalDate as day, type WorkingCalendar } from '../../src/law/calendar.ts';

const CALENDAR: WorkingCalendar = {
  version: '1',
  restDays: new Set([0, 6]),
  holidays: new Map([[day('2026-02-17'), { name: 'Tahun Baru Imlek', kind: 'national' }]]),
  publishedFrom: day('2026-01-01'),
  publishedUntil: day('2026-12-31'),
  collectiveLeave: 'closed',
};

describe('working days left', () => {
  it.each([
    ['on the last day', '2026-02-18', '2026-02-18', 0],
    ['the day before', '2026-02-16', '2026-02-18', 1],
    ['over a weekend', '2026-02-13', '2026-02-16', 1],
    ['one day late', '2026-02-19', '2026-02-18', -1],
    ['late by a weekend only', '2026-02-21', '2026-02-20', -1],
    ['past the published calendar', '2026-12-30', '2027-01-08', null],
  ])('%s: today %s, due %s', (_why, today, due, left) => {
    expect(workingDaysLeft(day(today), day(due), CALENDAR)).toBe(left);
  });

  it('calls two working days near, and two days where the calendar ends', () => {
    expect(nearDay(day('2026-02-13'), CALENDAR)).toBe('2026-02-18');
    expect(nearDay(day('2026-12-31'), CALENDAR)).toBe('2027-01-02');
  });
});
