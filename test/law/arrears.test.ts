import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, parseLocalDate as day } from '../../src/law/calendar.ts';
import { contributionDueOn, servicePenaltyWindowEndsOn, standingOn, suspendedFrom, toReactivate, type MonthOwed } from '../../src/law/arrears.ts';
import { servicePenalty } from '../../src/law/service-penalty.ts';

const owed = (month: string, amount: number): MonthOwed => ({ month: day(month), owed: amount });

describe('contributions that are not paid', () => {
  it('are due on the 10th, and a missed 10th is not yet a suspension', () => {
    expect(contributionDueOn(day('2026-03-01')).value).toBe('2026-03-10');
    expect(standingOn(day('2026-03-10'), [owed('2026-03-01', 500)]).value).toBe('current');
    expect(standingOn(day('2026-03-11'), [owed('2026-03-01', 500)]).value).toBe('overdue');
    expect(standingOn(day('2026-03-31'), [owed('2026-03-01', 500)]).value).toBe('overdue');
  });

  it('suspend cover from the first of the next month', () => {
    expect(suspendedFrom(day('2026-12-01'))).toEqual({ value: '2027-01-01', basis: ['perpres-64-2020-42'] });
    expect(standingOn(day('2026-04-01'), [owed('2026-03-01', 500)])).toEqual({ value: 'suspended', basis: ['perpres-64-2020-42'] });
  });

  it('mean nothing once the month owes nothing', () => {
    expect(standingOn(day('2026-09-01'), [owed('2026-03-01', 0)]).value).toBe('current');
  });
});

describe('ending a suspension', () => {
  it('takes the arrears and the current month', () => {
    const { value } = toReactivate(day('2026-05-20'), [owed('2026-05-01', 40), owed('2026-03-01', 10), owed('2026-04-01', 20)]);
    expect(value).toEqual({ months: [owed('2026-03-01', 10), owed('2026-04-01', 20)], arrears: 30, currentMonth: 40, total: 70 });
  });

  it('never asks for more than 24 months of arrears', () => {
    const months = Array.from({ length: 30 }, (_, back) => owed(addMonths(day('2026-04-01'), -back), 1));
    const { value } = toReactivate(day('2026-05-02'), months);
    expect([value.months.length, value.arrears]).toEqual([24, 24]);
    expect(value.months[0]?.month).toBe('2024-05-01');
  });

  it('opens a window of 45 days for the service penalty', () => {
    expect(servicePenaltyWindowEndsOn(day('2026-05-20')).value).toBe('2026-07-04');
  });
});

describe('the service penalty', () => {
  const stay = { admittedOn: day('2026-06-01'), reactivatedOn: day('2026-05-20'), monthsInArrears: 4, packageCost: 10_000_000 };

  it('is 5 % of the package for each month', () => {
    expect(servicePenalty(stay).value).toMatchObject({ inWindow: true, months: 4, amount: 2_000_000, capped: false });
  });

  it('counts at most 12 months and stops at Rp30,000,000', () => {
    expect(servicePenalty({ ...stay, monthsInArrears: 30 }).value).toMatchObject({ months: 12, amount: 6_000_000 });
    expect(servicePenalty({ ...stay, monthsInArrears: 12, packageCost: 80_000_000 }).value).toMatchObject({ amount: 30_000_000, capped: true });
  });

  it('ends with the 45th day', () => {
    expect(servicePenalty({ ...stay, admittedOn: day('2026-07-04') }).value.amount).toBe(2_000_000);
    expect(servicePenalty({ ...stay, admittedOn: day('2026-07-05') }).value).toMatchObject({ inWindow: false, amount: 0 });
    expect(servicePenalty({ ...stay, admittedOn: day('2026-05-19') }).value.amount).toBe(0);
  });

  it('is whole rupiah, grows with the months and never passes the cap', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(900_000_000), (monthsInArrears, packageCost) => {
        const { amount } = servicePenalty({ ...stay, monthsInArrears, packageCost }).value;
        const more = servicePenalty({ ...stay, monthsInArrears: monthsInArrears + 1, packageCost }).value.amount;
        expect(Number.isSafeInteger(amount) && amount <= 30_000_000 && more >= amount).toBe(true);
      }),
    );
  });
});
