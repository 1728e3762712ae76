import { parseLocalDate as day, type LocalDate } from '../../../src/law/calendar.ts';
import { holidayCalendar } from '../../../src/law/holidays.ts';
import { decide, openCase, type CaseContext, type CaseDecision } from '../../../src/cases/ladder/decide.ts';
import { evolve, NO_CASE } from '../../../src/cases/ladder/evolve.ts';
import type { By, CaseCommand, LadderCase } from '../../../src/cases/ladder/ladder-case.ts';
import type { Breach, CaseState } from '../../../src/cases/ladder/states.ts';

export const labour: By = { id: 'labour', role: 'labour_officer' };
export const officer: By = { id: 'officer', role: 'enforcement_officer' };
export const colleague: By = { id: 'colleague', role: 'enforcement_officer' };
export const system: By = { id: 'system', role: 'system' };

const calendar = holidayCalendar({ collectiveLeave: 'closed' });

/** The circumstances of a decision on a day. */
export function on(today: LocalDate | string): CaseContext {
  return { today: day(today), calendar, policy: { warningTermUnit: 'working' } };
}

/** A command as a story tells it: the day, then what is asked. */
export type Step = readonly [today: string, command: CaseCommand];

/** A case just opened on 2 February 2026. */
export function opened(breach: Breach = 'data'): LadderCase {
  return evolve(NO_CASE, openCase(breach, system, day('2026-02-02')));
}

/** Tells a story; throws with the reason where a step is refused. */
export function told(steps: readonly Step[], start: LadderCase = opened()): LadderCase {
  return steps.reduce((kase, [today, command]) => {
    const decision = decide(command, kase, on(today));
    if (decision.kind === 'refused') throw new Error(`${today} ${command.kind}: ${decision.code}`);
    return decision.events.reduce(evolve, kase);
  }, start);
}

/** Asks and returns the answer without applying it. */
export function asked(kase: LadderCase, today: string, command: CaseCommand): CaseDecision {
  return decide(command, kase, on(today));
}

const reason = 'alasan';

/** The ordinary way up the ladder; each line begins where the one before ended. */
export const ROAD: Readonly<Record<Exclude<CaseState, 'detected' | 'closed'>, readonly Step[]>> = {
  verified: [['2026-02-02', { kind: 'verify', by: labour }]],
  first_warning: [
    ['2026-02-03', { kind: 'propose', letter: 'first_warning', letterId: 'w1', by: labour }],
    ['2026-02-04', { kind: 'sign', letter: 'first_warning', letterId: 'w1', by: officer }],
  ],
  second_warning: [
    ['2026-02-05', { kind: 'recordService', letterId: 'w1', servedOn: day('2026-02-05'), channel: 'portal_opened', by: system }],
    ['2026-02-24', { kind: 'passDeadline', letterId: 'w1', nextLetterId: 'w2', by: system }],
    ['2026-02-25', { kind: 'sign', letter: 'second_warning', letterId: 'w2', by: officer }],
  ],
  fine: [
    ['2026-02-26', { kind: 'recordService', letterId: 'w2', servedOn: day('2026-02-26'), channel: 'courier', by: labour }],
    ['2026-03-13', { kind: 'passDeadline', letterId: 'w2', nextLetterId: 'f', by: system }],
    ['2026-03-16', { kind: 'sign', letter: 'fine', letterId: 'f', by: officer }],
  ],
  denial_requested: [
    ['2026-03-17', { kind: 'recordService', letterId: 'f', servedOn: day('2026-03-17'), channel: 'courier', by: labour }],
    ['2026-04-17', { kind: 'passDeadline', letterId: 'f', nextLetterId: 'd', by: system }],
    ['2026-04-20', { kind: 'sign', letter: 'denial_request', letterId: 'd', by: officer }],
  ],
  denial_imposed: [['2026-04-27', { kind: 'imposeDenial', imposedOn: day('2026-04-24'), reference: '503/1', by: officer }]],
  denial_lifted: [
    ['2026-05-04', { kind: 'recordPayment', paidOn: day('2026-05-04'), by: officer }],
    ['2026-05-04', { kind: 'cure', reason, by: labour }],
    ['2026-05-05', { kind: 'liftDenial', liftedOn: day('2026-05-05'), reference: '503/2', by: officer }],
  ],
};

/** A case that has just reached a state on the ordinary way. */
export function at(state: keyof typeof ROAD, breach: Breach = 'data'): LadderCase {
  const states = Object.keys(ROAD) as (keyof typeof ROAD)[];
  const steps = states.slice(0, states.indexOf(state) + 1).flatMap((each) => ROAD[each]);
  return told(steps, opened(breach));
}
