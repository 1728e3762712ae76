import type { Tx } from '../../platform/database.ts';
import type { Batch } from '../batch.repository.ts';
import { contentColumns, keepVersion, namedCompany } from './publish.repository.ts';
import type { RecordLayout } from '../record-layout.ts';

/** A published file with the instant from which its rows were known, as the database writes it. */
export interface PublishedBatch extends Batch {
  readonly publishedAt: string | null;
}

/** When a locked file was published, to the microsecond. */
export async function publishedAt(tx: Tx, batch: Batch): Promise<PublishedBatch> {
  const row = await tx.row<{ at: string | null }>('SELECT published_at::text AS at FROM import_batch WHERE id = $1', [batch.id]);
  return { ...batch, publishedAt: row?.at ?? null };
}

/** What taking a file back did to the rows. */
export interface RowsReturned {
  /** Rows that the file had brought: not present any more. */
  readonly removed: number;
  /** Rows that the file had changed, or no longer named: as they were before. */
  readonly restored: number;
}

/**
 * Returns the rows of a file to the state before it, in proportion to what the file had changed. The state that
 * is left is kept as a version, so that what was known meanwhile can still be shown.
 *
 * @param at the instant from which the restored state is known.
 */
export async function returnRows(tx: Tx, layout: RecordLayout, batch: PublishedBatch, at: string): Promise<RowsReturned> {
  const { table } = layout;
  await tx.run(`CREATE TEMP TABLE returning_row (id ${table === 'company' ? 'uuid' : 'bigint'}, version timestamptz) ON COMMIT DROP`);
  await tx.run(
    `INSERT INTO returning_row SELECT c.id, v.known_from
       FROM ${table} c LEFT JOIN ${table}_version v ON v.id = c.id AND v.known_to = $4::timestamptz
      WHERE c.jurisdiction_id = $2 AND c.source = $3 AND c.known_from >= $4::timestamptz
        AND (c.batch_id = $1 OR c.known_from = $4::timestamptz)`,
    [batch.id, batch.jurisdictionId, batch.source, batch.publishedAt],
  );
  await tx.run('ANALYZE returning_row');
  await tx.run(keepVersion(layout, `${table} c JOIN returning_row r ON r.id = c.id`, '$1'), [at]);
  const company = namedCompany(layout, 'v', 'v.jurisdiction_id', 'v.source');
  const sets = [...contentColumns(layout), 'present', 'batch_id', 'row_hash'].map((name) => `${name} = v.${name}`);
  const restored = await tx.run(
    `UPDATE ${table} c SET ${[...sets, ...(company.value === null ? [] : [`company_id = ${company.value}`])].join(', ')}, known_from = $1::timestamptz
       FROM returning_row r JOIN ${table}_version v ON v.id = r.id AND v.known_from = r.version ${company.join}
      WHERE c.id = r.id`,
    [at],
  );
  const removed = await tx.run(
    `UPDATE ${table} c SET present = false, known_from = $1::timestamptz FROM returning_row r WHERE c.id = r.id AND r.version IS NULL`,
    [at],
  );
  return { removed, restored };
}

/** Marks a published file as taken back; the files that it had superseded are in force again. */
export async function markTakenBack(tx: Tx, batch: PublishedBatch, reason: string, at: string): Promise<void> {
  await tx.run(
    `UPDATE import_batch SET state = 'withdrawn', withdrawn_at = $2::timestamptz, withdrawn_by = $3, withdrawn_reason = $4 WHERE id = $1`,
    [batch.id, at, tx.actor.id, reason],
  );
  await tx.run('DELETE FROM data_quality WHERE batch_id = $1', [batch.id]);
  if (batch.mode !== 'snapshot') return;
  await tx.run(
    `UPDATE import_batch b SET state = 'published'
      WHERE b.jurisdiction_id = $1 AND b.kind = $2 AND b.source = $3 AND b.state = 'superseded'
        AND b.published_at >= (SELECT max(s.published_at) FROM import_batch s
              WHERE s.jurisdiction_id = $1 AND s.kind = $2 AND s.source = $3 AND s.mode = 'snapshot' AND s.state = 'superseded')`,
    [batch.jurisdictionId, batch.kind, batch.source],
  );
}

/** A run that has begun on data of which some are taken back must not publish. */
export async function cancelOpenRuns(tx: Tx, jurisdictionId: number, why: string): Promise<void> {
  await tx.run(`UPDATE linkage_run SET state = 'cancelled', failure = $2, ended_at = now() WHERE jurisdiction_id = $1 AND state IN ('waiting', 'running')`, [
    jurisdictionId,
    why,
  ]);
}
