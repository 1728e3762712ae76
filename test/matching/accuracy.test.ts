import { describe, expect, it } from '@jest/globals';
import { measureClasses } from '../../bench/measure/classes.ts';
import { measure } from '../../bench/measure/measure.ts';
import { makeWorld } from '../../bench/world/world.ts';
import { estimateM, estimateU } from '../../src/matching/estimate.ts';
import { link, linkInStages } from '../../src/matching/link.ts';
import { MODEL_IN_FORCE } from '../../src/matching/models/registry.ts';

// Floors stand a little below what the engine reaches on these worlds; the goals for a million workers are the same.
describe('accuracy on labelled, generated data', () => {
  const world = makeWorld({ workers: 15_000, noise: 1, seed: 21 });
  const result = link(world.input);
  const accuracy = measure(result, world.workers, world.companies);
  const classes = measureClasses(result, world.workers, world.cardKinds);

  it('holds at the noise of the field', () => {
    expect(accuracy.links.precision).toBeGreaterThanOrEqual(0.9997);
    expect(accuracy.links.recall).toBeGreaterThanOrEqual(0.9988);
    expect(accuracy.statuses['TIDAK_ADA']?.precision).toBeGreaterThanOrEqual(0.9975);
    expect(accuracy.statuses['TIDAK_ADA']?.recall).toBeGreaterThanOrEqual(0.9955);
    expect(accuracy.review).toBeLessThanOrEqual(0.003);
  });

  it('accuses hardly anybody wrongly', () => {
    expect(accuracy.wrong.workers.rate).toBeLessThanOrEqual(0.001);
    expect(accuracy.wrong.companies.rate).toBeLessThanOrEqual(0.01);
  });

  it('finds the companies and the flags', () => {
    expect(accuracy.companies.f1).toBeGreaterThanOrEqual(0.992);
    expect(accuracy.companyStatuses['BELUM']?.f1).toBeGreaterThanOrEqual(0.985);
    expect(accuracy.duplicates.f1).toBeGreaterThanOrEqual(0.985);
    expect(accuracy.wage.f1).toBeGreaterThanOrEqual(0.995);
    expect(accuracy.partialWorkers.f1).toBeGreaterThanOrEqual(0.98);
    expect(accuracy.partialWages.f1).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ['gabungan: tidak rusak', 0.9995],
    ['gabungan: nik', 0.99],
    ['gabungan: nama', 0.997],
    ['gabungan: tanggal', 0.997],
    ['nik:satu angka', 0.985],
    ['nik:angka tertukar', 0.95],
    ['nik:kosong', 0.98],
    ['nama:salah ketik', 0.99],
    ['nama:kata hilang', 0.95],
    ['nama:ejaan', 0.985],
    ['orang:nama tunggal', 0.99],
    ['orang:Muhammad', 0.99],
  ])('finds the links of the class "%s"', (kind, recall) => {
    expect(classes.get(kind)?.recall).toBeGreaterThanOrEqual(recall);
  });

  it('does not merge twins, namesakes and neighbours', () => {
    for (const kind of ['orang:kembar', 'orang:senama sewilayah', 'orang:NIK berurutan', 'orang:ayah dan anak']) {
      const score = classes.get(kind);
      expect((score?.got ?? 0) - (score?.right ?? 0)).toBeLessThanOrEqual(1);
    }
  });
});

describe('accuracy at three times that noise, with 15 % of the NIKs blank on each side', () => {
  const world = makeWorld({ workers: 15_000, noise: 3, seed: 22 });
  const accuracy = measure(link(world.input), world.workers, world.companies);

  it('holds', () => {
    expect(accuracy.links.precision).toBeGreaterThanOrEqual(0.9985);
    expect(accuracy.links.recall).toBeGreaterThanOrEqual(0.985);
    expect(accuracy.statuses['TIDAK_ADA']?.precision).toBeGreaterThanOrEqual(0.965);
    expect(accuracy.companies.f1).toBeGreaterThanOrEqual(0.992);
    expect(accuracy.review).toBeLessThanOrEqual(0.02);
    expect(accuracy.wrong.workers.rate).toBeLessThanOrEqual(0.01);
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
    const u = estimateU(input, MODEL_IN_FORCE, 20_000, 1);
    const estimate = estimateM(link(input).patterns, u);
    expect(u.date.get('equal') ?? 0).toBeLessThan(0.001);
    expect(estimate.m.date.get('equal') ?? 0).toBeGreaterThan(0.9);
    expect(estimate.m.nik.get('equal') ?? 0).toBeGreaterThan(0.85);
    expect(estimate.prior).toBeGreaterThan(0.9);
  });
});
