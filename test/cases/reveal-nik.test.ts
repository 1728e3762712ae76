import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '../../src/errors.ts';
import { revealNik } from '../../src/cases/reveal-nik.ts';
import { PEOPLE } from '../support/database.ts';
import { caseWorld, type CaseWorld } from './world.ts';

let world: CaseWorld;
let findingId: string;
beforeAll(async () => {
  world = await caseWorld();
  const firm = await world.firm({ missing: 1 });
  const [row] = await world.query<{ id: string }>('SELECT id FROM finding WHERE company_id = $1 AND worker_id IS NOT NULL LIMIT 1', [firm.id]);
  findingId = row?.id ?? '';
});
afterAll(() => world.close());

describe('looking at a whole NIK', () => {
  it('leaves a row on the trail that says who and why, and not the number', async () => {
    const seen = await world.database.transaction(PEOPLE.labour, (tx) => revealNik(tx, world.vault, findingId, 'employer_answer'));
    const rows = await world.query<{ actor: string; text: string }>(
      `SELECT actor_name AS actor, details::text AS text FROM audit_event WHERE action = 'nik.reveal' AND subject_id = $1`,
      [seen.workerId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.actor).toBe(PEOPLE.labour.name);
    expect(rows[0]?.text).toContain('employer_answer');
    if (seen.nik !== '') expect(rows[0]?.text).not.toContain(seen.nik);
  });

  it('is impossible for another area', async () => {
    const attempt = world.database.transaction(PEOPLE.stranger, (tx) => revealNik(tx, world.vault, findingId, 'person_asks'));
    await expect(attempt).rejects.toThrow(NotFound);
  });
});
