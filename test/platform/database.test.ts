import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

let world: TestDatabase;
beforeAll(async () => {
  world = await testDatabase();
});
afterAll(() => world.close());

describe('a transaction under an actor', () => {
  it('commits state, audit row and outbox row together', async () => {
    await world.database.transaction(PEOPLE.labour, async (tx) => {
      await tx.audit({ action: 'test.act', subject: 'thing', subjectId: '1' });
      await tx.later('letter.deliver', 'abc');
    });
    const rows = await world.database.read(PEOPLE.labour, (tx) => tx.rows(`SELECT 1 FROM outbox WHERE subject_id = 'abc'`));
    expect(rows).toHaveLength(1);
  });

  it('leaves nothing behind when it fails', async () => {
    const failing = world.database.transaction(PEOPLE.labour, async (tx) => {
      await tx.later('letter.deliver', 'never');
      throw new Error('stop here');
    });
    await expect(failing).rejects.toThrow('stop here');
    const rows = await world.database.read(PEOPLE.labour, (tx) => tx.rows(`SELECT 1 FROM outbox WHERE subject_id = 'never'`));
    expect(rows).toEqual([]);
  });

  it('runs as a role that may not change the schema', async () => {
    const attempt = world.database.transaction(PEOPLE.administrator, (tx) => tx.run('CREATE TABLE patuh.mine (id int)'));
    await expect(attempt).rejects.toThrow(/permission denied/);
  });

  it('gives a bulk transaction the same context', async () => {
    const seen = await world.database.bulk(PEOPLE.stranger, async (client) => {
      const found = await client.query<{ seen: number[]; role: string }>('SELECT patuh.jurisdictions() AS seen, current_user AS role');
      return found.rows[0];
    });
    expect(seen).toEqual({ seen: [2], role: 'patuh_app' });
  });
});

describe('the schema', () => {
  /** Tables that hold no data of a firm or a person under supervision. */
  const OPEN = new Set([
    'schema_migration', 'jurisdiction', 'office', 'office_jurisdiction', 'account', 'web_session', 'audit_event', 'outbox',
    'legal_setting', 'calendar_version', 'calendar_day', 'demo_clock', 'letter_counter', 'case_counter', 'mail_message', 'one_time_code',
    'column_map', 'rate_limit', 'letter_check',
  ]);

  it('protects every table that holds firm or person data by forced row-level security', async () => {
    const owner = new Client({ connectionString: world.url });
    await owner.connect();
    const found = await owner.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind IN ('r', 'p')
          AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    await owner.end();
    expect(found.rows.map((row) => row.name).filter((name) => !OPEN.has(name))).toEqual([]);
  });
});
