import { setImmediate as breathe } from 'node:timers/promises';
import type { LinkageResult } from '../matching/result.ts';
import type { PairBlock } from '../matching/tasks.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { CarryStore } from './carry-store.ts';
import { forgetPairs } from './chunk.repository.ts';
import { Comparing, planOf, planRun, type ChunkOptions } from './compare-chunks.ts';
import { compareHere } from './compare-here.ts';
import { confirmUnchanged } from './confirm-unchanged.ts';
import { conducting } from './conductor-lock.ts';
import type { FindingCounts } from './findings.repository.ts';
import { publishResults } from './publish-results.ts';
import { beginning } from './run-beginning.ts';
import { cpuSince, digestOf, stampOf, type RunContext, type RunContexts } from './run-context.ts';
import { endRun, keepPlan, stopRun, takeRun, type RunProgress, type RunRow } from './run.repository.ts';
import { Cancelled, RunWatch } from './run-watch.ts';

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
  /** Pairs compared for each row of both files. */
  readonly candidatesPerRecord: number;
  readonly seconds: Readonly<RunSeconds>;
  /** The same parts in seconds of processor time of this process, all threads together: what a busy machine does not distort. */
  readonly cpuSeconds: Readonly<RunSeconds>;
  /** What `seconds.block` is made of. */
  readonly stages: Readonly<Record<string, number>>;
  readonly peakMemoryMB: number;
}

/** Does the work of a run; null when it had ended, was cancelled, or is another process's. */
export type PerformRun = (runId: string, watch?: (progress: RunProgress) => void) => Promise<RunReport | null>;

/** A file was published, or a pair decided, while the run was on its way. */
class SourcesChanged extends Error {}

/** How often a run begins again because its rows changed under it. */
const MOST_ATTEMPTS = 4;
const LOOK_AGAIN_MS = 30_000;
const FAILED = 'Pencocokan terhenti karena gangguan. Hasil sebelumnya tetap berlaku; mulailah lagi.';
const ALWAYS_CHANGING = 'Data terus berubah selama pencocokan. Hasil sebelumnya tetap berlaku; mulailah lagi setelah penerbitan berkas selesai.';

/** What conducting runs needs. */
export interface Conducting {
  readonly database: Database;
  readonly contexts: RunContexts;
  readonly options: ChunkOptions;
  readonly carries: CarryStore;
}

class Conductor {
  readonly #database: Database;
  readonly #contexts: RunContexts;
  readonly #options: ChunkOptions;
  readonly #carries: CarryStore;
  readonly #watch: RunWatch;
  readonly #began = performance.now();
  readonly #seconds: RunSeconds = { load: 0, block: 0, score: 0, resolve: 0, write: 0, total: 0 };
  readonly #cpu: RunSeconds = { load: 0, block: 0, score: 0, resolve: 0, write: 0, total: 0 };
  readonly #cpuBegan = process.cpuUsage();

  constructor({ database, contexts, options, carries }: Conducting, watch: RunWatch) {
    this.#database = database;
    this.#contexts = contexts;
    this.#options = options;
    this.#carries = carries;
    this.#watch = watch;
  }

  async conduct(row: RunRow): Promise<RunReport> {
    const confirmed = await this.#timed('write', () => confirmUnchanged(this.#database, row));
    return confirmed ? this.#report({ ...confirmed, candidatesPerRecord: 0, stages: {} }) : this.#compareAll(row);
  }

  #report(found: Omit<RunReport, 'seconds' | 'cpuSeconds' | 'peakMemoryMB'>): RunReport {
    this.#seconds.total = (performance.now() - this.#began) / 1000;
    this.#cpu.total = cpuSince(this.#cpuBegan);
    return { ...found, seconds: this.#seconds, cpuSeconds: this.#cpu, peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024) };
  }

  async #compareAll(row: RunRow): Promise<RunReport> {
    let run = row;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#contexts.use(run, this.#watch, async (context) => {
          this.#seconds.load += context.seconds.load;
          this.#seconds.block += context.seconds.prepare;
          this.#cpu.load += context.cpuSeconds.load;
          this.#cpu.block += context.cpuSeconds.prepare;
          if (!context.began?.base) run = await planRun(this.#database, run, context, this.#options);
          return this.#compareAndPublish(run, context);
        }, beginning(this.#carries, run));
      } catch (error) {
        if (!(error instanceof SourcesChanged) || attempt >= MOST_ATTEMPTS) throw error;
        this.#contexts.forget(run.id);
      }
    }
  }

  async #compareAndPublish(run: RunRow, context: RunContext): Promise<RunReport> {
    const blocks = await this.#timed('score', () =>
      context.began?.base ? compareHere(context, this.#watch) : new Comparing(this.#database, run, context, this.#watch).run(),
    );
    const result = await this.#timed('resolve', () => this.#resolve(context, blocks));
    this.#watch.step('write', 'write', 0, 1);
    const findings = await this.#timed('write', () => this.#publish(run, context, result));
    await this.#timed('write', () => this.#leave(run, context, blocks));
    const { workers, members, links, reviewWorkers, candidates } = result.counts;
    return this.#report({
      workers,
      members,
      links,
      review: reviewWorkers,
      findings: findings.open,
      cured: findings.cured,
      candidatesPerRecord: Math.round((candidates / Math.max(1, workers + members)) * 100) / 100,
      stages: context.stages,
    });
  }

  async #timed<T>(part: Exclude<keyof RunSeconds, 'total'>, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const cpu = process.cpuUsage();
    try {
      return await work();
    } finally {
      this.#seconds[part] += (performance.now() - began) / 1000;
      this.#cpu[part] += cpuSince(cpu);
    }
  }

  async #resolve(context: RunContext, blocks: readonly PairBlock[]): Promise<LinkageResult> {
    this.#watch.step('resolve', 'resolve', 0, 1);
    await breathe();
    return context.prepared.finish(blocks);
  }

  /** Leaves what the next run may begin from. */
  async #leave(run: RunRow, { began, settings, prepared }: RunContext, blocks: readonly PairBlock[]): Promise<void> {
    if (!began) return;
    try {
      const { read, drifted } = began;
      await this.#carries.write(run.jurisdictionId, { runId: run.id, made: digestOf(settings), read, drifted, carry: prepared.carry(blocks) });
    } catch {
      // The results stand: what could not be kept costs the next run only time.
    }
  }

  /** Writes everything in one transaction, which fails when the run was cancelled or its rows have changed. */
  async #publish(run: RunRow, context: RunContext, result: LinkageResult): Promise<FindingCounts> {
    return this.#database.bulk(systemActor([run.jurisdictionId]), (client, tx) =>
      this.#watch.guard(client, async () => {
        const isCurrent = async () => (await stampOf(tx, run.jurisdictionId, context.settings)) === context.stamp;
        if (!(await isCurrent())) throw new SourcesChanged(ALWAYS_CHANGING);
        const { began, settings } = context;
        const made = { settings, mode: began?.base ? 'delta' : 'full', modeReason: began?.modeReason ?? null } as const;
        if (began?.base) await keepPlan(tx, run.id, planOf(run, context, 0));
        const { findings } = await publishResults(client, tx, run, { found: result, made, judged: 'all' });
        const { workers, members, links, reviewPairs } = result.counts;
        const counts = { workers, members, links, review: reviewPairs, findings: findings.open, cured: findings.cured };
        if (!(await endRun(tx, run.id, result.modelVersion, counts))) throw new Cancelled();
        await forgetPairs(tx, run.id);
        await tx.later('linkage.published', run.id);
        await tx.audit({ action: 'linkage.publish', subject: 'linkage_run', subjectId: run.id, details: { model: result.modelVersion, ...findings } });
        if (!(await isCurrent())) throw new SourcesChanged(ALWAYS_CHANGING);
        return findings;
      }),
    );
  }
}

/**
 * Conducts a run to its end: reads and prepares the rows, plans the chunks, compares those that no other process
 * takes, and publishes. Called again after a crash it goes on where the run stood; only one result is ever published.
 */
export function performRun(tools: Conducting): PerformRun {
  const { database, contexts } = tools;
  const stop = (row: RunRow, error: unknown) =>
    database.transaction(systemActor([row.jurisdictionId]), async (tx) => {
      await stopRun(tx, row.id, 'failed', error instanceof SourcesChanged ? error.message : FAILED);
      await forgetPairs(tx, row.id);
    });

  const conduct = async (row: RunRow, tell: (progress: RunProgress) => void): Promise<RunReport | null> => {
    const watch = new RunWatch(database, row, tell);
    try {
      return await new Conductor(tools, watch).conduct(row);
    } catch (error) {
      if (error instanceof Cancelled) {
        await database.transaction(systemActor([row.jurisdictionId]), (tx) => forgetPairs(tx, row.id));
        return null;
      }
      await stop(row, error);
      throw error;
    } finally {
      await watch.stop();
      contexts.forget(row.id);
    }
  };

  return async (runId, tell = () => undefined) => {
    const actor = await everywhere(database);
    const done = await conducting(await database.pool(), runId, async () => {
      const row = await database.transaction(actor, (tx) => takeRun(tx, runId));
      return row ? conduct(row, tell) : null;
    });
    if (done) return done.result;
    // Another process conducts it, and may yet die.
    await database.transaction(actor, (tx) => tx.later('linkage.run', runId, { notBefore: new Date(Date.now() + LOOK_AGAIN_MS) }));
    return null;
  };
}
