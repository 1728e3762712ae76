import type { Tx } from '../../platform/database.ts';

/** A file that stands on another one: it has to be taken back first. */
export interface LaterFile {
  readonly id: string;
  readonly fileName: string;
  readonly period: string;
  readonly publishedAt: Date;
}

/** Published files of the same kind and source since a file, newest first: the order in which they would be taken back. */
export async function laterFiles(tx: Tx, batchId: string): Promise<LaterFile[]> {
  return tx.rows<LaterFile>(
    `SELECT l.id, l.file_name AS "fileName", l.period, l.published_at AS "publishedAt"
       FROM import_batch b JOIN import_batch l ON l.jurisdiction_id = b.jurisdiction_id AND l.kind = b.kind AND l.source = b.source
      WHERE b.id = $1 AND l.id <> b.id AND l.state IN ('published', 'superseded') AND l.published_at > b.published_at
      ORDER BY l.published_at DESC`,
    [batchId],
  );
}

/** Who took a published file back, when and why; undefined when nobody did. */
export interface TakenBack {
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

/** How a published file was taken back. */
export async function takenBack(tx: Tx, batchId: string): Promise<TakenBack | undefined> {
  return tx.row<TakenBack>(
    `SELECT b.withdrawn_at AS at, a.name AS by, b.withdrawn_reason AS reason FROM import_batch b JOIN account a ON a.id = b.withdrawn_by
      WHERE b.id = $1 AND b.withdrawn_at IS NOT NULL`,
    [batchId],
  );
}

/** Is there an earlier file of the same kind and source that would be in force again? */
export async function hasEarlierFile(tx: Tx, batchId: string): Promise<boolean> {
  const row = await tx.row<{ has: boolean }>(
    `SELECT EXISTS (SELECT FROM import_batch b JOIN import_batch e ON e.jurisdiction_id = b.jurisdiction_id AND e.kind = b.kind AND e.source = b.source
       WHERE b.id = $1 AND e.id <> b.id AND e.state IN ('published', 'superseded') AND e.published_at < b.published_at) AS has`,
    [batchId],
  );
  return row?.has === true;
}

/** When a file was published, to the microsecond, and where; undefined when it is not in force. */
export async function inForce(tx: Tx, batchId: string): Promise<{ batchId: string; jurisdictionId: number; publishedAt: string } | undefined> {
  return tx.row(
    `SELECT id AS "batchId", jurisdiction_id AS "jurisdictionId", published_at::text AS "publishedAt"
       FROM import_batch WHERE id = $1 AND state IN ('published', 'superseded')`,
    [batchId],
  );
}
