import type { WorldRows } from '../../../bench/world/world.ts';
import { NEW_EMPLOYER } from '../../../src/matching/counterfactuals.ts';
import type { Remedy } from '../../../src/matching/counterfactuals.ts';
import type { FirmRow, MemberRow, WorkerRow } from '../../../src/matching/input.ts';
import type { WorkerOutcome } from '../../../src/matching/result.ts';

const MADE_EMPLOYER = '09999999';
const MADE_NIB = '9999912345678';
const MADE_NPWP = '999991234401000';
const MADE_NIK = '9999991702900042';

interface Subject {
  readonly companyId: string;
  /** The worker whose outcome is mended; absent for a company's. */
  readonly workerId?: string;
}

/** The rows as they would be had the remedies been taken; the original rows stay as they are. */
export function applyRemedies(
  rows: WorldRows,
  subject: Subject,
  remedies: readonly Remedy[],
  outcomes: readonly WorkerOutcome[],
): WorldRows {
  return remedies.reduce((now, remedy) => applyOne(now, subject, remedy, outcomes), rows);
}

function applyOne(rows: WorldRows, subject: Subject, remedy: Remedy, outcomes: readonly WorkerOutcome[]): WorldRows {
  switch (remedy.change) {
    case 'activate':
      return withCard(rows, remedy.memberId, { status: 'AKTIF' });
    case 'card': {
      const employerId = employerOf(remedy.employerId);
      return withCard(rows, remedy.memberId, { employerId, status: 'AKTIF', segment: 'PPU', relation: 'P' });
    }
    case 'wage':
      return withCard(rows, remedy.memberId, { wage: workerOf(rows, subject).wage });
    case 'enrol':
      return enrol(rows, workerOf(rows, subject), employerOf(remedy.employerId), remedy.withNik);
    case 'identity':
      return withOneIdentity(rows, workerOf(rows, subject), remedy.memberId);
    case 'enrol-company': {
      const numbered = withNumbers(rows, subject.companyId, null);
      const company = companyOf(numbered, subject.companyId);
      return { ...numbered, employers: [...numbered.employers, { ...company, id: MADE_EMPLOYER }] };
    }
    case 'company-identity':
      return withNumbers(rows, subject.companyId, remedy.employerId);
    case 'enrol-workers':
    case 'correct-wages':
      return mendWorkers(rows, subject, remedy, outcomes);
  }
}

/** The further workers of a company are mended by their own remedies. */
function mendWorkers(
  rows: WorldRows,
  { companyId }: Subject,
  remedy: Extract<Remedy, { atLeast: number }>,
  outcomes: readonly WorkerOutcome[],
): WorldRows {
  const statuses = new Set(['TIDAK_ADA', 'SEGMEN_LAIN', 'TANGGUNGAN']);
  const lacking = outcomes.filter(
    (one) =>
      one.companyId === companyId &&
      (remedy.change === 'correct-wages' ? one.wageShort : one.duplicateOf === null && statuses.has(one.status)),
  );
  return lacking
    .slice(0, remedy.atLeast)
    .reduce((now, one) => applyRemedies(now, { companyId, workerId: one.workerId }, one.remedies, outcomes), rows);
}

function enrol(rows: WorldRows, worker: WorkerRow, employerId: string, withNik: boolean): WorldRows {
  const named = withNik ? { ...worker, nik: MADE_NIK } : worker;
  const card = { ...named, id: `made ${worker.id}`, employerId, status: 'AKTIF', segment: 'PPU', relation: 'P' } as const;
  return {
    ...rows,
    workers: rows.workers.map((one) => (one.id === worker.id ? named : one)),
    members: [...rows.members, card],
  };
}

function withOneIdentity(rows: WorldRows, worker: WorkerRow, memberId: string): WorldRows {
  const card = rows.members.find((one) => one.id === memberId);
  const whole = (nik: string | null | undefined): boolean => /^'?[0-9]{16}$/.test(nik ?? '') && !/^(.)\1+$/.test(nik ?? '');
  const identity = {
    nik: [worker.nik, card?.nik].find(whole) ?? MADE_NIK,
    name: worker.name,
    birthDate: worker.birthDate ?? card?.birthDate ?? '1990-02-17',
    sex: worker.sex,
  };
  return {
    ...withCard(rows, memberId, identity),
    workers: rows.workers.map((one) => (one.id === worker.id ? { ...one, ...identity } : one)),
  };
}

/** Company and employer (or, without one, the company alone) get whole numbers; the company's own where it has them. */
function withNumbers(rows: WorldRows, companyId: string, employerId: string | null): WorldRows {
  const company = companyOf(rows, companyId);
  const real = (text: string | null, made: string): string =>
    text !== null && /[1-9]/.test(text.slice(0, 9)) ? text : made;
  const numbers = { nib: real(company.nib, MADE_NIB), npwp: real(company.npwp, MADE_NPWP) };
  return {
    ...rows,
    companies: rows.companies.map((one) => (one.id === companyId ? { ...one, ...numbers } : one)),
    employers: rows.employers.map((one) => (one.id === employerId ? { ...one, ...numbers } : one)),
  };
}

function withCard(rows: WorldRows, memberId: string, change: Partial<MemberRow>): WorldRows {
  return { ...rows, members: rows.members.map((one) => (one.id === memberId ? { ...one, ...change } : one)) };
}

function employerOf(id: string): string {
  return id === NEW_EMPLOYER ? MADE_EMPLOYER : id;
}

function workerOf(rows: WorldRows, { workerId }: Subject): WorkerRow {
  const found = rows.workers.find((one) => one.id === workerId);
  if (found === undefined) throw new Error('No such worker');
  return found;
}

function companyOf(rows: WorldRows, id: string): FirmRow {
  const found = rows.companies.find((one) => one.id === id);
  if (found === undefined) throw new Error('No such company');
  return found;
}
