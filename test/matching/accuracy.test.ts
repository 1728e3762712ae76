import { describe, expect, it } from '@jest/globals';
import { measure } from '../../bench/accuracy.ts';
import { makeWorld } from '../../bench/world/world.ts';
import { estimateM, estimateU } from '../../src/matching/estimate.ts';
import { link, linkInStages } from '../../src/matching/link.ts';
import { MODEL } from '../../src/matching/model.ts';

describe('accuracy on labelled, generated data', () => {
  it('holds at the noise of the field', () => {
    const world = makeWorld({ workers: 12_000, noise: 1, seed: 21 });
    const accuracy = measure(link(world.input), world.workers, world.companies);
    expect(accuracy.links.precision).toBeGreaterThanOrEqual(0.9995);
    expect(accuracy.links.recall).toBeGreaterThanOrEqual(0.998);
    expect(accuracy.statuses['TIDAK_ADA']?.precision).toBeGreaterThanOrEqual(0.997);
    expect(accuracy.statuses['TIDAK_ADA']?.recall).toBeGreaterThanOrEqual(0.995);
    expect(accuracy.companies.f1).toBeGreaterThanOrEqual(0.99);
    expect(accuracy.duplicates.f1).toBeGreaterThanOrEqual(0.985);
    expect(accuracy.wage.f1).toBeGreaterThanOrEqual(0.99);
    expect(accuracy.review).toBeLessThanOrEqual(0.01);
  });

  it('holds at three times that noise', () => {
    const world = makeWorld({ workers: 12_000, noise: 3, seed: 22 });
    const accuracy = measure(link(world.input), world.workers, world.companies);
    expect(accuracy.links.precision).toBeGreaterThanOrEqual(0.998);
    expect(accuracy.links.recall).toBeGreaterThanOrEqual(0.985);
    expect(accuracy.statuses['TIDAK_ADA']?.precision).toBeGreaterThanOrEqual(0.96);
    expect(accuracy.review).toBeLessThanOrEqual(0.05);
  });
});

describe('a run', () => {
  it('is the same in one go and step by step, and reports every step once', () => {
    const whole = link(makeWorld({ workers: 1500, noise: 2, seed: 5 }).input);
    const stages = linkInStages(makeWorld({ workers: 1500, noise: 2, seed: 5 }).input);
    const seen: number[] = [];
    let step = stages.next();
    while (step.done !== true) {
      seen.push(step.value.done);
      expect(step.value.done).toBeLessThanOrEqual(step.value.total);
      step = stages.next();
    }
    expect(seen).toEqual(seen.map((_, at) => at + 1));
    expect([...step.value.workers()]).toEqual([...whole.workers()]);
    expect([...step.value.links()]).toEqual([...whole.links()]);
    expect([...step.value.companies()]).toEqual([...whole.companies()]);
  });

  it('copes with empty files', () => {
    const { input } = makeWorld({ workers: 0, noise: 1, seed: 1 });
    expect([...link(input).workers()]).toEqual([]);
  });
});

describe('the estimator', () => {
  it('finds that equal days are common among true pairs and rare among strangers', () => {
    const { input } = makeWorld({ workers: 4000, noise: 1, seed: 3 });
    const u = estimateU(input, MODEL, 20_000, 1);
    const estimate = estimateM(link(input).patterns, u);
    expect(u.date.get('equal') ?? 0).toBeLessThan(0.001);
    expect(estimate.m.date.get('equal') ?? 0).toBeGreaterThan(0.9);
    expect(estimate.m.nik.get('equal') ?? 0).toBeGreaterThan(0.85);
    expect(estimate.prior).toBeGreaterThan(0.9);
  });
});
