import type { DeltaBase } from '../matching/changes.ts';
import type { LinkageInput } from '../matching/input.ts';
import type { Tx } from '../platform/database.ts';
import type { Carried, CarryStore } from './carry-store.ts';
import { changesSince, knownInstants, rowsRead, type PersonsRead } from './changed-rows.ts';
import type { RunRow } from './run.repository.ts';

/** How a run begins: with everything, or with what changed since an earlier one. */
export interface Beginning {
  readonly read: PersonsRead;
  /** The run before; left out when everything is compared. */
  readonly base?: DeltaBase;
  /** Rows that have changed since everything was last compared. */
  readonly drifted: number;
  /** Why, as one sentence; null where the run and its area tell. */
  readonly modeReason: string | null;
}

/** Finds how a run begins, in the snapshot in which its rows were read. `made` is the digest of its settings. */
export type Begin = (tx: Tx, made: string, input: LinkageInput) => Promise<Beginning>;

/** From this share of changed rows on everything is compared, and what is common among names and days is counted anew. */
const MANY = 0.1;

const ONLY_CHANGED = 'Hanya baris yang baru atau berubah yang dibandingkan.';
const NOT_THERE = 'Catatan pencocokan lalu tidak ada atau tidak terbaca di mesin ini.';
const NOT_LATEST = 'Catatan di mesin ini bukan dari pencocokan terakhir.';
const OTHER_RULES = 'Model atau aturan pencocokan berubah sejak pencocokan lalu.';
const TOO_MANY = 'Lebih dari sepuluh persen baris berubah sejak semua baris terakhir dibandingkan.';

/** The rows that a run has read, with the publishings they come from. */
async function personsRead(tx: Tx, area: number, input: LinkageInput): Promise<PersonsRead> {
  return {
    workers: rowsRead(await knownInstants(tx, 'worker', area), input.workers),
    members: rowsRead(await knownInstants(tx, 'member', area), input.members),
  };
}

/** The run whose comparing the area's results rest on; undefined before the first. */
async function comparedBy(tx: Tx, area: number): Promise<{ id: string | null } | undefined> {
  return tx.row(`SELECT r.plan ->> 'comparedBy' AS id FROM linkage_latest n JOIN linkage_run r ON r.id = n.run_id WHERE n.jurisdiction_id = $1`, [area]);
}

/** Whether a run was asked to compare everything, or goes on with a plan to do so. */
async function isBoundToAll(tx: Tx, run: RunRow): Promise<boolean> {
  const asked = await tx.row<{ mode: string | null }>('SELECT mode FROM linkage_run WHERE id = $1', [run.id]);
  return asked?.mode === 'full' || run.plan.stamp !== undefined;
}

async function baseOf(tx: Tx, area: number, carried: Carried, now: PersonsRead): Promise<{ base: DeltaBase; drifted: number } | null> {
  const { read, carry } = carried;
  const most = (now.workers.ids.length + now.members.ids.length) * MANY - carried.drifted;
  const workers = await changesSince(tx, 'worker', area, read.workers, now.workers, most);
  const members = await changesSince(tx, 'member', area, read.members, now.members, most);
  if (workers === null || members === null) return null;
  const rows = workers.rows + members.rows;
  return rows > most ? null : { base: { carry, workers, members }, drifted: carried.drifted + rows };
}

/** Begins a run from what the one before it left, where that is there and fits; else with everything. */
export function beginning(store: CarryStore, run: RunRow): Begin {
  const area = run.jurisdictionId;
  return async (tx, made, input) => {
    const read = await personsRead(tx, area, input);
    const all = (modeReason: string | null): Beginning => ({ read, drifted: 0, modeReason });
    const latest = (await isBoundToAll(tx, run)) ? undefined : await comparedBy(tx, area);
    if (!latest) return all(null);
    const carried = await store.read(area);
    if (!carried) return all(NOT_THERE);
    if (carried.runId !== latest.id) return all(NOT_LATEST);
    if (carried.made !== made) return all(OTHER_RULES);
    const found = await baseOf(tx, area, carried, read);
    return found ? { read, ...found, modeReason: ONLY_CHANGED } : all(TOO_MANY);
  };
}
