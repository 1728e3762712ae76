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
