import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, parseLocalDate as day, type LocalDate } from '../../../src/law/calendar.ts';
import { allowedCommands, decide, openCase } from '../../../src/cases/ladder/decide.ts';
import { evolve, NO_CASE, replay } from '../../../src/cases/ladder/evolve.ts';
import { currentLetter, type By, type CaseCommand, type CaseEvent, type CommandKind, type LadderCase } from '../../../src/cases/ladder/ladder-case.ts';
import { LADDER_LETTERS, type LadderLetter } from '../../../src/cases/ladder/states.ts';
import type { Transition } from '../../../src/cases/ladder/transitions.ts';
import { colleague, labour, officer, on, system } from './history.ts';

interface Roll {
  readonly who: By;
  readonly wait: number;
  readonly pick: number;
  readonly again: boolean;
}

const rolls = fc.array(
  fc.record({
    who: fc.constantFrom(labour, officer, colleague, system),
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })),
    pick: fc.nat(1000),
    again: fc.boolean(),
  }),
  { minLength: 20, maxLength: 90 },
);

const SELDOM: readonly CommandKind[] = ['dismiss', 'cure', 'hold', 'withdraw', 'reject', 'recordPayment'];

/** The command of a move with everything that any command could ask for. */
function commandFor(move: Transition, by: By, today: LocalDate, kase: LadderCase, fresh: string): CaseCommand {
  const current = currentLetter(kase)?.letterId ?? 'none';
  const named: Partial<Record<CommandKind, string>> = { propose: fresh, sign: kase.proposal?.letterId ?? 'none' };
  return {
    kind: move.command,
    by,
    letter: move.letter,
    letterId: named[move.command] ?? current,
    nextLetterId: fresh,
    servedOn: today,
    paidOn: today,
    imposedOn: today,
    liftedOn: today,
    channel: 'courier',
    reason: 'alasan',
    reference: '1',
    objection: false,
  } as CaseCommand;
}

interface Lived {
  readonly events: readonly CaseEvent[];
  readonly kase: LadderCase;
}

/** Lives a history of allowed moves, some of them asked twice; endings are taken seldom, so that cases climb. */
function live(steps: readonly Roll[]): Lived {
  const events: CaseEvent[] = [openCase('registration', system, day('2026-01-05'))];
  let kase = events.reduce(evolve, NO_CASE);
  let today = day('2026-01-05');
  steps.forEach(({ who, wait, pick, again }, index) => {
    today = addDays(today, wait);
    const all = allowedCommands(kase, who, today);
    const moves = pick % 11 === 0 ? all : all.filter(({ command }) => !SELDOM.includes(command));
    const move = moves[pick % Math.max(moves.length, 1)];
    if (!move) return;
    const command = commandFor(move, who, today, kase, `letter-${index}`);
    for (let times = again ? 2 : 1; times > 0; times -= 1) {
      const decision = decide(command, kase, on(today));
      if (decision.kind === 'refused') continue;
      events.push(...decision.events);
      kase = decision.events.reduce(evolve, kase);
    }
  });
  return { events, kase };
}

function signatures(events: readonly CaseEvent[]) {
  return events.flatMap((event, index) => (event.kind === 'letterSigned' ? [{ event, before: replay(events.slice(0, index)) }] : []));
}

describe('every history', () => {
  const runs = { numRuns: 600 };

  it('signs no letter before the one below it stands, was served and its term has ended', () => {
    const reached = new Set<LadderLetter>();
    fc.assert(
      fc.property(rolls, (steps) => {
        for (const { event, before } of signatures(live(steps).events)) {
          reached.add(event.letter);
          const below = LADDER_LETTERS[LADDER_LETTERS.indexOf(event.letter) - 1];
          const standing = currentLetter(before);
          expect(standing?.letter).toBe(below);
          if (standing) expect(standing.dueOn !== null && event.onDay > standing.dueOn).toBe(true);
        }
      }),
      { ...runs, seed: 20261123 },
    );
    expect([...reached]).toEqual(expect.arrayContaining([...LADDER_LETTERS]));
  });

  it('is signed by an enforcement officer who did not propose', () => {
    fc.assert(
      fc.property(rolls, (steps) => {
        for (const { event, before } of signatures(live(steps).events)) {
          expect(event.by.role).toBe('enforcement_officer');
          expect(before.proposal?.letterId).toBe(event.letterId);
          expect(before.proposal?.proposerId).not.toBe(event.by.id);
        }
      }),
      runs,
    );
  });

  it('acts on each term once and keeps at most one letter of each kind', () => {
    fc.assert(
      fc.property(rolls, (steps) => {
        const { events, kase } = live(steps);
        const passed = events.flatMap((event) => (event.kind === 'deadlinePassed' ? [event.letterId] : []));
        expect(new Set(passed).size).toBe(passed.length);
        expect(new Set(kase.letters.map(({ letter }) => letter)).size).toBe(kase.letters.length);
      }),
      runs,
    );
  });

  it('tells the stored case again from its events', () => {
    fc.assert(
      fc.property(rolls, (steps) => {
        const { events, kase } = live(steps);
        expect(replay(JSON.parse(JSON.stringify(events)) as CaseEvent[])).toEqual(kase);
        expect(kase.version).toBe(events.length);
      }),
      runs,
    );
  });
});
