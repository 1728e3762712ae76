import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { carryStore, type CarryStore } from '../../src/linkage/carry-store.ts';
import { loadInput } from '../../src/linkage/load-input.ts';
import { publishResults } from '../../src/linkage/publish-results.ts';
import type { Changes } from '../../src/linkage/results.repository.ts';
import { settingsOfToday } from '../../src/linkage/run-settings.ts';
import { addRun } from '../../src/linkage/run.repository.ts';
import type { FrozenRun } from '../../src/matching/carry.ts';
import { prepareLinkage } from '../../src/matching/prepare.ts';
import type { Tx } from '../../src/platform/database.ts';
import type { TestRooms } from '../support/rooms.ts';
import { digestOf, houseWith, matched, OPERATOR, seen, smallWorld } from './world.ts';

let house: TestRooms;
let carries: CarryStore;
let file: string;

beforeAll(async () => {
  house = await houseWith(smallWorld(1200));
  const { dataDirectory, nikKey } = house.rooms.config;
  carries = carryStore(dataDirectory, nikKey);
  file = path.join(dataDirectory, 'cache', 'linkage-1.carry');
  // The world was written with ids of its own.
  const owner = new Client({ connectionString: house.url });
  await owner.connect();
  for (const table of ['worker', 'member']) await owner.query(`ALTER TABLE patuh.${table} ALTER COLUMN id RESTART WITH 100000`);
  await owner.end();
  await matched(house.rooms);
}, 120_000);
afterAll(() => house.close());

/** A run that is free to choose what it compares. */
async function run(): Promise<{ mode: string; why: string }> {
  const started = await house.rooms.linkage.start(OPERATOR, { performedHere: true });
  if (started.kind === 'refused') throw new Error(started.reason);
  if ((await house.rooms.linkage.perform(started.runId)) === null) throw new Error('the run was not performed');
  const [row] = await seen<{ mode: string; why: string }>(house.rooms, 'SELECT mode, mode_reason AS why FROM linkage_run WHERE id = $1', [started.runId]);
  if (!row) throw new Error('no such run');
  return row;
}

/** What every n-th row of a table becomes; `o` is another row of it. */
const EDITS = {
  gone: `present = false`,
  back: `present = true`,
  name: `name = o.name`,
  day: `birth_date = '1990-01-01'`,
  noNik: `nik_cipher = NULL, nik_index = NULL, nik_quality = 'missing'`,
  otherNik: `nik_cipher = o.nik_cipher, nik_index = o.nik_index, nik_quality = o.nik_quality`,
} as const;
const FIRM = { worker: 'company_id = o.company_id, company_key = o.company_key', member: 'employer_key = o.employer_key' } as const;
const OWN = { worker: 'company_id, company_key', member: 'employer_key, status, segment, relation' } as const;
const PERSON = 'jurisdiction_id, source, batch_id, row_hash, nik_cipher, nik_index, nik_quality, name, birth_date, sex, wage';
type Table = keyof typeof FIRM;
interface Edit {
  readonly table: Table;
  readonly kind: keyof typeof EDITS | 'firm' | 'new';
  readonly every: number;
  readonly from: number;
}

async function apply(tx: Tx, { table, kind, every, from }: Edit): Promise<void> {
  const picked = `id % ${every} = ${from % every}`;
  if (kind === 'new') {
    await tx.run(`INSERT INTO ${table} (source_key, ${PERSON}, ${OWN[table]})
                  SELECT 'N' || gen_random_uuid(), ${PERSON}, ${OWN[table]} FROM ${table} WHERE ${picked}`);
    return;
  }
  const set = kind === 'firm' ? FIRM[table] : EDITS[kind];
  await tx.run(`UPDATE ${table} t SET ${set}, known_from = now() FROM ${table} o WHERE t.${picked} AND o.id = (t.id * 7) % 1000 + 1`);
}

/** Publishes changes of one month: rows of persons, two firms, and one pair decided by a person. */
async function publish(edits: readonly Edit[], pick: number): Promise<void> {
  await house.rooms.database.transaction(OPERATOR, async (tx) => {
    for (const edit of edits) await apply(tx, edit);
    await tx.run(`UPDATE company SET name = 'PT Nama Baru ' || $1, known_from = now() WHERE id = (SELECT id FROM company ORDER BY source_key OFFSET $1 LIMIT 1)`, [pick]);
    await tx.run(`UPDATE employer SET npwp = NULL, nib = NULL, known_from = now() WHERE id = (SELECT id FROM employer ORDER BY source_key OFFSET $1 LIMIT 1)`, [pick]);
    await tx.run(
      `INSERT INTO pair_decision (jurisdiction_id, worker_id, member_id, decision, decided_by)
       SELECT 1, worker_id, member_id, (ARRAY['same', 'different', 'unsure'])[$1 % 3 + 1], $2 FROM link l
        WHERE NOT EXISTS (SELECT FROM pair_decision d WHERE d.worker_id = l.worker_id AND d.member_id = l.member_id) ORDER BY worker_id OFFSET $1 LIMIT 1`,
      [pick, OPERATOR.id],
    );
    await tx.run(`UPDATE import_batch SET published_at = clock_timestamp() WHERE kind = 'enrolment-members'`);
  });
}

const NOTHING = { added: 0, changed: 0, removed: 0 };
const UNCHANGED: Changes = { workers: NOTHING, companies: NOTHING, links: NOTHING };
class TakenBack extends Error {}

/** What a run that compares everything under these figures would change of what stands; it is taken back. */
async function differencesUnder(frozen: FrozenRun): Promise<Changes | undefined> {
  const { database, vault } = house.rooms;
  let found: Changes | undefined;
  await database
    .bulk(OPERATOR, async (client, tx) => {
      const settings = await settingsOfToday(tx);
      const prepared = prepareLinkage(await loadInput(client, 1, { vault, shards: [], settings }), settings, { frozen });
      const result = prepared.finish(prepared.tasks().map((task) => prepared.perform(task)));
      const row = await addRun(tx, 1, '2026-11');
      if (!row) throw new Error('another run is open');
      const { changes } = await publishResults(client, tx, row, { found: result, made: { settings, mode: 'full', modeReason: 'Uji.' }, judged: 'all' });
      found = changes;
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return found;
}

const FEW: readonly Edit[] = [{ table: 'worker', kind: 'name', every: 50, from: 7 }, { table: 'member', kind: 'day', every: 60, from: 3 }];

describe('a run after a month in which little changed', () => {
  /* A pair that did not change keeps its weight: how common names and days are is counted by a full run and stays in
     force until the next one. The same result is that of a run that compares everything under the same figures. */
  it('compares only what changed, and gives what comparing everything gives under the same figures', async () => {
    const edit = fc.record({
      table: fc.constantFrom<Table>('worker', 'member'),
      kind: fc.constantFrom<Edit['kind']>('gone', 'back', 'name', 'day', 'noNik', 'otherNik', 'firm', 'new'),
      every: fc.integer({ min: 150, max: 500 }),
      from: fc.nat(500),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { minLength: 3, maxLength: 5 }), { minLength: 2, maxLength: 2 }), fc.nat(20), async (months, pick) => {
        await matched(house.rooms);
        const full = await carries.read(1);
        if (!full) throw new Error('the run before left nothing');
        for (const edits of months) {
          await publish(edits, pick);
          expect(await run()).toEqual({ mode: 'delta', why: 'Hanya baris yang baru atau berubah yang dibandingkan.' });
          expect(await differencesUnder(full.carry.frozen)).toEqual(UNCHANGED);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);

  it('goes on from a run that only confirmed the one before', async () => {
    await run();
    await publish(FEW, 3);
    expect((await run()).mode).toBe('delta');
  }, 60_000);

  it('compares everything when it is asked to', async () => {
    await publish(FEW, 4);
    const id = await matched(house.rooms);
    expect(await seen(house.rooms, 'SELECT mode, mode_reason AS why FROM linkage_run WHERE id = $1', [id])).toEqual([
      { mode: 'full', why: 'Petugas meminta semua baris dibandingkan.' },
    ]);
  }, 60_000);
});

describe('a run that cannot begin from the one before', () => {
  const LOST = 'Catatan pencocokan lalu tidak ada atau tidak terbaca di mesin ini.';
  const OLD = 'Catatan di mesin ini bukan dari pencocokan terakhir.';

  /** Compares everything, for this reason, and gives what a run gives that was asked to. */
  const comparesEverything = async (why: string) => {
    expect(await run()).toEqual({ mode: 'full', why });
    const digest = await digestOf(house.rooms);
    await matched(house.rooms);
    expect(await digestOf(house.rooms)).toBe(digest);
  };

  it('compares everything when the record is lost', async () => {
    await publish(FEW, 5);
    rmSync(file);
    await comparesEverything(LOST);
  }, 60_000);

  it('compares everything when the record was damaged', async () => {
    await publish(FEW, 6);
    writeFileSync(file, readFileSync(file).fill(0, 5000, 5001));
    await comparesEverything(LOST);
  }, 60_000);

  it('compares everything when the record is of an earlier run, as on a machine that did not conduct the last one', async () => {
    const old = readFileSync(file);
    await matched(house.rooms);
    await publish(FEW, 7);
    writeFileSync(file, old);
    await comparesEverything(OLD);
  }, 60_000);

  it('compares everything when the record is of another installation or area', async () => {
    await publish(FEW, 8);
    const own = await carries.read(1);
    if (!own) throw new Error('nothing is kept');
    await carryStore(house.rooms.config.dataDirectory, 'b7'.repeat(32)).write(1, own);
    await comparesEverything(LOST);
  }, 60_000);

  it('compares everything under another model or other rules', async () => {
    await publish(FEW, 9);
    const own = await carries.read(1);
    if (!own) throw new Error('nothing is kept');
    await carries.write(1, { ...own, made: 'other rules' });
    await comparesEverything('Model atau aturan pencocokan berubah sejak pencocokan lalu.');
  }, 60_000);

  const DRIFTED = 'Lebih dari sepuluh persen baris berubah sejak semua baris terakhir dibandingkan.';

  it('compares everything when more than a tenth of the rows changed', async () => {
    await publish([{ table: 'worker', kind: 'day', every: 3, from: 1 }], 10);
    await comparesEverything(DRIFTED);
  }, 60_000);

  it('compares everything when so many have changed in several months', async () => {
    await publish([{ table: 'worker', kind: 'day', every: 8, from: 2 }], 11);
    expect((await run()).mode).toBe('delta');
    await publish([{ table: 'member', kind: 'day', every: 8, from: 5 }], 12);
    await comparesEverything(DRIFTED);
  }, 60_000);
});
