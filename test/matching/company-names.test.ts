import { describe, expect, it } from '@jest/globals';
import { benchPairs, judgeNames } from '../../bench/company-names/judge.ts';

describe('firm names alone', () => {
  const pairs = benchPairs(71);
  const figures = judgeNames(pairs, 71);

  it('are judged on enough pairs of enough classes', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(2000);
    expect(figures.classes.length).toBeGreaterThanOrEqual(12);
    expect(new Set(pairs.map((pair) => pair.isSame)).size).toBe(2);
  });

  it('are told alike and apart', () => {
    expect(figures.accuracy).toBeGreaterThanOrEqual(0.993);
  });

  it.each(figures.classes.map((one) => [one.kind, one.accuracy] as const))('in the class "%s"', (_, accuracy) => {
    expect(accuracy).toBeGreaterThanOrEqual(0.95);
  });
});
