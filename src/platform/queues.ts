import { createPostgresBackend, createRedisBackend, runMigrations, withBackend } from 'bullmq';
import type { BackendFactory, IQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

/** Where the queue lives: Redis when one is configured, else the database of the application. */
export interface QueueStore {
  readonly kind: 'redis' | 'postgres';
  readonly url: string;
}

/** A job carries ids only. */
export interface OutboxJob {
  readonly v: 1;
  readonly outboxId: string;
}

/** The sending side. Whether `ring` succeeds proves nothing: only the outbox row says what is done. */
export interface OutboxQueue {
  ring(outboxId: string, generation: number): Promise<void>;
  close(): Promise<void>;
}

/** The working side. */
export interface OutboxWorker {
  /** Finishes what is under way. */
  close(): Promise<void>;
}

const QUEUE = 'patuh-outbox';

/** Creates BullMQ's own tables and lets the application role use them; needed for the PostgreSQL store only. */
export async function prepareQueueStore(ownerUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  const client = await pool.connect();
  try {
    await runMigrations(client);
    await client.query(`
      GRANT USAGE ON SCHEMA bullmq TO patuh_app;
      GRANT ALL ON ALL TABLES IN SCHEMA bullmq TO patuh_app;
      GRANT ALL ON ALL SEQUENCES IN SCHEMA bullmq TO patuh_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO patuh_app;`);
  } finally {
    client.release();
    await pool.end();
  }
}

function classesOf(store: QueueStore) {
  // The two factories differ only in their connection type, which the store has already chosen.
  const factory = (store.kind === 'redis' ? createRedisBackend : createPostgresBackend) as unknown as BackendFactory<IQueueBackend, object>;
  const connection =
    store.kind === 'redis'
      ? { url: store.url, maxRetriesPerRequest: null, enableOfflineQueue: false }
      : { connectionString: store.url, max: 4, options: '-c role=patuh_app -c search_path=bullmq,public' };
  return { ...withBackend(factory), connection };
}

/** Opens the sending side; the caller closes it. */
export function openQueue(store: QueueStore): OutboxQueue {
  const { Queue, connection } = classesOf(store);
  const queue = new Queue<OutboxJob>(QUEUE, {
    connection,
    // Retries are the outbox's business: what is not done is rung again from the table.
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', () => undefined);
  return {
    async ring(outboxId, generation) {
      await queue.add('work', { v: 1, outboxId }, { jobId: `outbox-${outboxId}-${generation}` });
    },
    close: () => queue.close(),
  };
}

/**
 * Opens the working side; the caller closes it before the queue.
 *
 * @param work runs one outbox row; what it throws goes to `onError` and ends the job, not the row.
 */
export function openWorker(store: QueueStore, work: (outboxId: string) => Promise<void>, onError: (error: Error) => void): OutboxWorker {
  const { Worker, connection } = classesOf(store);
  const worker = new Worker<OutboxJob>(QUEUE, (job) => work(job.data.outboxId), {
    connection: store.kind === 'redis' ? { ...connection, enableOfflineQueue: true } : connection,
    concurrency: 4,
    lockDuration: 10_000,
    stalledInterval: 5_000,
  });
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  return { close: () => worker.close() };
}

/** Does Redis answer? Rejects when not; keeps no connection. */
export async function pingRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
