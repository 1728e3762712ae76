import type { Tx } from '../platform/database.ts';

/** One of the four kinds of data, as published now. */
export interface PublishedSource {
  readonly kind: string;
  readonly label: string;
  readonly rows: number;
  readonly publishedAt: Date | null;
}

const LABELS: Readonly<Record<string, string>> = {
  'register-companies': 'Perusahaan (wajib lapor dinas)',
  'register-workers': 'Pekerja (wajib lapor dinas)',
  'enrolment-employers': 'Badan usaha (BPJS Kesehatan)',
  'enrolment-members': 'Peserta (BPJS Kesehatan)',
};

/** How many rows of each kind are in force, and since when. */
export async function publishedSources(tx: Tx): Promise<PublishedSource[]> {
  const rows = await tx.rows<{ kind: string; rows: number; publishedAt: Date | null }>(
    `SELECT k.kind, k.rows, (SELECT max(published_at) FROM import_batch b WHERE b.kind = k.kind AND b.state IN ('published', 'superseded')) AS "publishedAt"
       FROM (SELECT 1 AS place, 'register-companies' AS kind, (SELECT count(*)::int FROM company WHERE present) AS rows
             UNION ALL SELECT 2, 'register-workers', (SELECT count(*)::int FROM worker WHERE present)
             UNION ALL SELECT 3, 'enrolment-employers', (SELECT count(*)::int FROM employer WHERE present)
             UNION ALL SELECT 4, 'enrolment-members', (SELECT count(*)::int FROM member WHERE present)) k
      ORDER BY k.place`,
  );
  return rows.map((row) => ({ ...row, label: LABELS[row.kind] ?? row.kind }));
}

/**
 * The area and month of a published file of members, or of a file taken back, that no run has seen yet, where runs are
 * made at all. Where no employer or no member is left, nothing is matched: everybody would look unenrolled.
 */
export async function runCalledFor(tx: Tx, importId: string): Promise<{ jurisdictionId: number; period: string } | undefined> {
  return tx.row(
    `SELECT b.jurisdiction_id AS "jurisdictionId", b.period FROM import_batch b
      WHERE b.id = $1 AND (b.kind = 'enrolment-members' AND b.state = 'published' OR b.withdrawn_at IS NOT NULL)
        AND EXISTS (SELECT FROM linkage_run r WHERE r.jurisdiction_id = b.jurisdiction_id AND r.state = 'published')
        AND EXISTS (SELECT FROM employer e WHERE e.jurisdiction_id = b.jurisdiction_id AND e.present)
        AND EXISTS (SELECT FROM member m WHERE m.jurisdiction_id = b.jurisdiction_id AND m.present)
        AND NOT EXISTS (SELECT FROM linkage_run r WHERE r.jurisdiction_id = b.jurisdiction_id AND r.started_at > coalesce(b.withdrawn_at, b.published_at)
                           AND r.state IN ('waiting', 'running', 'published'))`,
    [importId],
  );
}
