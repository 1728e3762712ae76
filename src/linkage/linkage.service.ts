import { can } from '../accounts/permissions.ts';
import { refused, type Refusal } from '../errors.ts';
import { link } from '../matching/link.ts';
import type { LinkageInput } from '../matching/input.ts';
import type { LinkageProgress, LinkageResult } from '../matching/result.ts';
import { systemActor, type Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { publishFindings, type FindingCounts } from './findings.repository.ts';
import { lastDecision, reviewCounts, run, runs, type RunView } from './linkage.queries.ts';
import { loadInput } from './load-input.ts';
import { replaceResults } from './results.repository.ts';
import { addRun, endRun, recordProgress, stopRun, takeRun, type RunProgress, type RunRow } from './run.repository.ts';
import { publishedSources, type PublishedSource } from './sources.queries.ts';

/** Seconds spent in each part of a run. */
export interface RunSeconds {
  load: number;
  block: number;
  score: number;
  resolve: number;
  write: number;
  total: number;
}

/** What a finished run reports; the form of the data contract. */
export interface RunReport {
  readonly workers: number;
  readonly members: number;
  readonly links: number;
  readonly review: number;
  readonly findings: number;
  readonly cured: number;
  readonly seconds: Readonly<RunSeconds>;
  readonly peakMemoryMB: number;
}

/** Runs of the matching. */
export interface LinkageService {
  /** Asks for a run of the actor's area. Refused while one is open, or while a file is missing. */
  start(actor: Actor, period?: string): Promise<{ kind: 'started'; runId: string } | Refusal>;
  /** Does the work of a run; null when it had ended or was cancelled. Safe to call again after a crash: it begins anew. */
  perform(runId: string, watch?: (progress: RunProgress) => void): Promise<RunReport | null>;
  cancel(actor: Actor, runId: string): Promise<{ kind: 'cancelled' } | Refusal>;
  list(actor: Actor): Promise<RunView[]>;
  show(actor: Actor, runId: string): Promise<RunView | undefined>;
  sources(actor: Actor): Promise<{ rows: PublishedSource[]; mayRun: boolean }>;
  reviewState(actor: Actor): Promise<{ counts: { waiting: number; decidedToday: number }; last: { id: string; name: string } | null }>;
}

/** The stages of the engine as the seconds of the contract group them. */
const GROUP: Readonly<Record<LinkageProgress['stage'], keyof RunSeconds>> = {
  count: 'load',
  exact: 'block',
  companies: 'block',
  block: 'score',
  duplicates: 'score',
  resolve: 'resolve',
  statuses: 'resolve',
};

const WRITE_EVERY_MS = 400;

class Cancelled extends Error {}

/** Drives the engine step by step, so that progress is written and a cancelled run stops soon. */
async function driveEngine(input: LinkageInput, seconds: RunSeconds, step: (progress: RunProgress) => Promise<void>): Promise<LinkageResult> {
  const engine = link(input);
  let at = performance.now();
  for (;;) {
    const next = engine.next();
    const now = performance.now();
    if (next.done === true) return next.value;
    seconds[GROUP[next.value.stage]] += (now - at) / 1000;
    await step({ stage: next.value.stage, done: next.value.done, total: next.value.total });
    at = performance.now();
  }
}

export function linkageService(database: Database, vault: NikVault): LinkageService {
  const progressOf = (row: RunRow, watch: (progress: RunProgress) => void) => {
    let written = 0;
    return async (progress: RunProgress) => {
      watch(progress);
      if (performance.now() - written < WRITE_EVERY_MS) return;
      written = performance.now();
      const open = await database.transaction(systemActor([row.jurisdictionId]), (tx) => recordProgress(tx, row.id, progress));
      if (!open) throw new Cancelled();
    };
  };

  const write = (row: RunRow, result: LinkageResult, members: number) =>
    database.bulk(systemActor([row.jurisdictionId]), async (client, tx): Promise<FindingCounts> => {
      const open = await tx.row(`SELECT 1 FROM linkage_run WHERE id = $1 AND state = 'running' FOR UPDATE`, [row.id]);
      if (!open) throw new Cancelled();
      await replaceResults(client, row, result);
      const findings = await publishFindings(tx, row.id);
      const { workers, links, reviewPairs } = result.counts;
      await endRun(tx, row.id, result.modelVersion, { workers, members, links, review: reviewPairs, findings: findings.open, cured: findings.cured });
      await tx.later('linkage.published', row.id);
      await tx.audit({ action: 'linkage.publish', subject: 'linkage_run', subjectId: row.id, details: { model: result.modelVersion, ...findings } });
      return findings;
    });

  const work = async (row: RunRow, watch: (progress: RunProgress) => void): Promise<RunReport> => {
    const seconds: RunSeconds = { load: 0, block: 0, score: 0, resolve: 0, write: 0, total: 0 };
    const began = performance.now();
    const step = progressOf(row, watch);
    await step({ stage: 'load', done: 0, total: 1 });
    const input = await database.bulk(systemActor([row.jurisdictionId]), (client) => loadInput(client, vault, row.jurisdictionId));
    seconds.load = (performance.now() - began) / 1000;
    const result = await driveEngine(input, seconds, step);
    await step({ stage: 'write', done: 0, total: 1 });
    const writing = performance.now();
    const findings = await write(row, result, input.members.size);
    seconds.write = (performance.now() - writing) / 1000;
    seconds.total = (performance.now() - began) / 1000;
    return {
      workers: result.counts.workers,
      members: result.counts.members,
      links: result.counts.links,
      review: result.counts.reviewWorkers,
      findings: findings.open,
      cured: findings.cured,
      seconds,
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  };

  return {
    start: (actor, period) =>
      database.transaction(actor, async (tx) => {
        const area = actor.jurisdictions[0];
        if (area === undefined) return refused('Akun Anda tidak terhubung dengan wilayah kerja.');
        const missing = (await publishedSources(tx)).filter((source) => source.publishedAt === null);
        if (missing.length === 4) return refused('Belum ada data yang diterbitkan. Impor berkas lebih dahulu.');
        const month = period ?? (await tx.today()).slice(0, 7);
        const row = await addRun(tx, area, month);
        if (!row) return refused('Pencocokan lain masih berjalan. Tunggu sampai selesai, atau batalkan.');
        await tx.later('linkage.run', row.id);
        await tx.audit({ action: 'linkage.start', subject: 'linkage_run', subjectId: row.id, details: { period: month } });
        return { kind: 'started', runId: row.id };
      }),

    async perform(runId, watch = () => undefined) {
      const row = await database.transaction(await everywhere(database), (tx) => takeRun(tx, runId));
      if (!row) return null;
      try {
        return await work(row, watch);
      } catch (error) {
        if (error instanceof Cancelled) return null;
        await database.transaction(systemActor([row.jurisdictionId]), (tx) =>
          stopRun(tx, runId, 'failed', 'Pencocokan terhenti karena gangguan. Hasil sebelumnya tetap berlaku; mulailah lagi.'),
        );
        throw error;
      }
    },

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
