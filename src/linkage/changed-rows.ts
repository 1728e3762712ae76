import type { RowChanges } from '../matching/changes.ts';
import type { PersonTable } from '../matching/person-table.ts';
import type { Tx } from '../platform/database.ts';

/** The instants at which rows of a table became known, each of them the act of one publishing: UTC, to the microsecond. */
export type Instants = readonly string[];

/** The rows of one table as a run read them. */
export interface RowsRead {
  /** The publishings that they come from. */
  readonly known: Instants;
  /** Ids in the database, ascending: the engine knows rows by their places here. */
  readonly ids: Float64Array;
  /** For each row whether its NIK was opened; what a pair weighs may hang on that. */
  readonly forms: Uint8Array;
}

/** The rows of both files as a run read them. */
export interface PersonsRead {
  readonly workers: RowsRead;
  readonly members: RowsRead;
}

/** The person tables that a run compares. */
export type RowTable = 'worker' | 'member';

/**
 * All instants at which rows of a table became known, gone rows included, found in the index without reading the
 * rows. Everything that one publishing changes bears one instant and is seen at once, however long it took: an
 * instant that was not there before is the mark of what has changed since.
 */
export async function knownInstants(tx: Tx, table: RowTable, area: number): Promise<Instants> {
  const next = (after: string) => `SELECT w.known_from FROM ${table} w WHERE w.jurisdiction_id = $1 ${after} ORDER BY w.known_from LIMIT 1`;
  const found = await tx.rows<{ at: string }>(
    `WITH RECURSIVE known AS (
       (${next('')})
       UNION ALL
       SELECT (${next('AND w.known_from > k.known_from')}) FROM known k WHERE k.known_from IS NOT NULL)
     SELECT to_char(known_from AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US"Z"') AS at FROM known WHERE known_from IS NOT NULL`,
    [area],
  );
  return found.map(({ at }) => at);
}

/** What a run has read of one table. */
export function rowsRead(known: Instants, table: PersonTable): RowsRead {
  const ids = table.ids.numbers;
  if (ids === null) throw new Error('rows of the database are known by number');
  return { known, ids, forms: table.nikForm.subarray(0, table.size) };
}

/** How a table stands to what an earlier run read of it. */
export interface ChangesSince extends RowChanges {
  /** How many rows are new, changed or gone. */
  readonly rows: number;
}

/** Compares a table with what an earlier run read of it; null when more than `most` rows have changed. */
export async function changesSince(tx: Tx, table: RowTable, area: number, before: RowsRead, now: RowsRead, most: number): Promise<ChangesSince | null> {
  const seen = new Set(before.known);
  const since = now.known.filter((instant) => !seen.has(instant));
  const where = 'jurisdiction_id = $1 AND known_from = ANY ($2::timestamptz[])';
  const counted = await tx.row<{ count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE ${where}`, [area, since]);
  if ((counted?.count ?? 0) > most) return null;
  const rows = await tx.rows<{ id: string }>(`SELECT id FROM ${table} WHERE ${where}`, [area, since]);
  return { ...placesBefore(before, now, new Set(rows.map(({ id }) => Number(id)))), rows: rows.length };
}

/** Both lists of ids ascend. */
function placesBefore(was: RowsRead, now: RowsRead, touched: ReadonlySet<number>): RowChanges {
  const before = new Int32Array(now.ids.length).fill(-1);
  const changed = new Uint8Array(now.ids.length);
  let at = 0;
  for (const [row, id] of now.ids.entries()) {
    while (at < was.ids.length && (was.ids[at] ?? 0) < id) at += 1;
    if (was.ids[at] === id) before[row] = at;
    if (touched.has(id) || (before[row] ?? -1) < 0 || was.forms[at] !== now.forms[row]) changed[row] = 1;
  }
  return { before, changed };
}
