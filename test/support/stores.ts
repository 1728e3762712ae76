import type { QueueStore } from '../../src/platform/queues.ts';

/** The stores that the queue can live in here: always PostgreSQL, and Redis where the run has one. */
export function queueStores(): readonly QueueStore['kind'][] {
  return process.env['TEST_REDIS_URL'] === undefined ? ['postgres'] : ['postgres', 'redis'];
}

/** The address of a store for one test file. */
export function storeOf(kind: QueueStore['kind'], databaseUrl: string): QueueStore {
  return kind === 'postgres' ? { kind, url: databaseUrl } : { kind, url: process.env['TEST_REDIS_URL'] ?? '' };
}

/** Waits until something is true, looking often; fails loudly after the patience is over. */
export async function until(what: string, check: () => Promise<boolean>, patienceMs = 20_000): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
