import type { LocalDate, Weekday, WorkingCalendar } from '../law/calendar.ts';
import { OFFICIAL_FROM, OFFICIAL_HOLIDAYS, OFFICIAL_UNTIL, OFFICIAL_VERSION } from '../law/holidays.ts';
import type { Tx } from './database.ts';
import type { LegalSettings } from './legal-settings.ts';

interface VersionRow {
  readonly version: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

interface DayRow {
  readonly day: LocalDate;
  readonly kind: 'national' | 'collective';
  readonly name: string;
}

/** Weekend days as `dayOfWeek` counts them: 0 = Sunday, 6 = Saturday. */
const REST_DAYS: ReadonlySet<Weekday> = new Set<Weekday>([0, 6]);

/**
 * The official calendar in force, with collective leave counted as the office has decided.
 *
 * @param version an earlier edition, to recompute what an old letter said; the newest when left out.
 * @throws when no calendar was ever loaded.
 */
export async function officialCalendar(tx: Tx, settings: Pick<LegalSettings, 'collectiveLeave'>, version?: number): Promise<WorkingCalendar> {
  const edition = await tx.row<VersionRow>(
    `SELECT version, published_from::text AS "from", published_until::text AS until
       FROM calendar_version WHERE $1::int IS NULL OR version = $1 ORDER BY version DESC LIMIT 1`,
    [version ?? null],
  );
  if (!edition) throw new Error('no official calendar has been loaded');
  const days = await tx.rows<DayRow>('SELECT day::text AS day, kind, name FROM calendar_day WHERE version = $1', [edition.version]);
  return {
    version: String(edition.version),
    restDays: REST_DAYS,
    holidays: new Map(days.map(({ day, kind, name }) => [day, { name, kind }])),
    publishedFrom: edition.from,
    publishedUntil: edition.until,
    collectiveLeave: settings.collectiveLeave,
  };
}

/** Loads the decrees that the product ships with, once; later editions are made by an administrator. */
export async function loadShippedCalendar(tx: Tx): Promise<void> {
  const present = await tx.row('SELECT 1 FROM calendar_version LIMIT 1');
  if (present) return;
  await tx.run('INSERT INTO calendar_version (version, published_from, published_until, source) VALUES (1, $1, $2, $3)', [
    OFFICIAL_FROM,
    OFFICIAL_UNTIL,
    OFFICIAL_VERSION,
  ]);
  await tx.run(
    `INSERT INTO calendar_day (version, day, kind, name, source)
     SELECT 1, date, kind, name, source
       FROM jsonb_to_recordset($1::jsonb) AS d(date date, kind text, name text, source text)`,
    [JSON.stringify(OFFICIAL_HOLIDAYS)],
  );
  await tx.audit({ action: 'calendar.load', subject: 'calendar', subjectId: '1', details: { days: OFFICIAL_HOLIDAYS.length } });
}

/** Adds or removes one day: a new edition that copies the last one, so that old letters can be recomputed. */
export async function amendCalendar(
  tx: Tx,
  change: { readonly day: LocalDate; readonly kind: 'national' | 'collective' | 'working'; readonly name: string; readonly source: string },
): Promise<number> {
  const made = await tx.row<{ version: number }>(
    `INSERT INTO calendar_version (version, published_from, published_until, source, created_by)
     SELECT version + 1, published_from, published_until, $1, $2 FROM calendar_version ORDER BY version DESC LIMIT 1
     RETURNING version`,
    [change.source, tx.actor.id],
  );
  if (!made) throw new Error('no official calendar has been loaded');
  await tx.run(
    `INSERT INTO calendar_day (version, day, kind, name, source)
     SELECT $1, day, kind, name, source FROM calendar_day WHERE version = $1 - 1 AND day <> $2`,
    [made.version, change.day],
  );
  if (change.kind !== 'working') {
    await tx.run('INSERT INTO calendar_day (version, day, kind, name, source) VALUES ($1, $2, $3, $4, $5)', [
      made.version,
      change.day,
      change.kind,
      change.name,
      change.source,
    ]);
  }
  await tx.audit({ action: 'calendar.amend', subject: 'calendar', subjectId: String(made.version), details: { ...change } });
  return made.version;
}
