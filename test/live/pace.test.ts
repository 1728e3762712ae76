import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shareOfCourse, type Course } from '../../src/live/curve.ts';
import { beginPace, nextPace, secondsLeft, type Pace } from '../../src/live/pace.ts';

/** Work that grows by its own law; looked at once a second, as pages do. */
function estimates(shareAfter: (second: number) => number, seconds: number): { at: number; share: number; left: number | null }[] {
  let pace: Pace = beginPace(0, { at: 0, share: 0 });
  return Array.from({ length: seconds - 1 }, (_, index) => {
    const at = index + 1;
    pace = nextPace(pace, { at: at * 1000, share: shareAfter(at) });
    return { at, share: pace.share, left: secondsLeft(pace, at * 1000) };
  });
}

/** The worst relative error of the estimates after a fifth of the work; near the end a second either way is no error. */
function worst(shareAfter: (second: number) => number, seconds: number): number {
  const errors = estimates(shareAfter, seconds)
    .filter(({ share }) => share >= 0.2)
    .map(({ at, left }) => Math.max(0, Math.abs((left ?? Infinity) - (seconds - at)) - 1) / Math.max(4, seconds - at));
  return Math.max(...errors);
}

describe('the estimate of the time left', () => {
  it('is exact for steady work', () => {
    const pace = nextPace(beginPace(0, { at: 0, share: 0 }), { at: 10_000, share: 0.25 });
    expect(secondsLeft(pace, 10_000)).toBeCloseTo(30);
    expect(secondsLeft(pace, 14_000)).toBeCloseTo(26);
  });

  it('stays within a quarter after a fifth of work whose slices arrive in jumps', () => {
    expect(worst((second) => Math.min(1, (Math.floor(second / 3) * 3) / 90), 90)).toBeLessThanOrEqual(0.25);
  });

  it('stays within a quarter when the work grows slower bit by bit', () => {
    const share = (second: number) => second / 100 + 0.1 * (second / 100) * (1 - second / 100);
    expect(worst(share, 100)).toBeLessThanOrEqual(0.25);
  });

  it('stays within a quarter for any work whose seconds differ by up to half', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.75, max: 1.25, noNaN: true }), { minLength: 40, maxLength: 120 }), (speeds) => {
        const whole = speeds.reduce((sum, speed) => sum + speed, 0);
        const sums: number[] = [];
        for (const speed of speeds) sums.push((sums.at(-1) ?? 0) + speed / whole);
        expect(worst((second) => sums[second - 1] ?? 1, speeds.length)).toBeLessThanOrEqual(0.25);
      }),
      { numRuns: 50 },
    );
  });

  it('says nothing before there is something to go by', () => {
    expect(secondsLeft(beginPace(0, { at: 500, share: 0.2 }), 600)).toBeNull();
    expect(secondsLeft(beginPace(0, { at: 5000, share: 0 }), 5000)).toBeNull();
  });

  it('begins with the average for somebody who arrives in the middle', () => {
    expect(secondsLeft(beginPace(0, { at: 60_000, share: 0.75 }), 60_000)).toBeCloseTo(20);
  });

  it('falls back on the average when the time has run out and nothing moved', () => {
    const pace = beginPace(0, { at: 10_000, share: 0.5 });
    expect(secondsLeft(pace, 40_000)).toBeCloseTo(40);
  });

  it('is not moved by a look that shows less', () => {
    const pace = beginPace(0, { at: 10_000, share: 0.5 });
    expect(nextPace(pace, { at: 11_000, share: 0.4 })).toBe(pace);
  });
});

const COURSE: Course = {
  curve: [
    ['load', 0, 0],
    ['block', 0.2, 10],
    ['block', 0.6, 40],
    ['write', 0, 60],
  ],
  seconds: 100,
};

describe('the share of an earlier course', () => {
  it('is read from the time at which a point was reached then', () => {
    expect(shareOfCourse(COURSE, { stage: 'load', share: 0 })).toBe(0);
    expect(shareOfCourse(COURSE, { stage: 'block', share: 0.2 })).toBeCloseTo(0.1);
    expect(shareOfCourse(COURSE, { stage: 'block', share: 0.4 })).toBeCloseTo(0.25);
    expect(shareOfCourse(COURSE, { stage: 'block', share: 1 })).toBeCloseTo(0.6);
    expect(shareOfCourse(COURSE, { stage: 'write', share: 0 })).toBeCloseTo(0.6);
    expect(shareOfCourse(COURSE, { stage: 'write', share: 1 })).toBe(1);
  });

  it('begins at nought even when the first report came late', () => {
    const late: Course = { curve: [['', 0.2, 50], ['', 1, 90]], seconds: 100 };
    expect(shareOfCourse(late, { stage: '', share: 0.1 })).toBeCloseTo(0.25);
  });

  it('is unknown for a stage that the course never had', () => {
    expect(shareOfCourse(COURSE, { stage: 'polish', share: 0.5 })).toBeUndefined();
  });

  it('never goes back while work goes on', () => {
    fc.assert(
      fc.property(fc.constantFrom('load', 'block', 'write'), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (stage, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(shareOfCourse(COURSE, { stage, share: low })).toBeLessThanOrEqual(shareOfCourse(COURSE, { stage, share: high }) ?? 0);
      }),
    );
  });
});
