import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planRun } from '../../src/linkage/compare-chunks.ts';
import { workOneChunk } from '../../src/linkage/chunk-work.ts';
import { runContexts } from '../../src/linkage/run-context.ts';
import { takeRun } from '../../src/linkage/run.repository.ts';
import type { TestRooms } from '../support/rooms.ts';
import { digestOf, houseWith, matched, OPERATOR, seen, smallWorld } from './world.ts';

const SMALL_CHUNKS = { chunkPairs: 1000, helpAfterSeconds: 60 };
const UNWATCHED = { step: () => undefined, guard: <T>(_client: unknown, work: () => Promise<T>) => work() };

describe('a run of the matching', () => {
  let house: TestRooms;
  let digest: string;
  beforeAll(async () => {
    house = await houseWith(smallWorld(1500), { MATCH_CHUNK_PAIRS: '1000' });
    await matched(house.rooms);
    digest = await digestOf(house.rooms);
  });
  afterAll(() => house.close());

  const start = async () => {
    const started = await house.rooms.linkage.start(OPERATOR, { performedHere: true, full: true });
    if (started.kind === 'refused') throw new Error(started.reason);
    return started.runId;
  };

  it('goes on where a process that died left it', async () => {
    const { database, vault } = house.rooms;
    const runId = await start();
    const contexts = runContexts(database, vault, { threads: 1, shards: [] });
    const row = await database.transaction(OPERATOR, (tx) => takeRun(tx, runId));
    if (!row) throw new Error('the run has ended');
    await contexts.use(row, UNWATCHED, async (context) => {
      const run = await planRun(database, row, context, SMALL_CHUNKS);
      for (let done = 0; done < 3; done += 1) await workOneChunk(database, run, context, () => undefined);
    });
    await contexts.close();
    const done = () => seen<{ number: number; doneAt: Date }>(house.rooms, `SELECT number, done_at AS "doneAt" FROM linkage_chunk WHERE run_id = $1 AND done_at IS NOT NULL ORDER BY number`, [runId]);
    const before = await done();
    expect(before).toHaveLength(3);

    expect(await matched(house.rooms)).toBe(runId);
    expect((await done()).slice(0, 3)).toEqual(before);
    expect(await seen(house.rooms, 'SELECT attempt, state FROM linkage_run WHERE id = $1', [runId])).toEqual([{ attempt: 1, state: 'published' }]);
    expect(await digestOf(house.rooms)).toBe(digest);
  });

  it('begins again when a file is published while it runs', async () => {
    const runId = await start();
    let published: Promise<unknown> | undefined;
    const report = await house.rooms.linkage.perform(runId, ({ stage }) => {
      if (stage !== 'block') return;
      published ??= house.rooms.database.transaction(OPERATOR, (tx) => tx.run(`UPDATE import_batch SET published_at = clock_timestamp() WHERE kind = 'enrolment-members'`));
    });
    await published;
    expect(report?.workers).toBeGreaterThan(1400);
    expect(await seen(house.rooms, 'SELECT attempt, state FROM linkage_run WHERE id = $1', [runId])).toEqual([{ attempt: 2, state: 'published' }]);
    expect(await digestOf(house.rooms)).toBe(digest);
  });

  it.each(['load', 'block', 'write'])('ends soon after it was cancelled while it did "%s", and publishes nothing', async (when) => {
    const runId = await start();
    let cancelled: Promise<unknown> | undefined;
    const report = await house.rooms.linkage.perform(runId, ({ stage }) => {
      if (stage !== when) return;
      cancelled ??= house.rooms.linkage.cancel(OPERATOR, runId);
    });
    await cancelled;
    expect(report).toBeNull();
    expect(await seen(house.rooms, 'SELECT state FROM linkage_run WHERE id = $1', [runId])).toEqual([{ state: 'cancelled' }]);
    expect(await digestOf(house.rooms)).toBe(digest);
  });

  it('tells its progress in rows, never fewer than before', async () => {
    const told: { done: number; total: number }[] = [];
    await house.rooms.linkage.perform(await start(), ({ done, total }) => told.push({ done, total }));
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).sort((a, b) => a - b));
    expect(told.at(-1)?.total).toBe((await seen<{ count: number }>(house.rooms, 'SELECT ((SELECT count(*) FROM worker) + (SELECT count(*) FROM member))::int AS count'))[0]?.count);
  });

  it('is left alone by a second conductor, which looks again later', async () => {
    const runId = await start();
    const [first, second] = await Promise.all([house.rooms.linkage.perform(runId), house.rooms.linkage.perform(runId)]);
    expect([first, second].filter((report) => report !== null)).toHaveLength(1);
  });

  it('is not begun against an empty list of members: everybody would look unenrolled', async () => {
    await house.rooms.database.transaction(OPERATOR, (tx) => tx.run('UPDATE member SET present = false'));
    expect(await house.rooms.linkage.start(OPERATOR)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('masih kosong') });
    await house.rooms.database.transaction(OPERATOR, (tx) => tx.run('UPDATE member SET present = true'));
  });
});
