import type { Tx } from '../../platform/database.ts';
import type { FileKind } from '../file-kinds.ts';
import type { SavedMapVersion } from './saved-map.ts';

/** Where saved maps hold: the files of one kind from one source. */
export interface MapScope {
  readonly jurisdictionId: number;
  readonly source: string;
  readonly kind: FileKind;
}

const VERSION = 'id, version, header_hash AS hash, map';

/** The newest saved map for each header of a source. */
export async function savedMaps(tx: Tx, { jurisdictionId, source, kind }: MapScope): Promise<SavedMapVersion[]> {
  return tx.rows<SavedMapVersion>(
    `SELECT DISTINCT ON (header_hash) ${VERSION} FROM column_map
      WHERE jurisdiction_id = $1 AND source = $2 AND kind = $3 ORDER BY header_hash, version DESC`,
    [jurisdictionId, source, kind],
  );
}

/** The maps that a file is read by: the one that a person chose for it, else the newest of its source. */
export async function mapsForFile(tx: Tx, scope: MapScope & { readonly id: string }): Promise<SavedMapVersion[]> {
  const chosen = await tx.rows<SavedMapVersion>(
    `SELECT m.id, m.version, m.header_hash AS hash, m.map FROM import_batch b JOIN column_map m ON m.id = b.column_map_id WHERE b.id = $1`,
    [scope.id],
  );
  return chosen.length > 0 ? chosen : savedMaps(tx, scope);
}

/** One version of a source's maps, and who saved it when. */
export interface MapVersionView {
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly sameHeader: boolean;
}

/** The versions of a source's maps, newest first. */
export async function mapVersions(tx: Tx, { jurisdictionId, source, kind }: MapScope, hash: string): Promise<MapVersionView[]> {
  return tx.rows<MapVersionView>(
    `SELECT m.version, m.created_at AS "savedAt", a.name AS "savedBy", m.header_hash = $4 AS "sameHeader"
       FROM column_map m JOIN account a ON a.id = m.created_by
      WHERE m.jurisdiction_id = $1 AND m.source = $2 AND m.kind = $3 ORDER BY m.version DESC LIMIT 20`,
    [jurisdictionId, source, kind, hash],
  );
}

