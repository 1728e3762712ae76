import { Migration } from '@mikro-orm/migrations';

/** A second way to count a legal term, from the calendar table alone, to check the first one against. */
export class Migration20261125010000_legal_time extends Migration {
  override up(): void {
    this.addSql(END_OF_TERM);
  }
}

const END_OF_TERM = `
CREATE FUNCTION patuh.end_of_term(day0 date, days int, unit text, collective_leave text, edition int) RETURNS date
LANGUAGE sql STABLE SET search_path = patuh, pg_temp AS $$
  SELECT counted.day
    FROM calendar_version v
    CROSS JOIN LATERAL (
      SELECT d::date AS day, row_number() OVER (ORDER BY d) AS place
        FROM generate_series(day0 + 1, v.published_until, interval '1 day') AS d
        LEFT JOIN calendar_day off ON off.version = v.version AND off.day = d::date
       WHERE unit = 'calendar'
          OR (extract(isodow FROM d) < 6 AND (off.kind IS NULL OR (off.kind = 'collective' AND collective_leave = 'open')))
    ) counted
   WHERE v.version = edition AND day0 + 1 >= v.published_from AND counted.place = days
$$;
COMMENT ON FUNCTION patuh.end_of_term(date, int, text, text, int) IS
  'The last day of a term by the calendar table; null where the published calendar does not reach. Kept apart from the application''s own count, so that one checks the other.';
GRANT EXECUTE ON FUNCTION patuh.end_of_term(date, int, text, text, int) TO patuh_app;
`;
