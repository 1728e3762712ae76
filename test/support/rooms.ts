import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureFirstRun } from '../../src/accounts/first-run.ts';
import { composeRooms, type Rooms } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { testDatabase } from './database.ts';

/** The whole house on a database of its own, with its data in a temporary folder. */
export interface TestRooms {
  readonly rooms: Rooms;
  readonly url: string;
  close(): Promise<void>;
}

/** @param environment what to change of the configuration, for example `SMTP_URL`. */
export async function testRooms(environment: Readonly<Record<string, string>> = {}): Promise<TestRooms> {
  const world = await testDatabase();
  await world.database.close();
  const directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-test-'));
  const config = readConfig({ DATABASE_URL: world.url, PATUH_DATA: directory, PATUH_HOLD_SECONDS: '0', ...environment });
  const rooms = await composeRooms(config, createLogger('silent', 'test'));
  await ensureFirstRun(rooms.database);
  return {
    rooms,
    url: world.url,
    async close() {
      await rooms.close();
      rmSync(directory, { recursive: true, force: true });
      await world.close();
    },
  };
}
