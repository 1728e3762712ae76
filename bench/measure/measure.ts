import type { LinkageResult } from '../../src/matching/result.ts';
import { Counter } from './counter.ts';
import type { Score } from './counter.ts';

/** True answers for one worker row. */
export interface WorkerTruth {
  readonly workerId: string;
  /** Status; 'DUPLIKAT:' before it for a further row of one person. */
  readonly category: string;
  readonly memberIds: readonly string[];
  readonly wageShort: boolean;
  readonly duplicateOf: string;
  /** What happened to the row: damage of its cells, and how its person was planted. */
  readonly kinds: readonly string[];
}

/** True answers for one company. */
export interface CompanyTruth {
  readonly companyId: string;
  readonly status: string;
  readonly employerIds: readonly string[];
  /** By the office's rule on the true answers. */
  readonly partialWorkers: boolean;
  readonly partialWages: boolean;
  /** What the firm means to do, whether or not a rule could see it. */
  readonly hides: { readonly workers: boolean; readonly wages: boolean };
}

/** Accusations, and those that fall on somebody who is enrolled as he should be. */
export interface WrongAccusations {
  readonly accused: number;
  readonly wrong: number;
  readonly rate: number;
}

/** All measures of one run. */
export interface Accuracy {
  readonly review: number;
  readonly links: Score;
  /** Workers in truth SESUAI with a status that leads to a finding, and enrolled companies called BELUM. */
  readonly wrong: { readonly workers: WrongAccusations; readonly companies: WrongAccusations };
  readonly statuses: Readonly<Record<string, Score>>;
  readonly wage: Score;
  readonly duplicates: Score;
  readonly companies: Score;
  readonly companyStatuses: Readonly<Record<string, Score>>;
  readonly partialWorkers: Score;
  readonly partialWages: Score;
  /** How much of what firms mean to hide the flags show: a figure of the rule, not of the matching. */
  readonly hidden: { readonly workers: Score; readonly wages: Score };
}

/** Statuses that lead to no finding about the worker. */
const INNOCENT = new Set<string>(['SESUAI', 'TINJAU']);

/** Measures a result against the truth. Further rows of one person are judged for the duplicate flag only. */
export function measure(
  result: LinkageResult,
  workers: readonly WorkerTruth[],
  companies: readonly CompanyTruth[],
): Accuracy {
  const truth = new Map(workers.map((one) => [one.workerId, one]));
  const links = new Counter();
  for (const one of workers) links.truth += new Set(one.memberIds).size;
  for (const link of result.links()) {
    if (link.band === 'link')
      links.claim(truth.get(link.workerId)?.memberIds.includes(link.memberId) === true);
  }
  const { wrongWorkers, ...ofWorkers } = measureWorkers(result, truth);
  const { wrongCompanies, ...ofCompanies } = measureCompanies(result, companies);
  return {
    ...ofWorkers,
    ...ofCompanies,
    links: links.score(),
    wrong: { workers: wrongWorkers, companies: wrongCompanies },
  };
}

function measureWorkers(
  result: LinkageResult,
  truth: ReadonlyMap<string, WorkerTruth>,
): Pick<Accuracy, 'review' | 'statuses' | 'wage' | 'duplicates'> & { wrongWorkers: WrongAccusations } {
  const statuses = new Map<string, Counter>();
  const wage = new Counter();
  const truePairs = new Set<string>();
  const foundPairs = new Set<string>();
  const wrong = new Counter();
  let review = 0;
  for (const one of truth.values())
    if (one.duplicateOf !== '') truePairs.add(pairKey(one.workerId, one.duplicateOf));
  for (const got of result.workers()) {
    const one = truth.get(got.workerId);
    if (one === undefined) continue;
    if (got.status === 'TINJAU') review += 1;
    if (got.duplicateOf !== null) foundPairs.add(pairKey(got.workerId, got.duplicateOf));
    if (one.duplicateOf === '') wage.judge(one.wageShort, got.wageShort);
    if (one.category.startsWith('DUPLIKAT')) continue;
    judgeStatus(statuses, one.category, got.status);
    if (!INNOCENT.has(got.status)) wrong.claim(one.category === 'SESUAI');
  }
  const duplicates = new Counter();
  duplicates.truth = truePairs.size;
  for (const pair of foundPairs) duplicates.claim(truePairs.has(pair));
  return {
    review: review / truth.size,
    statuses: scores(statuses),
    wage: wage.score(),
    duplicates: duplicates.score(),
    wrongWorkers: accusations(wrong),
  };
}

function measureCompanies(
  result: LinkageResult,
  companies: readonly CompanyTruth[],
): Pick<Accuracy, 'companies' | 'companyStatuses' | 'partialWorkers' | 'partialWages' | 'hidden'> & {
  wrongCompanies: WrongAccusations;
} {
  const truth = new Map(companies.map((one) => [one.companyId, one]));
  const statuses = new Map<string, Counter>();
  const pairs = new Counter();
  const partialWorkers = new Counter();
  const partialWages = new Counter();
  const hidden = { workers: new Counter(), wages: new Counter() };
  const wrong = new Counter();
  for (const one of companies) pairs.truth += one.employerIds.length;
  for (const got of result.companies()) {
    const one = truth.get(got.companyId);
    if (one === undefined) continue;
    for (const id of got.employerIds) pairs.claim(one.employerIds.includes(id));
    judgeStatus(statuses, one.status, got.status);
    partialWorkers.judge(one.partialWorkers, got.partialWorkers);
    partialWages.judge(one.partialWages, got.partialWages);
    hidden.workers.judge(one.hides.workers, got.partialWorkers);
    hidden.wages.judge(one.hides.wages, got.partialWages);
    if (got.status === 'BELUM') wrong.claim(one.status !== 'BELUM');
  }
  return {
    companies: pairs.score(),
    companyStatuses: scores(statuses),
    partialWorkers: partialWorkers.score(),
    partialWages: partialWages.score(),
    hidden: { workers: hidden.workers.score(), wages: hidden.wages.score() },
    wrongCompanies: accusations(wrong),
  };
}

function judgeStatus(statuses: Map<string, Counter>, truth: string, got: string): void {
  for (const status of new Set([truth, got])) {
    const counter = statuses.get(status) ?? new Counter();
    statuses.set(status, counter);
    counter.judge(truth === status, got === status);
  }
}

function scores(counters: ReadonlyMap<string, Counter>): Record<string, Score> {
  return Object.fromEntries([...counters].map(([key, counter]) => [key, counter.score()]));
}

function accusations(counter: Counter): WrongAccusations {
  const { got: accused, right: wrong } = counter;
  return { accused, wrong, rate: accused === 0 ? 0 : Math.round((wrong / accused) * 1e5) / 1e5 };
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
