import { maskNik } from '../identifiers/nik.ts';
import type { Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import type { FindingKind, FindingState } from './finding.ts';
import type { Slice } from './findings.queries.ts';

/** The firm that a page is about, with the figures of the last run. */
export interface CompanyFacts {
  readonly id: string;
  readonly jurisdictionId: number;
  readonly name: string;
  readonly nib: string | null;
  readonly address: string;
  readonly regency: string;
  readonly present: boolean;
  /** Status of the data contract; null before the first run. */
  readonly status: string | null;
  readonly reason: string | null;
  /** What would have to be different for the firm not to be flagged. */
  readonly counterfactual: string | null;
  /** Head counts of both files where the register names no worker and its total is higher: a suspicion only. */
  readonly reportedWorkers: number | null;
  readonly enrolledWorkers: number | null;
  readonly unregistered: number;
  readonly workers: number;
  readonly shortWages: number;
  /** The oldest day of the data behind the open findings; null when there are none. */
  readonly dataAsOf: string | null;
  readonly openFindings: number;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
}

/** A finding with the worker it is about; without a worker it is about the firm as a whole. */
export interface FindingRow {
  readonly id: string;
  readonly kind: FindingKind;
  readonly state: FindingState;
  readonly reason: string;
  /** What would have to be different for the worker not to be flagged. */
  readonly counterfactual: string | null;
  readonly belowMinimum: boolean;
  readonly workerName: string | null;
  /** Masked; null for a finding about the firm or a worker without NIK. */
  readonly nik: string | null;
  readonly birthDate: string | null;
  readonly wage: string | null;
  /** Status of the worker in the data contract. */
  readonly workerStatus: string | null;
  readonly dismissedBy: string | null;
  readonly dismissalText: string | null;
}

const COMPANY = `
  SELECT c.id, c.jurisdiction_id AS "jurisdictionId", c.name, c.nib, coalesce(c.address, '') AS address,
         coalesce(c.regency, '') AS regency, c.present, r.status, r.reason, r.counterfactual,
         r.reported_workers AS "reportedWorkers", r.enrolled_workers AS "enrolledWorkers",
         coalesce(r.unregistered_workers, f.named) AS unregistered,
         greatest(coalesce(r.workers, c.head_count, 0), f.named) AS workers,
         f.short_wages AS "shortWages", f.data_as_of::text AS "dataAsOf", f.open AS "openFindings",
         e.id AS "caseId", e.number AS "caseNumber"
    FROM company c
    LEFT JOIN company_result r ON r.company_id = c.id
    LEFT JOIN enforcement_case e ON e.company_id = c.id AND e.closed_on IS NULL
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE kind <> 'PDS_UPAH' AND worker_id IS NOT NULL AND state IN ('open', 'in_case')))::int AS named,
             (count(*) FILTER (WHERE kind = 'PDS_UPAH' AND state IN ('open', 'in_case')))::int AS short_wages,
             (count(*) FILTER (WHERE state = 'open'))::int AS open,
             min(as_of) FILTER (WHERE state IN ('open', 'in_case')) AS data_as_of
        FROM finding_now WHERE company_id = c.id) f
   WHERE c.id = $1`;

/** One firm; undefined when the reader may not see it. */
export async function companyFacts(tx: Tx, companyId: string): Promise<CompanyFacts | undefined> {
  return tx.row<CompanyFacts>(COMPANY, [companyId]);
}

type SealedRow = Omit<FindingRow, 'nik'> & { readonly nikCipher: Buffer | null; readonly total: number };

/** Opens a NIK only to mask it: the whole number never leaves this function. */
export function maskedNik(vault: NikVault, cipher: Buffer | null): string | null {
  return cipher === null ? null : maskNik(vault.open(cipher, 'worker'));
}

/** The findings of a firm in one state, the firm's own first, then its workers by name. */
export async function findingsOfCompany(
  tx: Tx,
  vault: NikVault,
  companyId: string,
  state: FindingState,
  page: { readonly limit: number; readonly offset: number },
): Promise<Slice<FindingRow>> {
  const rows = await tx.rows<SealedRow>(
    `SELECT f.id, f.kind, f.state, f.reason, coalesce(r.counterfactual, o.counterfactual) AS counterfactual,
            coalesce(r.below_minimum, false) AS "belowMinimum", w.name AS "workerName", w.nik_cipher AS "nikCipher",
            w.birth_date::text AS "birthDate", w.wage::text AS wage, r.status AS "workerStatus",
            d.dismissed_by_name AS "dismissedBy", d.explanation AS "dismissalText", (count(*) OVER ())::int AS total
       FROM finding f
       LEFT JOIN worker w ON w.id = f.worker_id
       LEFT JOIN worker_result r ON r.worker_id = f.worker_id
       LEFT JOIN company_result o ON o.company_id = f.company_id AND f.worker_id IS NULL
       LEFT JOIN finding_dismissal d ON d.finding_id = f.id
      WHERE f.company_id = $1 AND f.state = $2
      ORDER BY f.worker_id IS NOT NULL, w.name, f.id
      LIMIT $3 OFFSET $4`,
    [companyId, state, page.limit, page.offset],
  );
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ nikCipher, ...row }) => ({ ...row, nik: maskedNik(vault, nikCipher) })),
  };
}

/** How many findings of a firm are in each state. */
export async function findingCounts(tx: Tx, companyId: string): Promise<Readonly<Record<FindingState, number>>> {
  const rows = await tx.rows<{ state: FindingState; count: number }>(
    'SELECT state, count(*)::int AS count FROM finding WHERE company_id = $1 GROUP BY state',
    [companyId],
  );
  return { open: 0, in_case: 0, dismissed: 0, cured: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
