import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { ensureFirstRun } from './accounts/first-run.ts';
import { createApp } from './app.ts';
import { composeRooms, type Rooms } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { systemActor } from './platform/actor.ts';
import { createLogger } from './platform/logger.ts';
import { pingRedis } from './platform/queues.ts';
import type { HealthCheck } from './web/health.ts';

const STOP_WITHIN_MS = 20_000;

/** The database must answer; without Redis pages go on and letters wait. */
function checksOf(rooms: Rooms): HealthCheck[] {
  const { redisUrl } = rooms.config;
  const checks: HealthCheck[] = [{ name: 'postgres', required: true, check: () => rooms.database.ping() }];
  if (redisUrl !== undefined) checks.push({ name: 'redis', required: false, check: () => pingRedis(redisUrl) });
  return checks;
}

/** A production system whose legal day was moved by hand would date its letters wrongly. */
async function assertRealClock(rooms: Rooms): Promise<void> {
  if (rooms.config.demo) return;
  const clock = await rooms.database.read(systemActor([]), (tx) => tx.row<{ days: number }>('SELECT offset_days AS days FROM demo_clock'));
  if (clock?.days !== 0) throw new ConfigError('Basis data ini pernah dipakai untuk peragaan: hari hukumnya digeser. Pakai basis data lain.');
}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel, 'web');
  const rooms = await composeRooms(config, logger);
  await assertRealClock(rooms);
  await ensureFirstRun(rooms.database);
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  const app = await createApp(rooms, checksOf(rooms), { name: 'patuh', version, node: process.version });
  const server = createServer(app);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  logger.info({ address: config.publicUrl }, 'web ready');

  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    rooms.live.stop();
    server.close(() => void rooms.close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
