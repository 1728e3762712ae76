import { describe, expect, it } from '@jest/globals';
import { appealDecisionDueOn, appealDueOn, changeReportDueOn, deliveryDueOn, objectionDecisionDueOn, objectionDueOn, objectionExecutionDueOn } from '../../src/law/administrative-deadlines.ts';
import { CalendarNotPublished, parseLocalDate as day } from '../../src/law/calendar.ts';
import { holidayCalendar } from '../../src/law/holidays.ts';
import { finePeriodEndsOn, firstDayAfter, firstWarningDueOn, secondWarningDueOn } from '../../src/law/notice-deadlines.ts';

const calendar = holidayCalendar({ collectiveLeave: 'closed' });
const working = { warningTermUnit: 'working' } as const;

describe('the last day to comply with a warning', () => {
  it('is ten working days from service, with its basis', () => {
    const ruling = firstWarningDueOn(day('2026-03-09'), calendar, working);
    expect(ruling.value.due).toBe('2026-03-30');
    expect(ruling.basis).toEqual(['pp-86-2013-6', 'pp-86-2013-10-1', 'uu-30-2014-60']);
  });

  it('is ten days where the office reads article 10 by its letter', () => {
    expect(firstWarningDueOn(day('2026-03-09'), calendar, { warningTermUnit: 'calendar' }).value.due).toBe('2026-03-19');
  });

  it('is counted alike for the second warning, on its own article', () => {
    const ruling = secondWarningDueOn(day('2026-12-14'), calendar, working);
    expect(ruling.value.due).toBe('2026-12-30');
    expect(ruling.basis).toContain('pp-86-2013-10-2');
  });

  it('belongs to the employer whole: the next step waits for the day after', () => {
    expect(firstDayAfter(day('2026-12-31'))).toBe('2027-01-01');
  });

  it('is refused past the published calendar', () => {
    expect(() => firstWarningDueOn(day('2027-12-28'), calendar, working)).toThrow(CalendarNotPublished);
  });
});

describe('the period of a fine', () => {
  it('ends thirty days after the end of the second warning', () => {
    expect(finePeriodEndsOn(day('2026-04-20'), day('2026-04-20'), calendar).value.due).toBe('2026-05-20');
  });

  it('starts with service of the fine where that is later', () => {
    expect(finePeriodEndsOn(day('2026-04-20'), day('2026-05-04'), calendar).value.due).toBe('2026-06-03');
  });
});

describe('the terms of administrative law', () => {
  it.each([
    ['delivery, 5 working days', deliveryDueOn, '2026-11-30'],
    ['change of data, 7 working days', changeReportDueOn, '2026-12-02'],
    ['decision of an objection, 10 working days', objectionDecisionDueOn, '2026-12-07'],
    ['appeal, 10 working days', appealDueOn, '2026-12-07'],
    ['decision of an appeal, 10 working days', appealDecisionDueOn, '2026-12-07'],
    ['carrying out, 5 working days', objectionExecutionDueOn, '2026-11-30'],
    ['objection, 21 working days', objectionDueOn, '2026-12-22'],
  ])('%s', (_name, dueOn, expected) => {
    expect(dueOn(day('2026-11-23'), calendar).value.due).toBe(expected);
  });
});
