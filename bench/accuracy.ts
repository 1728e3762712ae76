import type { LinkageResult } from '../src/matching/result.ts';

/** True answers for one worker row. */
export interface WorkerTruth {
  readonly workerId: string;
  /** Status; 'DUPLIKAT:' before it for a further row of one person. */
  readonly category: string;
  readonly memberIds: readonly string[];
  readonly wageShort: boolean;
  readonly duplicateOf: string;
}

/** True answers for one company. */
export interface CompanyTruth {
  readonly companyId: string;
  readonly status: string;
  readonly employerIds: readonly string[];
  readonly partialWorkers: boolean;
  readonly partialWages: boolean;
}

/** Precision, recall and F1 with the counts behind them. */
export interface Score {
  readonly right: number;
  readonly got: number;
  readonly truth: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** All measures of one run. */
export interface Accuracy {
  readonly review: number;
  readonly links: Score;
  readonly statuses: Readonly<Record<string, Score>>;
  readonly wage: Score;
  readonly duplicates: Score;
  readonly companies: Score;
  readonly companyStatuses: Readonly<Record<string, Score>>;
  readonly partialWorkers: Score;
  readonly partialWages: Score;
}

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
  return { ...measureWorkers(result, truth), links: links.score(), ...measureCompanies(result, companies) };
}

function measureWorkers(
  result: LinkageResult,
  truth: ReadonlyMap<string, WorkerTruth>,
): Pick<Accuracy, 'review' | 'statuses' | 'wage' | 'duplicates'> {
  const statuses = new Map<string, Counter>();
  const wage = new Counter();
  const truePairs = new Set<string>();
  const foundPairs = new Set<string>();
  let review = 0;
  for (const one of truth.values())
    if (one.duplicateOf !== '') truePairs.add(pairKey(one.workerId, one.duplicateOf));
  for (const got of result.workers()) {
    const one = truth.get(got.workerId);
    if (one === undefined) continue;
    if (got.status === 'TINJAU') review += 1;
    if (got.duplicateOf !== null) foundPairs.add(pairKey(got.workerId, got.duplicateOf));
    if (one.duplicateOf === '') wage.judge(one.wageShort, got.wageShort);
    if (!one.category.startsWith('DUPLIKAT')) judgeStatus(statuses, one.category, got.status);
  }
  const duplicates = new Counter();
  duplicates.truth = truePairs.size;
  for (const pair of foundPairs) duplicates.claim(truePairs.has(pair));
  return {
    review: review / truth.size,
    statuses: scores(statuses),
    wage: wage.score(),
    duplicates: duplicates.score(),
  };
}

function measureCompanies(
  result: LinkageResult,
  companies: readonly CompanyTruth[],
): Pick<Accuracy, 'companies' | 'companyStatuses' | 'partialWorkers' | 'partialWages'> {
  const truth = new Map(companies.map((one) => [one.companyId, one]));
  const statuses = new Map<string, Counter>();
  const pairs = new Counter();
  const partialWorkers = new Counter();
  const partialWages = new Counter();
  for (const one of companies) pairs.truth += one.employerIds.length;
  for (const got of result.companies()) {
    const one = truth.get(got.companyId);
    if (one === undefined) continue;
    for (const id of got.employerIds) pairs.claim(one.employerIds.includes(id));
    judgeStatus(statuses, one.status, got.status);
    partialWorkers.judge(one.partialWorkers, got.partialWorkers);
    partialWages.judge(one.partialWages, got.partialWages);
  }
  return {
    companies: pairs.score(),
    companyStatuses: scores(statuses),
    partialWorkers: partialWorkers.score(),
    partialWages: partialWages.score(),
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

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

class Counter {
  right = 0;
  got = 0;
  truth = 0;

  judge(isTrue: boolean, isGot: boolean): void {
    if (isTrue) this.truth += 1;
    if (isGot) this.claim(isTrue);
  }

  claim(isRight: boolean): void {
    this.got += 1;
    if (isRight) this.right += 1;
  }

  score(): Score {
    const { right, got, truth } = this;
    const round = (value: number): number => Math.round(value * 1e5) / 1e5;
    return {
      right,
      got,
      truth,
      precision: got === 0 ? 1 : round(right / got),
      recall: truth === 0 ? 1 : round(right / truth),
      f1: got + truth === 0 ? 1 : round((2 * right) / (got + truth)),
    };
  }
}
