import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fillDatabase } from '../../bench/match/fill-database.ts';
import { makeWorldRows, type WorldRows } from '../../bench/world/world.ts';
import type { Rooms } from '../../src/compose.ts';
import { EXPORT_KINDS, exportTo } from '../../src/linkage/exports.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { testRooms, type TestRooms } from '../support/rooms.ts';

/** Who runs the matching in these tests: the system, seeing the area of the invented world. */
export const OPERATOR = systemActor([1]);

/** The rows of a small invented world, always the same. */
export const smallWorld = (workers: number): WorldRows => makeWorldRows({ workers, noise: 1, seed: 11 });

/** The whole house with such a world in its tables. */
export async function houseWith(world: WorldRows, environment: Readonly<Record<string, string>> = {}): Promise<TestRooms> {
  const house = await testRooms(environment);
  await fillDatabase(house.url, world, house.rooms.vault);
  return house;
}

/** Starts a run of the world's area and performs it in this process; its id. */
export async function matched(rooms: Rooms): Promise<string> {
  const started = await rooms.linkage.start(OPERATOR, { performedHere: true, full: true });
  if (started.kind === 'refused') throw new Error(started.reason);
  if ((await rooms.linkage.perform(started.runId)) === null) throw new Error('the run was not performed');
  return started.runId;
}

/** One text for everything that a run has published: what the machine exports say. */
export async function digestOf(rooms: Rooms): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-digest-'));
  const digest = createHash('sha256');
  try {
    for (const kind of EXPORT_KINDS) {
      const file = path.join(folder, `${kind}.csv`);
      const rows = await exportTo(rooms.database, OPERATOR, kind, file);
      if (rows === 0) throw new Error(`nothing was published: ${kind}`);
      digest.update(readFileSync(file));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return digest.digest('hex');
}

/** Rows as the area's people see them. */
export function seen<T>(rooms: Rooms, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  return rooms.database.read(OPERATOR, (tx) => tx.rows<T>(sql, params));
}
