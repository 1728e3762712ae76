import type { LinkageInput } from './input.ts';
import type { Decided } from './resolve.ts';
import type { PairScorer } from './score-pairs.ts';

/** Turns stored human decisions into pair numbers; a pair that blocking did not find is scored and added. */
export function applyDecisions(input: LinkageInput, scorer: PairScorer): Decided {
  const decided = { same: new Set<number>(), different: new Set<number>(), unsure: new Set<number>() };
  if (input.decisions.length === 0) return decided;
  const workers = numbersOf(input.workers.ids, new Set(input.decisions.map((one) => one.workerId)));
  const members = numbersOf(input.members.ids, new Set(input.decisions.map((one) => one.memberId)));
  const known = pairNumbers(scorer, new Set(workers.values()));
  for (const one of input.decisions) {
    const worker = workers.get(one.workerId);
    const member = members.get(one.memberId);
    if (worker === undefined || member === undefined) continue;
    const pair =
      known.get(`${worker} ${member}`) ??
      (one.decision === 'different' ? undefined : scorer.keep(worker, member));
    if (pair === undefined) continue;
    decided[one.decision].add(pair);
  }
  return decided;
}

function numbersOf(ids: readonly string[], wanted: ReadonlySet<string>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [at, id] of ids.entries()) if (wanted.has(id)) numbers.set(id, at);
  return numbers;
}

function pairNumbers(scorer: PairScorer, workers: ReadonlySet<number>): Map<string, number> {
  const { store } = scorer;
  const known = new Map<string, number>();
  for (let at = 0; at < store.size; at += 1) {
    const worker = store.left[at] ?? -1;
    if (workers.has(worker)) known.set(`${worker} ${store.right[at] ?? -1}`, at);
  }
  return known;
}
