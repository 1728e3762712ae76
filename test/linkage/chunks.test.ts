import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chunkSubject, readChunkSubject } from '../../src/linkage/chunk.repository.ts';
import { cutChunks } from '../../src/linkage/chunk-work.ts';
import { packBlock, unpackBlock } from '../../src/linkage/engine.ts';
import type { LinkageTask, PairBlock } from '../../src/matching/tasks.ts';

const tasksOf = (pairs: readonly number[]): LinkageTask[] => pairs.map((count, number) => ({ number, kind: 'cards', rule: 1, slice: number, slices: pairs.length, pairs: count }));

describe('chunks of a run', () => {
  it('gather tasks in a row until they weigh enough', () => {
    expect(cutChunks(tasksOf([5, 5, 20, 1]), 10)).toEqual([
      { number: 0, firstTask: 0, lastTask: 1, weight: 10 },
      { number: 1, firstTask: 2, lastTask: 2, weight: 20 },
      { number: 2, firstTask: 3, lastTask: 3, weight: 1 },
    ]);
    expect(cutChunks([], 10)).toEqual([]);
  });

  it('hold every task once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 3000 }), (pairs, weight) => {
        const tasks = cutChunks(tasksOf(pairs), weight).flatMap(({ firstTask, lastTask }) => Array.from({ length: lastTask - firstTask + 1 }, (_, at) => firstTask + at));
        expect(tasks).toEqual(pairs.map((_, at) => at));
      }),
    );
  });

  it('are named in the outbox by run, attempt and number', () => {
    const key = { runId: '01a20880-9ffe-701b-aade-6d2e6f05520d', attempt: 2, number: 17 };
    expect(readChunkSubject(chunkSubject(key))).toEqual(key);
    expect(readChunkSubject('semua')).toBeUndefined();
  });
});

describe('the pairs of a task', () => {
  it('come back from their bytes as they were, wherever those lie', () => {
    const pair = fc.record({ left: fc.nat(), right: fc.nat(), weight: fc.double({ noNaN: true }), pattern: fc.nat(65_535), bits: fc.array(fc.float({ noNaN: true }), { minLength: 5, maxLength: 5 }) });
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(pair), (task, compared, pairs) => {
        const block: PairBlock = {
          task,
          compared,
          left: Int32Array.from(pairs, (one) => one.left),
          right: Int32Array.from(pairs, (one) => one.right),
          weight: Float64Array.from(pairs, (one) => one.weight),
          pattern: Uint16Array.from(pairs, (one) => one.pattern),
          bits: Float32Array.from(pairs.flatMap((one) => one.bits)),
        };
        const moved = Buffer.concat([Buffer.alloc(3), packBlock(block)]).subarray(3);
        expect(unpackBlock(moved)).toEqual(block);
      }),
    );
  });

  it('are not read from other bytes', () => {
    expect(() => unpackBlock(Buffer.alloc(20))).toThrow();
    expect(() => unpackBlock(Buffer.alloc(0))).toThrow();
  });
});
