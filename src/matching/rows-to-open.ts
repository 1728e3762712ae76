import { keyOf } from './blocking/block-keys.ts';
import { PARTS, readParts } from './blocking/row-parts.ts';
import type { KeySource } from './blocking/row-parts.ts';
import { BLOCKING_RULES } from './blocking/rules.ts';
import { DATE_LEVELS } from './model.ts';
import { joinExact } from './exact-pairs.ts';
import { countFrequencies } from './frequencies.ts';
import type { LinkageInput } from './input.ts';
import { comparerOf, judgesOf } from './judges.ts';
import { PairStore } from './pair-store.ts';
import { columnsOf, NIK_SEALED } from './person-table.ts';
import type { PersonColumns } from './person-table.ts';
import { isSettling } from './score-pairs.ts';
import type { LinkageSettings } from './settings.ts';

/** Row numbers, ascending. */
export interface RowsToOpen {
  readonly workers: Int32Array;
  readonly members: Int32Array;
}

/** What another employer may still take from a pair: only pairs sure beyond it can stay sealed. */
const MOST_AGAINST = 4;
const DATE_EQUAL = DATE_LEVELS.indexOf('equal');

/**
 * Rows whose NIK must be opened (`openNik`) before the run is prepared: those that no sure pair of equal NIKs settles,
 * and the settled ones that such a row may be compared with. All others are compared by the blind index alone.
 */
export function rowsToOpen(input: LinkageInput, settings: LinkageSettings): RowsToOpen {
  const workers = columnsOf(input.workers);
  const members = columnsOf(input.members);
  const isOpen = {
    workers: new Uint8Array(workers.size).fill(1),
    members: new Uint8Array(members.size).fill(1),
  };
  markSure(input, settings, workers, members, isOpen);
  const met = [
    keysOfOpen(input, 'workers', isOpen.workers),
    keysOfOpen(input, 'members', isOpen.members),
  ] as const;
  return {
    workers: wanted(input, 'workers', isOpen.workers, met[1], met[0]),
    members: wanted(input, 'members', isOpen.members, met[0], met[0]),
  };
}

function markSure(
  input: LinkageInput,
  settings: LinkageSettings,
  workers: PersonColumns,
  members: PersonColumns,
  isOpen: { readonly workers: Uint8Array; readonly members: Uint8Array },
): void {
  const { model } = settings;
  const sure = { ...model, linkFrom: model.linkFrom + MOST_AGAINST };
  const data = {
    model,
    people: { workers: workers.size, members: members.size },
    vocabulary: input.vocabulary.columns(),
    frequencies: countFrequencies([workers, members], input.vocabulary).counts,
    workers: { table: workers },
    members: { table: members },
  };
  const { cards } = judgesOf(data, comparerOf(data), null);
  const { left, right } = joinExact(workers, members).pairs;
  const store = new PairStore(left.length + 16);
  for (let at = 0; at < left.length; at += 1)
    cards.score(store, left[at] ?? 0, right[at] ?? 0, sure.linkFrom);
  for (let at = 0; at < store.size; at += 1) {
    const pattern = store.pattern[at] ?? 0;
    if (((pattern >> 6) & 15) !== DATE_EQUAL || !isSettling(store.weight[at] ?? 0, pattern, sure)) continue;
    isOpen.workers[store.left[at] ?? 0] = 0;
    isOpen.members[store.right[at] ?? 0] = 0;
  }
}

/** Keys under strict rules are remembered in a table of this many bits: two keys in one place open a few rows too many. */
const TABLE_BITS = 25;
const STRICT = BLOCKING_RULES.filter((rule) => rule.meetsSettled);

function keysOfOpen(input: LinkageInput, side: 'workers' | 'members', isOpen: Uint8Array): Uint8Array {
  const met = new Uint8Array(1 << (TABLE_BITS - 3));
  eachKey(sourceOf(input, side), isOpen, 1, (_, place) => {
    met[place >> 3] = (met[place >> 3] ?? 0) | (1 << (place & 7));
  });
  return met;
}

/** Sealed rows that are open, or that an open row of the other side (or of the register) may meet. */
function wanted(
  input: LinkageInput,
  side: 'workers' | 'members',
  isOpen: Uint8Array,
  ofOther: Uint8Array,
  ofRegister: Uint8Array,
): Int32Array {
  const isWanted = isOpen.slice();
  eachKey(sourceOf(input, side), isOpen, 0, (row, place) => {
    const bit = 1 << (place & 7);
    if ((((ofOther[place >> 3] ?? 0) | (ofRegister[place >> 3] ?? 0)) & bit) !== 0) isWanted[row] = 1;
  });
  const { nikForm } = input[side];
  const rows: number[] = [];
  for (let row = 0; row < isWanted.length; row += 1)
    if (isWanted[row] === 1 && nikForm[row] === NIK_SEALED) rows.push(row);
  return Int32Array.from(rows);
}

/** The strict keys of the rows whose flag is `flag`, as places of the table. */
function eachKey(
  source: KeySource,
  isOpen: Uint8Array,
  flag: number,
  visit: (row: number, place: number) => void,
): void {
  const parts = new Uint32Array(PARTS);
  for (let row = 0; row < isOpen.length; row += 1) {
    if (isOpen[row] !== flag) continue;
    readParts(source, row, parts);
    for (const rule of STRICT) {
      const key = keyOf(rule.parts, parts);
      if (key !== 0) visit(row, key >>> (32 - TABLE_BITS));
    }
  }
}

function sourceOf(input: LinkageInput, side: 'workers' | 'members'): KeySource {
  const table = input[side];
  return { table, vocabulary: input.vocabulary, employers: new Uint32Array(table.size) };
}
