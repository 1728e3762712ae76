import type { Tx } from '../platform/database.ts';

/** The edition of the official calendar in force. */
export async function calendarEdition(tx: Tx): Promise<{ version: number; until: string; source: string } | null> {
  const edition = await tx.row<{ version: number; until: string; source: string }>(
    'SELECT version, published_until::text AS until, source FROM calendar_version ORDER BY version DESC LIMIT 1',
  );
  return edition ?? null;
}

/** The days off from this year on, of the edition in force. */
export async function calendarDays(tx: Tx): Promise<{ day: string; kind: 'national' | 'collective'; name: string; source: string }[]> {
  return tx.rows(
    `SELECT day::text AS day, kind, name, source FROM calendar_day
      WHERE version = (SELECT max(version) FROM calendar_version) AND day >= date_trunc('year', patuh.today())::date
      ORDER BY day`,
  );
}
