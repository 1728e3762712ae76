import type { EmployerEvidence } from './compare/pair-comparer.ts';
import { NO_EMPLOYER } from './compare/pair-comparer.ts';
import type { Entities } from './companies/entities.ts';
import { EMPLOYER_LEVELS } from './model.ts';

const NONE: EmployerEvidence = { level: EMPLOYER_LEVELS.indexOf('none'), share: 1 };
const OTHER: EmployerEvidence = { level: EMPLOYER_LEVELS.indexOf('other'), share: 1 };
const SAME = EMPLOYER_LEVELS.indexOf('same');

/** Which legal person each row works for, and how common that is. */
export interface Workplaces {
  /** Entity of each worker's company, plus one; 0 when the company is in no enrolment record. */
  readonly workers: Int32Array;
  /** Entity of each member's employer, plus one; 0 when there is none. */
  readonly members: Int32Array;
  readonly evidence: (worker: number, member: number) => EmployerEvidence;
}

/** Turns firm entities into evidence for person pairs. A company without enrolment says nothing about its workers' cards. */
export function workplacesOf(
  entities: Entities,
  workerCompanies: Int32Array,
  memberEmployers: Int32Array,
): Workplaces {
  const members = memberEmployers.map((employer) =>
    employer < 0 ? 0 : (entities.ofEmployer[employer] ?? -1) + 1,
  );
  const sizes = new Map<number, number>();
  for (const entity of members) if (entity > 0) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const enrolled = new Set(Array.from(entities.ofEmployer, (entity) => entity + 1));
  const workers = workerCompanies.map((company) => {
    const entity = company < 0 ? 0 : (entities.ofCompany[company] ?? -1) + 1;
    return enrolled.has(entity) ? entity : 0;
  });
  const same = new Map<number, EmployerEvidence>();
  for (const [entity, size] of sizes) same.set(entity, { level: SAME, share: size / members.length });
  const evidence = (worker: number, member: number): EmployerEvidence => {
    const at = workers[worker] ?? 0;
    const of = members[member] ?? 0;
    if (at === 0) return NO_EMPLOYER;
    if (of === 0) return NONE;
    return at === of ? (same.get(of) ?? NO_EMPLOYER) : OTHER;
  };
  return { workers, members, evidence };
}
