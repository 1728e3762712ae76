import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIMENSIONS, pointsOf, WEIGHTS, type Figures } from '../../src/quality/formula.ts';

const FIGURES: Figures = { rows: 100, needed: 500, filled: 450, lines: 110, faulty: 11, repeated: 25, ageDays: 20, compared: 40, equal: 30 };

describe('points of data quality', () => {
  it('follow the stated formulas', () => {
    expect(pointsOf(FIGURES)).toEqual({ completeness: 90, validity: 90, uniqueness: 80, age: 100, agreement: 75, total: 86.5 });
  });

  it('leave out what cannot be judged and give its weight to the others', () => {
    const { agreement, total } = pointsOf({ ...FIGURES, compared: 0, equal: 0 });
    expect(agreement).toBeNull();
    expect(total).toBe(89.38);
    expect(pointsOf({ rows: 0, needed: 0, filled: 0, lines: 0, faulty: 0, repeated: 0, ageDays: 0, compared: 0, equal: 0 }).total).toBeNull();
  });

  it('fall evenly with age, from 31 days to a year', () => {
    const age = (ageDays: number) => pointsOf({ ...FIGURES, ageDays }).age;
    expect([31, 32, 366, 1000, -3].map(age)).toEqual([100, 99.7, 0, 0, 100]);
  });

  it('have weights that add up to 100', () => {
    expect(DIMENSIONS.reduce((sum, part) => sum + WEIGHTS[part], 0)).toBe(100);
  });

  it('stay between 0 and 100 and never rise when more is wrong', () => {
    const count = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.record({ rows: count, needed: count, filled: count, lines: count, faulty: count, repeated: count, ageDays: count, compared: count, equal: count }), count, (figures, more) => {
        const points = pointsOf(figures);
        for (const value of Object.values(points)) if (value !== null) expect(value >= 0 && value <= 100).toBe(true);
        const worse = pointsOf({ ...figures, faulty: figures.faulty + more, repeated: figures.repeated + more, ageDays: figures.ageDays + more });
        expect(worse.total ?? 0).toBeLessThanOrEqual(points.total ?? 0);
      }),
    );
  });
});
