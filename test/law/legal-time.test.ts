import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, CalendarNotPublished, parseLocalDate as day, type CollectiveLeave, type LocalDate } from '../../src/law/calendar.ts';
import { endOfTerm } from '../../src/law/term.ts';
import type { TermUnit } from '../../src/law/parameters.ts';
import { amendCalendar, loadShippedCalendar, officialCalendar } from '../../src/platform/calendar.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

interface Case {
  readonly from: LocalDate;
  readonly days: number;
  readonly unit: TermUnit;
  readonly leave: CollectiveLeave;
  readonly edition: number;
}

const CASES = 10_000;
const EDITIONS = 12;

let world: TestDatabase;
beforeAll(async () => {
  world = await testDatabase();
  const amendments = fc.sample(
    fc.record({ offset: fc.integer({ min: 0, max: 1000 }), kind: fc.constantFrom('national' as const, 'collective' as const, 'working' as const) }),
    { numRuns: EDITIONS - 1, seed: 20261125 },
  );
  await world.database.transaction(PEOPLE.administrator, async (tx) => {
    await loadShippedCalendar(tx);
    for (const { offset, kind } of amendments) {
      await amendCalendar(tx, { day: addDays(day('2025-01-01'), offset), kind, name: 'Hari uji', source: 'uji' });
    }
  });
});
afterAll(() => world.close());

const someCase: fc.Arbitrary<Case> = fc.record({
  from: fc.integer({ min: -5, max: 1110 }).map((offset) => addDays(day('2025-01-01'), offset)),
  days: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('working' as const, 'calendar' as const),
  leave: fc.constantFrom('closed' as const, 'open' as const),
  edition: fc.integer({ min: 1, max: EDITIONS }),
});

async function countedBySql(cases: readonly Case[]): Promise<(string | null)[]> {
  const rows = await world.database.read(PEOPLE.administrator, (tx) =>
    tx.rows<{ due: string | null }>(
      `SELECT patuh.end_of_term(c."from", c.days, c.unit, c.leave, c.edition)::text AS due
         FROM jsonb_to_recordset($1::jsonb) AS c(place int, "from" date, days int, unit text, leave text, edition int) ORDER BY place`,
      [JSON.stringify(cases.map((one, place) => ({ ...one, place })))],
    ),
  );
  return rows.map(({ due }) => due);
}

async function countedByLaw(cases: readonly Case[]): Promise<(string | null)[]> {
  const calendars = await world.database.read(PEOPLE.administrator, (tx) =>
    Promise.all(
      Array.from({ length: EDITIONS }, async (_, index) => ({
        closed: await officialCalendar(tx, { collectiveLeave: 'closed' }, index + 1),
        open: await officialCalendar(tx, { collectiveLeave: 'open' }, index + 1),
      })),
    ),
  );
  return cases.map(({ from, days, unit, leave, edition }) => {
    const calendar = calendars[edition - 1]?.[leave];
    if (!calendar) throw new Error('no such edition');
    try {
      return endOfTerm({ from, count: days, unit, calendar }).value.due;
    } catch (error) {
      if (error instanceof CalendarNotPublished) return null;
      throw error;
    }
  });
}

describe('legal time counted twice', () => {
  it(`gives the same last day, or the same refusal, in ${CASES.toLocaleString('en')} random cases over ${EDITIONS} editions of the calendar`, async () => {
    const cases = fc.sample(someCase, { numRuns: CASES, seed: 8613 });
    const [law, sql] = await Promise.all([countedByLaw(cases), countedBySql(cases)]);
    const differing = cases.flatMap((one, at) => (law[at] === sql[at] ? [] : [{ ...one, law: law[at], sql: sql[at] }]));
    expect(differing.slice(0, 3)).toEqual([]);
    expect(law.filter((due) => due === null).length).toBeGreaterThan(100);
    expect(law.filter((due) => due !== null).length).toBeGreaterThan(8_000);
  });
});
