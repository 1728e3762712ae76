import type { Tx } from '../platform/database.ts';
import type { DateOrder, FileKind } from './file-kinds.ts';
import type { StagedBatch } from './staging/staging.repository.ts';

/** Where a received file stands. Only `published` and `superseded` files have touched the registers. */
export type BatchState = 'uploaded' | 'checking' | 'ready' | 'publishing' | 'published' | 'superseded' | 'withdrawn' | 'failed';

/** How many rows of each outcome; complete once a file is checked. */
export interface BatchCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  /** Accepted rows with at least one remark. */
  readonly remarks: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly staged: number;
}

/** How a file was read. */
export interface BatchLayout {
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly positions: readonly number[];
  readonly dateOrder: DateOrder;
  readonly datesBy: string;
  /** The saved map or the known form that it was read by. */
  readonly by: { readonly saved: number | null; readonly template: string | null };
  /** By canonical column, the code table that was used. */
  readonly tables: Readonly<Record<string, string>>;
  readonly format: string;
}

/** A received file. */
export interface Batch extends StagedBatch {
  readonly kind: FileKind;
  readonly period: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly state: BatchState;
  /** A person has to say how the columns are read before the file is checked. */
  readonly awaitsColumns: boolean;
  readonly counts: Partial<BatchCounts>;
}

const COLUMNS = `id, jurisdiction_id AS "jurisdictionId", kind, mode, source, period, file_name AS "fileName",
                 file_sha256 AS sha256, state, awaits_columns AS "awaitsColumns", counts`;

/** A file, locked for the rest of the transaction. */
export async function lockBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  return tx.row<Batch>(`SELECT ${COLUMNS} FROM import_batch WHERE id = $1 FOR UPDATE`, [id]);
}

/** What is known about a file when it arrives. */
export type NewBatch = Pick<Batch, 'jurisdictionId' | 'kind' | 'mode' | 'source' | 'period' | 'fileName' | 'sha256'>;

/** Records a received file. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<string> {
  const row = await tx.row<{ id: string }>(
    `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'uploaded', $8) RETURNING id`,
    [batch.jurisdictionId, batch.kind, batch.mode, batch.source, batch.period, batch.fileName, batch.sha256, tx.actor.id],
  );
  if (!row) throw new Error('the file was not recorded');
  return row.id;
}

/** Lets a file wait until a person has said how its columns are read. */
export async function waitForColumns(tx: Tx, id: string): Promise<void> {
  await tx.run('UPDATE import_batch SET awaits_columns = true WHERE id = $1', [id]);
  // Nothing runs while somebody thinks: there is no progress to be followed.
  await tx.run("DELETE FROM live_work WHERE subject = 'import' AND id = $1", [id]);
}

/** What changes together with a file's state. */
export interface StateChange {
  readonly state: BatchState;
  readonly counts?: BatchCounts;
  readonly layout?: BatchLayout;
  readonly failure?: { readonly message: string; readonly remedy: string };
}

/** Moves a file to another state. */
export async function setState(tx: Tx, id: string, change: StateChange): Promise<void> {
  await tx.run(
    `UPDATE import_batch SET state = $2, counts = coalesce($3::jsonb, counts), layout = coalesce($4::jsonb, layout), failure = $5, remedy = $6
      WHERE id = $1`,
    [
      id,
      change.state,
      change.counts ? JSON.stringify(change.counts) : null,
      change.layout ? JSON.stringify(change.layout) : null,
      change.failure?.message ?? null,
      change.failure?.remedy ?? null,
    ],
  );
}

/** Marks a file as published at an instant; earlier files of the same kind and source are history once a snapshot comes. */
export async function markPublished(tx: Tx, batch: Batch, counts: BatchCounts, at: string): Promise<void> {
  if (batch.mode === 'snapshot') {
    await tx.run(
      `UPDATE import_batch SET state = 'superseded'
        WHERE jurisdiction_id = $1 AND kind = $2 AND source = $3 AND state = 'published' AND id <> $4`,
      [batch.jurisdictionId, batch.kind, batch.source, batch.id],
    );
  }
  await tx.run(
    `UPDATE import_batch SET state = 'published', published_at = $4::timestamptz, published_by = coalesce(published_by, $3), counts = $2::jsonb WHERE id = $1`,
    [batch.id, JSON.stringify(counts), tx.actor.id, at],
  );
}

/**
 * Shows how far the reading of a file has come.
 *
 * @returns false when the file is no longer being checked: what was to be shown must not be kept either.
 */
export async function setProgress(tx: Tx, id: string, progress: { readonly stage?: string; readonly done: number; readonly total: number }): Promise<boolean> {
  return (await tx.run("UPDATE import_batch SET progress = $2::jsonb WHERE id = $1 AND state = 'checking'", [id, JSON.stringify(progress)])) === 1;
}

/** The newest period of which a snapshot of this kind and source is in force. */
export async function newestPeriod(tx: Tx, batch: Batch): Promise<string | null> {
  const row = await tx.row<{ period: string | null }>(
    `SELECT max(period) AS period FROM import_batch
      WHERE jurisdiction_id = $1 AND kind = $2 AND source = $3 AND mode = 'snapshot' AND state = 'published'`,
    [batch.jurisdictionId, batch.kind, batch.source],
  );
  return row?.period ?? null;
}

/** How dates were written in the last file of this kind and source; null when there was none. */
export async function usualDateOrder(tx: Tx, batch: Batch): Promise<DateOrder | null> {
  const row = await tx.row<{ order: DateOrder | null }>(
    `SELECT layout->>'dateOrder' AS order FROM import_batch
      WHERE jurisdiction_id = $1 AND kind = $2 AND source = $3 AND id <> $4 AND layout ? 'dateOrder' ORDER BY created_at DESC LIMIT 1`,
    [batch.jurisdictionId, batch.kind, batch.source, batch.id],
  );
  return row?.order ?? null;
}

/** Does any import have this content that was published, or still may be? */
export async function contentInUse(tx: Tx, sha256: string): Promise<boolean> {
  const row = await tx.row<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM import_batch WHERE file_sha256 = $1 AND (state NOT IN ('withdrawn', 'failed') OR withdrawn_at IS NOT NULL)) AS used`,
    [sha256],
  );
  return row?.used === true;
}

/** One publisher at a time for the rows of one source. */
export async function lockSource(tx: Tx, batch: Batch): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock(20261102, hashtext($1))', [`${batch.jurisdictionId} ${batch.kind} ${batch.source}`]);
}
