import { daysBetween, parseLocalDate, type LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';

/** When the data of each side were last published in an area. Null before the first file. */
export interface DataAge {
  readonly registerAsOf: LocalDate | null;
  readonly enrolmentAsOf: LocalDate | null;
  /** Days since the older of the two; null when one side is missing. */
  readonly days: number | null;
}

/** The age of the two sources that every finding compares, counted to the legal day. */
export async function dataAge(tx: Tx, jurisdictionId: number): Promise<DataAge> {
  const row = await tx.row<{ register: string | null; enrolment: string | null }>(
    `SELECT least(max(day) FILTER (WHERE kind = 'register-companies'),
                  max(day) FILTER (WHERE kind = 'register-workers'))::text AS register,
            least(max(day) FILTER (WHERE kind = 'enrolment-employers'),
                  max(day) FILTER (WHERE kind = 'enrolment-members'))::text AS enrolment
       FROM (SELECT b.kind, (b.published_at AT TIME ZONE j.time_zone)::date AS day
               FROM import_batch b JOIN jurisdiction j ON j.id = b.jurisdiction_id
              WHERE b.jurisdiction_id = $1 AND b.state IN ('published', 'superseded') AND b.published_at IS NOT NULL) published`,
    [jurisdictionId],
  );
  const day = (text: string | null) => (text === null ? null : parseLocalDate(text));
  const [registerAsOf, enrolmentAsOf] = [day(row?.register ?? null), day(row?.enrolment ?? null)];
  if (registerAsOf === null || enrolmentAsOf === null) return { registerAsOf, enrolmentAsOf, days: null };
  const oldest = registerAsOf < enrolmentAsOf ? registerAsOf : enrolmentAsOf;
  return { registerAsOf, enrolmentAsOf, days: daysBetween(oldest, await tx.today()) };
}
