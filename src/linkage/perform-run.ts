import { parameterOn } from '../law/parameters.ts';
import { linkInStages } from '../matching/link.ts';
import type { LinkageInput } from '../matching/input.ts';
import type { LinkageProgress, LinkageResult } from '../matching/result.ts';
import { DEFAULT_SETTINGS, type LinkageSettings } from '../matching/settings.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { publishFindings, type FindingCounts } from './findings.repository.ts';
import { loadInput } from './load-input.ts';
import { replaceResults } from './results.repository.ts';
import { endRun, recordProgress, stopRun, takeRun, type RunProgress, type RunRow } from './run.repository.ts';

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

/** The stages of the engine as the seconds of the contract group them. */
const GROUP: Readonly<Record<LinkageProgress['stage'], keyof RunSeconds>> = {
  count: 'load',
  exact: 'block',
  companies: 'block',
  block: 'score',
  duplicates: 'score',
  resolve: 'resolve',
};

const WRITE_EVERY_MS = 400;

class Cancelled extends Error {}

interface Loaded {
  readonly input: LinkageInput;
  /** Wages are compared under the ceiling that the law sets on the day of the run. */
  readonly settings: LinkageSettings;
}

/** Drives the engine step by step, so that progress is written and a cancelled run stops soon. */
async function driveEngine(loaded: Loaded, seconds: RunSeconds, step: (progress: RunProgress) => Promise<void>): Promise<LinkageResult> {
  const engine = linkInStages(loaded.input, loaded.settings);
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

/** Does the work of a run; null when it had ended or was cancelled. */
export type PerformRun = (runId: string, watch?: (progress: RunProgress) => void) => Promise<RunReport | null>;

/** Safe to call again after a crash: the work begins anew, and only one result is ever published. */
export function performRun(database: Database, vault: NikVault): PerformRun {
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
    const loaded = await database.bulk(systemActor([row.jurisdictionId]), async (client, tx): Promise<Loaded> => {
      const ceiling = parameterOn('wageCeiling', await tx.today()).value;
      const settings = { ...DEFAULT_SETTINGS, wage: { ...DEFAULT_SETTINGS.wage, ceiling } };
      return { input: await loadInput(client, vault, row.jurisdictionId), settings };
    });
    seconds.load = (performance.now() - began) / 1000;
    const result = await driveEngine(loaded, seconds, step);
    await step({ stage: 'write', done: 0, total: 1 });
    const writing = performance.now();
    const findings = await write(row, result, loaded.input.members.size);
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

  return async (runId, watch = () => undefined) => {
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
  };
}
