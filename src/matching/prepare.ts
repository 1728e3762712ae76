import { keyRows } from './blocking/block-keys.ts';
import type { BlockSide, KeyedRows } from './blocking/block-keys.ts';
import { boundBlocks } from './blocking/block-sizes.ts';
import type { BlockBounds, RuleSize } from './blocking/block-sizes.ts';
import { thawFrequencies } from './carry.ts';
import type { FrozenRun, LinkageCarry } from './carry.ts';
import { FreshRows } from './changes.ts';
import type { DeltaBase } from './changes.ts';
import { employerKeys, WorkplaceReader, workplacesOf } from './employer-evidence.ts';
import type { Workplaces } from './employer-evidence.ts';
import {
  joinExact,
  openRows,
  rescoreExact,
  scoreDropped,
  scoreExact,
  scoreSelfPairs,
} from './exact-pairs.ts';
import type { SelfPair } from './exact-pairs.ts';
import { carryOf, finishLinkage } from './finish.ts';
import { FirmStage } from './firm-stage.ts';
import { countFrequencies } from './frequencies.ts';
import type { LinkageInput } from './input.ts';
import { comparerOf, judgesOf } from './judges.ts';
import type { JudgedData, Judges } from './judges.ts';
import { keptPairs, NOTHING_KEPT, usableBase } from './kept-pairs.ts';
import type { KeptPairs } from './kept-pairs.ts';
import type { Model } from './model.ts';
import type { PairStore } from './pair-store.ts';
import { openShared } from './performer.ts';
import type { Performer, SharedLinkage } from './performer.ts';
import { columnsOf } from './person-table.ts';
import type { LinkageProgress, LinkageResult } from './result.ts';
import { keepFrom } from './score-pairs.ts';
import type { LinkageSettings } from './settings.ts';
import { PAIRS_IN_TASK, planTasks } from './tasks.ts';
import type { LinkageTask, PairBlock } from './tasks.ts';

/** What the common part of a run leaves for the tasks and for the end. */
export interface Preparation {
  readonly input: LinkageInput;
  readonly settings: LinkageSettings;
  readonly firms: FirmStage;
  readonly judges: Judges;
  /** Pairs of equal NIK, scored, and how many were compared. */
  readonly exact: PairStore;
  readonly exactCompared: number;
  /** NIKs left out of the exact join for their number of pairs. */
  readonly exactLeftOut: number;
  /** Register rows of one NIK that are one person. */
  readonly selfPairs: readonly SelfPair[];
  /** Pairs that a delta keeps from the run before. */
  readonly kept: KeptPairs;
  /** 1 for rows that the exact join did not settle. */
  readonly open: { readonly workers: Uint8Array; readonly members: Uint8Array };
  /** The figures that this run was made under, null when it counted its own. */
  readonly frozen: FrozenRun | null;
  readonly sizes: readonly RuleSize[];
  readonly shared: SharedLinkage;
}

/**
 * A run whose common part is done: frequencies, exact join, firms, blocking keys. The same input in the same order
 * with the same settings prepares the same tasks everywhere.
 */
export class PreparedLinkage implements Performer {
  readonly #preparation: Preparation;
  readonly #tasks: readonly LinkageTask[];
  #performer: Performer | null = null;

  constructor(preparation: Preparation, pairsInTask: number) {
    this.#preparation = preparation;
    this.#tasks = planTasks(preparation.sizes, pairsInTask);
  }

  /** All that is left to compare; the order of performing does not matter. */
  tasks(): readonly LinkageTask[] {
    return this.#tasks;
  }

  /** Compares the pairs of one task in this thread. */
  perform(task: LinkageTask): PairBlock {
    this.#performer ??= openShared(this.#preparation.shared);
    return this.#performer.perform(task);
  }

  /**
   * Resolves the pairs of all tasks into the result. Blocks may come in any order.
   * @throws Error when a task's block is missing or comes twice
   */
  finish(blocks: Iterable<PairBlock>): LinkageResult {
    return finishLinkage(this.#preparation, this.#tasks, blocks);
  }

  /** What the next run may keep from this one; `blocks` as for `finish`. */
  carry(blocks: Iterable<PairBlock>): LinkageCarry {
    return carryOf(this.#preparation, this.#tasks, blocks);
  }

  /** What worker threads need to perform tasks. */
  get shared(): SharedLinkage {
    return this.#preparation.shared;
  }
}

/** What worker threads of this process need; see `openShared`. */
export function shareLinkage(prepared: PreparedLinkage): SharedLinkage {
  return prepared.shared;
}

/** How a run is prepared, when not in the usual way. All who share a run must prepare it alike. */
export interface PrepareOptions {
  /** How finely the run is cut: pairs that meet in one task. */
  readonly pairsInTask?: number;
  /** The figures of an earlier run, to be used instead of counting anew. */
  readonly frozen?: FrozenRun;
  /** The run before, frozen figures included: only what changed since is compared. */
  readonly base?: DeltaBase;
}

/** Prepares a run in one go. */
export function prepareLinkage(
  input: LinkageInput,
  settings: LinkageSettings,
  options: PrepareOptions = {},
): PreparedLinkage {
  const steps = preparing(input, settings, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The common part of a run step by step; yields the stage just finished. */
export function* preparing(
  input: LinkageInput,
  settings: LinkageSettings,
  options: PrepareOptions = {},
): Generator<LinkageProgress['stage'], PreparedLinkage> {
  const { model } = settings;
  const frozen = options.base?.carry.frozen ?? options.frozen ?? null;
  const data = judgedData(input, model, frozen);
  const workers = data.workers.table;
  const members = data.members.table;
  yield 'count';

  const join = joinExact(workers, members);
  const base = usableBase(options.base, join);
  const fresh = base === null ? null : new FreshRows(base);
  const comparer = comparerOf(data);
  const early = judgesOf(data, comparer, null);
  const rescored =
    base === null || fresh === null
      ? { store: scoreExact(join.pairs, early.cards, model), dropped: [] }
      : rescoreExact(join.pairs, early.cards, model, base, fresh);
  const exact = rescored.store;
  const selfPairs = scoreSelfPairs(join.selfPairs, early.register, model);
  yield 'exact';

  const firms = new FirmStage(input, input.workerCompanies());
  const votes = firms.votesOf(exact, (pair) => (exact.weight[pair] ?? 0) >= model.linkFrom);
  const entities = firms.entities(votes);
  const workplaces = workplacesOf(input, entities, firms.workerCompanies, firms.memberEmployers, model);
  const places = new WorkplaceReader(workplaces, model);
  if (fresh !== null) {
    fresh.addMoved(workplaces);
    scoreDropped(join.pairs, rescored, early.cards, model, fresh);
  }
  exact.hearEmployers((worker, member) => places.evidence(worker, member), keepFrom(model));
  yield 'companies';

  const open = openRows(exact, model, workers.size, members.size);
  fresh?.addReopened(open);
  const blocked = blockRows(input, workplaces, open, fresh, frozen);
  const preparation: Preparation = {
    input,
    settings,
    firms,
    judges: judgesOf(data, comparer, workplaces),
    exact,
    exactCompared: join.pairs.left.length,
    exactLeftOut: join.leftOut.length / 2,
    selfPairs,
    kept: base === null || fresh === null ? NOTHING_KEPT : keptPairs(base, fresh, data, join),
    open,
    frozen,
    sizes: blocked.sizes,
    shared: {
      ...data,
      workers: { table: workers, keyed: blocked.workers },
      members: { table: members, keyed: blocked.members },
      workplaces,
      bounds: blocked.bounds,
      leftOut: join.leftOut,
    },
  };
  return new PreparedLinkage(preparation, options.pairsInTask ?? PAIRS_IN_TASK);
}

function judgedData(input: LinkageInput, model: Model, frozen: FrozenRun | null): JudgedData {
  const workers = columnsOf(input.workers);
  const members = columnsOf(input.members);
  return {
    model,
    people: frozen?.people ?? { workers: workers.size, members: members.size },
    vocabulary: input.vocabulary.columns(),
    frequencies:
      frozen === null
        ? countFrequencies([workers, members], input.vocabulary).counts
        : thawFrequencies(frozen, input.vocabulary),
    workers: { table: workers },
    members: { table: members },
  };
}

interface BlockedRows {
  readonly workers: KeyedRows;
  readonly members: KeyedRows;
  readonly bounds: BlockBounds;
  readonly sizes: readonly RuleSize[];
}

function blockRows(
  input: LinkageInput,
  workplaces: Workplaces,
  open: { readonly workers: Uint8Array; readonly members: Uint8Array },
  fresh: FreshRows | null,
  frozen: FrozenRun | null,
): BlockedRows {
  const side = (table: 'workers' | 'members'): BlockSide => ({
    source: {
      table: input[table],
      vocabulary: input.vocabulary,
      employers: employerKeys(workplaces[table], workplaces.keys),
    },
    open: open[table],
    fresh: fresh === null ? null : fresh[table],
  });
  const left = side('workers');
  const right = side('members');
  const keyed = keyRows(left, right);
  const sides = [
    { ...left, keyed: keyed.left },
    { ...right, keyed: keyed.right },
  ] as const;
  return { workers: keyed.left, members: keyed.right, ...boundBlocks(...sides, frozen?.bounds ?? null) };
}
