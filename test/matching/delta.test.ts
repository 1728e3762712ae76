import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inputOf, makeWorldRows } from '../../bench/world/world.ts';
import type { WorldRows } from '../../bench/world/world.ts';
import type { RowChanges } from '../../src/matching/changes.ts';
import { prepareLinkage } from '../../src/matching/prepare.ts';
import type { PreparedLinkage } from '../../src/matching/prepare.ts';
import type { LinkageResult } from '../../src/matching/result.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import type { PairBlock } from '../../src/matching/tasks.ts';

const before = makeWorldRows({ workers: 900, noise: 2, seed: 51 });
const spare = makeWorldRows({ workers: 60, noise: 2, seed: 52 });
const digest = (result: LinkageResult): unknown[] => [
  ...result.workers(),
  ...result.companies(),
  ...result.links(),
];
const perform = (prepared: PreparedLinkage): PairBlock[] =>
  prepared.tasks().map((task) => prepared.perform(task));
const compared = (blocks: readonly PairBlock[]): number => blocks.reduce((sum, one) => sum + one.compared, 0);

const first = prepareLinkage(inputOf(before), DEFAULT_SETTINGS);
const carry = first.carry(perform(first));

type Row = WorldRows['workers'][number] | WorldRows['members'][number];
type Edit = (row: Row, at: number) => Row | null;

/** Edits every n-th row as told, and adds rows at the end. */
function edited<R extends Row>(
  rows: readonly R[],
  edit: Edit,
  more: readonly R[],
): { rows: R[]; changes: RowChanges } {
  const kept = rows.flatMap((row, at) => {
    const now = edit(row, at) as R | null;
    return now === null ? [] : [{ row: now, before: at, changed: now === row ? 0 : 1 }];
  });
  const all = [
    ...kept,
    ...more.map((row) => ({ row: { ...row, id: `x${row.id}` }, before: -1, changed: 1 })),
  ];
  return {
    rows: all.map((one) => one.row),
    changes: {
      before: Int32Array.from(all, (one) => one.before),
      changed: Uint8Array.from(all, (one) => one.changed),
    },
  };
}

/** Compares a delta with a full run under the same frozen figures. */
function both(workerEdit: Edit, memberEdit: Edit, added: number): { delta: number; full: number } {
  const workers = edited(before.workers, workerEdit, spare.workers.slice(0, added));
  const members = edited(before.members, memberEdit, spare.members.slice(0, added));
  const rows = { ...before, workers: workers.rows, members: members.rows };
  const base = { carry, workers: workers.changes, members: members.changes };
  const delta = prepareLinkage(inputOf(rows), DEFAULT_SETTINGS, { base });
  const full = prepareLinkage(inputOf(rows), DEFAULT_SETTINGS, { frozen: carry.frozen });
  const deltaBlocks = perform(delta);
  const fullBlocks = perform(full);
  expect(digest(delta.finish(deltaBlocks))).toEqual(digest(full.finish(fullBlocks)));
  expect(delta.carry(deltaBlocks).pairs).toEqual(full.carry(fullBlocks).pairs);
  return { delta: compared(deltaBlocks), full: compared(fullBlocks) };
}

const same: Edit = (row) => row;
const rare =
  (every: number, from: number, change: (row: Row, at: number) => Row | null): Edit =>
  (row, at) =>
    at % every === from % every ? change(row, at) : row;

describe('a delta', () => {
  it('compares nothing when nothing changed', () => {
    expect(both(same, same, 0).delta).toBe(0);
  });

  it('compares little when little changed', () => {
    const change = rare(100, 3, (row) => ({ ...row, name: `${row.name} X` }));
    const { delta, full } = both(change, change, 0);
    expect(delta).toBeLessThan(full / 5);
  });

  it('takes a firm whose legal person changed for changed', () => {
    const [giant = ''] = before.workers.map((row) => row.companyId);
    const move = rare(5, 1, (row) => ('companyId' in row ? { ...row, companyId: giant } : row));
    both(move, same, 0);
  });

  it('gives what a full run gives under the same figures, whatever changed', () => {
    const change = fc.record({
      every: fc.integer({ min: 8, max: 60 }),
      from: fc.nat(60),
      kind: fc.constantFrom('gone', 'name', 'day', 'nik', 'swap'),
    });
    const apply = (one: { every: number; from: number; kind: string }): Edit =>
      rare(one.every, one.from, (row, at) => {
        if (one.kind === 'gone') return null;
        if (one.kind === 'name')
          return { ...row, name: spare.workers[at % spare.workers.length]?.name ?? '' };
        if (one.kind === 'day') return { ...row, birthDate: '1990-01-01' };
        if (one.kind === 'nik') return { ...row, nik: null };
        return { ...row, nik: before.members[(at * 7) % before.members.length]?.nik ?? null };
      });
    fc.assert(
      fc.property(change, change, fc.nat(40), (worker, member, added) => {
        both(apply(worker), apply(member), added);
      }),
      { numRuns: 8 },
    );
  });
});
