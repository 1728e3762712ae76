import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { monthlyContribution, monthlyContributions } from '../../src/law/contributions.ts';
import { adminFine } from '../../src/law/fine.ts';
import { shareOf } from '../../src/law/money.ts';

const month = day('2026-11-01');

describe('the contribution of a month', () => {
  it.each([
    ['an ordinary wage', 3_000_000, 0, { base: 3_000_000, employer: 120_000, worker: 30_000, total: 150_000 }],
    ['a wage above the ceiling', 20_000_000, 0, { base: 12_000_000, employer: 480_000, worker: 120_000, total: 600_000 }],
    ['a wage below the minimum wage', 1_000_000, 2_500_000, { base: 2_500_000, employer: 100_000, worker: 25_000, total: 125_000 }],
    ['halves of a rupiah', 2_000_050, 0, { base: 2_000_050, employer: 80_002, worker: 20_001, total: 100_003 }],
    ['no wage', 0, 0, { base: 0, employer: 0, worker: 0, total: 0 }],
  ])('%s', (_name, wage, floor, expected) => {
    expect(monthlyContribution(wage, { month, floor }).value).toEqual(expected);
  });

  it('uses the ceiling in force in that month', () => {
    expect(monthlyContribution(20_000_000, { month: day('2019-12-01') }).value.total).toBe(400_000);
  });

  it.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('refuses %s as money', (wage) => {
    expect(() => monthlyContribution(wage, { month })).toThrow(RangeError);
  });

  it('grows with the wage and never exceeds 600,000', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.nat(1_000_000), (wage, more) => {
        const of = (amount: number) => monthlyContribution(amount, { month }).value.total;
        expect(of(wage)).toBeLessThanOrEqual(of(wage + more));
        expect(of(wage)).toBeLessThanOrEqual(600_000);
      }),
    );
  });
});

describe('the fine', () => {
  const wages = Array.from({ length: 50 }, () => 3_000_000);

  it('is 7,500 a month for fifty workers at 3,000,000', () => {
    const owed = monthlyContributions(wages, { month }).value.total;
    expect(owed).toBe(7_500_000);
    expect(adminFine([{ month, contribution: owed }], month)).toEqual({
      value: { lines: [{ month, contribution: 7_500_000, fine: 7_500 }], total: 7_500 },
      basis: ['pp-86-2013-7', 'pp-86-2013-10-3', 'pp-86-2013-10-5'],
    });
  });

  it('adds the months, each rounded down', () => {
    const lines = [
      { month: day('2026-10-01'), contribution: 1_999 },
      { month: day('2026-11-01'), contribution: 2_001 },
    ];
    expect(adminFine(lines, month).value).toMatchObject({ lines: [{ fine: 1 }, { fine: 2 }], total: 3 });
  });

  it('is never more than the exact share and less than one rupiah below it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 100_000 }), (amount, rate) => {
        const exact = BigInt(amount) * BigInt(rate);
        const share = BigInt(shareOf(amount, rate, 'down')) * 100_000n;
        expect(share <= exact && exact - share < 100_000n).toBe(true);
      }),
    );
  });
});
