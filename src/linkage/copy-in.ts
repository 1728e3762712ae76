import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A value of a row to copy; texts are escaped, null is null. */
export type Cell = string | number | boolean | null;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;
const SLICE = 65_536;

/** One value in the text form of COPY. */
function copyCell(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return SPECIAL.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}

function* slices(rows: Iterable<readonly Cell[]>): Generator<string> {
  let slice = '';
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) slice += (at === 0 ? '' : '\t') + copyCell(row[at] ?? null);
    slice += '\n';
    if (slice.length < SLICE) continue;
    yield slice;
    slice = '';
  }
  if (slice !== '') yield slice;
}

/**
 * Fills a temporary table that lasts until the transaction ends. COPY is not allowed on tables with row-level
 * security, so bulk rows come to those through such a table. The planner knows nothing of it until it is analysed.
 *
 * @param columns the columns with their types, in the order of the cells.
 */
export async function copyIntoTemporary(client: PoolClient, table: string, columns: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  await client.query(`CREATE TEMP TABLE ${table} (${columns}) ON COMMIT DROP`);
  await pipeline(Readable.from(slices(rows)), client.query(copyFrom(`COPY ${table} FROM STDIN`)));
}
