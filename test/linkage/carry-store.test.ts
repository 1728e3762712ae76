import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { makeWorldRows, inputOf } from '../../bench/world/world.ts';
import { carryStore, type Carried } from '../../src/linkage/carry-store.ts';
import { prepareLinkage } from '../../src/matching/prepare.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';

const KEY = '5a'.repeat(32);
const world = makeWorldRows({ workers: 120, noise: 1, seed: 3 });
const prepared = prepareLinkage(inputOf(world), DEFAULT_SETTINGS);
const carry = prepared.carry(prepared.tasks().map((task) => prepared.perform(task)));
const read = (rows: number) => ({ known: ['2026-01-05 03:00:00.000001Z'], ids: Float64Array.from({ length: rows }, (_, at) => at + 1), forms: new Uint8Array(rows).fill(1) });
const carried: Carried = { runId: 'a-run', made: 'rules', read: { workers: read(world.workers.length), members: read(world.members.length) }, drifted: 3, carry };

const folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-carry-'));
const file = path.join(folder, 'cache', 'linkage-1.carry');
const store = carryStore(folder, KEY);
beforeEach(() => store.write(1, carried));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a run leaves for the next', () => {
  it('is read as it was written', async () => {
    expect(await store.read(1)).toEqual(carried);
  });

  it('is one file an area, in the place of the one before', async () => {
    await store.write(1, { ...carried, runId: 'a-later-run' });
    expect((await store.read(1))?.runId).toBe('a-later-run');
    expect(readdirSync(path.dirname(file))).toEqual(['linkage-1.carry']);
  });

  it('shows no word of a name and no NIK to who has only the file', () => {
    const bytes = readFileSync(file);
    const seen = [...world.workers, ...world.members].flatMap(({ nik, name }) => [nik ?? '', ...name.split(' ')]).filter((text) => text.length > 5);
    expect(seen.filter((text) => bytes.includes(text))).toEqual([]);
  });

  it('is of no use once it was altered anywhere', async () => {
    const bytes = readFileSync(file);
    for (const at of [0, 20, bytes.length >> 1, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      writeFileSync(file, altered);
      expect(await store.read(1)).toBeUndefined();
    }
  });

  it('is of no use when it was cut, when it is another area’s, or under another key', async () => {
    writeFileSync(path.join(folder, 'cache', 'linkage-2.carry'), readFileSync(file));
    expect(await store.read(2)).toBeUndefined();
    expect(await carryStore(folder, 'a5'.repeat(32)).read(1)).toBeUndefined();
    for (const size of [1000, 20, 0]) {
      truncateSync(file, size);
      expect(await store.read(1)).toBeUndefined();
    }
    rmSync(file);
    expect(await store.read(1)).toBeUndefined();
    rmSync(path.join(folder, 'cache', 'linkage-2.carry'));
  });
});
