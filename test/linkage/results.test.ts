import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { companyOutcome, linkOutcome, resultsWorld, workerOutcome, type FoundRows, type ResultsWorld } from './results-world.ts';

let world: ResultsWorld;
let first: { runId: string };

const NOTHING = { added: 0, changed: 0, removed: 0 };

/** All six workers are enrolled; the first two by a sure pair. */
function enrolled(): FoundRows {
  const { companies, workers, members } = world.rows;
  return {
    workers: workers.map((id, at) => workerOutcome(id, companies[at >> 1] ?? '', at < 2 ? { memberId: members[at] ?? '', probability: 0.99996 } : {})),
    companies: companies.map((id) => companyOutcome(id)),
    links: [linkOutcome(workers[0] ?? '', members[0] ?? ''), linkOutcome(workers[1] ?? '', members[1] ?? '')],
  };
}

beforeAll(async () => {
  world = await resultsWorld();
  first = await world.publish(enrolled());
}, 60_000);
afterAll(() => world.close());

describe('results of a run', () => {
  it('are written once: the same answer again writes nothing and keeps its run', async () => {
    const again = await world.publish(enrolled());
    expect(again.changes).toEqual({ workers: NOTHING, companies: NOTHING, links: NOTHING });
    expect(await world.query('SELECT DISTINCT run_id AS id FROM worker_result UNION SELECT run_id FROM link UNION SELECT run_id FROM company_result')).toEqual([{ id: first.runId }]);
    expect(await world.query('SELECT run_id AS id FROM linkage_latest')).toEqual([{ id: again.runId }]);
    expect(await world.query(`SELECT mode, mode_reason AS why, settings ->> 'model' AS model FROM linkage_run WHERE id = $1`, [again.runId])).toEqual([
      { mode: 'full', why: 'Uji.', model: DEFAULT_SETTINGS.model.version },
    ]);
  });

  it('keep what was said before, with the span in which it was known', async () => {
    const found = enrolled();
    const worker = world.rows.workers[2] ?? '';
    const changed = { ...found, workers: found.workers.map((row) => (row.workerId === worker ? { ...row, status: 'TIDAK_ADA' as const, reason: 'Tidak ada.' } : row)) };
    const run = await world.publish(changed);
    expect(run.changes.workers).toEqual({ added: 0, changed: 1, removed: 0 });
    expect(await world.query('SELECT status, run_id AS run FROM worker_result WHERE worker_id = $1', [worker])).toEqual([{ status: 'TIDAK_ADA', run: run.runId }]);
    const versions = await world.query(
      `SELECT v.status, v.run_id AS run, v.known_to = r.known_from AS joined FROM worker_result_version v JOIN worker_result r USING (worker_id) WHERE worker_id = $1`,
      [worker],
    );
    expect(versions).toEqual([{ status: 'SESUAI', run: first.runId, joined: true }]);
    await world.publish(found);
    expect(await world.query('SELECT count(*)::int AS n FROM worker_result_version')).toEqual([{ n: 2 }]);
  });

  it('of a worker who is gone are removed and kept as history', async () => {
    const found = enrolled();
    const gone = world.rows.workers[5] ?? '';
    const run = await world.publish({ ...found, workers: found.workers.filter(({ workerId }) => workerId !== gone) });
    expect(run.changes.workers).toEqual({ added: 0, changed: 0, removed: 1 });
    expect(await world.query('SELECT status FROM worker_result_version WHERE worker_id = $1', [gone])).toEqual([{ status: 'SESUAI' }]);
    const back = await world.publish(found);
    expect(back.changes.workers).toEqual({ added: 1, changed: 0, removed: 0 });
  });

  it('do not change by a drift of weights below one bit, and do by more', async () => {
    const found = enrolled();
    const drifted = (bits: number): FoundRows => ({
      ...found,
      links: found.links.map((row) => ({ ...row, parts: row.parts.map((part) => (part.field === 'name' ? { ...part, bits: part.bits + bits } : part)) })),
    });
    expect((await world.publish(drifted(0.9))).changes.links).toEqual(NOTHING);
    expect((await world.publish(drifted(1))).changes.links).toEqual({ added: 0, changed: 2, removed: 0 });
    await world.publish(found);
  });

  it('take the stronger of a pair that was found twice', async () => {
    const found = enrolled();
    const [worker = '', member = ''] = [world.rows.workers[0], world.rows.members[0]];
    const twice = [linkOutcome(worker, member, { band: 'review', probability: 0.4 }), ...found.links];
    expect((await world.publish({ ...found, links: twice })).changes.links).toEqual(NOTHING);
  });

  it('of a partial run leave the rows alone that it did not judge', async () => {
    const [company = '', worker = ''] = [world.rows.companies[0], world.rows.workers[0]];
    const part: FoundRows = { workers: [workerOutcome(worker, company, { status: 'TIDAK_ADA', reason: 'Tidak ada.' })], companies: [], links: [] };
    const run = await world.publish(part, { judged: { workers: [worker], companies: [] } });
    expect(run.changes).toEqual({ workers: { added: 0, changed: 1, removed: 0 }, companies: NOTHING, links: { added: 0, changed: 0, removed: 1 } });
    expect(await world.query('SELECT count(*)::int AS n FROM worker_result')).toEqual([{ n: 6 }]);
    expect(await world.query('SELECT worker_id AS id FROM link_version WHERE member_id = $1 ORDER BY known_to DESC LIMIT 1', [world.rows.members[0]])).toEqual([{ id: worker }]);
    await world.publish(enrolled());
  });

  it('of one area do not touch another, and nobody rewrites history', async () => {
    await world.publish({ workers: [], companies: [], links: [] }, { area: 2 });
    expect(await world.query('SELECT count(*)::int AS n FROM worker_result')).toEqual([{ n: 6 }]);
    for (const act of ['UPDATE worker_result_version SET reason = NULL', 'DELETE FROM link_version', 'UPDATE finding_version SET reason = NULL', 'DELETE FROM worker'])
      await expect(world.test.database.transaction(systemActor([1]), (tx) => tx.run(act))).rejects.toThrow(/permission denied/);
  });
});
