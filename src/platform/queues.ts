import { createPostgresBackend, createRedisBackend, runMigrations, withBackend } from 'bullmq';
import type { BackendFactory, IQueueBackend, Processor, Queue, Worker } from 'bullmq';
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

/** The sending side. The caller closes it. */
export function openQueue(store: QueueStore): Queue<OutboxJob> {
  const { Queue: QueueOf, connection } = classesOf(store);
  const queue = new QueueOf<OutboxJob>(QUEUE, {
    connection,
    // Retries are the outbox's business: a failed ring is rung again from the table.
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', () => undefined);
  return queue;
}

/** The working side. The caller closes it before the queue. */
export function openWorker(store: QueueStore, processor: Processor<OutboxJob>, onError: (error: Error) => void): Worker<OutboxJob> {
  const { Worker: WorkerOf, connection } = classesOf(store);
  const worker = new WorkerOf<OutboxJob>(QUEUE, processor, {
    connection: store.kind === 'redis' ? { ...connection, enableOfflineQueue: true } : connection,
    concurrency: 4,
    lockDuration: 10_000,
    stalledInterval: 5_000,
  });
  worker.on('error', onError);
  return worker;
}
