import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';

/** The machine exports of the data contract: source keys only, never a NIK. */
const EXPORTS = {
  workers: `
    SELECT w.source_key AS id_pekerja, w.company_key AS id_perusahaan, r.status, r.wage_short::int AS upah_kurang,
           d.source_key AS duplikat_dari, m.source_key AS no_kartu, round(r.probability::numeric, 4) AS probability, r.reason
      FROM worker_result r
      JOIN worker w ON w.id = r.worker_id
      LEFT JOIN worker d ON d.id = r.duplicate_of
      LEFT JOIN member m ON m.id = r.member_id
     ORDER BY w.source_key`,
  companies: `
    SELECT c.source_key AS id_perusahaan, r.status, CASE WHEN r.status = 'TINJAU' THEN '' ELSE array_to_string(r.employer_keys, '|') END AS kode_bu,
           r.partial_workers::int AS pds_tenaga_kerja, r.partial_wages::int AS pds_upah, r.unregistered_workers
      FROM company_result r JOIN company c ON c.id = r.company_id ORDER BY c.source_key`,
  links: `
    SELECT w.source_key AS id_pekerja, m.source_key AS no_kartu, round(l.probability::numeric, 4) AS probability, l.band
      FROM link l JOIN worker w ON w.id = l.worker_id JOIN member m ON m.id = l.member_id
     ORDER BY w.source_key, m.source_key`,
} as const;

export type ExportKind = keyof typeof EXPORTS;

export const EXPORT_KINDS = Object.keys(EXPORTS) as ExportKind[];

/** Writes one export to a file, straight from the database. @returns the number of rows. */
export async function exportTo(database: Database, actor: Actor, kind: ExportKind, file: string): Promise<number> {
  return database.bulk(actor, async (client, tx) => {
    const source = client.query(copyTo(`COPY (${EXPORTS[kind]}) TO STDOUT (FORMAT csv, HEADER)`));
    await pipeline(source, createWriteStream(file));
    await tx.audit({ action: 'export.write', subject: 'export', subjectId: kind, details: { rows: source.rowCount } });
    return source.rowCount;
  });
}
