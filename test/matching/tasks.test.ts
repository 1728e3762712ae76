import { Worker } from 'node:worker_threads';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeWorld } from '../../bench/world/world.ts';
import { link } from '../../src/matching/link.ts';
import { openShared } from '../../src/matching/performer.ts';
import { prepareLinkage, shareLinkage } from '../../src/matching/prepare.ts';
import type { PreparedLinkage } from '../../src/matching/prepare.ts';
import type { LinkageResult } from '../../src/matching/result.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import type { LinkageTask, PairBlock } from '../../src/matching/tasks.ts';

const WORLD = { workers: 1500, noise: 2, seed: 41 };
const prepare = (pairsInTask?: number): PreparedLinkage =>
  prepareLinkage(makeWorld(WORLD).input, DEFAULT_SETTINGS, pairsInTask === undefined ? {} : { pairsInTask });
const digest = (result: LinkageResult): unknown[] => [
  ...result.workers(),
  ...result.companies(),
  ...result.links(),
];
const whole = digest(link(makeWorld(WORLD).input));

describe('the tasks of a run', () => {
  it('give the same result in any order, cut anyhow', () => {
    const cut = fc.integer({ min: 20, max: 2000 });
    const order = fc.array(fc.nat(), { minLength: 400, maxLength: 400 });
    const check = fc.property(cut, order, (pairsInTask, places) => {
      const prepared = prepare(pairsInTask);
      const tasks = [...prepared.tasks()].sort((a, b) => (places[a.number] ?? 0) - (places[b.number] ?? 0));
      expect(digest(prepared.finish(tasks.map((task) => prepared.perform(task))))).toEqual(whole);
    });
    fc.assert(check, { numRuns: 6 });
  });

  it('give the same result in threads that share the columns', async () => {
    const prepared = prepare(100);
    const tasks = prepared.tasks();
    expect(tasks.length).toBeGreaterThan(30);
    const halves = [0, 1].map((half) => tasks.filter(({ number }) => number % 2 === half));
    const blocks = await Promise.all(halves.map((half) => inThread(prepared, half)));
    expect(digest(prepared.finish(blocks.flat()))).toEqual(whole);
  });

  it('are plain data, and so is what they need', () => {
    const prepared = prepare();
    const tasks = JSON.parse(JSON.stringify(prepared.tasks())) as LinkageTask[];
    const performer = openShared(structuredClone(shareLinkage(prepared)));
    expect(digest(prepared.finish(tasks.map((task) => performer.perform(task))))).toEqual(whole);
  });

  it('are all needed, and each once', () => {
    const prepared = prepare();
    const blocks = prepared.tasks().map((task) => prepared.perform(task));
    expect(() => prepared.finish(blocks.slice(1))).toThrow('not performed');
    expect(() => prepared.finish([...blocks, ...blocks.slice(0, 1)])).toThrow('twice');
  });
});

/** Performs tasks in a worker thread. */
async function inThread(prepared: PreparedLinkage, tasks: readonly LinkageTask[]): Promise<PairBlock[]> {
  const worker = new Worker(new URL('../../bench/engine/perform-thread.ts', import.meta.url), {
    workerData: shareLinkage(prepared),
  });
  const blocks: PairBlock[] = [];
  const done = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (block: PairBlock) => {
      blocks.push(block);
      if (blocks.length === tasks.length) resolve();
    });
  });
  for (const task of tasks) worker.postMessage(task);
  await done;
  await worker.terminate();
  return blocks;
}
