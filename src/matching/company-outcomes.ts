import type { Establishment } from './companies/establishments.ts';
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

/** The outcome of one company from its place in the enrolment file and its workers. */
export function companyOutcome(
  companyId: string,
  place: Establishment,
  employerIds: readonly string[],
  headCompanyId: string | null,
  evidence: string,
  tally: CompanyTally,
  settings: LinkageSettings,
): CompanyOutcome {
  const enrolled = place.status === 'TERDAFTAR' || place.status === 'LEWAT_PUSAT';
  return {
    companyId,
    status: place.status,
    employerIds,
    headCompanyId,
    partialWorkers: enrolled && isMaterial(tally.unregistered, tally.workers, settings.partialWorkers),
    partialWages: enrolled && isMaterial(tally.wagesShort, tally.wagesCompared, settings.partialWages),
    workers: tally.workers,
    unregisteredWorkers: tally.unregistered,
    reason: enrolled
      ? `${REASONS[place.status]}${evidence === '' ? '' : `: ${evidence}`}.`
      : REASONS[place.status],
  };
}
