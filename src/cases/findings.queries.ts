import type { Tx } from '../platform/database.ts';
import type { FindingKind, FindingState } from './finding.ts';

/** What the list of findings is narrowed to. Empty text and null mean "all". */
export interface FindingFilter {
  /** A part of the firm's name, or its NIB. */
  readonly search: string;
  readonly regency: string;
  readonly kind: FindingKind | null;
  readonly state: FindingState;
  /** Least number of unregistered workers. */
  readonly minimumGap: number;
}

export const FINDING_SORTS = ['celah', 'bagian', 'nama', 'data'] as const;

/** Largest gap, largest share, name, oldest data. */
export type FindingSort = (typeof FINDING_SORTS)[number];

/** One firm of the list. */
export interface CompanyFindings {
  readonly companyId: string;
  readonly name: string;
  readonly nib: string | null;
  readonly regency: string | null;
  readonly companyStatus: string | null;
  /** Workers without enrolment under the firm, of all its workers in the register. */
  readonly unregistered: number;
  readonly workers: number;
  readonly kinds: readonly FindingKind[];
  readonly findings: number;
  readonly wageFindings: number;
  readonly dataAsOf: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

/** A page of a longer list. */
export interface Slice<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

const ORDER: Readonly<Record<FindingSort, string>> = {
  celah: 'unregistered DESC, name',
  bagian: 'unregistered::numeric / greatest(workers, 1) DESC, unregistered DESC, name',
  nama: 'name',
  data: '"dataAsOf", name',
};

const LIST = `
  WITH grouped AS (
    SELECT f.company_id,
           array_agg(DISTINCT f.kind ORDER BY f.kind) AS kinds,
           count(*)::int AS findings,
           (count(*) FILTER (WHERE f.kind = 'PDS_UPAH'))::int AS wage_findings,
           (count(*) FILTER (WHERE f.kind <> 'PDS_UPAH' AND f.worker_id IS NOT NULL))::int AS named,
           min(f.as_of)::text AS data_as_of
      FROM finding_now f
     WHERE f.state = $1 AND ($2::text IS NULL OR f.kind = $2)
     GROUP BY f.company_id),
  firms AS (
    SELECT c.id AS "companyId", c.name, c.nib, c.regency, r.status AS "companyStatus",
           coalesce(r.unregistered_workers, g.named) AS unregistered,
           greatest(coalesce(r.workers, c.head_count, 0), g.named) AS workers,
           g.kinds, g.findings, g.wage_findings AS "wageFindings", g.data_as_of AS "dataAsOf",
           e.id AS "caseId", e.number AS "caseNumber"
      FROM grouped g
      JOIN company c ON c.id = g.company_id
      LEFT JOIN company_result r ON r.company_id = c.id
      LEFT JOIN enforcement_case e ON e.company_id = c.id AND e.closed_on IS NULL
     WHERE ($3 = '' OR strpos(lower(c.name), lower($3)) > 0 OR c.nib = $3)
       AND ($4 = '' OR c.regency = $4))
  SELECT *, (count(*) OVER ())::int AS total
    FROM firms
   WHERE unregistered >= $5`;

/**
 * Firms that have findings, with their figures.
 *
 * @param page `limit` rows from `offset`; `total` counts all that fit the filter.
 */
export async function companiesWithFindings(
  tx: Tx,
  filter: FindingFilter,
  sort: FindingSort,
  page: { readonly limit: number; readonly offset: number },
): Promise<Slice<CompanyFindings>> {
  const rows = await tx.rows<CompanyFindings & { total: number }>(`${LIST} ORDER BY ${ORDER[sort]}, "companyId" LIMIT $6 OFFSET $7`, [
    filter.state,
    filter.kind,
    filter.search.trim(),
    filter.regency,
    filter.minimumGap,
    page.limit,
    page.offset,
  ]);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The regencies in which firms of the register lie, for the filter. */
export async function regenciesWithFindings(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ regency: string }>(
    `SELECT DISTINCT c.regency FROM company c
      WHERE c.regency IS NOT NULL AND EXISTS (SELECT FROM finding f WHERE f.company_id = c.id) ORDER BY 1`,
  );
  return rows.map((row) => row.regency);
}

/** Open findings by kind over the reader's whole area, for the heading of the list. */
export async function openFindingTotals(tx: Tx): Promise<{ firms: number; findings: number; dataAsOf: string | null }> {
  const row = await tx.row<{ firms: number; findings: number; dataAsOf: string | null }>(
    `SELECT (count(DISTINCT company_id))::int AS firms, count(*)::int AS findings, min(as_of)::text AS "dataAsOf"
       FROM finding_now WHERE state = 'open'`,
  );
  return row ?? { firms: 0, findings: 0, dataAsOf: null };
}
