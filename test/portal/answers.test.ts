import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound } from '../../src/errors.ts';
import { choicesFor, missingOf } from '../../src/portal/answer-grounds.ts';
import { attachEvidence, detachEvidence, saveAnswer, submitAnswers } from '../../src/portal/answers.service.ts';
import { takeEvidence } from '../../src/portal/evidence.service.ts';
import { answersOf } from '../../src/portal/review.queries.ts';
import { decideAnswers } from '../../src/portal/review.service.ts';
import { taskStatus, tasksOf } from '../../src/portal/tasks.queries.ts';
import { PEOPLE } from '../support/database.ts';
import { PDF, portalWorld, type Firm, type PortalWorld } from './world.ts';

let world: PortalWorld;
beforeAll(async () => {
  world = await portalWorld();
});
afterAll(() => world.close());

const tasks = (firm: Firm) => world.database.read(firm.contact, tasksOf);
const save = (firm: Firm, findingId: string, ground: string, note = '') =>
  world.database.transaction(firm.contact, (tx) => saveAnswer(tx, { findingId, ground, note }));
const submit = (firm: Firm, key: string) => world.database.transaction(firm.contact, (tx) => submitAnswers(tx, key, world.hooks));
const finding = (firm: Firm, n: number) => firm.findings[n] ?? '';

async function openFirm(workers = 2): Promise<Firm> {
  const firm = await world.makeFirm({ workers });
  await world.open(firm);
  return firm;
}

describe('the choices', () => {
  it('offer no answer that could never settle the finding', () => {
    expect(choicesFor('PDS_TK').map(({ ground }) => ground)).toEqual(['enrolled', 'left', 'not_ours', 'elsewhere', 'data_wrong']);
    expect(choicesFor('PWBD').map(({ ground }) => ground)).toEqual(['enrolled', 'data_wrong']);
  });

  it('say what a draft lacks', () => {
    expect(missingOf({ kind: 'PDS_TK', ground: 'left', note: '', files: [] })).toEqual(['evidence', 'note']);
    expect(missingOf({ kind: 'PDS_TK', ground: 'enrolled', note: '', files: [] })).toEqual([]);
  });
});

describe('the task list', () => {
  it('is empty before a letter was opened, then shows each finding of the firm alone', async () => {
    const firm = await world.makeFirm({ workers: 3 });
    expect(await tasks(firm)).toEqual([]);
    await world.open(firm);
    expect((await tasks(firm)).map((task) => task.findingId).toSorted()).toEqual([...firm.findings].toSorted());
    expect((await tasks(firm)).map(taskStatus)).toEqual(['unanswered', 'unanswered', 'unanswered']);
  });
});

describe('answering', () => {
  it('keeps a draft that belongs to the firm, also for another contact of it', async () => {
    const firm = await openFirm();
    await save(firm, finding(firm, 0), 'enrolled');
    expect((await tasks(firm)).map(taskStatus).toSorted()).toEqual(['draft', 'unanswered']);
  });

  it('refuses answers to findings of another firm and grounds that do not exist', async () => {
    const [firm, other] = [await openFirm(), await openFirm()];
    await expect(save(firm, finding(other, 0), 'enrolled')).rejects.toBeInstanceOf(NotFound);
    expect(await save(firm, finding(firm, 0), 'whatever')).toMatchObject({ kind: 'refused' });
  });

  it('drops the files when another answer is chosen', async () => {
    const firm = await openFirm();
    await save(firm, finding(firm, 0), 'left', '1 Oktober 2026');
    const attach = world.database.transaction(firm.contact, (tx) => attachEvidence(tx, [finding(firm, 0)], 'end_of_work_proof', { fileName: 'surat.pdf', bytes: PDF }));
    expect(await attach).toEqual({ kind: 'attached' });
    expect((await tasks(firm)).find((task) => task.findingId === finding(firm, 0))?.files).toHaveLength(1);
    await save(firm, finding(firm, 0), 'not_ours');
    expect((await tasks(firm)).find((task) => task.findingId === finding(firm, 0))?.files).toHaveLength(0);
  });

  it('lets one file stand for many workers, and keeps it until nobody uses it', async () => {
    const firm = await openFirm();
    for (const id of firm.findings) await save(firm, id, 'left', '1 Oktober 2026');
    await world.database.transaction(firm.contact, (tx) => attachEvidence(tx, firm.findings, 'end_of_work_proof', { fileName: 'daftar.pdf', bytes: PDF }));
    const file = (await tasks(firm))[0]?.files[0]?.id ?? '';
    await world.database.transaction(firm.contact, (tx) => detachEvidence(tx, finding(firm, 0), file));
    await world.database.transaction(firm.contact, (tx) => takeEvidence(tx, file));
    await world.database.transaction(firm.contact, (tx) => detachEvidence(tx, finding(firm, 1), file));
    await expect(world.database.transaction(firm.contact, (tx) => takeEvidence(tx, file))).rejects.toBeInstanceOf(NotFound);
  });
});

describe('sending', () => {
  it('sends what is finished, gives one receipt for one form, and tells the case', async () => {
    const firm = await openFirm();
    await save(firm, finding(firm, 0), 'enrolled');
    await save(firm, finding(firm, 1), 'left');
    const key = randomUUID();
    const [first, second] = await Promise.all([submit(firm, key), submit(firm, key)]);
    expect(first).toMatchObject({ kind: 'sent' });
    expect(second).toEqual(first);
    expect(world.heard.answered.filter(({ caseId }) => caseId === firm.caseId)).toEqual([{ caseId: firm.caseId, findingIds: [finding(firm, 0)] }]);
    expect((await tasks(firm)).map(taskStatus).toSorted()).toEqual(['done', 'draft']);
    expect(await submit(firm, randomUUID())).toMatchObject({ kind: 'refused' });
  });
});

describe('the officer', () => {
  async function sentBy(firm: Firm): Promise<string> {
    await save(firm, finding(firm, 0), 'enrolled');
    const sent = await submit(firm, randomUUID());
    if (sent.kind === 'refused') throw new Error(sent.reason);
    return sent.submissionId;
  }

  it('decides once; a second decision is a conflict, and a foreign office sees nothing', async () => {
    const firm = await openFirm();
    const id = await sentBy(firm);
    const [answer] = await world.database.read(PEOPLE.labour, (tx) => answersOf(tx, id));
    const decision = [{ answerId: answer?.id ?? '', outcome: 'accepted', reason: 'Sesuai data' }] as const;
    await expect(world.database.transaction(PEOPLE.stranger, (tx) => decideAnswers(tx, id, decision, world.hooks))).rejects.toBeInstanceOf(NotFound);
    await world.database.transaction(PEOPLE.labour, (tx) => decideAnswers(tx, id, decision, world.hooks));
    expect(world.heard.accepted.at(-1)).toMatchObject({ caseId: firm.caseId, findingId: finding(firm, 0), ground: 'enrolled', reason: 'Sesuai data' });
    await expect(world.database.transaction(PEOPLE.labourTwo, (tx) => decideAnswers(tx, id, decision, world.hooks))).rejects.toBeInstanceOf(Conflict);
  });

  it('rejects with a reason, after which the firm may answer again', async () => {
    const firm = await openFirm();
    const id = await sentBy(firm);
    const [answer] = await world.database.read(PEOPLE.labour, (tx) => answersOf(tx, id));
    await world.database.transaction(PEOPLE.labour, (tx) => decideAnswers(tx, id, [{ answerId: answer?.id ?? '', outcome: 'rejected', reason: 'Belum ada dalam data' }], world.hooks));
    const task = (await tasks(firm)).find((each) => each.findingId === finding(firm, 0));
    expect(task).toMatchObject({ answerState: 'rejected', decisionReason: 'Belum ada dalam data' });
    expect(task && taskStatus(task)).toBe('unanswered');
    expect(await save(firm, finding(firm, 0), 'not_ours')).toMatchObject({ kind: 'saved' });
  });
});

describe('evidence', () => {
  it('is seen by its firm and its offices, by nobody else, and reading is on record', async () => {
    const [firm, other] = [await openFirm(), await openFirm()];
    await save(firm, finding(firm, 0), 'left', '1 Oktober 2026');
    await world.database.transaction(firm.contact, (tx) => attachEvidence(tx, [finding(firm, 0)], 'end_of_work_proof', { fileName: '../../surat "x".pdf', bytes: PDF }));
    const id = (await tasks(firm)).find((task) => task.findingId === finding(firm, 0))?.files[0]?.id ?? '';
    await expect(world.database.transaction(other.contact, (tx) => takeEvidence(tx, id))).rejects.toBeInstanceOf(NotFound);
    await expect(world.database.transaction(PEOPLE.stranger, (tx) => takeEvidence(tx, id))).rejects.toBeInstanceOf(NotFound);
    const file = await world.database.transaction(PEOPLE.labour, (tx) => takeEvidence(tx, id));
    expect(file).toMatchObject({ fileName: 'surat x.pdf', mime: 'application/pdf' });
    expect(file.bytes.equals(PDF)).toBe(true);
    expect(await world.one('SELECT actor_name FROM audit_event WHERE action = $1 AND subject_id = $2', ['evidence.read', id])).toEqual({ actor_name: PEOPLE.labour.name });
  });
});
