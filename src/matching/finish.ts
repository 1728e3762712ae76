import { EXACT_RULE } from './blocking/rules.ts';
import { carrySide, freeze } from './carry.ts';
import type { LinkageCarry } from './carry.ts';
import { applyDecisions } from './decisions.ts';
import type { SelfPair } from './exact-pairs.ts';
import { FinishedLinkage } from './linkage-result.ts';
import { PairStore } from './pair-store.ts';
import { PersonResolver } from './person-links.ts';
import type { Preparation } from './prepare.ts';
import { BAND_LINK } from './resolve.ts';
import type { LinkageResult, RuleCount } from './result.ts';
import type { LinkageTask, PairBlock } from './tasks.ts';
import { WorkerVerdicts } from './worker-outcomes.ts';

/** Resolves scored pairs into links, statuses and companies. */
export function finishLinkage(
  prepared: Preparation,
  tasks: readonly LinkageTask[],
  blocks: Iterable<PairBlock>,
): LinkageResult {
  const { input, settings, firms } = prepared;
  const inOrder = blocksInOrder(tasks, blocks);
  const { store, selfPairs } = collect(prepared, tasks, inOrder);
  const resolver = new PersonResolver(input, prepared.judges, settings.model);
  const bands = resolver.bands(store, applyDecisions(input, store, prepared.judges.cards));
  const links = resolver.withDuplicates(store, bands, prepared.selfPairs, selfPairs);
  const settled = firms.settle(firms.votesOf(store, (pair) => links.bands[pair] === BAND_LINK));
  const verdicts = new WorkerVerdicts(input, links, settings, firms.cardEmployer(settled));
  const rules = rulesOf(prepared, tasks, inOrder);
  return new FinishedLinkage({
    input,
    settings,
    links,
    verdicts,
    workerCompanies: firms.workerCompanies,
    firmLinks: settled.firmLinks,
    establishments: settled.establishments,
    rules,
    compared: rules.reduce((sum, rule) => sum + rule.pairs, 0),
  });
}

/** The blocks by number of their task, each once. */
function blocksInOrder(tasks: readonly LinkageTask[], blocks: Iterable<PairBlock>): PairBlock[] {
  const found = new Map<number, PairBlock>();
  for (const block of blocks) {
    if (found.has(block.task)) throw new Error(`Task ${block.task} was performed twice`);
    found.set(block.task, block);
  }
  return tasks.map(({ number }) => {
    const block = found.get(number);
    if (block === undefined) throw new Error(`Task ${number} was not performed`);
    return block;
  });
}

/** All pairs with cards, and the pairs of register rows: in the order of their rows, however they were found. */
function collect(
  { exact, kept }: Preparation,
  tasks: readonly LinkageTask[],
  blocks: readonly PairBlock[],
): { store: PairStore; selfPairs: SelfPair[] } {
  const isCards = (at: number): boolean => tasks[at]?.kind === 'cards';
  const found = blocks.reduce((sum, block, at) => sum + (isCards(at) ? block.left.length : 0), exact.size);
  const store = new PairStore(found + kept.cards.size);
  store.append(exact, exact.size);
  store.append(kept.cards, kept.cards.size);
  const selfPairs = [...kept.register];
  for (const [at, block] of blocks.entries()) {
    if (isCards(at)) store.append(block, block.left.length);
    else
      for (const [pair, left] of block.left.entries())
        selfPairs.push({ left, right: block.right[pair] ?? 0, weight: block.weight[pair] ?? 0 });
  }
  selfPairs.sort((a, b) => a.left - b.left || a.right - b.right);
  return { store: store.sorted(), selfPairs };
}

/** What the next run may keep from this one. */
export function carryOf(
  prepared: Preparation,
  tasks: readonly LinkageTask[],
  blocks: Iterable<PairBlock>,
): LinkageCarry {
  const { shared, open } = prepared;
  const { store, selfPairs } = collect(prepared, tasks, blocksInOrder(tasks, blocks));
  return {
    frozen: prepared.frozen ?? freeze(shared),
    pairs: store.columns(),
    selfLeft: Int32Array.from(selfPairs, (pair) => pair.left),
    selfRight: Int32Array.from(selfPairs, (pair) => pair.right),
    selfWeight: Float64Array.from(selfPairs, (pair) => pair.weight),
    workers: carrySide(open.workers, shared.workplaces.workers, shared.workplaces),
    members: carrySide(open.members, shared.workplaces.members, shared.workplaces),
    leftOut: shared.leftOut,
  };
}

/** What each rule brought, in the order of the rules. */
function rulesOf(
  { exactCompared, exactLeftOut, sizes }: Preparation,
  tasks: readonly LinkageTask[],
  blocks: readonly PairBlock[],
): RuleCount[] {
  const rules = sizes.map(({ rule, truncated }) => ({ rule, truncated, pairs: 0 }));
  for (const [at, block] of blocks.entries()) {
    const task = tasks[at];
    const rule = rules[task?.rule ?? -1];
    if (rule !== undefined && task?.kind === 'cards') rule.pairs += block.compared;
  }
  return [{ rule: EXACT_RULE, pairs: exactCompared, truncated: exactLeftOut }, ...rules];
}
