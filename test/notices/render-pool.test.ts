import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  openRenderPool,
  RenderFailed,
  type PoolOptions,
  type RenderPool,
} from '../../src/notices/typst/render-pool.ts';

const BREAKING: PoolOptions = {
  size: 1,
  lettersPerChild: 3,
  timeoutMs: 5_000,
  child: path.join(import.meta.dirname, 'breaking-child.ts'),
};
const task = (template: string, data: object = {}) => ({ template, data, timestamp: 0 });

describe('the rendering processes', () => {
  let pool: RenderPool;
  afterEach(() => pool.close());

  it('replaces a process after its share of letters', async () => {
    pool = openRenderPool(BREAKING);
    const pids: string[] = [];
    for (let n = 0; n < 7; n++) pids.push((await pool.render(task('fine'))).toString());
    expect(new Set(pids.slice(0, 3)).size).toBe(1);
    expect(new Set(pids).size).toBe(3);
    expect(pool.running()).toBe(1);
  });

  it('tries once more when a process breaks', async () => {
    pool = openRenderPool(BREAKING);
    const marker = path.join(mkdtempSync(path.join(os.tmpdir(), 'patuh-render-')), 'broken');
    await expect(pool.render(task('crash-once', { marker }))).resolves.toBeInstanceOf(Buffer);
  });

  it('says so when a process breaks twice, and goes on with the next letter', async () => {
    pool = openRenderPool(BREAKING);
    await expect(pool.render(task('crash'))).rejects.toThrow(RenderFailed);
    await expect(pool.render(task('fine'))).resolves.toBeInstanceOf(Buffer);
  });

  it('gives up on a process that hangs', async () => {
    pool = openRenderPool({ ...BREAKING, timeoutMs: 300 });
    await expect(pool.render(task('hang'))).rejects.toThrow('did not answer in time, twice');
  });

  it('lets letters wait in line and answers each with its own', async () => {
    pool = openRenderPool({ ...BREAKING, size: 2, lettersPerChild: 100 });
    const all = await Promise.all(Array.from({ length: 20 }, () => pool.render(task('fine'))));
    expect(new Set(all.map(String)).size).toBeLessThanOrEqual(2);
  });
});
