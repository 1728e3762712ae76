import type { Tx } from '../platform/database.ts';
import type { Course } from './curve.ts';

/** Imports and matching runs are followed. */
export type LiveSubject = 'import' | 'run';

/** One piece of work as the database has it. Instants are milliseconds since 1970 by the clock of the database. */
export interface WorkRow {
  readonly subject: LiveSubject;
  readonly id: string;
  /** An import is read (`work`), and later published. */
  readonly phase: 'work' | 'publish';
  readonly kind: string;
  readonly jurisdictionId: number;
  readonly state: string;
  readonly open: boolean;
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly bestStage: string;
  readonly bestShare: number;
  /** Above 1 when a worker died and the work began anew. */
  readonly attempt: number;
  readonly beganAt: number;
  readonly changedAt: number;
  readonly now: number;
  /** How the last work of this kind and about this size went in the same area; null when there was none. */
  readonly course: (Course & { readonly total: number }) | null;
}

/** Work that took less than this says little about how longer work divides its time. */
const TELLING_SECONDS = 3;

/**
 * All open work of the actor's areas, and what has ended since an instant; the latest change last.
 *
 * @param since milliseconds since 1970; null looks ten minutes back, and nothing looks back more than a day.
 */
export async function liveWork(tx: Tx, since: number | null): Promise<WorkRow[]> {
  return tx.rows<WorkRow>(
    `SELECT w.subject, w.id, w.phase, w.kind, w.jurisdiction_id AS "jurisdictionId", w.state, w.is_open AS open, w.stage, w.done, w.total,
            w.best_stage AS "bestStage", w.best_share AS "bestShare", w.attempt,
            (extract(epoch FROM w.began_at) * 1000)::float8 AS "beganAt", (extract(epoch FROM w.changed_at) * 1000)::float8 AS "changedAt",
            (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
            CASE WHEN c.curve IS NOT NULL THEN jsonb_build_object('curve', c.curve, 'seconds', c.seconds, 'total', c.total) END AS course
       FROM live_work w
       LEFT JOIN LATERAL (
         SELECT p.curve, p.total, extract(epoch FROM p.changed_at - p.began_at)::float8 AS seconds
           FROM live_work p
          WHERE w.is_open AND NOT p.is_open AND p.jurisdiction_id = w.jurisdiction_id AND p.subject = w.subject AND p.kind = w.kind
            AND p.phase = w.phase AND p.attempt = 1 AND p.state IN ('ready', 'published') AND (p.curve <> '[]' OR p.phase = 'publish')
            AND p.total > 1 AND p.total BETWEEN w.total / 5 AND w.total * 5
            AND p.changed_at - p.began_at > make_interval(secs => ${TELLING_SECONDS})
          ORDER BY p.changed_at DESC LIMIT 1) c ON true
      WHERE w.is_open
         OR w.changed_at > greatest(now() - interval '1 day', least(now() - interval '10 minutes', to_timestamp($1::float8 / 1000) - interval '1 minute'))
      ORDER BY w.changed_at, w.subject, w.id`,
    [since],
  );
}
