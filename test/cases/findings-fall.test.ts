import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../src/errors.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { PEOPLE } from '../support/database.ts';
import { caseWorld, type CaseWorld, type MadeFirm } from './world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.close());

const contactOf = (companyId: string): Actor => ({
  kind: 'employer',
  id: '00000000-0000-7000-8000-000000000901',
  name: 'Ratna, personalia',
  role: 'employer',
  officeId: null,
  jurisdictions: [],
  companyId,
});

interface Signed {
  readonly firm: MadeFirm;
  readonly caseId: string;
  readonly letterId: string;
}

/** A case whose first warning was signed and has left. */
async function signed(missing = 2): Promise<Signed> {
  const firm = await world.firm({ missing });
  const opened = await world.cases.open(PEOPLE.labour, firm.id, 'all');
  if (opened.kind === 'refused') throw new Error(opened.reason);
  const { caseId } = opened;
  await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
  const proposed = await world.cases.propose(PEOPLE.labour, caseId, 3, 'first_warning');
  if (proposed.kind === 'refused') throw new Error(proposed.reason);
  const letterId = proposed.locked.kase.proposal?.letterId ?? '';
  await world.cases.sign(PEOPLE.enforcement, letterId);
  await world.query(`UPDATE letter SET state = 'ready' WHERE id = $1`, [letterId]);
  return { firm, caseId, letterId };
}

const tell = (actor: Actor, work: Parameters<CaseWorld['database']['transaction']>[1]) => world.database.transaction(actor, work);

async function states(caseId: string): Promise<string[]> {
  const rows = await world.query<{ state: string }>('SELECT state FROM case_finding WHERE case_id = $1 ORDER BY line', [caseId]);
  return rows.map(({ state }) => state);
}

describe('a letter in its hold', () => {
  it('is stopped when newer data close the case before it leaves', async () => {
    const { caseId, letterId } = await signed();
    await world.query(`UPDATE letter SET state = 'held' WHERE id = $1`, [letterId]);
    const locked = await world.row(caseId);
    const done = await world.cases.step(PEOPLE.enforcement, caseId, Number(locked['version']), { kind: 'cure', reason: 'Semua pekerja sudah terdaftar.' });
    expect(done.kind).toBe('done');
    expect((await world.row(caseId))['state']).toBe('closed');
    const [letter] = await world.query<{ state: string }>('SELECT state FROM letter WHERE id = $1', [letterId]);
    expect(letter?.state).toBe('withdrawn');
  });
});

describe('the firm', () => {
  it('has received the letter when a contact first opens it, and not again later', async () => {
    const { firm, caseId, letterId } = await signed();
    await tell(contactOf(firm.id), (tx) => world.hooks.onFirstOpening(tx, letterId));
    const row = await world.row(caseId);
    expect(row).toMatchObject({ letter_stage: 'served' });
    expect(row['due_on']).not.toBeNull();
    await tell(contactOf(firm.id), (tx) => world.hooks.onFirstOpening(tx, letterId));
    expect((await world.row(caseId))['version']).toBe(row['version']);
    const [letter] = await world.query<{ proof: string; state: string }>('SELECT service_proof AS proof, state FROM letter WHERE id = $1', [letterId]);
    expect(letter).toMatchObject({ state: 'opened', proof: expect.stringContaining('Dibuka') });
  });

  it('is not served by the receiving server unless the office says so', async () => {
    const { caseId, letterId } = await signed();
    await tell(PEOPLE.enforcement, (tx) => world.hooks.onServerAccepted(tx, letterId));
    expect((await world.row(caseId))['letter_stage']).toBe('signed');
    await world.query(`UPDATE legal_setting SET value = 'true' WHERE key = 'emailIsService'`);
    await tell(PEOPLE.enforcement, (tx) => world.hooks.onServerAccepted(tx, letterId));
    expect((await world.row(caseId))['letter_stage']).toBe('served');
    await world.query(`UPDATE legal_setting SET value = 'false' WHERE key = 'emailIsService'`);
  });

  it('answers, and the case closes with the last accepted answer', async () => {
    const { firm, caseId, letterId } = await signed();
    const [one = '', two = ''] = firm.findings;
    await tell(contactOf(firm.id), (tx) => world.hooks.onFirstOpening(tx, letterId));
    await tell(contactOf(firm.id), (tx) => world.hooks.onAnswered(tx, { caseId, findingIds: [one, two] }));
    expect(await states(caseId)).toEqual(['answered', 'answered']);

    await tell(PEOPLE.labour, (tx) => world.hooks.rejectAnswer(tx, { caseId, findingId: one, ground: 'left', reason: 'Bukti kurang.' }));
    await tell(PEOPLE.labour, (tx) => world.hooks.acceptAnswer(tx, { caseId, findingId: two, ground: 'enrolled', reason: 'Terdaftar.' }));
    expect((await world.row(caseId))['closed_on']).toBeNull();
    await tell(contactOf(firm.id), (tx) => world.hooks.onAnswered(tx, { caseId, findingIds: [one] }));
    await tell(PEOPLE.labour, (tx) => world.hooks.acceptAnswer(tx, { caseId, findingId: one, ground: 'left', reason: 'Surat berhenti ada.' }));

    expect(await world.row(caseId)).toMatchObject({ state: 'closed', ending: 'cured', due_on: null });
    const after = await world.query<{ id: string; state: string }>('SELECT id, state FROM finding WHERE id = ANY ($1::uuid[])', [[one, two]]);
    expect(new Map(after.map(({ id, state }) => [id, state]))).toEqual(new Map([[one, 'dismissed'], [two, 'cured']]));
    const again = tell(PEOPLE.labour, (tx) => world.hooks.acceptAnswer(tx, { caseId, findingId: one, ground: 'left', reason: 'Lagi.' }));
    await expect(again).rejects.toThrow(Conflict);
  });
});

describe('a published run', () => {
  it('cures what newer data show, closes the case, and takes the proposal back', async () => {
    const { firm, caseId } = await signed();
    const [one = '', two = ''] = firm.findings;
    const first = await world.laterRun([one]);
    expect(await world.cases.runPublished(first)).toEqual({ cases: 1 });
    expect(await states(caseId)).toEqual(['cured', 'open']);
    const version = (await world.row(caseId))['version'];
    expect(await world.cases.runPublished(first)).toEqual({ cases: 0 });
    expect((await world.row(caseId))['version']).toBe(version);
    await world.cases.runPublished(await world.laterRun([two]));
    expect(await world.row(caseId)).toMatchObject({ state: 'closed', ending: 'cured' });
  });

  it('drops a waiting proposal with the case', async () => {
    const firm = await world.firm({ missing: 1 });
    const opened = await world.cases.open(PEOPLE.labour, firm.id, 'all');
    if (opened.kind === 'refused') throw new Error(opened.reason);
    await world.cases.step(PEOPLE.labour, opened.caseId, 2, { kind: 'verify' });
    await world.cases.propose(PEOPLE.labour, opened.caseId, 3, 'first_warning');
    await world.cases.runPublished(await world.laterRun(firm.findings));
    expect(await world.row(opened.caseId)).toMatchObject({ state: 'closed' });
    expect(await world.query('SELECT state FROM letter WHERE case_id = $1', [opened.caseId])).toEqual([{ state: 'withdrawn' }]);
  });

  it('lets a cured finding stand again when it comes back', async () => {
    const { firm, caseId } = await signed();
    const [one = ''] = firm.findings;
    await world.cases.runPublished(await world.laterRun([one]));
    await world.cases.runPublished(await world.laterRun([], [one]));
    expect(await states(caseId)).toEqual(['open', 'open']);
    expect(await world.query('SELECT state FROM finding WHERE id = $1', [one])).toEqual([{ state: 'in_case' }]);
  });

  it('leaves other areas and unknown runs alone', async () => {
    expect(await world.cases.runPublished('00000000-0000-7000-8000-00000000dead')).toEqual({ cases: 0 });
  });
});

describe('closing without action', () => {
  it('gives the findings back for another look', async () => {
    const firm = await world.firm();
    const opened = await world.cases.open(PEOPLE.labour, firm.id, 'all');
    if (opened.kind === 'refused') throw new Error(opened.reason);
    await world.cases.step(PEOPLE.labour, opened.caseId, 2, { kind: 'dismiss', reason: 'Perusahaan sudah tutup.' });
    expect(await world.row(opened.caseId)).toMatchObject({ state: 'closed', ending: 'dismissed' });
    expect(await world.query('SELECT DISTINCT state FROM finding WHERE company_id = $1', [firm.id])).toEqual([{ state: 'open' }]);
    expect(await world.cases.open(PEOPLE.labour, firm.id, 'all')).toMatchObject({ kind: 'opened', added: false });
  });
});

describe('the report to the labour authority', () => {
  it('is on record once its letter is signed', async () => {
    const { caseId } = await signed();
    const version = Number((await world.row(caseId))['version']);
    const proposed = await world.cases.proposeLabourReport(PEOPLE.labour, caseId, version);
    if (proposed.kind === 'refused') throw new Error(proposed.reason);
    const event = proposed.events[0];
    const letterId = event && 'letterId' in event ? event.letterId : '';
    expect(await world.cases.sign(PEOPLE.enforcement, letterId)).toMatchObject({ kind: 'signed' });
    expect(await world.row(caseId)).toMatchObject({ reported_to_labour: true, state: 'first_warning' });
  });
});
