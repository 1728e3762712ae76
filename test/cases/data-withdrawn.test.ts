import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataWithdrawn } from '../../src/cases/data-withdrawn.ts';
import { wouldFallWith } from '../../src/cases/data-withdrawn.queries.ts';
import { takeBackService, type TakeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { PEOPLE } from '../support/database.ts';
import { caseWorld, type CaseWorld, type MadeFirm } from './world.ts';

describe('what stands on a file that is taken back', () => {
  let world: CaseWorld;
  let back: TakeBackService;
  beforeAll(async () => {
    world = await caseWorld();
    back = takeBackService(world.database, (tx, file) => dataWithdrawn(tx, file, world.letters));
  });
  afterAll(() => world.close());

  const batchOf = async (kind: string) => (await world.query<{ id: string }>(`SELECT id FROM import_batch WHERE kind = $1 AND state = 'published'`, [kind]))[0]?.id ?? '';

  /** A case whose first warning is signed and in its hold, or has left. */
  async function signed(firm: MadeFirm, state: 'held' | 'accepted') {
    const opened = await world.cases.open(PEOPLE.labour, firm.id, 'all');
    if (opened.kind === 'refused') throw new Error(opened.reason);
    const { caseId } = opened;
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const proposed = await world.cases.propose(PEOPLE.labour, caseId, 3, 'first_warning');
    if (proposed.kind === 'refused') throw new Error(proposed.reason);
    const letterId = proposed.locked.kase.proposal?.letterId ?? '';
    await world.cases.sign(PEOPLE.enforcement, letterId);
    await world.query('UPDATE letter SET state = $2 WHERE id = $1', [letterId, state]);
    return { firm, caseId, letterId };
  }

  const findingStates = async (firm: MadeFirm) => (await world.query<{ state: string }>('SELECT state FROM finding WHERE company_id = $1', [firm.id])).map(({ state }) => state);
  const letterState = async (id: string) => (await world.query<{ state: string }>('SELECT state FROM letter WHERE id = $1', [id]))[0]?.state;
  const preview = (batchId: string) =>
    world.database.read(PEOPLE.labour, async (tx) => {
      const [file] = await tx.rows<{ publishedAt: string }>('SELECT published_at::text AS "publishedAt" FROM import_batch WHERE id = $1', [batchId]);
      return wouldFallWith(tx, { batchId, jurisdictionId: 1, publishedAt: file?.publishedAt ?? '' });
    });

  it('stops a letter in its hold when the enrolments behind it are taken back; its findings wait for the next run', async () => {
    const held = await signed(await world.firm(), 'held');
    const left = await signed(await world.firm(), 'accepted');
    const members = await batchOf('enrolment-members');
    expect(await preview(members)).toMatchObject({ findings: 0, letters: [{ companyName: held.firm.name }], sent: [{ caseId: left.caseId }] });
    const outcome = await back.takeBack(PEOPLE.membership, members, 'Berkas peserta salah cabang.');
    expect(outcome).toMatchObject({ kind: 'withdrawn', findings: 0, letters: 1 });
    expect(await letterState(held.letterId)).toBe('withdrawn');
    expect((await world.row(held.caseId))['state']).toBe('verified');
    expect(await letterState(left.letterId)).toBe('accepted');
    expect((await world.row(left.caseId))['state']).toBe('first_warning');
    expect(await findingStates(held.firm)).toEqual(['in_case', 'in_case']);
    const again = await world.cases.propose(PEOPLE.labour, held.caseId, Number((await world.row(held.caseId))['version']), 'first_warning');
    expect(again.kind).toBe('done');
  });

  it('lets findings fall at once whose workers only this file named, and closes their cases', async () => {
    const held = await signed(await world.firm(), 'held');
    const open = await world.firm();
    const workers = await batchOf('register-workers');
    const { findings, letters } = await preview(workers);
    expect(letters.map(({ companyName }) => companyName)).toEqual([held.firm.name]);
    const outcome = await back.takeBack(PEOPLE.labour, workers, 'Daftar pekerja tertukar.');
    expect(outcome).toMatchObject({ kind: 'withdrawn', findings, letters: 1 });
    expect(await letterState(held.letterId)).toBe('withdrawn');
    expect((await world.row(held.caseId))['state']).toBe('closed');
    expect(await findingStates(held.firm)).toEqual(['cured', 'cured']);
    expect(await findingStates(open)).toEqual(['cured', 'cured']);
    const events = await world.query<{ kind: string }>("SELECT kind FROM case_event WHERE case_id = $1 AND kind IN ('letterWithdrawn', 'findingsWithdrawn', 'closed') ORDER BY seq", [held.caseId]);
    expect(events.map(({ kind }) => kind)).toEqual(['letterWithdrawn', 'findingsWithdrawn', 'closed']);
    expect(await world.query('SELECT count(*)::int AS n FROM worker WHERE present')).toEqual([{ n: 0 }]);
  });
});
