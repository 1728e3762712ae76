import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../support/database.ts';
import { until } from '../support/stores.ts';
import { liveHouse, type LiveHouse } from './support.ts';

let house: LiveHouse;

beforeAll(async () => {
  house = await liveHouse();
});
afterAll(() => house.close());

const run = (sql: string, params: readonly unknown[]) => house.rooms.database.transaction(PEOPLE.labour, (tx) => tx.run(sql, params));

async function newBatch(actor: typeof PEOPLE.labour | typeof PEOPLE.stranger = PEOPLE.labour): Promise<string> {
  return house.rooms.database.transaction(actor, async (tx) => {
    const row = await tx.row<{ id: string }>(
      `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
       VALUES ($1, 'register-workers', 'snapshot', 'WLKP', '2026-11', 'pekerja.csv', 'x', 'checking', $2) RETURNING id`,
      [actor.jurisdictions[0], actor.id],
    );
    return row?.id ?? '';
  });
}

const progress = (id: string, done: number, total = 1000) => run('UPDATE import_batch SET progress = $2 WHERE id = $1', [id, JSON.stringify({ done, total })]);
const end = (id: string, state = 'ready') => run('UPDATE import_batch SET state = $2 WHERE id = $1', [id, state]);

describe('the stream of progress', () => {
  it('has the headers of a stream that nothing keeps back, and speaks at once', async () => {
    const id = await newBatch();
    const reader = await house.listen(await house.cookieOf('labour'));
    await reader.waitFor('the first event', (heard) => heard.length > 0);
    expect(reader.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(reader.headers.get('x-accel-buffering')).toBe('no');
    expect(reader.headers.get('content-encoding')).toBeNull();
    expect(reader.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(reader.heard[0]).toMatchObject({ event: 'sambungan' });
    expect(reader.raw()).toMatch(/^retry: \d+\n\n/);
    reader.close();
    await end(id, 'withdrawn');
  });

  it('tells how open work is coming along, and once that it has ended', async () => {
    const id = await newBatch();
    const reader = await house.listen(await house.cookieOf('labour'));
    for (const done of [100, 250, 400]) {
      await progress(id, done);
      await reader.waitFor(`${done} rows`, () => reader.bars(`import:${id}`).at(-1)?.words.startsWith(`${done} dari sekitar 1.000 baris`) === true);
    }
    await end(id);
    await reader.waitFor('the end', () => reader.bars(`import:${id}`).at(-1)?.finished === true);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(reader.bars(`import:${id}`).filter(({ finished }) => finished)).toHaveLength(1);
    reader.close();
  });

  it('goes on where it broke off: what ended meanwhile is told to the next connection', async () => {
    const id = await newBatch();
    const cookie = await house.cookieOf('labour');
    const first = await house.listen(cookie);
    await progress(id, 500);
    await first.waitFor('half', () => reader(first, id) === false);
    const lastId = first.heard.at(-1)?.id;
    first.close();
    await end(id);
    // Long ago by the clock of the stream, so that only its id can bring it back.
    await run(`UPDATE live_work SET changed_at = changed_at - interval '30 minutes' WHERE id = $1`, [id]);
    const anew = await house.listen(cookie);
    await anew.waitFor('a first event', (heard) => heard.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(anew.bars(`import:${id}`)).toEqual([]);
    const resumed = await house.listen(cookie, String(Number(lastId) - 31 * 60_000));
    await resumed.waitFor('the end', () => reader(resumed, id) === true);
    anew.close();
    resumed.close();
  });

  const reader = (listener: { bars(key: string): { finished: boolean }[] }, id: string) => listener.bars(`import:${id}`).at(-1)?.finished;

  it('shows nobody the work of another area, nor work that their role may not see', async () => {
    const own = await newBatch();
    const foreign = await newBatch(PEOPLE.stranger);
    const near = await house.listen(await house.cookieOf('labour'));
    const far = await house.listen(await house.cookieOf('stranger'));
    await near.waitFor('own work', () => near.bars(`import:${own}`).length > 1);
    await far.waitFor('own work', () => far.bars(`import:${foreign}`).length > 1);
    expect(near.raw()).not.toContain(foreign);
    expect(far.raw()).not.toContain(own);
    const polled = await fetch(`${house.site}/langsung/keadaan`, { headers: { Cookie: await house.cookieOf('stranger') } });
    const text = await polled.text();
    expect(text).toContain(foreign);
    expect(text).not.toContain(own);
    const administrator = await fetch(`${house.site}/langsung/keadaan`, { headers: { Cookie: await house.cookieOf('administrator'), Accept: 'application/json' } });
    expect(administrator.status).toBe(403);
    near.close();
    far.close();
    await end(own, 'withdrawn');
  });

  it('never goes back when work begins anew, and says so until it has caught up', async () => {
    const id = await newBatch();
    const reader = await house.listen(await house.cookieOf('labour'));
    const bar = () => reader.bars(`import:${id}`).at(-1);
    await progress(id, 600);
    await reader.waitFor('six tenths', () => (bar()?.share ?? 0) > 0.4);
    const best = bar()?.share ?? 0;
    await progress(id, 40);
    await reader.waitFor('the new attempt', () => bar()?.words.startsWith('diulang dari awal setelah gangguan · 40 dari') === true);
    expect(bar()?.share).toBe(best);
    // Somebody who looks for the first time now sees the same bar.
    const other = await house.listen(await house.cookieOf('labourTwo'));
    await other.waitFor('the bar', () => other.bars(`import:${id}`).length > 0);
    expect(other.bars(`import:${id}`)[0]?.share).toBeCloseTo(best);
    await progress(id, 800);
    await reader.waitFor('passed', () => (bar()?.share ?? 0) > best && bar()?.words.includes('diulang') === false);
    const shares = reader.bars(`import:${id}`).map(({ share }) => share ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    reader.close();
    other.close();
    await end(id, 'withdrawn');
  });

  it('foretells publishing, which tells nothing, by an earlier publication of about that size', async () => {
    const publish = async (rows: number) => {
      const id = await newBatch();
      await end(id);
      await run(`UPDATE import_batch SET state = 'publishing', counts = $2 WHERE id = $1`, [id, JSON.stringify({ rows, new: rows, changed: 0, gone: 0, unchanged: 0 })]);
      return id;
    };
    const began = (id: string, seconds: number) =>
      run(`UPDATE live_work SET began_at = clock_timestamp() - make_interval(secs => $2) WHERE id = $1 AND phase = 'publish'`, [id, seconds]);
    const barOf = async (id: string) => (await house.rooms.live.now(PEOPLE.labour)).find((one) => one.id === id);
    const earlier = await publish(1000);
    expect((await barOf(earlier))?.share).toBeNull();
    await began(earlier, 40);
    await end(earlier, 'published');
    const id = await publish(2000);
    await began(id, 20);
    expect((await barOf(id))?.share).toBeCloseTo(0.25, 1);
    expect((await barOf(id))?.secondsLeft ?? 0).toBeGreaterThan(50);
    await end(id, 'published');
  });

  it('does not keep an idle session alive', async () => {
    const cookie = await house.cookieOf('labour');
    const expires = async () => {
      const { rows } = await (await house.rooms.database.pool()).query<{ at: string }>(`SELECT max(expire)::text AS at FROM patuh.web_session`);
      return rows[0]?.at;
    };
    const before = await expires();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await fetch(`${house.site}/langsung/keadaan`, { headers: { Cookie: cookie } });
    const reader = await house.listen(cookie);
    reader.close();
    expect(await expires()).toBe(before);
    await fetch(`${house.site}/sesi`, { headers: { Cookie: cookie } });
    await fetch(`${house.site}/bukan-halaman`, { headers: { Cookie: cookie } });
    await until('a page prolongs it', async () => (await expires()) !== before);
  });

  it('gives one session four streams and sends the fifth to polling', async () => {
    const cookie = await house.cookieOf('labour');
    const open = await Promise.all([1, 2, 3, 4].map(() => house.listen(cookie)));
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const fifth = await house.listen(cookie);
    expect(fifth.status).toBe(429);
    open.forEach((reader) => reader.close());
    await until('a place is free again', async () => {
      const again = await house.listen(cookie);
      again.close();
      return again.status === 200;
    });
  });

  it('ends when the server stops', async () => {
    const reader = await house.listen(await house.cookieOf('labour'));
    house.rooms.live.stop();
    await until('the end of the stream', () => Promise.resolve(reader.ended()));
  });
});
