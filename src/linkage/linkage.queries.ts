import type { Part } from '../matching/explain.ts';
import type { Tx } from '../platform/database.ts';
import type { Changes } from './results.repository.ts';
import type { StoredSettings } from './run-made.ts';
import type { RunProgress } from './run.repository.ts';
import { levelInPattern, partsOfStored } from './waterfall.ts';

/** A run in the list and on its page. */
export interface RunView {
  readonly id: string;
  readonly period: string;
  readonly state: 'waiting' | 'running' | 'published' | 'failed' | 'cancelled';
  readonly progress: Partial<RunProgress>;
  readonly counts: Readonly<Record<string, number>>;
  readonly failure: string | null;
  readonly startedBy: string;
  readonly createdAt: Date;
  readonly seconds: number | null;
  /** Null for a run of a release that did not keep it. */
  readonly settings: StoredSettings | null;
  readonly mode: 'full' | 'delta' | null;
  readonly modeReason: string | null;
  readonly changes: Partial<Changes>;
}

const RUN = `SELECT r.id, r.period, r.state, r.progress, r.counts, r.failure, a.name AS "startedBy", r.created_at AS "createdAt",
                    nullif(r.settings, '{}') AS settings, r.mode, r.mode_reason AS "modeReason", r.changes,
                    extract(epoch FROM coalesce(r.ended_at, now()) - r.started_at)::float AS seconds
               FROM linkage_run r JOIN account a ON a.id = r.started_by`;

/** The newest runs first. */
export async function runs(tx: Tx, limit: number): Promise<RunView[]> {
  return tx.rows<RunView>(`${RUN} ORDER BY r.created_at DESC LIMIT $1`, [limit]);
}

/** One run; undefined when the reader may not see it. */
export async function run(tx: Tx, id: string): Promise<RunView | undefined> {
  return tx.row<RunView>(`${RUN} WHERE r.id = $1`, [id]);
}

/** One side of a doubtful pair. `nikCipher` is opened by the service, which masks it. */
export interface PairSide {
  readonly key: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly employer: string | null;
  readonly wage: string | null;
  readonly status: string | null;
  readonly nikCipher: Buffer | null;
}

/** A doubtful pair as the review page needs it. */
export interface PairRow {
  readonly workerId: string;
  readonly memberId: string;
  readonly probability: number;
  readonly parts: readonly Part[];
  /** One NIK stands with two records that do not look like one person. */
  readonly conflict: boolean;
  /** What would settle the doubt about the worker. */
  readonly counterfactual: string | null;
  readonly worker: PairSide;
  readonly member: PairSide;
}

interface FlatPair {
  readonly workerId: string;
  readonly memberId: string;
  readonly probability: number;
  readonly pattern: number;
  readonly bits: readonly number[];
  readonly counterfactual: string | null;
  readonly [column: string]: unknown;
}

function sideOf(flat: FlatPair, prefix: 'w' | 'm'): PairSide {
  const text = (column: string) => (flat[`${prefix}_${column}`] as string | null) ?? null;
  return {
    key: text('key') ?? '',
    name: text('name'),
    birthDate: text('birth'),
    sex: text('sex'),
    employer: text('employer'),
    wage: text('wage'),
    status: text('status'),
    nikCipher: (flat[`${prefix}_nik`] as Buffer | null) ?? null,
  };
}

const PAIR = `
  SELECT l.worker_id::text AS "workerId", l.member_id::text AS "memberId", l.probability, l.pattern, l.bits,
         (SELECT r.counterfactual FROM worker_result r WHERE r.worker_id = l.worker_id AND r.member_id = l.member_id) AS counterfactual,
         w.source_key AS w_key, w.name AS w_name, w.birth_date::text AS w_birth, w.sex AS w_sex, c.name AS w_employer,
         w.wage::text AS w_wage, w.employment_status AS w_status, w.nik_cipher AS w_nik,
         m.source_key AS m_key, m.name AS m_name, m.birth_date::text AS m_birth, m.sex AS m_sex, e.name AS m_employer,
         m.wage::text AS m_wage, m.segment || ' · ' || m.status AS m_status, m.nik_cipher AS m_nik
    FROM link l
    JOIN worker w ON w.id = l.worker_id
    LEFT JOIN company c ON c.id = w.company_id
    JOIN member m ON m.id = l.member_id
    LEFT JOIN employer e ON e.source_key = m.employer_key AND e.jurisdiction_id = m.jurisdiction_id AND e.present
   WHERE l.band = 'review'
     AND NOT EXISTS (SELECT FROM pair_decision d WHERE d.worker_id = l.worker_id AND d.member_id = l.member_id AND d.undone_at IS NULL)`;

/** An equal NIK that nevertheless needs a person: another name or day stands beside it on the other side. */
const SAME_NIK = levelInPattern('nik', 'equal');

/** The next pairs to look at: first one NIK with two different records, then the likeliest. */
export async function pairsToReview(tx: Tx, limit: number): Promise<PairRow[]> {
  const flat = await tx.rows<FlatPair>(
    `${PAIR} ORDER BY (l.pattern & $2) = $3 DESC, l.probability DESC, l.worker_id, l.member_id LIMIT $1`,
    [limit, SAME_NIK.mask, SAME_NIK.value],
  );
  return flat.map((row) => ({
    workerId: row.workerId,
    memberId: row.memberId,
    probability: row.probability,
    parts: partsOfStored(row),
    conflict: (row.pattern & SAME_NIK.mask) === SAME_NIK.value,
    counterfactual: row.counterfactual,
    worker: sideOf(row, 'w'),
    member: sideOf(row, 'm'),
  }));
}

/** How many pairs wait, and how many this person decided today. */
export async function reviewCounts(tx: Tx): Promise<{ waiting: number; decidedToday: number }> {
  const found = await tx.row<{ waiting: number; decidedToday: number }>(
    `SELECT (SELECT count(*)::int FROM link l WHERE band = 'review' AND NOT EXISTS (
               SELECT FROM pair_decision d WHERE d.worker_id = l.worker_id AND d.member_id = l.member_id AND d.undone_at IS NULL)) AS waiting,
            (SELECT count(*)::int FROM pair_decision WHERE decided_by = $1 AND undone_at IS NULL
                AND decided_at >= date_trunc('day', now())) AS "decidedToday"`,
    [tx.actor.id],
  );
  return found ?? { waiting: 0, decidedToday: 0 };
}

/** The reader's own last decision that can still be taken back. */
export async function lastDecision(tx: Tx): Promise<{ id: string; decision: string; name: string } | undefined> {
  return tx.row(
    `SELECT d.id, d.decision, coalesce(w.name, w.source_key) AS name
       FROM pair_decision d JOIN worker w ON w.id = d.worker_id
      WHERE d.decided_by = $1 AND d.undone_at IS NULL AND d.decided_at > now() - interval '10 minutes'
      ORDER BY d.decided_at DESC LIMIT 1`,
    [tx.actor.id],
  );
}
