import { BLOCKING_RULES } from './blocking/rules.ts';
import type { LinkageInput } from './input.ts';
import { preparing } from './prepare.ts';
import type { LinkageProgress, LinkageResult } from './result.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { LinkageSettings } from './settings.ts';
import type { PairBlock } from './tasks.ts';

/** Steps of the common part, and the end. */
const PREPARING = 3;

/** Links the register with the enrolment file in one go. */
export function link(input: LinkageInput, settings: LinkageSettings = DEFAULT_SETTINGS): LinkageResult {
  const stages = linkInStages(input, settings);
  for (;;) {
    const step = stages.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same, step by step: between two steps a caller may report progress, let other work run, or stop.
 * The same input and settings give the same result, whatever the caller does between steps.
 */
export function* linkInStages(
  input: LinkageInput,
  settings: LinkageSettings = DEFAULT_SETTINGS,
): Generator<LinkageProgress, LinkageResult> {
  let done = 0;
  const steps = preparing(input, settings);
  let step = steps.next();
  while (step.done !== true) {
    done += 1;
    yield { stage: step.value, detail: '', done, total: PREPARING + BLOCKING_RULES.length * 2 };
    step = steps.next();
  }
  const prepared = step.value;
  const tasks = prepared.tasks();
  const blocks: PairBlock[] = [];
  for (const task of tasks) {
    blocks.push(prepared.perform(task));
    const stage = task.kind === 'cards' ? 'block' : 'duplicates';
    const detail = BLOCKING_RULES[task.rule]?.name ?? '';
    done += 1;
    yield { stage, detail, done, total: PREPARING + tasks.length };
  }
  return prepared.finish(blocks);
}
