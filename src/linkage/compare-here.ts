import type { PairBlock } from '../matching/tasks.ts';
import { weightOf } from './engine.ts';
import type { RunContext } from './run-context.ts';
import type { RunWatch } from './run-watch.ts';

/** Compares all of a run in this process: for runs so short that nobody else would be in time to help. @throws Cancelled */
export async function compareHere({ prepared, pool }: RunContext, watch: RunWatch): Promise<PairBlock[]> {
  const tasks = prepared.tasks();
  const total = tasks.reduce((sum, task) => sum + weightOf(task), 0);
  let done = 0;
  return Promise.all(
    tasks.map(async (task) => {
      const block = await pool.perform(task);
      done += weightOf(task);
      watch.step('compare', 'block', done, total);
      return block;
    }),
  );
}
