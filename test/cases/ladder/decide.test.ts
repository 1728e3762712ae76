import { describe, expect, it } from '@jest/globals';
import { parseLocalDate as day } from '../../../src/law/calendar.ts';
import { allowedCommands } from '../../../src/cases/ladder/decide.ts';
import { replay } from '../../../src/cases/ladder/evolve.ts';
import { currentLetter, dueOnOf, type CaseCommand } from '../../../src/cases/ladder/ladder-case.ts';
import { labourReportDue, statusWord } from '../../../src/cases/ladder/status-words.ts';
import { asked, at, colleague, labour, officer, opened, ROAD, system, told } from './history.ts';

const reason = 'alasan';
const serve = (letterId: string, servedOn: string): CaseCommand => ({ kind: 'recordService', letterId, servedOn: day(servedOn), channel: 'courier', by: labour });

describe('the way up the ladder', () => {
  it.each(Object.keys(ROAD) as (keyof typeof ROAD)[])('reaches %s', (state) => {
    expect(at(state).state).toBe(state);
  });

  it('ends closed and cured', () => {
    expect(told([['2026-05-06', { kind: 'close', by: officer }]], at('denial_lifted'))).toMatchObject({ state: 'closed', ending: 'cured' });
  });
});

describe('signing', () => {
  const proposed = told([['2026-02-03', { kind: 'propose', letter: 'first_warning', letterId: 'w1', by: officer }]], at('verified'));

  it('is refused to the proposer and done by a colleague', () => {
    expect(asked(proposed, '2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: officer })).toMatchObject({ code: 'other_signer' });
    expect(asked(proposed, '2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: colleague })).toMatchObject({
      kind: 'accepted',
      events: [{ kind: 'letterSigned', to: 'first_warning', onDay: '2026-02-04', by: { id: 'colleague' } }],
    });
  });

  it('is refused to a labour officer, with the law', () => {
    expect(asked(proposed, '2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: labour })).toEqual({
      kind: 'refused', code: 'wrong_role', reason: 'Peran Anda tidak berwenang atas langkah ini.', basis: ['pp-86-2013-6', 'pp-86-2013-10-1'],
    });
  });

  it('is refused for a letter other than the one proposed', () => {
    expect(asked(proposed, '2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'other', by: colleague })).toMatchObject({ code: 'same_proposal' });
    expect(asked(proposed, '2026-02-04', { kind: 'sign', letter: 'second_warning', letterId: 'w1', by: colleague })).toMatchObject({ code: 'no_such_step' });
  });

  it('waits while the case is held', () => {
    const held = told([['2026-02-04', { kind: 'hold', reason: 'keberatan', objection: true, by: labour }]], proposed);
    const sign: CaseCommand = { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: colleague };
    expect(asked(held, '2026-02-05', sign)).toMatchObject({ code: 'not_held' });
    expect(told([['2026-02-05', { kind: 'resume', reason, by: officer }], ['2026-02-05', sign]], held).state).toBe('first_warning');
  });

  it('is not possible after the proposal was taken back, by its proposer or the signer only', () => {
    const byLabour = told([['2026-02-03', { kind: 'propose', letter: 'first_warning', letterId: 'w1', by: labour }]], at('verified'));
    expect(asked(byLabour, '2026-02-03', { kind: 'reject', reason, by: { id: 'other', role: 'labour_officer' } })).toMatchObject({ code: 'own_or_signer' });
    const dropped = told([['2026-02-03', { kind: 'reject', reason, by: labour }]], byLabour);
    expect(asked(dropped, '2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: officer })).toMatchObject({ code: 'proposed' });
  });
});

describe('service', () => {
  it('starts the term and keeps its proof', () => {
    expect(asked(at('first_warning'), '2026-02-06', serve('w1', '2026-02-05'))).toMatchObject({
      kind: 'accepted',
      events: [{ kind: 'serviceRecorded', term: { due: '2026-02-23', count: 10, unit: 'working', basis: ['pp-86-2013-6', 'pp-86-2013-10-1', 'uu-30-2014-60'] } }],
    });
    expect(dueOnOf(told([['2026-02-06', serve('w1', '2026-02-05')]], at('first_warning')))).toBe('2026-02-23');
  });

  it('is recorded once, for the letter in force, on a day that can be', () => {
    const kase = at('first_warning');
    expect(asked(kase, '2026-02-06', serve('w1', '2026-02-03'))).toMatchObject({ code: 'service_day_possible' });
    expect(asked(kase, '2026-02-06', serve('w1', '2026-02-07'))).toMatchObject({ code: 'service_day_possible' });
    expect(asked(kase, '2026-02-06', serve('w9', '2026-02-05'))).toMatchObject({ code: 'current_letter' });
    const served = told([['2026-02-06', serve('w1', '2026-02-05')]], kase);
    expect(asked(served, '2026-02-09', serve('w1', '2026-02-09'))).toMatchObject({ code: 'not_served' });
  });

  it('is refused where the due day would lie past the published calendar', () => {
    expect(asked(at('first_warning'), '2027-12-27', serve('w1', '2027-12-27'))).toMatchObject({ kind: 'refused', code: 'calendar_not_published' });
  });

  it('of a fine later than the second warning’s end counts from service', () => {
    expect(dueOnOf(told([['2026-03-17', serve('f', '2026-03-17')]], at('fine')))).toBe('2026-04-16');
  });
});

describe('the end of a term', () => {
  const served = told([['2026-02-05', serve('w1', '2026-02-05')]], at('first_warning'));
  const pass: CaseCommand = { kind: 'passDeadline', letterId: 'w1', nextLetterId: 'w2', by: system };

  it('is reached only on the day after the due day', () => {
    expect(asked(served, '2026-02-23', pass)).toMatchObject({ code: 'term_over' });
    expect(asked(served, '2026-02-24', pass)).toMatchObject({
      events: [{ kind: 'deadlinePassed', dueOn: '2026-02-23' }, { kind: 'letterProposed', letter: 'second_warning', letterId: 'w2' }],
    });
  });

  it('is acted on once, even after the proposal was taken back', () => {
    const passed = told([['2026-02-24', pass]], served);
    expect(asked(passed, '2026-02-24', pass)).toMatchObject({ code: 'deadline_not_handled' });
    const rejected = told([['2026-02-25', { kind: 'reject', reason, by: officer }]], passed);
    expect(asked(rejected, '2026-02-26', pass)).toMatchObject({ code: 'deadline_not_handled' });
    expect(told([['2026-02-26', { kind: 'propose', letter: 'second_warning', letterId: 'w3', by: labour }]], rejected).proposal).toMatchObject({ letterId: 'w3' });
  });

  it('means nothing for an old letter, before service or during a hold', () => {
    expect(asked(at('second_warning'), '2026-06-01', pass)).toMatchObject({ code: 'current_letter' });
    expect(asked(at('first_warning'), '2026-06-01', pass)).toMatchObject({ code: 'served' });
    const held = told([['2026-02-20', { kind: 'hold', reason: 'keberatan', objection: true, by: labour }]], served);
    expect(asked(held, '2026-02-24', pass)).toMatchObject({ code: 'not_held' });
  });

  it('cannot be anticipated by a proposal made by hand', () => {
    expect(asked(served, '2026-02-23', { kind: 'propose', letter: 'second_warning', letterId: 'w2', by: labour })).toMatchObject({ code: 'term_over' });
  });

  it('of a fine that was paid asks for no denial', () => {
    const paid = told([['2026-03-20', serve('f', '2026-03-17')], ['2026-03-20', { kind: 'recordPayment', paidOn: day('2026-03-20'), by: officer }]], at('fine'));
    expect(asked(paid, '2026-04-17', { kind: 'passDeadline', letterId: 'f', nextLetterId: 'd', by: system })).toMatchObject({ code: 'fine_unpaid' });
  });
});

describe('withdrawing a letter', () => {
  const withdraw = (letterId: string): CaseCommand => ({ kind: 'withdraw', letterId, reason, by: officer });

  it.each([
    ['first_warning', 'w1', 'verified', null],
    ['second_warning', 'w2', 'first_warning', '2026-02-23'],
    ['fine', 'f', 'second_warning', '2026-03-12'],
    ['denial_requested', 'd', 'fine', '2026-04-16'],
  ] as const)('returns a case from %s (%s) to %s and its old due day %s', (state, letterId, before, dueOn) => {
    const back = told([['2026-05-01', withdraw(letterId)]], at(state));
    expect(back.state).toBe(before);
    expect(dueOnOf(back)).toBe(dueOn);
  });

  it('is refused once the letter was served, for another letter, and without a reason', () => {
    const served = told([['2026-02-05', serve('w1', '2026-02-05')]], at('first_warning'));
    expect(asked(served, '2026-02-06', withdraw('w1'))).toMatchObject({ code: 'not_served' });
    expect(asked(at('second_warning'), '2026-02-26', withdraw('w1'))).toMatchObject({ code: 'current_letter' });
    expect(asked(at('first_warning'), '2026-02-05', { kind: 'withdraw', letterId: 'w1', reason: ' ', by: officer })).toMatchObject({ code: 'reason_given' });
  });

  it('is refused for a fine that was paid', () => {
    const paid = told([['2026-03-17', { kind: 'recordPayment', paidOn: day('2026-03-17'), by: officer }]], at('fine'));
    expect(asked(paid, '2026-03-18', withdraw('f'))).toMatchObject({ code: 'fine_unpaid' });
  });
});

describe('cure', () => {
  it.each(['verified', 'first_warning', 'second_warning'] as const)('closes a case at %s and drops what was proposed', (state) => {
    expect(told([['2026-05-01', { kind: 'cure', reason, by: system }]], at(state))).toMatchObject({ state: 'closed', ending: 'cured', proposal: null });
  });

  it('after a fine waits for payment', () => {
    const cured = told([['2026-03-18', { kind: 'cure', reason, by: system }]], at('fine'));
    expect(asked(cured, '2026-03-18', { kind: 'close', by: officer })).toMatchObject({ code: 'fine_paid' });
    expect(told([['2026-03-19', { kind: 'recordPayment', paidOn: day('2026-03-19'), by: officer }], ['2026-03-19', { kind: 'close', by: system }]], cured).state).toBe('closed');
  });

  it('lifts a denial for wrong data at once, for a missing registration only with the fine paid', () => {
    const lift: CaseCommand = { kind: 'liftDenial', liftedOn: day('2026-05-05'), reference: '503/2', by: officer };
    const cure = ['2026-05-04', { kind: 'cure', reason, by: labour }] as const;
    expect(told([cure, ['2026-05-05', lift]], at('denial_imposed', 'data')).state).toBe('denial_lifted');
    const unregistered = told([cure], at('denial_imposed', 'registration'));
    expect(asked(unregistered, '2026-05-05', lift)).toMatchObject({ code: 'sanction_settled', basis: ['pp-86-2013-10-7'] });
  });

  it('and payment take away the proposal that they make pointless', () => {
    const due = told([['2026-03-17', serve('f', '2026-03-17')], ['2026-04-17', { kind: 'passDeadline', letterId: 'f', nextLetterId: 'd', by: system }]], at('fine'));
    expect(told([['2026-04-17', { kind: 'recordPayment', paidOn: day('2026-04-17'), by: officer }]], due).proposal).toBeNull();
  });
});

describe('a case', () => {
  it('is reported to the labour authority once, beside the ladder', () => {
    const report: CaseCommand = { kind: 'reportToLabour', reference: 'LKP/1', by: officer };
    expect(labourReportDue(opened())).toBe(false);
    expect(labourReportDue(at('first_warning'))).toBe(true);
    const reported = told([['2026-02-06', report]], at('first_warning'));
    expect([reported.state, labourReportDue(reported)]).toEqual(['first_warning', false]);
    expect(asked(reported, '2026-02-06', report)).toMatchObject({ code: 'not_reported' });
  });

  it('shows each person the moves that the person can make', () => {
    const commands = (by: typeof labour, kase = at('verified')) => allowedCommands(kase, by, day('2026-02-03')).map(({ command }) => command);
    expect(commands(labour)).toEqual(['dismiss', 'propose', 'cure', 'hold']);
    expect(commands(officer)).toEqual(['dismiss', 'propose', 'cure', 'hold', 'reportToLabour']);
    expect(commands({ id: 'a', role: 'auditor' })).toEqual([]);
    const proposed = told([['2026-02-03', { kind: 'propose', letter: 'first_warning', letterId: 'w1', by: officer }]], at('verified'));
    expect(commands(officer, proposed)).not.toContain('sign');
    expect(commands(colleague, proposed)).toContain('sign');
  });

  it('has one word for people', () => {
    const facts = { today: day('2026-02-06'), answered: false };
    const proposed = told([['2026-02-03', { kind: 'propose', letter: 'first_warning', letterId: 'w1', by: labour }]], at('verified'));
    const served = told([['2026-02-05', serve('w1', '2026-02-05')]], at('first_warning'));
    expect(statusWord(opened(), facts)).toBe('Perlu ditinjau');
    expect(statusWord(proposed, facts)).toBe('Diusulkan');
    expect(statusWord(served, facts)).toBe('Menunggu jawaban');
    expect(statusWord(served, { ...facts, answered: true })).toBe('Jawaban masuk');
    expect(statusWord(served, { ...facts, today: day('2026-02-24') })).toBe('Lewat tenggat');
    expect(statusWord(at('denial_imposed'), facts)).toBe('Lewat tenggat');
    expect(statusWord(at('denial_lifted'), facts)).toBe('Patuh');
    expect(statusWord(told([['2026-02-02', { kind: 'dismiss', reason, by: labour }]]), facts)).toBe('Ditutup');
    expect(statusWord(told([['2026-02-02', { kind: 'cure', reason, by: system }]]), facts)).toBe('Patuh');
  });

  it('starts from nothing and names its current letter', () => {
    expect(replay([])).toMatchObject({ state: 'detected', version: 0 });
    expect(currentLetter(at('fine'))?.letter).toBe('fine');
  });
});
