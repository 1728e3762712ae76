import { can } from '../accounts/permissions.ts';
import { refused, type Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { lastDecision, reviewCounts, run, runs, type RunView } from './linkage.queries.ts';
import type { PerformRun } from './perform-run.ts';
import { isAbandoned } from './conductor-lock.ts';
import { addRun, openRun, stopRun } from './run.repository.ts';
import { publishedSources, runCalledFor, type PublishedSource } from './sources.queries.ts';

export interface StartOptions {
  /** Month of the data, YYYY-MM; the current one when left out. */
  readonly period?: string | undefined;
  /** The caller performs the run itself; a worker takes it up only if the caller dies. */
  readonly performedHere?: boolean;
  /** Compare everything, also when nothing is new. */
  readonly full?: boolean;
}

const ENROLMENTS: ReadonlySet<string> = new Set(['enrolment-employers', 'enrolment-members']);
const NO_ENROLMENTS = 'Data badan usaha atau peserta BPJS Kesehatan masih kosong. Terbitkan keduanya lebih dahulu.';
const TAKEN_UP_AFTER_MS = 60_000;

/** Runs of the matching. */
export interface LinkageService {
  /** Asks for a run of the actor's area. Refused while one is open, or while a file is missing. */
  start(actor: Actor, options?: StartOptions): Promise<{ kind: 'started'; runId: string } | Refusal>;
  /**
   * Starts the run that a newer file of members calls for. Does nothing before the area's first run, which a
   * person starts, and nothing when a run has begun since. @throws Error while another run is open, to be asked again.
   */
  followImport(importId: string): Promise<void>;
  readonly perform: PerformRun;
  cancel(actor: Actor, runId: string): Promise<{ kind: 'cancelled' } | Refusal>;
  list(actor: Actor): Promise<RunView[]>;
  show(actor: Actor, runId: string): Promise<RunView | undefined>;
  sources(actor: Actor): Promise<{ rows: PublishedSource[]; mayRun: boolean }>;
  reviewState(actor: Actor): Promise<{ counts: { waiting: number; decidedToday: number }; last: { id: string; name: string } | null }>;
}

/** @param perform does the heavy work, see `performRun`. */
export function linkageService(database: Database, perform: PerformRun): LinkageService {
  return {
    start: (actor, { period, performedHere = false, full = false } = {}) =>
      database.transaction(actor, async (tx) => {
        const area = actor.jurisdictions[0];
        if (area === undefined) return refused('Akun Anda tidak terhubung dengan wilayah kerja.');
        const sources = await publishedSources(tx);
        if (sources.every(({ publishedAt }) => publishedAt === null)) return refused('Belum ada data yang diterbitkan. Impor berkas lebih dahulu.');
        // Against an empty list of members everybody would look unenrolled.
        if (sources.some(({ kind, rows }) => ENROLMENTS.has(kind) && rows === 0)) return refused(NO_ENROLMENTS);
        const month = period ?? (await tx.today()).slice(0, 7);
        const row = await addRun(tx, area, month, full ? 'full' : null);
        const left = row ? undefined : await openRun(tx, area);
        // What a killed command left is taken up again where it stood.
        if (left && performedHere && (await isAbandoned(await database.pool(), left.id))) return { kind: 'started', runId: left.id };
        if (!row) return refused('Pencocokan lain masih berjalan. Tunggu sampai selesai, atau batalkan.');
        await tx.later('linkage.run', row.id, performedHere ? { notBefore: new Date(Date.now() + TAKEN_UP_AFTER_MS) } : {});
        await tx.audit({ action: 'linkage.start', subject: 'linkage_run', subjectId: row.id, details: { period: month } });
        return { kind: 'started', runId: row.id };
      }),

    async followImport(importId) {
      const actor = await everywhere(database);
      await database.transaction(actor, async (tx) => {
        const call = await runCalledFor(tx, importId);
        if (!call) return;
        const row = await addRun(tx, call.jurisdictionId, call.period);
        if (!row) throw new Error('another run is open; the newer members are matched after it');
        await tx.later('linkage.run', row.id);
        await tx.audit({ action: 'linkage.start', subject: 'linkage_run', subjectId: row.id, details: { import: importId } });
      });
    },

    perform,

    cancel: (actor, runId) =>
      database.transaction(actor, async (tx) => {
        const stopped = await stopRun(tx, runId, 'cancelled', 'Dibatalkan oleh petugas. Hasil sebelumnya tetap berlaku.');
        if (stopped === 0) return refused('Pencocokan ini sudah berakhir.');
        await tx.audit({ action: 'linkage.cancel', subject: 'linkage_run', subjectId: runId });
        return { kind: 'cancelled' };
      }),

    list: (actor) => database.read(actor, (tx) => runs(tx, 20)),
    show: (actor, runId) => database.read(actor, (tx) => run(tx, runId)),
    sources: (actor) => database.read(actor, async (tx) => ({ rows: await publishedSources(tx), mayRun: can(actor.role, 'linkage:run') })),
    reviewState: (actor) => database.read(actor, async (tx) => ({ counts: await reviewCounts(tx), last: (await lastDecision(tx)) ?? null })),
  };
}
