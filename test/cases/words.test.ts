import { describe, expect, it } from '@jest/globals';
import { caseButtons } from '../../src/cases/case-buttons.ts';
import { lineWord } from '../../src/cases/case-words.ts';
import { eventText, eventTitle } from '../../src/cases/event-words.ts';
import { allowedCommands, openCase } from '../../src/cases/ladder/decide.ts';
import { replay } from '../../src/cases/ladder/evolve.ts';
import type { By, CaseEvent } from '../../src/cases/ladder/ladder-case.ts';
import { stepLine } from '../../src/cases/step-line.ts';
import { parseLocalDate as day } from '../../src/law/calendar.ts';

const TODAY = day('2026-02-10');
const LABOUR: By = { id: 'rina', role: 'labour_officer' };
const SIGNER: By = { id: 'bagus', role: 'enforcement_officer' };
const OPENED: CaseEvent[] = [openCase('data', LABOUR, day('2026-02-02')), { kind: 'verified', by: LABOUR, onDay: day('2026-02-03') }];
const PROPOSED: CaseEvent[] = [...OPENED, { kind: 'letterProposed', letter: 'first_warning', letterId: 'l1', by: LABOUR, onDay: day('2026-02-04') }];
const SIGNED: CaseEvent[] = [...PROPOSED, { kind: 'letterSigned', letter: 'first_warning', letterId: 'l1', to: 'first_warning', by: SIGNER, onDay: day('2026-02-05') }];

function buttons(events: CaseEvent[], by: By) {
  const kase = replay(events);
  return caseButtons(allowedCommands(kase, by, TODAY), 'k1', kase, by.role);
}

describe('the buttons of a case', () => {
  it('put one step first, by who reads', () => {
    expect(buttons(OPENED, LABOUR).primary).toMatchObject({ label: 'Usulkan teguran pertama', href: '/kasus/k1/usul', direct: false });
    expect(buttons(PROPOSED, LABOUR).primary).toBeNull();
    expect(buttons(PROPOSED, SIGNER).primary).toMatchObject({ href: '/surat/l1' });
    expect(buttons(SIGNED, LABOUR).primary).toMatchObject({ href: '/kasus/k1/penerimaan' });
  });

  it('never offer a labour officer to sign, withdraw or sanction', () => {
    const offered = [OPENED, PROPOSED, SIGNED].flatMap((events) => buttons(events, LABOUR).others.map(({ label }) => label));
    expect(offered.filter((label) => /Tanda tangani|Cabut|denda/i.test(label))).toEqual([]);
  });
});

describe('the words of a case', () => {
  const line = { state: 'first_warning', ending: null, stage: 'served', answered: 0, dueOn: day('2026-02-18') } as const;

  it.each([
    [{}, '2026-02-18', 'Menunggu jawaban'],
    [{}, '2026-02-19', 'Lewat tenggat'],
    [{ answered: 1 }, '2026-02-19', 'Jawaban masuk'],
    [{ stage: 'proposed' as const }, '2026-02-19', 'Diusulkan'],
    [{ state: 'detected' as const, stage: null, dueOn: null }, '2026-02-10', 'Perlu ditinjau'],
    [{ state: 'closed' as const, ending: 'cured' as const, stage: null, dueOn: null }, '2026-02-10', 'Patuh'],
    [{ state: 'closed' as const, ending: 'dismissed' as const, stage: null, dueOn: null }, '2026-02-10', 'Ditutup'],
  ])('%j on %s', (change, today, word) => {
    expect(lineWord({ ...line, ...change }, day(today)).text).toBe(word);
  });

  it('tell each entry of the history', () => {
    expect(PROPOSED.map((event) => eventTitle(event))).toEqual(['Kasus dibuka', 'Temuan diperiksa', 'Surat Teguran Pertama diusulkan']);
    const proof = { kind: 'serviceProof', letterId: 'l1', receiver: 'Ratna', receipt: '', by: LABOUR, onDay: TODAY } as const;
    expect(eventText(proof, (on) => on)).toBe('Diterima oleh Ratna.');
    expect(eventText({ kind: 'held', reason: 'Keberatan.', objection: true, by: LABOUR, onDay: TODAY }, (on) => on)).toBe('Keberatan.');
  });
});

describe('the line of steps', () => {
  it('shows what is done, what the case waits for, and what may follow', () => {
    expect(stepLine(replay(PROPOSED), PROPOSED).map(({ state }) => state)).toEqual(['done', 'now', 'later', 'later', 'later', 'later']);
    expect(stepLine(replay(SIGNED), SIGNED)[1]).toMatchObject({ state: 'now', on: '2026-02-05', note: 'Belum diterima' });
  });
});
