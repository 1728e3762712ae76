import type { Establishment } from './companies/establishments.ts';
import { companyCounterfactual } from './counterfactuals.ts';
import type { Lack } from './counterfactuals.ts';
import type { HeadCount } from './head-count.ts';
import type { CompanyOutcome } from './result.ts';
import type { LinkageSettings } from './settings.ts';
import { isMaterial } from './statuses.ts';
import type { WorkerStatus } from './statuses.ts';

/** Workers of one company by what was found; each person counts once. */
export class CompanyTally {
  workers = 0;
  unregistered = 0;
  wagesCompared = 0;
  wagesShort = 0;

  add(status: WorkerStatus, wageShort: boolean): void {
    this.workers += 1;
    if (status === 'TIDAK_ADA' || status === 'SEGMEN_LAIN' || status === 'TANGGUNGAN') this.unregistered += 1;
    if (status !== 'SESUAI' && status !== 'NONAKTIF') return;
    this.wagesCompared += 1;
    if (wageShort) this.wagesShort += 1;
  }
}

const REASONS: Record<CompanyOutcome['status'], string> = {
  TERDAFTAR: 'Terdaftar sebagai badan usaha',
  LEWAT_PUSAT: 'Cabang; pekerjanya didaftarkan lewat kantor pusat',
  BELUM: 'Tidak ditemukan badan usaha dengan NIB, NPWP, nama, tempat, atau pekerja yang sama.',
  TINJAU: 'Ada badan usaha yang mirip, tetapi buktinya belum cukup; perlu diperiksa.',
};

/** What is known about one company beside its tally. */
export interface CompanyFacts {
  readonly companyId: string;
  readonly place: Establishment;
  readonly employerIds: readonly string[];
  readonly headCompanyId: string | null;
  /** What made it one employer, in words. */
  readonly evidence: string;
  readonly headCount: HeadCount | null;
}

/** The outcome of one company from its place in the enrolment file and its workers. */
export function companyOutcome(
  facts: CompanyFacts,
  tally: CompanyTally,
  settings: LinkageSettings,
): CompanyOutcome {
  const { place, evidence, employerIds } = facts;
  const { status } = place;
  const enrolled = status === 'TERDAFTAR' || status === 'LEWAT_PUSAT';
  const lack = (count: number, all: number, rule: Lack['rule']): Lack | null =>
    enrolled && isMaterial(count, all, rule) ? { count, all, rule } : null;
  const partialWorkers = lack(tally.unregistered, tally.workers, settings.partialWorkers);
  const partialWages = lack(tally.wagesShort, tally.wagesCompared, settings.partialWages);
  const mended = companyCounterfactual({
    status,
    employerId: employerIds[0] ?? null,
    partialWorkers,
    partialWages,
  });
  return {
    companyId: facts.companyId,
    status,
    employerIds,
    headCompanyId: facts.headCompanyId,
    partialWorkers: partialWorkers !== null,
    partialWages: partialWages !== null,
    workers: tally.workers,
    unregisteredWorkers: tally.unregistered,
    reason: enrolled ? `${REASONS[status]}${evidence === '' ? '' : `: ${evidence}`}.` : REASONS[status],
    counterfactual: mended.sentence,
    remedies: mended.remedies,
    headCount: facts.headCount,
  };
}
