import type { Tx } from '../../platform/database.ts';
import type { MapScope } from './column-maps.queries.ts';
import type { SavedMap } from './saved-map.ts';

/** Saves how files with a header are read, as the next version of their source. */
export async function saveMap(tx: Tx, { jurisdictionId, source, kind }: MapScope, hash: string, map: SavedMap): Promise<{ readonly id: string; readonly version: number }> {
  await tx.rows('SELECT pg_advisory_xact_lock(20261124, hashtext($1))', [`${jurisdictionId} ${kind} ${source}`]);
  const row = await tx.row<{ id: string; version: number }>(
    `INSERT INTO column_map (jurisdiction_id, source, kind, version, header_hash, map, created_by)
     SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5::jsonb, $6
       FROM column_map WHERE jurisdiction_id = $1 AND source = $2 AND kind = $3
     RETURNING id, version`,
    [jurisdictionId, source, kind, hash, JSON.stringify(map), tx.actor.id],
  );
  if (!row) throw new Error('the column map was not saved');
  return row;
}

/** Names the map that a file is read by, and lets it wait for its check again instead of for a person. */
export async function useMap(tx: Tx, batchId: string, mapId: string): Promise<void> {
  // Whoever follows live work sees it begin when the state turns; a file that waited for a person is `uploaded` already.
  await tx.run("UPDATE import_batch SET column_map_id = $2, awaits_columns = false, state = 'ready' WHERE id = $1", [batchId, mapId]);
  await tx.run("UPDATE import_batch SET state = 'uploaded', failure = NULL, remedy = NULL WHERE id = $1", [batchId]);
}
