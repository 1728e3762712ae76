import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestRooms } from '../support/rooms.ts';
import { digestOf, houseWith, matched, OPERATOR, seen, smallWorld } from './world.ts';

let house: TestRooms;

/** A run that is free to choose what it compares. */
async function run() {
  const started = await house.rooms.linkage.start(OPERATOR, { performedHere: true });
  if (started.kind === 'refused') throw new Error(started.reason);
  const report = await house.rooms.linkage.perform(started.runId);
  const [row] = await seen<{ mode: string; changes: unknown; findings: number }>(house.rooms, `SELECT mode, changes, (counts ->> 'findings')::int AS findings FROM linkage_run WHERE id = $1`, [started.runId]);
  return { runId: started.runId, report, row };
}

beforeAll(async () => {
  house = await houseWith(smallWorld(300));
  await matched(house.rooms);
}, 120_000);
afterAll(() => house.close());

describe('a run without anything new', () => {
  it('ends at once, confirms what stands, and says so', async () => {
    const before = await digestOf(house.rooms);
    const [first] = await seen<{ counts: { findings: number; workers: number } }>(house.rooms, 'SELECT counts FROM linkage_run ORDER BY created_at LIMIT 1');
    const { runId, report, row } = await run();
    const nothing = { added: 0, changed: 0, removed: 0 };
    expect(row).toEqual({ mode: 'delta', changes: { workers: nothing, companies: nothing, links: nothing }, findings: first?.counts.findings });
    expect(report).toMatchObject({ workers: first?.counts.workers, candidatesPerRecord: 0, cured: 0 });
    expect(await seen(house.rooms, 'SELECT run_id AS id FROM linkage_latest')).toEqual([{ id: runId }]);
    expect(await digestOf(house.rooms)).toBe(before);
  }, 60_000);

  it('gives the same as a run that compares everything', async () => {
    const confirmed = await digestOf(house.rooms);
    await matched(house.rooms);
    expect(await digestOf(house.rooms)).toBe(confirmed);
    expect(await seen(house.rooms, 'SELECT count(*)::int AS n FROM worker_result_version')).toEqual([{ n: 0 }]);
  }, 60_000);

  it('puts a promise to the test, though the data are the same', async () => {
    await house.rooms.database.transaction(OPERATOR, (tx) => tx.run(`UPDATE finding SET state = 'cured' WHERE id = (SELECT id FROM finding WHERE state = 'open' LIMIT 1)`));
    await run();
    expect(await seen(house.rooms, `SELECT count(*)::int AS n FROM finding WHERE state = 'cured'`)).toEqual([{ n: 0 }]);
  }, 60_000);

  it('compares again once a pair is decided', async () => {
    const [pair] = await seen<{ worker: string; member: string }>(house.rooms, 'SELECT worker_id AS worker, member_id AS member FROM link LIMIT 1');
    await house.rooms.database.transaction(OPERATOR, (tx) =>
      tx.run(`INSERT INTO pair_decision (jurisdiction_id, worker_id, member_id, decision, decided_by) VALUES (1, $1, $2, 'different', $3)`, [pair?.worker, pair?.member, OPERATOR.id]),
    );
    const { row } = await run();
    expect(row?.mode).toBe('delta');
    expect(await seen(house.rooms, 'SELECT count(*)::int AS n FROM link WHERE worker_id = $1 AND member_id = $2', [pair?.worker, pair?.member])).toEqual([{ n: 0 }]);
  }, 60_000);
});
