import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run as runOf, pairsToReview } from '../../src/linkage/linkage.queries.ts';
import { madeView } from '../../src/linkage/made-view.ts';
import { PEOPLE } from '../support/database.ts';
import { companyOutcome, linkOutcome, resultsWorld, workerOutcome, type ResultsWorld } from './results-world.ts';

let world: ResultsWorld;
let runId: string;

const LIKELY = [
  { field: 'prior', level: 'prior', bits: -14 },
  { field: 'nik', level: 'oneEdit', bits: 7 },
  { field: 'name', level: 'partial', bits: 3 },
  { field: 'date', level: 'inNik', bits: 4.7 },
  { field: 'sex', level: 'equal', bits: 1 },
  { field: 'employer', level: 'unknown', bits: 0 },
] as const;
const CONFLICT = [{ ...LIKELY[0] }, { field: 'nik', level: 'equal', bits: 18 }, { field: 'name', level: 'different', bits: -11 }, ...LIKELY.slice(3)] as const;

beforeAll(async () => {
  world = await resultsWorld();
  const { companies, workers, members } = world.rows;
  const doubtful = (at: number, counterfactual: string | null) =>
    workerOutcome(workers[at] ?? '', companies[0] ?? '', { status: 'TINJAU', memberId: members[at] ?? '', probability: 0.5, counterfactual });
  const published = await world.publish({
    workers: [doubtful(0, null), doubtful(1, 'Tidak perlu diperiksa bila namanya sama.')],
    companies: companies.map((id) => companyOutcome(id)),
    links: [
      linkOutcome(workers[0] ?? '', members[0] ?? '', { band: 'review', probability: 0.9, parts: LIKELY }),
      linkOutcome(workers[1] ?? '', members[1] ?? '', { band: 'review', probability: 0.3, parts: CONFLICT }),
    ],
  });
  runId = published.runId;
}, 60_000);
afterAll(() => world.close());

describe('the queue of doubtful pairs', () => {
  it('begins with one NIK that stands on two different records, then goes by likelihood', async () => {
    const pairs = await world.test.database.read(PEOPLE.labour, (tx) => pairsToReview(tx, 10));
    expect(pairs.map(({ workerId, conflict, counterfactual }) => ({ workerId, conflict, counterfactual }))).toEqual([
      { workerId: world.rows.workers[1], conflict: true, counterfactual: 'Tidak perlu diperiksa bila namanya sama.' },
      { workerId: world.rows.workers[0], conflict: false, counterfactual: null },
    ]);
    expect(pairs[0]?.parts).toEqual(CONFLICT);
  });
});

describe('the page of a run', () => {
  it('says what the run was made with and what it wrote', async () => {
    const view = await world.test.database.read(PEOPLE.labour, (tx) => runOf(tx, runId));
    if (view === undefined) throw new Error('the run is not visible');
    expect(madeView(view)).toMatchObject({ scope: 'Semua baris', wageCeiling: 12_000_000, wageTolerance: 0.015, added: 7, changed: 0, removed: 0, measured: [] });
    expect(madeView({ ...view, settings: null, mode: null })).toBeNull();
  });
});
