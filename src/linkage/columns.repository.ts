import type { PoolClient } from 'pg';

const FETCH = 20_000;

/** A statement to read through a cursor of this name. */
export interface Slices {
  readonly name: string;
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * Reads a statement in slices through a cursor, so that only one slice of row objects exists at a time.
 *
 * @param take gets each row once, in order.
 * @returns the number of rows.
 */
export async function eachRow(client: PoolClient, slices: Slices, take: (row: unknown) => void): Promise<number> {
  const { name, sql, params } = slices;
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`, [...params]);
  let count = 0;
  for (;;) {
    const slice = await client.query<object>(`FETCH ${FETCH} FROM ${name}`);
    for (const row of slice.rows) take(row);
    count += slice.rows.length;
    if (slice.rows.length < FETCH) break;
  }
  await client.query(`CLOSE ${name}`);
  return count;
}
