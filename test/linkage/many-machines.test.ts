import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { spreadPersons } from '../../scripts/shards.ts';
import { startPostgres, type EmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { composeRooms, type Rooms } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { TestRooms } from '../support/rooms.ts';
import { queueStores, storeOf, until } from '../support/stores.ts';
import { digestOf, houseWith, matched, OPERATOR, seen, smallWorld } from './world.ts';

const WORKER = fileURLToPath(new URL('../../jobs/worker.ts', import.meta.url));
const WORLD = smallWorld(1500);
const SURVIVES_NO_POWER_CUT = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function owner(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** An empty database for one shard on a server. */
async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  await owner(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

describe('a run on two PostgreSQL servers and four worker processes', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-shards-'));
  const serverUrl = process.env['PATUH_TEST_PG'] ?? '';
  const shardName = `shard_${process.pid}`;
  let second: EmbeddedPostgres;
  let house: TestRooms;
  let spread: Rooms;
  let environment: Record<string, string>;
  let digest: string;

  beforeAll(async () => {
    chmodSync(directory, 0o755);
    house = await houseWith(WORLD);
    await matched(house.rooms);
    digest = await digestOf(house.rooms);

    second = await startPostgres({ directory: path.join(directory, 'pg'), settings: SURVIVES_NO_POWER_CUT });
    const shards = [await emptyDatabase(serverUrl, shardName), await emptyDatabase(second.url, shardName)];
    environment = { SHARD_URLS: shards.join(','), MATCH_CHUNK_PAIRS: '1', MATCH_HELP_SECONDS: '0' };
    await spreadPersons(house.url, shards);
    // This process conducts and compares nothing: whatever is compared, the four others did.
    const config = readConfig({ ...environment, DATABASE_URL: house.url, PATUH_DATA: path.join(directory, 'conductor'), MATCH_THREADS: '0' });
    spread = await composeRooms(config, createLogger('silent', 'test'));
  });
  afterAll(async () => {
    await spread.close();
    await house.close();
    await second.stop();
    await owner(serverUrl, `DROP DATABASE ${shardName} WITH (FORCE)`);
    rmSync(directory, { recursive: true, force: true });
  });

  const startWorkers = (redisUrl: string | undefined): ChildProcess[] =>
    Array.from({ length: 4 }, (_, at) =>
      spawn(process.execPath, [WORKER], {
        stdio: 'ignore',
        env: {
          ...process.env,
          ...environment,
          DATABASE_URL: house.url,
          PATUH_DATA: path.join(directory, `worker-${at}`),
          PATUH_LOG: 'silent',
          MATCH_THREADS: '1',
          ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
        },
      }),
    );

  const stopWorkers = (workers: readonly ChildProcess[]) =>
    Promise.all(
      workers.map(async (worker) => {
        if (worker.exitCode !== null || worker.signalCode !== null) return;
        const ended = once(worker, 'exit');
        worker.kill('SIGKILL');
        await ended;
      }),
    );

  it('has its persons on both servers, and answers the same SQL', async () => {
    const counts = await Promise.all(
      (environment['SHARD_URLS'] ?? '').split(',').map(async (connectionString) => {
        const client = new Client({ connectionString });
        await client.connect();
        const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM patuh.worker').finally(() => client.end());
        return rows[0]?.count ?? 0;
      }),
    );
    expect(Math.min(...counts)).toBeGreaterThan(600);
    expect(counts[0] ?? 0).toBeLessThan(WORLD.workers.length);
    expect(await seen(spread, 'SELECT count(*)::int AS count FROM worker')).toEqual([{ count: WORLD.workers.length }]);
  });

  it.each(queueStores())('gives the result of one process on one server, also when a worker is killed (queue in %s)', async (kind) => {
    const workers = startWorkers(kind === 'redis' ? storeOf(kind, '').url : undefined);
    try {
      const started = await spread.linkage.start(OPERATOR, { performedHere: true, full: true });
      if (started.kind === 'refused') throw new Error(started.reason);
      const performed = spread.linkage.perform(started.runId);
      const asked = `topic = 'linkage.chunk' AND subject_id LIKE '${started.runId}:%'`;
      await until('a worker has begun', async () => (await seen(spread, `SELECT FROM outbox WHERE ${asked} AND attempts > 0 LIMIT 1`)).length > 0, 40_000);
      await stopWorkers(workers.slice(0, 1));
      // What the killed one held is rung for again at once, instead of when the bell's own patience ends.
      await spread.database.transaction(OPERATOR, (tx) => tx.run(`UPDATE outbox SET rung_at = NULL WHERE ${asked} AND done_at IS NULL`));
      expect((await performed)?.workers).toBe(WORLD.workers.length);
      const chunks = await seen<{ doneBy: string | null }>(spread, `SELECT done_by AS "doneBy" FROM linkage_chunk WHERE run_id = $1`, [started.runId]);
      expect(chunks.length).toBeGreaterThan(8);
      const mine = `${os.hostname()}/${process.pid}`;
      expect(chunks.filter(({ doneBy }) => doneBy === null || doneBy === mine)).toEqual([]);
      expect(await digestOf(spread)).toBe(digest);
    } finally {
      await stopWorkers(workers);
    }
  });
});
