import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkerStatus } from '../../src/matching/statuses.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { companyOutcome, resultsWorld, workerOutcome, type FoundRows, type ResultsWorld } from './results-world.ts';

let world: ResultsWorld;

/** The first firm is not enrolled, the others are; statuses of all workers in order. */
function found(statuses: readonly WorkerStatus[], first: 'BELUM' | 'TINJAU' = 'BELUM'): FoundRows {
  const { companies, workers } = world.rows;
  return {
    workers: workers.map((id, at) => workerOutcome(id, companies[at >> 1] ?? '', { status: statuses[at] ?? 'SESUAI', reason: `Alasan ${statuses[at] ?? 'SESUAI'}.` })),
    companies: companies.map((id, at) => companyOutcome(id, at === 0 ? { status: first } : {})),
    links: [],
  };
}

const ALL = ['TIDAK_ADA', 'TANGGUNGAN', 'BU_LAIN', 'SESUAI', 'TINJAU', 'SESUAI'] as const;

const states = () =>
  world.query<{ kind: string; key: string | null; state: string }>(
    `SELECT f.kind, w.source_key AS key, f.state FROM finding f LEFT JOIN worker w ON w.id = f.worker_id ORDER BY f.kind, w.source_key NULLS FIRST`,
  );

const stateOf = async (key: string) => (await states()).find((row) => row.key === key)?.state;

beforeAll(async () => {
  world = await resultsWorld();
  await world.setToday('2026-02-02');
  await world.publish(found(ALL));
}, 60_000);
afterAll(() => world.close());

describe('findings of a run', () => {
  it('name a firm that is not enrolled, its workers, and workers missing elsewhere; nobody doubtful', async () => {
    expect(await states()).toEqual([
      { kind: 'PDS_TK', key: 'P3', state: 'open' },
      { kind: 'PWBD', key: null, state: 'open' },
      { kind: 'PWBD', key: 'P1', state: 'open' },
      { kind: 'PWBD', key: 'P2', state: 'open' },
    ]);
  });

  it('stay as they are when a run says the same, and are as new as that run', async () => {
    await world.setToday('2026-03-02');
    const again = await world.publish(found(ALL));
    expect(again.findings).toEqual({ open: 4, written: 0, cured: 0 });
    expect(await world.query('SELECT count(*)::int AS n FROM finding_version')).toEqual([{ n: 0 }]);
    expect(await world.query('SELECT DISTINCT data_as_of::text AS written, as_of::text AS shown FROM finding_now')).toEqual([{ written: '2026-02-02', shown: '2026-03-02' }]);
  });

  it('stand unconfirmed, as old as they were, when the worker becomes doubtful', async () => {
    await world.setToday('2026-04-01');
    await world.publish(found(['TIDAK_ADA', 'TANGGUNGAN', 'TINJAU', 'SESUAI', 'TINJAU', 'SESUAI']));
    expect(await world.query(`SELECT state, confirmed, as_of::text AS shown FROM finding_now WHERE kind = 'PDS_TK'`)).toEqual([
      { state: 'open', confirmed: false, shown: '2026-03-02' },
    ]);
    const sure = await world.publish(found(ALL));
    expect(sure.findings).toEqual({ open: 4, written: 1, cured: 0 });
    expect(await world.query(`SELECT confirmed, as_of::text AS shown FROM finding_now WHERE kind = 'PDS_TK'`)).toEqual([{ confirmed: true, shown: '2026-04-01' }]);
  });

  it('are cured when the data no longer show them, and open again when they do, each state kept', async () => {
    const cured = await world.publish(found(['SESUAI', 'TANGGUNGAN', 'BU_LAIN', 'SESUAI', 'TINJAU', 'SESUAI']));
    expect(cured.findings.cured).toBe(1);
    expect(await stateOf('P1')).toBe('cured');
    await world.publish(found(ALL));
    expect(await stateOf('P1')).toBe('open');
    const history = await world.query(
      `SELECT v.state FROM finding_version v JOIN finding f USING (id) JOIN worker w ON w.id = f.worker_id WHERE w.source_key = 'P1' ORDER BY v.known_from`,
    );
    expect(history).toEqual([{ state: 'open' }, { state: 'cured' }]);
  });

  it('stay dismissed, and cured by a promise only until the next run', async () => {
    await world.query(`UPDATE finding SET state = 'dismissed' WHERE worker_id = $1`, [world.rows.workers[1]]);
    await world.query(`UPDATE finding SET state = 'cured' WHERE worker_id = $1`, [world.rows.workers[2]]);
    const run = await world.publish(found(ALL));
    expect([await stateOf('P2'), await stateOf('P3')]).toEqual(['dismissed', 'open']);
    expect(await world.query('SELECT last_run AS id FROM finding WHERE worker_id = $1', [world.rows.workers[2]])).toEqual([{ id: run.runId }]);
    expect((await world.publish(found(ALL))).findings).toEqual({ open: 4, written: 0, cured: 0 });
  });

  it('keep what a person did while the run was being published', async () => {
    const { workers } = world.rows;
    await world.test.database.transaction(systemActor([1]), async (tx) => {
      await tx.rows('SELECT now()');
      await world.query(`UPDATE finding SET state = 'in_case' WHERE worker_id = $1`, [workers[0]]);
      await tx.run(`UPDATE finding SET state = 'cured' WHERE worker_id = $1`, [workers[0]]);
    });
    const [kept] = await world.query<{ state: string; joined: boolean }>(
      `SELECT v.state, v.known_to = f.known_from AS joined FROM finding_version v JOIN finding f USING (id) WHERE f.worker_id = $1 ORDER BY v.known_to DESC LIMIT 1`,
      [workers[0]],
    );
    expect(kept).toEqual({ state: 'in_case', joined: true });
    await world.publish(found(ALL));
    expect(await stateOf('P1')).toBe('open');
  });

  it('of a firm that becomes doubtful fall with it; those of a worker who is gone are cured', async () => {
    const doubtful = await world.publish(found(ALL, 'TINJAU'));
    expect(doubtful.findings.cured).toBe(2);
    expect((await states()).filter(({ kind }) => kind === 'PWBD').map(({ state }) => state)).toEqual(['cured', 'cured', 'dismissed']);
    await world.query('UPDATE worker SET present = false WHERE id = $1', [world.rows.workers[2]]);
    const { workers, ...rest } = found(ALL);
    const gone = await world.publish({ ...rest, workers: workers.filter(({ workerId }) => workerId !== world.rows.workers[2]) });
    expect([gone.findings.cured, await stateOf('P3')]).toEqual([1, 'cured']);
  });
});
