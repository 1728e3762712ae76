import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { verifyAudit } from '../../src/audit/audit.queries.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

let world: TestDatabase;
beforeAll(async () => {
  world = await testDatabase();
  for (const actor of [PEOPLE.labour, PEOPLE.enforcement, PEOPLE.labour]) {
    await world.database.transaction(actor, (tx) => tx.audit({ action: 'nik.reveal', subject: 'worker', subjectId: '7', details: { reason: 'verifikasi' } }));
  }
});
afterAll(() => world.close());

const verdict = () => world.database.read(PEOPLE.auditor, verifyAudit);

describe('the audit chain', () => {
  it('is one chain an office, numbered without gaps, and verifies', async () => {
    expect(await verdict()).toEqual({ rows: 3, ok: true, firstBroken: null });
    const rows = await world.database.read(PEOPLE.auditor, (tx) => tx.rows('SELECT chain, seq::int FROM audit_event ORDER BY id'));
    expect(rows).toEqual([{ chain: 1, seq: 1 }, { chain: 2, seq: 1 }, { chain: 1, seq: 2 }]);
  });

  it('gives the application no way to change or remove a row', async () => {
    const change = world.database.transaction(PEOPLE.administrator, (tx) => tx.run(`UPDATE audit_event SET action = 'x'`));
    await expect(change).rejects.toThrow(/permission denied/);
    const removal = world.database.transaction(PEOPLE.administrator, (tx) => tx.run('DELETE FROM audit_event'));
    await expect(removal).rejects.toThrow(/permission denied/);
  });

  it('links fifty writers at once without a fork', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        world.database.transaction(PEOPLE.labour, (tx) => tx.audit({ action: 'test', subject: 'n', subjectId: String(n) })),
      ),
    );
    expect(await verdict()).toEqual({ rows: 53, ok: true, firstBroken: null });
  });

  it('names the first row that an owner has tampered with', async () => {
    const owner = new Client({ connectionString: world.url });
    await owner.connect();
    await owner.query('ALTER TABLE patuh.audit_event DISABLE TRIGGER audit_frozen');
    await owner.query(`UPDATE patuh.audit_event SET details = '{}' WHERE chain = 1 AND seq = 1`);
    await owner.end();
    expect(await verdict()).toMatchObject({ ok: false, firstBroken: '1' });
  });
});
