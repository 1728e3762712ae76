import type { Pool } from 'pg';
import type { Topic } from './topics.ts';

/** One piece of asked-for work, as taken for running. */
export interface OutboxWork {
  readonly id: string;
  readonly topic: Topic;
  readonly subjectId: string;
}

/** A rung row without result is rung again after this time: the queue may have lost it. */
const RING_AGAIN_SECONDS = 20;
const MAX_ATTEMPTS = 8;

/** The doorbell's side of the table: which rows to ring now. */
export async function takeDue(pool: Pool, limit: number): Promise<{ id: string; generation: number }[]> {
  const found = await pool.query<{ id: string; generation: number }>(
    `UPDATE outbox SET rung_at = now(), generation = generation + 1
      WHERE id IN (SELECT id FROM outbox
                    WHERE done_at IS NULL AND failed_at IS NULL AND not_before <= now()
                      AND (rung_at IS NULL OR rung_at < now() - make_interval(secs => ${RING_AGAIN_SECONDS}))
                    ORDER BY not_before, id LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id::text, generation`,
    [limit],
  );
  return found.rows;
}

/**
 * Runs one piece of work and records how it ended.
 *
 * A session lock keeps two workers from running the same row at once; a row already done is left alone, so
 * a job may arrive any number of times. A failure is tried again with growing pauses, then kept as failed
 * for a person to see.
 *
 * @returns whether the work was run now.
 */
export async function runOnce(pool: Pool, id: string, handle: (work: OutboxWork) => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  try {
    const lock = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock(20261102, hashint8($1)) AS taken', [id]);
    if (lock.rows[0]?.taken !== true) return false;
    try {
      const open = await client.query<OutboxWork>(
        `UPDATE outbox SET attempts = attempts + 1, rung_at = now()
          WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL AND not_before <= now()
          RETURNING id::text, topic, subject_id AS "subjectId"`,
        [id],
      );
      const work = open.rows[0];
      if (!work) return false;
      const beat = setInterval(() => void pool.query('UPDATE outbox SET rung_at = now() WHERE id = $1', [id]).catch(() => undefined), 5_000);
      try {
        await handle(work);
      } finally {
        clearInterval(beat);
      }
      await client.query('UPDATE outbox SET done_at = now(), last_error = NULL WHERE id = $1', [id]);
      return true;
    } catch (error) {
      await client.query(
        `UPDATE outbox SET last_error = $2, rung_at = NULL,
                not_before = now() + make_interval(secs => least(300, 2 ^ attempts)),
                failed_at = CASE WHEN attempts >= ${MAX_ATTEMPTS} THEN now() END
          WHERE id = $1`,
        [id, error instanceof Error ? error.message.replaceAll(/\d{16}/g, '[16 digit]').slice(0, 500) : 'unknown'],
      );
      throw error;
    } finally {
      await client.query('SELECT pg_advisory_unlock(20261102, hashint8($1))', [id]);
    }
  } finally {
    client.release();
  }
}
