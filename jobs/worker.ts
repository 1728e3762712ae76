import { fileURLToPath } from 'node:url';
import { composeRooms } from '../src/compose.ts';
import { readConfig, type Config } from '../src/config.ts';
import { createLogger, type Logger } from '../src/platform/logger.ts';
import { openQueue, openWorker, type OutboxQueue, type QueueStore } from '../src/platform/queues.ts';
import { runOnce, takeDue } from '../src/platform/outbox.ts';
import type { Database } from '../src/platform/database.ts';
import { handlersOf, type Handlers } from './handlers.ts';
import { startSchedule } from './schedule.ts';

const RELAY_PAUSE_MS = 500;
const STOP_WITHIN_MS = 20_000;

/** A running worker; `stop` finishes what is under way and closes everything it opened. */
export interface RunningWorker {
  stop(): Promise<void>;
}

/** Where the queue of this configuration lives. */
export function queueStoreOf(config: Config): QueueStore {
  if (config.redisUrl !== undefined) return { kind: 'redis', url: config.redisUrl, prefix: config.queuePrefix };
  const url = config.databaseAppUrl ?? config.databaseUrl;
  if (url === undefined) throw new Error('neither REDIS_URL nor DATABASE_URL is set');
  return { kind: 'postgres', url };
}

/**
 * Rings the doorbell for due rows until told to stop. A queue that does not answer costs nothing: the row
 * stays in the table and is rung again.
 */
function startRelay(database: Database, queue: OutboxQueue, logger: Logger) {
  let running = true;
  const loop = async () => {
    const pool = await database.pool();
    while (running) {
      try {
        for (const due of await takeDue(pool, 100)) {
          await queue.ring(due.id, due.generation);
        }
      } catch (error) {
        logger.warn({ error }, 'the queue could not be rung; the rows stay due');
      }
      await new Promise((resolve) => setTimeout(resolve, RELAY_PAUSE_MS));
    }
  };
  const ended = loop();
  return async () => {
    running = false;
    await ended;
  };
}

/** Starts a worker. The database stays the caller's to close. */
export function startWorker(database: Database, handlers: Handlers, store: QueueStore, logger: Logger): RunningWorker {
  const queue = openQueue(store);
  const worker = openWorker(
    store,
    async (outboxId) => {
      await runOnce(await database.pool(), outboxId, (work) => handlers[work.topic](work.subjectId));
    },
    (error) => logger.warn({ error }, 'work failed or the queue is out of reach; the row stays due'),
  );
  const stopRelay = startRelay(database, queue, logger);
  return {
    async stop() {
      await stopRelay();
      await worker.close();
      await queue.close();
    },
  };
}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config.logLevel, 'worker');
  const rooms = await composeRooms(config, logger);
  const worker = startWorker(rooms.database, handlersOf(rooms), queueStoreOf(config), logger);
  const stopSchedule = startSchedule(rooms, logger);
  logger.info({}, 'worker ready');
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void stopSchedule()
      .then(() => worker.stop())
      .then(() => rooms.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
