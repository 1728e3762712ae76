import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../src/errors.ts';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { caseService } from '../../src/cases/case.service.ts';
import { ladderOf } from '../../src/cases/case-history.queries.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { PEOPLE } from '../support/database.ts';
import { caseWorld, FIRST_DAY, type CaseWorld, type MadeFirm } from './world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.close());

async function version(caseId: string): Promise<number> {
  return Number((await world.row(caseId))['version']);
}

async function opened(firm: MadeFirm, actor: Actor = PEOPLE.labour): Promise<string> {
  const outcome = await world.cases.open(actor, firm.id, 'all');
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.caseId;
}

async function proposed(caseId: string, letter: 'first_warning' | 'second_warning' = 'first_warning'): Promise<string> {
  const outcome = await world.cases.propose(PEOPLE.labour, caseId, await version(caseId), letter);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.locked.kase.proposal?.letterId ?? '';
}

/** A case whose first warning was served on the given day. */
async function warned(firm: MadeFirm, servedOn: string): Promise<string> {
  const caseId = await opened(firm);
  await world.cases.step(PEOPLE.labour, caseId, await version(caseId), { kind: 'verify' });
  const letterId = await proposed(caseId);
  expect(await world.cases.sign(PEOPLE.enforcement, letterId)).toMatchObject({ kind: 'signed' });
  await served(caseId, letterId, servedOn);
  return caseId;
}

async function served(caseId: string, letterId: string, on: string): Promise<void> {
  await world.setToday(on);
  const service = { letterId, servedOn: day(on), channel: 'courier', receiver: 'Ibu Ratna, personalia', receipt: 'R-1' } as const;
  expect(await world.cases.recordService(PEOPLE.labour, caseId, await version(caseId), service)).toMatchObject({ kind: 'done' });
}

async function signedProposal(caseId: string): Promise<string> {
  const letterId = String((await world.row(caseId))['letter_id']);
  expect(await world.cases.sign(PEOPLE.enforcement, letterId)).toMatchObject({ kind: 'signed' });
  return letterId;
}

beforeEach(() => world.setToday(FIRST_DAY));

describe('opening a case', () => {
  it('takes all open findings, numbers them, and commits state, history and audit together', async () => {
    const firm = await world.firm({ missing: 3 });
    const caseId = await opened(firm);
    const row = await world.row(caseId);
    expect(row).toMatchObject({ state: 'detected', closed_on: null, version: 2 });
    expect(row['number']).toMatch(/^KS\/2026\/\d{4}$/);
    const lines = await world.query<{ line: number }>('SELECT line FROM case_finding WHERE case_id = $1 ORDER BY line', [caseId]);
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3]);
    const audit = await world.query<{ action: string }>('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [caseId]);
    expect(audit.map(({ action }) => action)).toEqual(['case.opened', 'case.findingsAdded']);
  });

  it('adds further findings to the open case of the firm', async () => {
    const firm = await world.firm({ missing: 2 });
    const [first = '', second = ''] = firm.findings;
    const one = await world.cases.open(PEOPLE.labour, firm.id, [first]);
    const two = await world.cases.open(PEOPLE.inspector, firm.id, [second]);
    expect([one, two]).toMatchObject([{ added: false }, { added: true }]);
    expect(await world.cases.open(PEOPLE.labour, firm.id, [first])).toMatchObject({ kind: 'refused' });
  });

  it('is out of reach for another area', async () => {
    const firm = await world.firm();
    expect(await world.cases.open(PEOPLE.stranger, firm.id, 'all')).toMatchObject({ kind: 'refused' });
  });

  it('gives numbers without gaps to people who open at once', async () => {
    const firms = [await world.firm(), await world.firm(), await world.firm(), await world.firm()];
    await Promise.all(firms.map((firm) => opened(firm)));
    const numbers = await world.query<{ number: string }>('SELECT number FROM enforcement_case ORDER BY number');
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => `KS/2026/${String(at + 1).padStart(4, '0')}`));
  });
});

describe('the first warning', () => {
  it('is proposed by one and signed by another of the insurer', async () => {
    const caseId = await opened(await world.firm());
    expect(await world.cases.propose(PEOPLE.labour, caseId, 2, 'first_warning')).toMatchObject({ kind: 'refused' });
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const letterId = await proposed(caseId);
    expect(await world.row(caseId)).toMatchObject({ state: 'verified', letter_stage: 'proposed', letter_id: letterId });
    expect(await world.cases.sign(PEOPLE.labour, letterId)).toMatchObject({ kind: 'refused' });
    expect(await world.cases.sign(PEOPLE.inspector, letterId)).toMatchObject({ kind: 'refused' });
    expect(await world.cases.sign(PEOPLE.enforcement, letterId)).toMatchObject({ kind: 'signed' });
    expect(await world.row(caseId)).toMatchObject({ state: 'first_warning', letter_stage: 'signed', due_on: null });
  });

  it('is not signed by its own proposer', async () => {
    const caseId = await opened(await world.firm());
    await world.cases.step(PEOPLE.enforcement, caseId, 2, { kind: 'verify' });
    const outcome = await world.cases.propose(PEOPLE.enforcement, caseId, 3, 'first_warning');
    if (outcome.kind === 'refused') throw new Error(outcome.reason);
    const letterId = outcome.locked.kase.proposal?.letterId ?? '';
    expect(await world.cases.sign(PEOPLE.enforcement, letterId)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('Pengusul') });
  });

  it('runs ten working days from service: served Monday 2 February 2026, due Wednesday 18 February', async () => {
    const caseId = await warned(await world.firm(), '2026-02-02');
    expect(await world.query('SELECT due_on::text AS due, letter_stage AS stage FROM enforcement_case WHERE id = $1', [caseId])).toEqual([
      { due: '2026-02-18', stage: 'served' },
    ]);
  });

  it('is not proposed on data older than the office allows', async () => {
    const caseId = await opened(await world.firm());
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    await world.setToday('2026-04-01');
    const outcome = await world.cases.propose(PEOPLE.labour, caseId, 3, 'first_warning');
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('61 hari') });
    expect(await world.query('SELECT 1 FROM letter WHERE case_id = $1', [caseId])).toEqual([]);
  });

  it('leaves the case where it was when it is withdrawn in its hold', async () => {
    const caseId = await opened(await world.firm());
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const letterId = await proposed(caseId);
    await world.cases.sign(PEOPLE.enforcement, letterId);
    expect(await world.cases.withdraw(PEOPLE.enforcement, letterId, 'Salah alamat.')).toMatchObject({ kind: 'withdrawn', stoppedInTime: true });
    expect(await world.row(caseId)).toMatchObject({ state: 'verified', letter_id: null });
    expect(await proposed(caseId)).not.toBe(letterId);
  });
});

describe('the ladder', () => {
  it('goes on by itself when terms pass, to the request to deny services', async () => {
    await world.setToday('2026-01-30');
    const caseId = await warned(await world.firm({ registered: false }), '2026-02-02');
    await world.setToday('2026-02-18');
    expect(await world.cases.sweepDeadlines()).toMatchObject({ failed: 0 });
    expect(await world.row(caseId)).toMatchObject({ letter_stage: 'served' });

    await world.setToday('2026-02-19');
    await world.cases.sweepDeadlines();
    expect(await world.row(caseId)).toMatchObject({ state: 'first_warning', letter_stage: 'proposed', term_ended: true });
    const before = await version(caseId);
    await world.cases.sweepDeadlines();
    expect(await version(caseId)).toBe(before);
    await served(caseId, await signedProposal(caseId), '2026-02-19');

    await world.setToday('2026-03-30');
    await world.query(`UPDATE legal_setting SET value = '400' WHERE key = 'dataMaxAgeDays'`);
    await world.cases.sweepDeadlines();
    const fine = await world.query<{ fine: unknown }>(`SELECT facts -> 'fine' AS fine FROM letter WHERE case_id = $1 AND kind = 'fine'`, [caseId]);
    expect(fine).toMatchObject([{ fine: { monthlyContribution: 300_000, months: 1, amount: 300 } }]);
    await served(caseId, await signedProposal(caseId), '2026-03-30');

    await world.setToday('2026-04-30');
    await world.cases.sweepDeadlines();
    expect(await world.row(caseId)).toMatchObject({ state: 'fine', letter_stage: 'proposed' });
    await signedProposal(caseId);
    const row = await world.row(caseId);
    expect(row).toMatchObject({ state: 'denial_requested' });
    const kase = await world.database.read(PEOPLE.labour, (tx) => ladderOf(tx, caseId));
    expect(kase.state).toBe(row['state']);
    expect(kase.letters.map(({ letter }) => letter)).toEqual(['first_warning', 'second_warning', 'fine', 'denial_request']);
    await world.query(`UPDATE legal_setting SET value = '60' WHERE key = 'dataMaxAgeDays'`);
  });

  it('waits for newer data instead of proposing on old ones, and catches up later', async () => {
    const caseId = await warned(await world.firm(), '2026-02-02');
    await world.setToday('2026-05-04');
    expect(await world.cases.sweepDeadlines()).toMatchObject({ waiting: expect.any(Number), failed: 0 });
    expect(await world.row(caseId)).toMatchObject({ letter_stage: 'served', term_ended: false });
    await world.query(`UPDATE legal_setting SET value = '400' WHERE key = 'dataMaxAgeDays'`);
    await world.cases.sweepDeadlines();
    expect(await world.row(caseId)).toMatchObject({ letter_stage: 'proposed', term_ended: true });
    await world.query(`UPDATE legal_setting SET value = '60' WHERE key = 'dataMaxAgeDays'`);
  });
});

describe('a sweep', () => {
  it('goes on past a case that fails, and says so at its end', async () => {
    const bad = await world.firm();
    const good = await warned(await world.firm(), '2026-02-02');
    await world.setToday(FIRST_DAY);
    const broken = await warned(bad, '2026-02-02');
    const letters = {
      ...world.letters,
      propose: (...[tx, proposal]: Parameters<typeof world.letters.propose>) =>
        proposal.companyId === bad.id ? Promise.reject(new Error('rusak')) : world.letters.propose(tx, proposal),
    };
    await world.setToday('2026-02-19');
    const cases = caseService({ database: world.database, letters, logger: createLogger('silent', 'test') });
    await expect(cases.sweepDeadlines()).rejects.toThrow(/"failed":1/);
    expect([await world.row(good), await world.row(broken)]).toMatchObject([{ letter_stage: 'proposed' }, { letter_stage: 'served', term_ended: false }]);
    expect(await world.cases.sweepDeadlines()).toMatchObject({ proposed: 1, failed: 0 });
  });

  it('leaves alone what an officer proposed already, and what is held', async () => {
    const proposedCase = await warned(await world.firm(), '2026-02-02');
    await world.setToday(FIRST_DAY);
    const held = await warned(await world.firm(), '2026-02-02');
    await world.setToday('2026-02-19');
    await proposed(proposedCase, 'second_warning');
    await world.cases.step(PEOPLE.labour, held, await version(held), { kind: 'hold', reason: 'Keberatan.', objection: true });
    const versions = [await version(proposedCase), await version(held)];
    await world.cases.sweepDeadlines();
    expect([await version(proposedCase), await version(held)]).toEqual(versions);
  });
});

describe('two officers at once', () => {
  it('tells the second what the first did', async () => {
    const caseId = await opened(await world.firm());
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const second = world.cases.step(PEOPLE.labourTwo, caseId, 2, { kind: 'dismiss', reason: 'Keliru.' });
    await expect(second).rejects.toThrow(Conflict);
    await expect(second).rejects.toThrow(/Rina Wulandari lebih dulu .*Temuan diperiksa/);
  });

  it('lets one of two signatures win', async () => {
    const caseId = await opened(await world.firm());
    await world.cases.step(PEOPLE.labour, caseId, 2, { kind: 'verify' });
    const letterId = await proposed(caseId);
    const outcomes = await Promise.all([world.cases.sign(PEOPLE.enforcement, letterId), world.cases.sign(PEOPLE.enforcement, letterId)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['refused', 'signed']);
  });
});

describe('the history', () => {
  it('cannot be changed, not even by its owner', async () => {
    await opened(await world.firm());
    await expect(world.query(`UPDATE case_event SET kind = 'verified'`)).rejects.toThrow('never changed');
  });

  it('rebuilds every stored state', async () => {
    const rows = await world.query<{ id: string; state: string; version: number }>('SELECT id, state, version FROM enforcement_case');
    for (const { id, state, version: stored } of rows) {
      const kase = await world.database.read(PEOPLE.labour, (tx) => ladderOf(tx, id));
      const [count] = await world.query<{ n: number }>('SELECT count(*)::int AS n FROM case_event WHERE case_id = $1', [id]);
      expect([id, kase.state, count?.n]).toEqual([id, state, stored]);
    }
  });
});
