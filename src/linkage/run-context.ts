import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { LinkageInput } from '../matching/input.ts';
import type { PreparedLinkage } from '../matching/prepare.ts';
import type { LinkageSettings } from '../matching/settings.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { sourceStamp } from './chunk.repository.ts';
import { prepareEngine } from './engine.ts';
import { openPool, type EnginePool } from './engine-pool.ts';
import { loadInput } from './load-input.ts';
import type { Begin, Beginning } from './run-beginning.ts';
import type { RunRow } from './run.repository.ts';
import { settingsOfToday } from './run-settings.ts';

/** Everything a process needs to take part in a run: the rows, ready for comparing. */
export interface RunContext {
  /** Equal stamps mean the same rows under the same settings, and so the same tasks. */
  readonly stamp: string;
  readonly input: LinkageInput;
  readonly settings: LinkageSettings;
  /** How the run begins; null where this process only helps with what another one has begun. */
  readonly began: Beginning | null;
  readonly prepared: PreparedLinkage;
  readonly pool: EnginePool;
  /** Seconds that reading the rows and making them ready took. */
  readonly seconds: { readonly load: number; readonly prepare: number };
  readonly cpuSeconds: { readonly load: number; readonly prepare: number };
  /** Seconds of each stage of making ready. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Follows the loading; what it throws ends it. */
export interface LoadWatch {
  step(part: 'load', stage: string, done: number, total: number): void;
  guard<T>(client: PoolClient, work: () => Promise<T>): Promise<T>;
}

/** How a process works on runs. */
export interface ContextOptions {
  readonly threads: number;
  readonly shards: readonly string[];
}

/** The prepared rows of open runs, one copy in a process, kept while they are used and a little longer. */
export interface RunContexts {
  /** @param begin given by the process that conducts the run. */
  use<T>(run: RunRow, watch: LoadWatch, work: (context: RunContext) => Promise<T>, begin?: Begin): Promise<T>;
  /** Frees what is kept of a run; work that uses it ends first. */
  forget(runId: string): void;
  close(): Promise<void>;
}

const IDLE_MS = 60_000;

/** Model version and rules in one short text. */
export function digestOf({ model, ...rules }: LinkageSettings): string {
  return createHash('sha256').update(JSON.stringify([model.version, rules])).digest('hex').slice(0, 16);
}

/** The stamp of what a run of this area would rest on now. */
export async function stampOf(tx: Tx, area: number, settings: LinkageSettings): Promise<string> {
  return `${await sourceStamp(tx, area)}-${digestOf(settings)}`;
}

/** Seconds of processor time that this process has used since then, in all its threads. */
export function cpuSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1e6;
}

interface Kept {
  readonly loading: Promise<RunContext>;
  users: number;
  forgotten: boolean;
  timer?: NodeJS.Timeout;
}

class KeptContexts implements RunContexts {
  readonly #database: Database;
  readonly #vault: NikVault;
  readonly #options: ContextOptions;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database, vault: NikVault, options: ContextOptions) {
    this.#database = database;
    this.#vault = vault;
    this.#options = options;
  }

  async use<T>(run: RunRow, watch: LoadWatch, work: (context: RunContext) => Promise<T>, begin?: Begin): Promise<T> {
    const kept = this.#kept.get(run.id) ?? this.#keep(run, watch, begin);
    clearTimeout(kept.timer);
    kept.users += 1;
    try {
      return await work(await kept.loading);
    } catch (error) {
      // Rows that could not be read are read again by whoever asks next.
      await kept.loading.catch(() => this.forget(run.id));
      throw error;
    } finally {
      kept.users -= 1;
      if (kept.users === 0) this.#leave(run.id, kept);
    }
  }

  forget(runId: string): void {
    const kept = this.#kept.get(runId);
    if (!kept) return;
    this.#kept.delete(runId);
    kept.forgotten = true;
    if (kept.users === 0) this.#leave(runId, kept);
  }

  async close(): Promise<void> {
    const open = [...this.#kept.values()];
    this.#kept.clear();
    for (const kept of open) clearTimeout(kept.timer);
    await Promise.allSettled(open.map(async ({ loading }) => (await loading).pool.close()));
  }

  #keep(run: RunRow, watch: LoadWatch, begin?: Begin): Kept {
    // Two runs are rarely open at once; what another one left behind makes room.
    for (const [id, other] of this.#kept) if (other.users === 0) this.forget(id);
    const kept: Kept = { loading: this.#load(run, watch, begin), users: 0, forgotten: false };
    this.#kept.set(run.id, kept);
    return kept;
  }

  #leave(runId: string, kept: Kept): void {
    if (kept.forgotten) void kept.loading.then(({ pool }) => pool.close()).catch(() => undefined);
    else kept.timer = setTimeout(() => this.forget(runId), IDLE_MS).unref();
  }

  async #load(run: RunRow, watch: LoadWatch, begin?: Begin): Promise<RunContext> {
    const area = run.jurisdictionId;
    const began = performance.now();
    const cpu = process.cpuUsage();
    const loaded = await this.#database.snapshot(systemActor([area]), (client, tx) =>
      watch.guard(client, async () => {
        const settings = await settingsOfToday(tx);
        const stamp = await stampOf(tx, area, settings);
        const tell = (rows: number, total: number) => {
          watch.step('load', 'load', rows, total);
          return Promise.resolve();
        };
        const input = await loadInput(client, area, { vault: this.#vault, shards: this.#options.shards, settings, tell });
        return { settings, stamp, input, began: begin ? await begin(tx, digestOf(settings), input) : null };
      }),
    );
    const read = performance.now();
    const cpuRead = process.cpuUsage();
    const cpuLoad = cpuSince(cpu);
    const rows = loaded.input.workers.size + loaded.input.members.size;
    const base = loaded.began?.base;
    const { prepared, stages } = await prepareEngine({ ...loaded, base, tell: (stage) => watch.step('load', stage, rows, rows) });
    // Nobody else helps with what only this process can compare.
    const threads = base ? Math.max(1, this.#options.threads) : this.#options.threads;
    const seconds = { load: (read - began) / 1000, prepare: (performance.now() - read) / 1000 };
    return { ...loaded, prepared, pool: openPool(prepared, threads), seconds, cpuSeconds: { load: cpuLoad, prepare: cpuSince(cpuRead) }, stages };
  }
}

/** @param options as this process is configured. */
export function runContexts(database: Database, vault: NikVault, options: ContextOptions): RunContexts {
  return new KeptContexts(database, vault, options);
}
