import { systemActor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { publishUnchanged } from './publish-results.ts';
import { stampOf } from './run-context.ts';
import type { RunMade } from './run-made.ts';
import { settingsOfToday } from './run-settings.ts';
import { endRun, type RunPlan, type RunRow } from './run.repository.ts';

/** What a run that only confirmed the last one reports. */
export interface Confirmed {
  readonly workers: number;
  readonly members: number;
  readonly links: number;
  /** Workers that a person has to look at. */
  readonly review: number;
  readonly findings: number;
  readonly cured: number;
}

/** The run that last confirmed an area, with what it stood on. */
interface Latest {
  readonly plan: Partial<RunPlan>;
  readonly model: string;
  readonly counts: Readonly<Record<string, number>>;
}

const WHY = 'Tidak ada data atau keputusan baru sejak pencocokan lalu.';

/** The data changed, or the run was cancelled, while it was being confirmed. */
class Superseded extends Error {}

async function latestOf(tx: Tx, area: number): Promise<Latest | undefined> {
  return tx.row<Latest>(
    `SELECT r.plan, r.model, r.counts FROM linkage_latest n JOIN linkage_run r ON r.id = n.run_id
      WHERE n.jurisdiction_id = $1 AND r.state = 'published' AND r.plan ->> 'stamp' IS NOT NULL`,
    [area],
  );
}

async function end(tx: Tx, run: RunRow, latest: Latest, made: RunMade): Promise<Confirmed> {
  const findings = await publishUnchanged(tx, run, made);
  await tx.run('UPDATE linkage_run SET plan = $2 WHERE id = $1', [run.id, JSON.stringify(latest.plan)]);
  if (!(await endRun(tx, run.id, latest.model, { ...latest.counts, findings: findings.open, cured: findings.cured }))) throw new Superseded();
  await tx.later('linkage.published', run.id);
  await tx.audit({ action: 'linkage.publish', subject: 'linkage_run', subjectId: run.id, details: { model: latest.model, mode: made.mode, ...findings } });
  const doubtful = await tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM worker_result WHERE jurisdiction_id = $1 AND status = 'TINJAU'`, [run.jurisdictionId]);
  const { workers = 0, members = 0, links = 0 } = latest.counts;
  return { workers, members, links, review: doubtful?.n ?? 0, findings: findings.open, cured: findings.cured };
}

/**
 * Ends a run at once when it would read exactly what the last one read, under the same model and rules: its
 * results are those that stand. A run that was asked to compare everything is never ended so.
 *
 * @returns null when there is something new to compare, or when the run was cancelled.
 */
export async function confirmUnchanged(database: Database, run: RunRow): Promise<Confirmed | null> {
  try {
    return await database.transaction(systemActor([run.jurisdictionId]), async (tx) => {
      const asked = await tx.row<{ mode: string | null }>('SELECT mode FROM linkage_run WHERE id = $1', [run.id]);
      const latest = asked?.mode === 'full' ? undefined : await latestOf(tx, run.jurisdictionId);
      const settings = await settingsOfToday(tx);
      const isSame = async () => latest?.plan.stamp === (await stampOf(tx, run.jurisdictionId, settings));
      if (!latest || !(await isSame())) return null;
      const confirmed = await end(tx, run, latest, { settings, mode: 'delta', modeReason: WHY });
      if (!(await isSame())) throw new Superseded();
      return confirmed;
    });
  } catch (error) {
    if (error instanceof Superseded) return null;
    throw error;
  }
}
