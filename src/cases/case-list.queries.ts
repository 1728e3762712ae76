import type { Tx } from '../platform/database.ts';
import type { Slice } from './findings.queries.ts';
import type { CaseState, Ending } from './ladder/states.ts';

export const CASE_LISTS = ['terbuka', 'dekat', 'lewat', 'usulan', 'jawaban', 'saya', 'ditutup', 'semua'] as const;

/** Which cases a list shows. */
export type CaseList = (typeof CASE_LISTS)[number];

const CONDITIONS: Readonly<Record<CaseList, string>> = {
  terbuka: 'e.closed_on IS NULL',
  dekat: 'e.closed_on IS NULL AND e.due_on <= $2::date',
  lewat: 'e.closed_on IS NULL AND e.due_on < patuh.today()',
  usulan: `e.closed_on IS NULL AND e.letter_stage = 'proposed'`,
  jawaban: `e.closed_on IS NULL AND EXISTS (SELECT FROM case_finding a WHERE a.case_id = e.id AND a.state = 'answered')`,
  saya: 'e.closed_on IS NULL AND e.assigned_to = $1',
  ditutup: 'e.closed_on IS NOT NULL',
  semua: 'true',
};

/** What the list is narrowed to. */
export interface CaseFilter {
  readonly list: CaseList;
  /** A part of the firm's name, its NIB, or the case number. */
  readonly search: string;
  readonly state: CaseState | null;
  /** The last day that counts as near, for the list of near due days. */
  readonly nearUntil: string;
}

/** One case of the list. */
export interface CaseLine {
  readonly id: string;
  readonly number: string;
  readonly companyName: string;
  readonly nib: string | null;
  readonly regency: string | null;
  readonly state: CaseState;
  readonly ending: Ending | null;
  readonly stage: 'proposed' | 'signed' | 'served' | null;
  readonly held: boolean;
  readonly dueOn: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  /** Workers whose findings still stand, of all workers of the firm. */
  readonly standing: number;
  readonly workers: number;
  readonly answered: number;
}

const LINES = `
  SELECT e.id, e.number, c.name AS "companyName", c.nib, c.regency, e.state, e.ending, e.letter_stage AS stage, e.held,
         e.due_on::text AS "dueOn", e.opened_on::text AS "openedOn", e.closed_on::text AS "closedOn",
         coalesce(f.standing, 0) AS standing, coalesce(f.answered, 0) AS answered,
         greatest(coalesce(r.workers, c.head_count, 0), coalesce(f.standing, 0)) AS workers
    FROM page e
    JOIN company c ON c.id = e.company_id
    LEFT JOIN company_result r ON r.company_id = e.company_id
    LEFT JOIN LATERAL (
      SELECT (count(DISTINCT g.worker_id) FILTER (WHERE cf.state NOT IN ('accepted', 'cured')))::int AS standing,
             (count(*) FILTER (WHERE cf.state = 'answered'))::int AS answered
        FROM case_finding cf JOIN finding g ON g.id = cf.finding_id WHERE cf.case_id = e.id) f ON true
   ORDER BY e.due_on NULLS LAST, e.opened_on, e.number`;

/**
 * Cases by legal due day, the earliest first; those without a running term follow, the oldest first.
 *
 * @param page `limit` rows from `offset`; `total` counts all that fit the filter.
 */
export async function caseList(tx: Tx, filter: CaseFilter, page: { readonly limit: number; readonly offset: number }): Promise<Slice<CaseLine>> {
  const where = `
    FROM enforcement_case e JOIN company c ON c.id = e.company_id
   WHERE $1::uuid IS NOT NULL AND $2::date IS NOT NULL AND (${CONDITIONS[filter.list]}) AND ($3::text IS NULL OR e.state = $3)
     AND ($4 = '' OR strpos(lower(c.name), lower($4)) > 0 OR c.nib = $4 OR strpos(lower(e.number), lower($4)) > 0)`;
  const params = [tx.actor.id, filter.nearUntil, filter.state, filter.search.trim()];
  const count = await tx.row<{ n: number }>(`SELECT count(*)::int AS n ${where}`, params);
  const rows = await tx.rows<CaseLine>(
    `WITH page AS (SELECT e.* ${where} ORDER BY e.due_on NULLS LAST, e.opened_on, e.number LIMIT $5 OFFSET $6) ${LINES}`,
    [...params, page.limit, page.offset],
  );
  return { rows, total: count?.n ?? 0 };
}

/** How many cases each list has, for the tabs and the start page. */
export async function caseCounts(tx: Tx, nearUntil: string): Promise<Readonly<Record<CaseList, number>>> {
  const counts = CASE_LISTS.map((list) => `(count(*) FILTER (WHERE ${CONDITIONS[list]}))::int AS ${list}`).join(', ');
  const row = await tx.row<Record<CaseList, number>>(
    `SELECT ${counts} FROM enforcement_case e WHERE $1::uuid IS NOT NULL AND $2::date IS NOT NULL`,
    [tx.actor.id, nearUntil],
  );
  return row ?? { terbuka: 0, dekat: 0, lewat: 0, usulan: 0, jawaban: 0, saya: 0, ditutup: 0, semua: 0 };
}
