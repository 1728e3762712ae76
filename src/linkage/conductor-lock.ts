import type { Pool } from 'pg';

const SPACE = 20_261_103;

/**
 * Runs `work` as the only conductor of a run. The lock ends with the connection, so that a process that died
 * leaves the run to the next one.
 *
 * @returns undefined when another process conducts it.
 */
export async function conducting<T>(pool: Pool, runId: string, work: () => Promise<T>): Promise<{ readonly result: T } | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine', [SPACE, runId]);
    if (rows[0]?.mine !== true) return undefined;
    try {
      return { result: await work() };
    } finally {
      await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [SPACE, runId]);
    }
  } finally {
    client.release();
  }
}

/** Whether nobody conducts a run at this moment. */
export async function isAbandoned(pool: Pool, runId: string): Promise<boolean> {
  return (await conducting(pool, runId, () => Promise.resolve())) !== undefined;
}
