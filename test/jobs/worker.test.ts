import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/platform/logger.ts';
import { runOnce, takeDue } from '../../src/platform/outbox.ts';
import { TOPICS, type Topic } from '../../src/platform/topics.ts';
import type { Handlers } from '../../jobs/handlers.ts';
import { startWorker, type RunningWorker } from '../../jobs/worker.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';
import { queueStores, storeOf, until } from '../support/stores.ts';

const quiet = createLogger('silent', 'test');

/** Handlers that note what they were asked; the first try of a subject that starts with "once-bad" fails. */
function noting(seen: string[]): Handlers {
  const handle = (topic: Topic) => (subjectId: string) => {
    seen.push(`${topic} ${subjectId}`);
    const failsNow = subjectId.startsWith('once-bad') && seen.filter((line) => line.endsWith(subjectId)).length === 1;
    return failsNow ? Promise.reject(new Error('first try fails')) : Promise.resolve();
  };
  return Object.fromEntries(TOPICS.map((topic) => [topic, handle(topic)])) as unknown as Handlers;
}

describe.each(queueStores())('a worker with its queue in %s', (kind) => {
  let world: TestDatabase;
  let worker: RunningWorker;
  const seen: string[] = [];
  const ask = (subjectId: string, notBefore?: Date) =>
    world.database.transaction(PEOPLE.labour, (tx) => tx.later('mail.send', subjectId, notBefore ? { notBefore } : {}));
  const done = async (subjectId: string) =>
    (await world.database.read(PEOPLE.labour, (tx) => tx.rows(`SELECT 1 FROM outbox WHERE subject_id = $1 AND done_at IS NOT NULL`, [subjectId]))).length > 0;

  beforeAll(async () => {
    world = await testDatabase();
    worker = startWorker(world.database, noting(seen), storeOf(kind, world.url), quiet);
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });

  it('does what a committed transaction asked for, once', async () => {
    await ask('plain');
    await until('plain is done', () => done('plain'));
    expect(seen.filter((line) => line === 'mail.send plain')).toHaveLength(1);
  });

  it('does nothing before its time by the clock of the database', async () => {
    await ask('tomorrow', new Date(Date.now() + 86_400_000));
    await ask('now');
    await until('now is done', () => done('now'));
    expect(seen).not.toContain('mail.send tomorrow');
  });

  it('tries again what failed', async () => {
    await ask('once-bad');
    await until('once-bad is done', () => done('once-bad'));
    expect(seen.filter((line) => line === 'mail.send once-bad')).toHaveLength(2);
  });

  it('does work whose ring was lost', async () => {
    await ask('lost-ring');
    await world.database.transaction(PEOPLE.labour, (tx) =>
      tx.run(`UPDATE outbox SET rung_at = now() - interval '1 hour', generation = 7 WHERE subject_id = 'lost-ring' AND done_at IS NULL`),
    );
    await until('lost-ring is done', () => done('lost-ring'));
  });
});

describe('the outbox table', () => {
  let world: TestDatabase;
  beforeAll(async () => {
    world = await testDatabase();
  });
  afterAll(() => world.close());

  it('lets ten workers ring at once and runs the work once', async () => {
    await world.database.transaction(PEOPLE.labour, (tx) => tx.later('mail.send', 'race'));
    const pool = await world.database.pool();
    const due = await takeDue(pool, 10);
    expect(await takeDue(pool, 10)).toEqual([]);
    let runs = 0;
    const work = () => {
      runs += 1;
      return new Promise<void>((resolve) => setTimeout(resolve, 100));
    };
    await Promise.all(Array.from({ length: 5 }, () => runOnce(pool, due[0]?.id ?? '', work)));
    await runOnce(pool, due[0]?.id ?? '', work);
    expect(runs).toBe(1);
  });

  it('keeps work that failed eight times for a person to see', async () => {
    await world.database.transaction(PEOPLE.labour, (tx) => tx.later('mail.send', 'poison'));
    const pool = await world.database.pool();
    const { rows } = await pool.query<{ id: string }>(`SELECT id::text FROM outbox WHERE subject_id = 'poison'`);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await pool.query(`UPDATE outbox SET not_before = now() WHERE subject_id = 'poison'`);
      await expect(runOnce(pool, rows[0]?.id ?? '', () => Promise.reject(new Error('NIK 9901010101900001 salah')))).rejects.toThrow();
    }
    const kept = await pool.query(`SELECT failed_at IS NOT NULL AS failed, last_error FROM outbox WHERE subject_id = 'poison'`);
    expect(kept.rows).toEqual([{ failed: true, last_error: 'NIK [16 digit] salah' }]);
  });
});
