import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../../src/accounts/permissions.ts';
import { parseLocalDate as day } from '../../../src/law/calendar.ts';
import { ladderDiagram } from '../../../src/cases/ladder/diagram.ts';
import { NO_CASE } from '../../../src/cases/ladder/evolve.ts';
import type { By, CaseCommand, CommandKind } from '../../../src/cases/ladder/ladder-case.ts';
import { CASE_STATES, LADDER_LETTERS, STATUS_WORDS, type CaseState } from '../../../src/cases/ladder/states.ts';
import { transitionFor, TRANSITIONS } from '../../../src/cases/ladder/transitions.ts';
import { asked } from './history.ts';

const d = day('2026-02-02');
const some = { reason: 'alasan', reference: '1', letterId: 'x' };

/** One command of every kind, and of every letter where it names one. */
function everyCommand(by: By): CaseCommand[] {
  return [
    { kind: 'verify', by }, { kind: 'dismiss', ...some, by }, { kind: 'reject', ...some, by }, { kind: 'withdraw', ...some, by },
    { kind: 'recordService', ...some, servedOn: d, channel: 'post', by }, { kind: 'passDeadline', ...some, nextLetterId: 'y', by },
    { kind: 'recordPayment', paidOn: d, by }, { kind: 'imposeDenial', imposedOn: d, ...some, by }, { kind: 'liftDenial', liftedOn: d, ...some, by },
    { kind: 'cure', ...some, by }, { kind: 'close', by }, { kind: 'hold', ...some, objection: false, by }, { kind: 'resume', ...some, by },
    { kind: 'reportToLabour', ...some, by },
    ...LADDER_LETTERS.flatMap((letter): CaseCommand[] => [{ kind: 'propose', ...some, letter, by }, { kind: 'sign', ...some, letter, by }]),
  ];
}

function moveOf(state: CaseState, command: CaseCommand) {
  return transitionFor(state, command.kind, command.kind === 'propose' || command.kind === 'sign' ? command.letter : undefined);
}

const everything = CASE_STATES.flatMap((state) =>
  ROLES.flatMap((role) => everyCommand({ id: 'x', role }).map((command) => ({ state, role, command, move: moveOf(state, command) }))),
);

describe('the transition table', () => {
  it('refuses every triple of state, command and role that it does not contain', () => {
    const forbidden = everything.filter(({ move, role }) => !move?.who.includes(role));
    expect(forbidden.length).toBeGreaterThan(1000);
    for (const { state, command, move } of forbidden) {
      expect(asked({ ...NO_CASE, state }, '2026-02-02', command)).toMatchObject({ kind: 'refused', code: move ? 'wrong_role' : 'no_such_step' });
    }
  });

  it('never refuses for its step or role a triple that it contains', () => {
    for (const { state, command } of everything.filter(({ move, role }) => move?.who.includes(role))) {
      const decision = asked({ ...NO_CASE, state }, '2026-02-02', command);
      if (decision.kind === 'refused') expect(['no_such_step', 'wrong_role']).not.toContain(decision.code);
    }
  });

  it('reaches every state from the first and leads from every state to the end', () => {
    const reach = (start: CaseState) => {
      const seen = new Set<CaseState>([start]);
      for (const state of seen) for (const { from, to } of TRANSITIONS) if (from === state) seen.add(to);
      return seen;
    };
    expect([...reach('detected')].sort()).toEqual([...CASE_STATES].sort());
    for (const state of CASE_STATES) expect(reach(state).has('closed')).toBe(true);
  });

  it('has one move for each state, command and letter', () => {
    const keys = TRANSITIONS.map(({ from, command, letter }) => `${from} ${command} ${letter ?? ''}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets nobody but the insurer’s enforcement officer sign, withdraw or deny', () => {
    const reserved: readonly CommandKind[] = ['sign', 'withdraw', 'imposeDenial', 'liftDenial'];
    for (const { who } of TRANSITIONS.filter(({ command }) => reserved.includes(command))) expect(who).toEqual(['enforcement_officer']);
  });

  it('lets nobody act on a closed case', () => {
    expect(TRANSITIONS.some(({ from }) => from === 'closed')).toBe(false);
  });

  it('gives every move a label and a legal basis', () => {
    for (const { label, basis } of TRANSITIONS) expect([label.length > 0, basis.length > 0]).toEqual([true, true]);
  });

  it('is drawn with every state and every move between states', () => {
    const drawn = ladderDiagram();
    for (const { from, to, label } of TRANSITIONS.filter((move) => move.from !== move.to)) {
      expect(drawn).toMatch(new RegExp(`${from} --> ${to}: .*${label}`));
    }
    for (const state of CASE_STATES) expect(drawn).toContain(`    ${state}: `);
  });

  it('needs at most eight words for people', () => {
    expect(STATUS_WORDS.length).toBeLessThanOrEqual(8);
  });
});
