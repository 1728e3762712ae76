import { FRESH, OPEN, STRIDE, TRUSTED } from './blocking/block-keys.ts';
import type { KeyedRows } from './blocking/block-keys.ts';
import type { BlockBounds } from './blocking/block-sizes.ts';
import { RuleBlocks } from './blocking/rule-blocks.ts';
import { BLOCKING_RULES } from './blocking/rules.ts';
import { digitsApart } from './compare/date.ts';
import type { Workplaces } from './employer-evidence.ts';
import { comparerOf, judgesOf } from './judges.ts';
import type { JudgedData } from './judges.ts';
import { PairStore } from './pair-store.ts';
import type { PersonColumns } from './person-table.ts';
import { keepFrom } from './score-pairs.ts';
import type { PairJudge } from './score-pairs.ts';
import type { LinkageTask, PairBlock } from './tasks.ts';

/** One side of a prepared run. */
export interface SharedSide {
  readonly table: PersonColumns;
  readonly keyed: KeyedRows;
}

/**
 * Everything a task needs, as plain data whose large columns lie in shared memory: posting it to a worker thread
 * copies next to nothing. It holds the digits of NIKs: it must not leave the machine unencrypted.
 */
export interface SharedLinkage extends JudgedData {
  readonly workers: SharedSide;
  readonly members: SharedSide;
  readonly workplaces: Workplaces;
  readonly bounds: BlockBounds;
  /** NIKs that the exact join left out, both halves of each in turn. */
  readonly leftOut: readonly number[];
}

/** Performs tasks of a prepared run. */
export interface Performer {
  perform(task: LinkageTask): PairBlock;
}

/** Opens a shared run in any thread. */
export function openShared(shared: SharedLinkage): Performer {
  return new TaskPerformer(shared);
}

/** Which second rule a pair needs: none, any, or one that is no echo. */
const NONE = 0;
const ANY = 1;
const OF_ITS_OWN = 2;
const IS_ECHO = BLOCKING_RULES.map((rule) => rule.isEcho);

class TaskPerformer implements Performer {
  readonly #shared: SharedLinkage;
  readonly #cards: PairJudge;
  readonly #register: PairJudge;
  #blocks: { readonly kind: LinkageTask['kind']; readonly rule: number; readonly blocks: RuleBlocks } | null =
    null;

  constructor(shared: SharedLinkage) {
    this.#shared = shared;
    const judges = judgesOf(shared, comparerOf(shared), shared.workplaces);
    this.#cards = judges.cards;
    this.#register = judges.register;
  }

  perform(task: LinkageTask): PairBlock {
    const { workers, members, model } = this.#shared;
    const isCards = task.kind === 'cards';
    const right = isCards ? members : workers;
    const judge = isCards ? this.#cards : this.#register;
    const least = isCards ? keepFrom(model) : model.linkFrom;
    const store = new PairStore();
    const isOfNeighbours = BLOCKING_RULES[task.rule]?.isOfNeighbours === true;
    let compared = 0;
    const { rows: leftRows, flags: leftFlags } = workers.keyed;
    const { rows: rightRows, flags: rightFlags } = right.keyed;
    this.#blocksOf(task).visit(task.slice, task.slices, (left, other, place) => {
      const leftFlag = leftFlags[left] ?? 0;
      const rightFlag = rightFlags[other] ?? 0;
      if (((leftFlag | rightFlag) & (OPEN | FRESH)) !== (OPEN | FRESH)) return;
      if (!isCards && left >= other) return;
      const one = leftRows[left] ?? 0;
      const two = rightRows[other] ?? 0;
      const areTrusted = (leftFlag & rightFlag & TRUSTED) !== 0;
      const isFar = areTrusted && areFarApart(workers.table, one, right.table, two);
      const needsAny = (areTrusted && isOfNeighbours) || this.#isCrowded(task.rule, place);
      const second = isFar ? OF_ITS_OWN : needsAny ? ANY : NONE;
      if (!this.#belongsTo(task.rule, left, other, right.keyed, second)) return;
      if (this.#hasOneNik(one, two, right.table)) return;
      compared += 1;
      judge.score(store, one, two, least);
    });
    return { task: task.number, compared, ...store.columns() };
  }

  /** Groups the rows of a rule, or answers the last grouping when the rule is the same. */
  #blocksOf({ kind, rule }: LinkageTask): RuleBlocks {
    const known = this.#blocks;
    if (known !== null && known.kind === kind && known.rule === rule) return known.blocks;
    const { workers, members, bounds } = this.#shared;
    const right = kind === 'cards' ? members.keyed : workers.keyed;
    const blocks = new RuleBlocks(rule, bounds.bits, workers.keyed, right);
    this.#blocks = { kind, rule, blocks };
    return blocks;
  }

  /**
   * A pair belongs to the first rule that finds it. One rule alone is not enough in a crowded block; for two rows
   * whose NIKs are true to their records and far apart, an echo of it is not enough either.
   */
  #belongsTo(rule: number, left: number, other: number, right: KeyedRows, second: number): boolean {
    const mine = this.#shared.workers.keyed.keys;
    const from = left * STRIDE;
    const start = other * STRIDE;
    for (let earlier = 0; earlier < rule; earlier += 1) {
      const key = mine[from + earlier] ?? 0;
      if (key !== 0 && key === right.keys[start + earlier]) return false;
    }
    if (second === NONE) return true;
    for (let later = rule + 1; later < STRIDE; later += 1) {
      const key = mine[from + later] ?? 0;
      if (key !== 0 && key === right.keys[start + later] && (second === ANY || IS_ECHO[later] === false))
        return true;
    }
    return false;
  }

  #isCrowded(rule: number, place: number): boolean {
    return ((this.#shared.bounds.crowded[rule]?.[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  /** Whether the exact join brings a pair. */
  #hasOneNik(one: number, two: number, right: PersonColumns): boolean {
    const left = this.#shared.workers.table;
    const head = left.joinHead[one] ?? 0;
    const tail = left.joinTail[one] ?? 0;
    if (head !== right.joinHead[two] || tail !== right.joinTail[two]) return false;
    return (head !== 0 || tail !== 0) && !this.#isLeftOut(head, tail);
  }

  #isLeftOut(head: number, tail: number): boolean {
    const { leftOut } = this.#shared;
    for (let at = 0; at < leftOut.length; at += 2)
      if (leftOut[at] === head && leftOut[at + 1] === tail) return true;
    return false;
  }
}

/** Whether two whole NIKs differ in more digits than a slip explains. */
function areFarApart(a: PersonColumns, i: number, b: PersonColumns, j: number): boolean {
  const tails = digitsApart(a.nikTail[i] ?? 0, b.nikTail[j] ?? 0);
  return tails > 2 || tails + digitsApart(a.nikHead[i] ?? 0, b.nikHead[j] ?? 0) > 2;
}
