import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFound } from '../../src/errors.ts';
import { checksOf, isFlagged } from '../../src/coverage/checks.ts';
import { approveMany, approveRequest, askForPiece, confirmReport, refuseRequest } from '../../src/coverage/desk.service.ts';
import { memberTimeline, ownMembers } from '../../src/coverage/members.queries.ts';
import { endProtections } from '../../src/coverage/protection.service.ts';
import { addEvidence, cancelRequest, sendRequest, startRequest, type NewRequest } from '../../src/coverage/request.service.ts';
import { checkFigures, deskRequests, requestById } from '../../src/coverage/requests.queries.ts';
import { addDays, parseLocalDate } from '../../src/law/calendar.ts';
import type { EvidenceId } from '../../src/law/evidence.ts';
import { PEOPLE } from '../support/database.ts';
import { PDF, TODAY, portalWorld, type Firm, type PortalWorld } from '../portal/world.ts';

let world: PortalWorld;
const today = parseLocalDate(TODAY);
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());

const FILE = { fileName: 'bukti.pdf', bytes: PDF };

const resignation = (firm: Firm, memberIds: readonly string[] = firm.members.slice(0, 1)): NewRequest => ({
  reason: 'resignation', proof: null, eventOn: addDays(today, -3), disputed: false, formKey: randomUUID(), memberIds: [...memberIds], cards: [], dependants: 2,
});
const layoff = (firm: Firm, eventOn = addDays(today, -3)): NewRequest => ({ ...resignation(firm), reason: 'layoff', proof: 'notice_and_receipt', eventOn });

async function start(firm: Firm, request: NewRequest): Promise<string> {
  const started = await world.database.transaction(firm.contact, (tx) => startRequest(tx, request));
  if (started.kind === 'refused') throw new Error(started.reason);
  return started.id;
}

async function sent(firm: Firm, request: NewRequest, documents: readonly EvidenceId[]): Promise<string> {
  const id = await start(firm, request);
  for (const document of documents) expect(await world.database.transaction(firm.contact, (tx) => addEvidence(tx, id, document, FILE))).toEqual({ kind: 'done' });
  expect(await world.database.transaction(firm.contact, (tx) => sendRequest(tx, id))).toEqual({ kind: 'done' });
  return id;
}

const statusOf = async (id: string) => (await world.database.read(PEOPLE.membership, (tx) => requestById(tx, id)))?.status;
const approve = (id: string, actor = PEOPLE.membership) => world.database.transaction(actor, (tx) => approveRequest(tx, id));
const firmWith = (members: number) => world.makeFirm({ workers: 0, members });
const RESIGNED: readonly EvidenceId[] = ['signed_worker_list', 'resignation_letter'];
const LAID_OFF: readonly EvidenceId[] = ['layoff_notice', 'layoff_report_receipt'];

describe('whom a firm may report', () => {
  it('is its own enrolled members and nobody of another firm, by row-level security', async () => {
    const [firm, other] = [await firmWith(3), await firmWith(2)];
    expect((await world.database.read(firm.contact, (tx) => ownMembers(tx, '', 100))).map(({ id }) => id)).toEqual(firm.members);
    const foreign = world.database.transaction(firm.contact, (tx) => startRequest(tx, resignation(firm, other.members)));
    expect(await foreign).toMatchObject({ kind: 'refused' });
  });

  it('never puts one person into two open requests, and takes one form once', async () => {
    const firm = await firmWith(2);
    const request = resignation(firm);
    const id = await start(firm, request);
    expect(await start(firm, request)).toBe(id);
    expect(await world.database.transaction(firm.contact, (tx) => startRequest(tx, resignation(firm)))).toMatchObject({ kind: 'refused' });
    await world.database.transaction(firm.contact, (tx) => cancelRequest(tx, id));
    expect(await world.database.transaction(firm.contact, (tx) => startRequest(tx, resignation(firm)))).toMatchObject({ kind: 'started' });
  });

  it('can be given by card numbers, all of which must be known', async () => {
    const firm = await firmWith(2);
    const cards = (await world.database.read(firm.contact, (tx) => ownMembers(tx, '', 9))).map(({ card }) => card);
    const wrong = { ...resignation(firm, []), cards: [...cards, '0009999999999'] };
    expect(await world.database.transaction(firm.contact, (tx) => startRequest(tx, wrong))).toMatchObject({ kind: 'refused' });
    expect(await world.database.transaction(firm.contact, (tx) => startRequest(tx, { ...wrong, cards }))).toMatchObject({ kind: 'started' });
  });

  it('is refused while a dispute runs, and before the day of the event', async () => {
    const firm = await firmWith(1);
    for (const change of [{ disputed: true }, { eventOn: addDays(today, 1) }]) {
      expect(await world.database.transaction(firm.contact, (tx) => startRequest(tx, { ...layoff(firm), ...change }))).toMatchObject({ kind: 'refused' });
    }
  });
});

describe('the desk', () => {
  it('sees a request only once it was sent, complete apart from incomplete', async () => {
    const firm = await firmWith(2);
    const draft = await start(firm, resignation(firm));
    const listed = async (status: 'complete' | 'incomplete') => (await world.database.read(PEOPLE.membership, (tx) => deskRequests(tx, status, 500))).map(({ id }) => id);
    expect(await listed('incomplete')).not.toContain(draft);
    await world.database.transaction(firm.contact, (tx) => sendRequest(tx, draft));
    expect(await listed('incomplete')).toContain(draft);
    for (const document of RESIGNED) await world.database.transaction(firm.contact, (tx) => addEvidence(tx, draft, document, FILE));
    expect(await listed('complete')).toContain(draft);
  });

  it('approves a resignation without protection, and writes the timeline, the audit row and the mail together', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, resignation(firm), RESIGNED);
    expect(await approve(id)).toEqual({ kind: 'done' });
    expect(await statusOf(id)).toBe('approved');
    const timeline = await world.database.read(PEOPLE.membership, (tx) => memberTimeline(tx, firm.members[0] ?? ''));
    expect(timeline?.events.map(({ kind }) => kind)).toEqual(['deactivation-approved', 'deactivation-requested']);
    expect(timeline?.protections).toEqual([]);
    expect(await world.one('SELECT count(*)::int AS n FROM audit_event WHERE action = $1 AND subject_id = $2', ['coverage.approved', id])).toEqual({ n: 1 });
    expect(await world.one('SELECT count(*)::int AS n FROM mail_message WHERE to_contact = $1 AND template = $2', [firm.contact.id, 'coverage-approved'])).toEqual({ n: 1 });
  });

  it('counts a report after the 20th for the next month, whose cut-off moves past a Sunday', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, resignation(firm), RESIGNED);
    expect(await world.database.read(PEOPLE.membership, (tx) => requestById(tx, id))).toMatchObject({ sentOn: '2026-11-23', cutOff: '2026-12-21' });
    await approve(id);
    const timeline = await world.database.read(PEOPLE.membership, (tx) => memberTimeline(tx, firm.members[0] ?? ''));
    expect(timeline?.events[0]?.payload).toMatchObject({ coveredUntil: '2026-12-31' });
  });

  it('starts six months of cover with an approved layoff, from the day of the layoff', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, layoff(firm), LAID_OFF);
    expect(await approve(id)).toEqual({ kind: 'done' });
    const [period] = (await world.database.read(PEOPLE.membership, (tx) => memberTimeline(tx, firm.members[0] ?? '')))?.protections ?? [];
    expect(period).toMatchObject({ firstOn: '2026-11-20', lastOn: '2027-05-19', ended: false });
    expect(period?.basis).toContain('Pasal 21');
  });

  it('asks for a piece: the employer sees exactly that, and the request is complete again once it came', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, resignation(firm), RESIGNED);
    await world.database.transaction(PEOPLE.membership, (tx) => askForPiece(tx, id, 'resignation_letter', 'Tanda tangan tidak terbaca.'));
    expect(await statusOf(id)).toBe('incomplete');
    expect(await approve(id)).toMatchObject({ kind: 'refused' });
    await world.database.transaction(firm.contact, (tx) => addEvidence(tx, id, 'resignation_letter', FILE));
    expect(await statusOf(id)).toBe('complete');
  });

  it('takes the receipt that the labour office confirms in place of the file', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, layoff(firm), ['layoff_notice']);
    expect(await statusOf(id)).toBe('incomplete');
    await world.database.transaction(PEOPLE.labour, (tx) => confirmReport(tx, id, '560/123/2026'));
    expect(await statusOf(id)).toBe('complete');
    const figures = (await world.database.read(PEOPLE.membership, (tx) => checkFigures(tx, [id]))).get(id);
    expect(figures && checksOf(figures).find(({ name }) => name.startsWith('Laporan PHK'))).toMatchObject({ outcome: 'passed' });
  });

  it('refuses with a reason, after which the same people can be asked for again', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, resignation(firm), RESIGNED);
    expect(await world.database.transaction(PEOPLE.membership, (tx) => refuseRequest(tx, id, ' '))).toMatchObject({ kind: 'refused' });
    expect(await world.database.transaction(PEOPLE.membership, (tx) => refuseRequest(tx, id, 'Masih bekerja.'))).toEqual({ kind: 'done' });
    expect(await world.database.read(firm.contact, (tx) => requestById(tx, id))).toMatchObject({ status: 'refused', decisionReason: 'Masih bekerja.' });
    await start(firm, resignation(firm));
  });

  it('hides requests from other firms and other areas', async () => {
    const [firm, other] = [await firmWith(1), await firmWith(1)];
    const id = await sent(firm, resignation(firm), []);
    expect(await world.database.read(other.contact, (tx) => requestById(tx, id))).toBeUndefined();
    await expect(world.database.transaction(other.contact, (tx) => addEvidence(tx, id, 'resignation_letter', FILE))).rejects.toBeInstanceOf(NotFound);
    await expect(approve(id, { ...PEOPLE.membership, jurisdictions: [2] })).rejects.toBeInstanceOf(NotFound);
  });

  it('approves many, each for itself: what fails is named and the rest stays approved', async () => {
    const [one, two] = [await firmWith(1), await firmWith(1)];
    const good = await sent(one, resignation(one), RESIGNED);
    const bad = await sent(two, resignation(two), []);
    const results = await approveMany(world.database, PEOPLE.membership, [good, bad, randomUUID()]);
    expect(results.map(({ refusal }) => refusal === null)).toEqual([true, false, false]);
    expect([await statusOf(good), await statusOf(bad)]).toEqual(['approved', 'incomplete']);
  });

  it('lets two officers approve at once only one time', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, layoff(firm), LAID_OFF);
    const both = await Promise.all([approve(id), approve(id)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(await world.one('SELECT count(*)::int AS n FROM protection WHERE request_id = $1', [id])).toEqual({ n: 1 });
  });
});

describe('protection', () => {
  it('is refused by the database when two would overlap, and by the desk in words before that', async () => {
    const firm = await firmWith(1);
    const first = await sent(firm, layoff(firm), LAID_OFF);
    await approve(first);
    const second = await sent(firm, layoff(firm, addDays(today, -1)), LAID_OFF);
    expect(await approve(second)).toMatchObject({ kind: 'refused' });
    const overlap = world.owner.query(
      `INSERT INTO protection (jurisdiction_id, company_id, member_id, request_id, first_on, last_on, basis)
       SELECT jurisdiction_id, company_id, member_id, $2, first_on + 30, last_on + 30, basis FROM protection WHERE request_id = $1`,
      [first, second],
    );
    await expect(overlap).rejects.toThrow('protection_no_overlap');
  });

  it('is not given when the layoff was reported after more than six months', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, layoff(firm, addDays(today, -200)), LAID_OFF);
    expect(await approve(id)).toEqual({ kind: 'done' });
    expect(await world.one('SELECT count(*)::int AS n FROM protection WHERE request_id = $1', [id])).toEqual({ n: 0 });
  });

  it('ends after its last day, once', async () => {
    const firm = await firmWith(1);
    const id = await sent(firm, layoff(firm), LAID_OFF);
    await approve(id);
    expect(await endProtections(world.database)).toBe(0);
    await world.owner.query('UPDATE protection SET first_on = $2, last_on = $3 WHERE request_id = $1', [id, '2024-06-01', '2024-11-30']);
    expect(await endProtections(world.database)).toBe(1);
    expect(await endProtections(world.database)).toBe(0);
    const timeline = await world.database.read(PEOPLE.membership, (tx) => memberTimeline(tx, firm.members[0] ?? ''));
    expect(timeline?.events[0]).toMatchObject({ kind: 'protection-ended', payload: { lastOn: '2024-11-30' } });
  });
});

describe('the checks', () => {
  const quiet = { reason: 'resignation', eventOn: parseLocalDate('2026-10-01'), sentOn: parseLocalDate('2026-10-05'), people: 1, needsReport: false, receipt: null, active: 100, leaving: 1, elsewhere: 0, inRegister: 0 };

  it.each([
    ['nothing unusual', {}, false],
    ['a wave', { active: 100, leaving: 11 }, true],
    ['a tenth exactly', { active: 100, leaving: 10 }, false],
    ['few people of a small firm', { active: 8, leaving: 4 }, false],
    ['the same person elsewhere', { elsewhere: 1 }, true],
    ['still in the register', { inRegister: 1 }, true],
    ['an unconfirmed layoff report', { reason: 'layoff', needsReport: true }, true],
    ['a confirmed layoff report', { reason: 'layoff', needsReport: true, receipt: '560/1' }, false],
    ['a layoff reported too late', { reason: 'layoff', eventOn: parseLocalDate('2026-01-01') }, true],
  ])('%s', (_what, change, flagged) => expect(isFlagged(checksOf({ ...quiet, ...change }))).toBe(flagged));
});

describe('the history', () => {
  it('cannot be changed, not even by the owner', async () => {
    const firm = await firmWith(1);
    await sent(firm, resignation(firm), []);
    await expect(world.owner.query('UPDATE member_event SET kind = $1', ['x'])).rejects.toThrow('never changed');
    await expect(world.owner.query('DELETE FROM deactivation_event')).rejects.toThrow('never changed');
    await expect(world.database.transaction(firm.contact, (tx) => tx.run('DELETE FROM member_event'))).rejects.toThrow('permission denied');
  });
});
