import { describe, expect, it } from '@jest/globals';
import { CalendarNotPublished, isWorkingDay, judgeDay, parseLocalDate as day, workingDayOnOrAfter } from '../../src/law/calendar.ts';
import { holidayCalendar, OFFICIAL_HOLIDAYS } from '../../src/law/holidays.ts';
import { sourceOf } from '../../src/law/sources.ts';

const closed = holidayCalendar({ collectiveLeave: 'closed' });
const open = holidayCalendar({ collectiveLeave: 'open' });

function count(year: number, kind: string): number {
  return OFFICIAL_HOLIDAYS.filter((each) => each.date.startsWith(`${year}-`) && each.kind === kind && each.certainty !== 'unverified').length;
}

describe('the official lists', () => {
  it.each([
    [2025, 17, 10],
    [2026, 17, 8],
    [2027, 18, 8],
  ])('%i has %i national holidays and %i days of collective leave', (year, national, collective) => {
    expect([count(year, 'national'), count(year, 'collective')]).toEqual([national, collective]);
  });

  it('names no day twice and cites a decree for each', () => {
    expect(new Set(OFFICIAL_HOLIDAYS.map((each) => each.date)).size).toBe(OFFICIAL_HOLIDAYS.length);
    for (const each of OFFICIAL_HOLIDAYS) expect(sourceOf(each.source).instrument).toMatch(/^skb-/);
  });

  it('marks the added leave of 18 August 2025 as unverified', () => {
    expect(OFFICIAL_HOLIDAYS.filter((each) => each.certainty === 'unverified').map((each) => each.date)).toEqual(['2025-08-18']);
  });
});

describe('a working day', () => {
  it.each([
    ['2026-03-18', false, 'cuti bersama: Hari Suci Nyepi (Tahun Baru Saka 1948)'],
    ['2026-03-19', false, 'libur nasional: Hari Suci Nyepi (Tahun Baru Saka 1948)'],
    ['2026-03-21', false, 'hari Sabtu'],
    ['2026-03-25', true, 'hari kerja'],
  ])('%s: %s, %s', (date, working, why) => {
    expect(judgeDay(day(date), closed)).toEqual({ working, why });
  });

  it('counts collective leave where the office says so, and says that it did', () => {
    expect(judgeDay(day('2026-12-24'), open)).toEqual({
      working: true,
      why: 'hari kerja (cuti bersama Kelahiran Yesus Kristus (Natal) tetap dihitung)',
    });
  });

  it('moves a day off to the next working day', () => {
    expect(workingDayOnOrAfter(day('2027-03-10'), closed)).toBe('2027-03-16');
  });

  it.each(['2024-12-31', '2028-01-01'])('is not known on %s, outside the published years', (date) => {
    expect(() => isWorkingDay(day(date), closed)).toThrow(CalendarNotPublished);
  });
});
