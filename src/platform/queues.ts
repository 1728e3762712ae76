import { setTimeout as pause } from 'node:timers/promises';
import { createPostgresBackend, createRedisBackend, runMigrations, withBackend } from 'bullmq';
import type { BackendFactory, IQueueBackend } from 'bullmq';
import { Cluster, Redis, type ClusterOptions } from 'ioredis';
import { Pool } from 'pg';

/** Where the queue lives: Redis when one is configured, else the database of the application. */
export interface QueueStore {
  readonly kind: 'redis' | 'postgres';
  /** One address, or in Redis the nodes of a cluster separated by commas. */
  readonly url: string;
  /** What the keys begin with in Redis; a cluster needs one in braces. */
  readonly prefix?: string;
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
const CLUSTER_PATIENCE_MS = 3000;

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

const NO_RETRIES = { maxRetriesPerRequest: null } as const;

/** Name, password and encryption of a cluster are those of its first node. */
function openCluster(url: string, options: Pick<ClusterOptions, 'enableOfflineQueue' | 'clusterRetryStrategy'>): Cluster {
  const [first = '', ...rest] = url.split(',').map((node) => node.trim());
  const { protocol, username, password } = new URL(first);
  const nodes = [first, ...rest.map((node) => (node.includes('://') ? node : `${protocol}//${node}`))].map((node) => {
    const { hostname, port } = new URL(node);
    return { host: hostname, port: Number(port || 6379) };
  });
  const login = { ...(username && { username: decodeURIComponent(username) }), ...(password && { password: decodeURIComponent(password) }) };
  const cluster = new Cluster(nodes, {
    ...options,
    slotsRefreshTimeout: 5000,
    redisOptions: { ...NO_RETRIES, ...login, ...(protocol === 'rediss:' && { tls: {} }) },
  });
  cluster.on('error', () => undefined);
  return cluster;
}

interface Opened {
  /** What BullMQ connects with: options, which it closes itself, or a cluster, which is ours to close. */
  readonly connection: object;
  close(): void;
}

function connect({ kind, url }: QueueStore, enableOfflineQueue: boolean): Opened {
  if (kind === 'postgres') {
    return { connection: { connectionString: url, max: 4, options: '-c role=patuh_app -c search_path=bullmq,public' }, close: () => undefined };
  }
  if (!url.includes(',')) return { connection: { url, ...NO_RETRIES, enableOfflineQueue }, close: () => undefined };
  const cluster = openCluster(url, { enableOfflineQueue });
  return { connection: cluster, close: () => cluster.disconnect() };
}

function classesOf(store: QueueStore) {
  // The two factories differ only in their connection type, which the store has already chosen.
  const factory = (store.kind === 'redis' ? createRedisBackend : createPostgresBackend) as unknown as BackendFactory<IQueueBackend, object>;
  const prefix = store.kind === 'redis' && store.prefix !== undefined ? { prefix: store.prefix } : {};
  return { ...withBackend(factory), prefix };
}

/** Opens the sending side; the caller closes it. */
export function openQueue(store: QueueStore): OutboxQueue {
  const { Queue, prefix } = classesOf(store);
  const opened = connect(store, false);
  const queue = new Queue<OutboxJob>(QUEUE, {
    connection: opened.connection,
    ...prefix,
    // Retries are the outbox's business: what is not done is rung again from the table.
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', () => undefined);
  return {
    async ring(outboxId, generation) {
      await queue.add('work', { v: 1, outboxId }, { jobId: `outbox-${outboxId}-${generation}` });
    },
    close: () => queue.close().finally(() => opened.close()),
  };
}

/**
 * Opens the working side; the caller closes it before the queue.
 *
 * @param work runs one outbox row; what it throws goes to `onError` and ends the job, not the row.
 */
export function openWorker(store: QueueStore, work: (outboxId: string) => Promise<void>, onError: (error: Error) => void): OutboxWorker {
  const { Worker, prefix } = classesOf(store);
  const opened = connect(store, true);
  const worker = new Worker<OutboxJob>(QUEUE, (job) => work(job.data.outboxId), {
    connection: opened.connection,
    ...prefix,
    concurrency: 4,
    lockDuration: 10_000,
    stalledInterval: 5_000,
  });
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  return { close: () => worker.close().finally(() => opened.close()) };
}

/** Does Redis answer? Rejects when not; keeps no connection. */
export async function pingRedis(url: string): Promise<void> {
  if (url.includes(',')) await pingCluster(url);
  else await pingNode(url);
}

async function pingNode(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}

/** A cluster answers when it covers all slots, which its readiness check asks. */
async function pingCluster(url: string): Promise<void> {
  const cluster = openCluster(url, { enableOfflineQueue: true, clusterRetryStrategy: () => null });
  const patience = new AbortController();
  try {
    const late = pause(CLUSTER_PATIENCE_MS, undefined, { signal: patience.signal }).then(() => Promise.reject(new Error('the Redis cluster does not answer')));
    await Promise.race([cluster.ping(), late]);
  } finally {
    patience.abort();
    cluster.disconnect();
  }
}
