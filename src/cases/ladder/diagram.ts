import { CASE_STATES, STATE_NAMES } from './states.ts';
import { TRANSITIONS, type Transition } from './transitions.ts';

function arrows(moves: readonly Transition[]): string[] {
  const labels = new Map<string, Set<string>>();
  for (const { from, to, label } of moves) {
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(label));
  }
  return [...labels].map(([arrow, texts]) => `    ${arrow}: ${[...texts].join(' / ')}`);
}

/** The transition table as a Mermaid state diagram: every move that changes the state, with its label. */
export function ladderDiagram(): string {
  return [
    'stateDiagram-v2',
    ...CASE_STATES.map((state) => `    ${state}: ${STATE_NAMES[state]}`),
    '    [*] --> detected',
    ...arrows(TRANSITIONS.filter(({ from, to }) => from !== to)),
    '    closed --> [*]',
  ].join('\n');
}
