import { systemActor } from '../platform/actor.ts';
import { loadShippedCalendar } from '../platform/calendar.ts';
import type { Database } from '../platform/database.ts';

const FIRST_JURISDICTION = 1;

/**
 * Makes an empty system usable: one area with its labour office and its branch of the insurer, and the
 * official calendar that the product ships with. An administrator renames them later. Does nothing to a
 * system that has an area already.
 */
export async function ensureFirstRun(database: Database): Promise<void> {
  await database.transaction(systemActor([FIRST_JURISDICTION]), async (tx) => {
    await tx.run('SELECT pg_advisory_xact_lock(20261103)');
    await loadShippedCalendar(tx);
    const present = await tx.row('SELECT 1 FROM jurisdiction LIMIT 1');
    if (present) return;
    await tx.run(
      `INSERT INTO jurisdiction (id, code, name) VALUES ($1, 'WILAYAH-1', 'Wilayah kerja pertama')`,
      [FIRST_JURISDICTION],
    );
    await tx.run(
      `INSERT INTO office (id, code, kind, name, city, address) VALUES
         (1, 'DISNAKER-1', 'labour', 'Dinas Tenaga Kerja', 'Kota', 'Alamat belum diisi'),
         (2, 'KC-1', 'insurer', 'BPJS Kesehatan Kantor Cabang', 'Kota', 'Alamat belum diisi')`,
    );
    await tx.run('INSERT INTO office_jurisdiction (office_id, jurisdiction_id) VALUES (1, $1), (2, $1)', [
      FIRST_JURISDICTION,
    ]);
    await tx.audit({
      action: 'system.first-run',
      subject: 'jurisdiction',
      subjectId: String(FIRST_JURISDICTION),
    });
  });
}
