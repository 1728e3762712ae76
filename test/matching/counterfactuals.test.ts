import { describe, expect, it } from '@jest/globals';
import { inputOf, makeWorldRows } from '../../bench/world/world.ts';
import { leastMended, workerCounterfactual } from '../../src/matching/counterfactuals.ts';
import type { WorkerCase } from '../../src/matching/counterfactuals.ts';
import { link } from '../../src/matching/link.ts';
import type { CompanyOutcome, WorkerOutcome } from '../../src/matching/result.ts';
import { applyRemedies } from './support/remedies.ts';

const rows = makeWorldRows({ workers: 1200, noise: 3, seed: 17 });
const result = link(inputOf(rows));
const workers = [...result.workers()];
const companies = [...result.companies()];
const EACH = 3;

function some<T>(list: readonly T[], fits: (one: T) => boolean): T[] {
  const fitting = list.filter(fits);
  const step = Math.max(1, Math.floor(fitting.length / EACH));
  return fitting.filter((_, at) => at % step === 0).slice(0, EACH);
}

function mendedWorker(one: WorkerOutcome): WorkerOutcome | undefined {
  const mended = link(inputOf(applyRemedies(rows, one, one.remedies, workers)));
  return [...mended.workers()].find((other) => other.workerId === one.workerId);
}

function mendedCompany({ companyId, remedies }: CompanyOutcome): CompanyOutcome | undefined {
  const mended = link(inputOf(applyRemedies(rows, { companyId }, remedies, workers)));
  return [...mended.companies()].find((other) => other.companyId === companyId);
}

describe('a counterfactual of a worker, applied to the data', () => {
  it.each(['NONAKTIF', 'BU_LAIN', 'SEGMEN_LAIN', 'TANGGUNGAN', 'TIDAK_ADA'] as const)('clears %s', (status) => {
    const flagged = some(workers, (one) => one.status === status);
    expect(flagged.length).toBeGreaterThan(0);
    for (const one of flagged) {
      expect(one.counterfactual).not.toBeNull();
      expect(mendedWorker(one)).toMatchObject({ status: 'SESUAI', wageShort: false });
    }
  });

  it('clears a doubt', () => {
    const flagged = some(workers, (one) => one.status === 'TINJAU');
    expect(flagged.length).toBeGreaterThan(0);
    for (const one of flagged) expect(mendedWorker(one)?.status).not.toBe('TINJAU');
  });

  it('clears a wage that is too low', () => {
    for (const one of some(workers, ({ wageShort }) => wageShort))
      expect(mendedWorker(one)).toMatchObject({ status: 'SESUAI', wageShort: false });
  });

  it('stands with every flag and with nothing else', () => {
    for (const one of workers)
      expect([one.workerId, one.counterfactual !== null]).toEqual([
        one.workerId,
        one.remedies.length > 0 && (one.status !== 'SESUAI' || one.wageShort),
      ]);
  });

  it('says nothing personal', () => {
    const said = new Set([...workers, ...companies].map((one) => one.counterfactual ?? ''));
    for (const sentence of said) expect(sentence).not.toMatch(/\d{4,}/);
    expect(said.size).toBeLessThan(60);
  });
});

describe('a counterfactual of a company, applied to the data', () => {
  it('enrols a company that is not', () => {
    for (const one of some(companies, ({ status }) => status === 'BELUM'))
      expect(['TERDAFTAR', 'LEWAT_PUSAT']).toContain(mendedCompany(one)?.status);
  });

  it('settles a doubt', () => {
    for (const one of some(companies, ({ status }) => status === 'TINJAU'))
      expect(mendedCompany(one)?.status).not.toBe('TINJAU');
  });

  it('takes both flags of partial registration away', () => {
    const flagged = some(companies, (one) => one.partialWorkers || one.partialWages);
    expect(flagged.length).toBeGreaterThan(0);
    for (const one of flagged)
      expect(mendedCompany(one)).toMatchObject({ partialWorkers: false, partialWages: false });
  });
});

describe('the sentence', () => {
  const one: WorkerCase = {
    status: 'TIDAK_ADA',
    cardWageLow: false,
    memberId: null,
    isLinked: false,
    hasNik: true,
    place: 'TERDAFTAR',
    employerId: 'E',
  };

  it.each<[Partial<WorkerCase>, string | null]>([
    [{}, 'Tidak akan ditandai bila pekerja ini terdaftar aktif sebagai pekerja di bawah pemberi kerja ini.'],
    [{ hasNik: false }, 'Tidak akan ditandai bila NIK pekerja ini dilengkapi dan ia terdaftar aktif di bawah pemberi kerja ini.'],
    [
      { place: 'BELUM', employerId: null },
      'Tidak akan ditandai bila pekerja ini terdaftar aktif sebagai pekerja di bawah pemberi kerja ini, yang lebih dahulu mendaftar.',
    ],
    [{ status: 'NONAKTIF', memberId: 'M' }, 'Tidak akan ditandai bila kartunya aktif di bawah pemberi kerja ini.'],
    [
      { status: 'NONAKTIF', memberId: 'M', cardWageLow: true },
      'Tidak akan ditandai bila kartunya aktif di bawah pemberi kerja ini, dan upah pada data kepesertaan sama dengan upah pada wajib lapor.',
    ],
    [{ status: 'SESUAI', memberId: 'M' }, null],
    [{ place: null, employerId: null }, null],
  ])('of %j', (change, sentence) => {
    expect(workerCounterfactual({ ...one, ...change }).sentence).toBe(sentence);
  });

  it('names the fewest workers that must be mended', () => {
    const rule = { leastWorkers: 2, share: 0.3 };
    expect(leastMended({ count: 5, all: 10, rule })).toBe(3);
    expect(leastMended({ count: 2, all: 3, rule })).toBe(1);
  });
});
