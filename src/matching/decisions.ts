import type { LinkageInput } from './input.ts';
import type { PairStore } from './pair-store.ts';
import type { Decided } from './resolve.ts';
import type { PairJudge } from './score-pairs.ts';

/** Turns stored human decisions into pair numbers; a pair that blocking did not find is scored and added. */
export function applyDecisions(input: LinkageInput, store: PairStore, judge: PairJudge): Decided {
  const decided = { same: new Set<number>(), different: new Set<number>(), unsure: new Set<number>() };
  if (input.decisions.length === 0) return decided;
  const workers = input.workers.ids.find(new Set(input.decisions.map((one) => one.workerId)));
  const members = input.members.ids.find(new Set(input.decisions.map((one) => one.memberId)));
  const known = pairNumbers(store, new Set(workers.values()));
  for (const one of input.decisions) {
    const worker = workers.get(one.workerId);
    const member = members.get(one.memberId);
    if (worker === undefined || member === undefined) continue;
    const pair =
      known.get(`${worker} ${member}`) ??
      (one.decision === 'different' ? undefined : judge.score(store, worker, member, -Infinity));
    if (pair === undefined) continue;
    decided[one.decision].add(pair);
  }
  return decided;
}

function pairNumbers(store: PairStore, workers: ReadonlySet<number>): Map<string, number> {
  const known = new Map<string, number>();
  for (let at = 0; at < store.size; at += 1) {
    const worker = store.left[at] ?? -1;
    if (workers.has(worker)) known.set(`${worker} ${store.right[at] ?? -1}`, at);
  }
  return known;
}
