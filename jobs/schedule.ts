import { everywhere } from '../src/platform/jurisdictions.ts';
import type { Logger } from '../src/platform/logger.ts';
import type { Database } from '../src/platform/database.ts';
import type { Topic } from '../src/platform/topics.ts';

const SWEEP_EVERY_MS = 15_000;

/** The sweeps that look for what a day has made due. Each is safe to run at any time and any number of times. */
const SWEEPS: readonly Topic[] = ['case.deadlines', 'coverage.protections', 'letter.reconcile'];

/**
 * Asks for every sweep now and then every quarter of a minute, once for the whole house: a sweep that is still open is
 * not asked for again. Days missed during an outage are caught up by the first sweep after it, because a
 * sweep asks the tables what is due and not what happened today.
 */
export function startSchedule(rooms: { readonly database: Database }, logger: Logger): () => Promise<void> {
  const ask = async () => {
    const actor = await everywhere(rooms.database);
    await rooms.database.transaction(actor, async (tx) => {
      for (const topic of SWEEPS) {
        await tx.run(
          `INSERT INTO outbox (topic, subject_id)
           SELECT $1, 'all' WHERE NOT EXISTS (SELECT FROM outbox WHERE topic = $1 AND done_at IS NULL AND failed_at IS NULL)`,
          [topic],
        );
      }
      await tx.run(`DELETE FROM outbox WHERE topic = ANY ($1) AND done_at < now() - interval '1 day'`, [SWEEPS]);
    });
  };
  let current: Promise<void> = Promise.resolve();
  const tick = () => {
    current = ask().catch((error: unknown) => logger.warn({ error }, 'the sweeps could not be asked for'));
  };
  tick();
  const timer = setInterval(tick, SWEEP_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await current;
  };
}
