import type { AnnexWorker } from '../notices/letter-facts.ts';
import type { LetterKind } from '../notices/letter-kinds.ts';
import type { Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { maskedNik } from './company-findings.queries.ts';
import type { FindingKind, FindingState } from './finding.ts';

/** A firm as the register and the matching showed it at an instant. */
export interface PastCompany {
  readonly name: string;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly address: string | null;
  readonly regency: string | null;
  readonly headCount: number | null;
  readonly present: boolean;
  readonly source: string;
  readonly sourceKey: string;
  /** The month that the row speaks of, and since when it was known so. */
  readonly period: string;
  readonly knownFrom: Date;
  readonly status: string | null;
  readonly reason: string | null;
  readonly employerKeys: readonly string[] | null;
  readonly unregistered: number | null;
  /** Named workers that were present, and findings in any state. */
  readonly workers: number;
  readonly findings: number;
}

/** One firm at an instant; undefined when it was not known then, or the reader may not see it. */
export async function companyAsKnown(tx: Tx, companyId: string, at: string): Promise<PastCompany | undefined> {
  return tx.row<PastCompany>(
    `SELECT c.name, c.nib, c.npwp, c.address, c.regency, c.head_count AS "headCount", c.present, c.source, c.source_key AS "sourceKey",
            b.period, c.known_from AS "knownFrom", r.status, r.reason, r.employer_keys AS "employerKeys", r.unregistered_workers AS unregistered,
            (SELECT count(*)::int FROM patuh.worker_as_known($2::timestamptz) w WHERE w.company_id = $1 AND w.present) AS workers,
            (SELECT count(*)::int FROM patuh.finding_as_known($2::timestamptz) f WHERE f.company_id = $1) AS findings
       FROM patuh.company_as_known($2::timestamptz) c
       JOIN import_batch b ON b.id = c.batch_id
       LEFT JOIN patuh.company_result_as_known($2::timestamptz) r ON r.company_id = $1
      WHERE c.id = $1`,
    [companyId, at],
  );
}

/** A worker of the register at an instant, with the enrolment that the matching had found. */
export interface PastWorker {
  readonly id: string;
  readonly name: string | null;
  /** Masked. */
  readonly nik: string | null;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly wage: string | null;
  readonly employment: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly employerKey: string | null;
  /** As the insurer writes it, or that the member is not in its data any more. */
  readonly memberStatus: string | null;
  readonly segment: string | null;
  readonly enrolledWage: string | null;
}

type SealedWorker = Omit<PastWorker, 'nik'> & { readonly cipher: Buffer | null };

/** Which workers: a page in the order of names, or these. */
export type Picked = { readonly limit: number; readonly offset: number } | { readonly ids: readonly string[] };

/** The workers of a firm at an instant. */
export async function workersAsKnown(tx: Tx, vault: NikVault, companyId: string, at: string, picked: Picked): Promise<PastWorker[]> {
  const page = 'ids' in picked ? { ids: picked.ids, limit: null, offset: 0 } : { ids: null, ...picked };
  const rows = await tx.rows<SealedWorker>(
    `SELECT w.id::text AS id, w.name, w.nik_cipher AS cipher, w.birth_date::text AS "birthDate", w.sex, w.wage::text AS wage,
            w.employment_status AS employment, r.status, r.reason, m.employer_key AS "employerKey",
            CASE WHEN m.present THEN m.status WHEN NOT m.present THEN 'Tidak ada lagi' END AS "memberStatus", m.segment,
            m.wage::text AS "enrolledWage"
       FROM (SELECT * FROM patuh.worker_as_known($2::timestamptz) k
              WHERE k.company_id = $1 AND k.present AND ($3::bigint[] IS NULL OR k.id = ANY ($3::bigint[]))
              ORDER BY k.name, k.id LIMIT $4 OFFSET $5) w
       LEFT JOIN LATERAL (SELECT * FROM patuh.worker_result_as_known($2::timestamptz) k WHERE k.worker_id = w.id) r ON true
       LEFT JOIN LATERAL (SELECT * FROM patuh.member_as_known($2::timestamptz) k WHERE k.id = r.member_id) m ON true
      ORDER BY w.name, w.id`,
    [companyId, at, page.ids, page.limit, page.offset],
  );
  return rows.map(({ cipher, ...row }) => ({ ...row, nik: maskedNik(vault, cipher) }));
}

/** A finding of a firm at an instant. */
export interface PastFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly state: FindingState;
  readonly reason: string;
  readonly dataAsOf: string;
  readonly workerId: string | null;
  readonly workerName: string | null;
  readonly workerStatus: string | null;
}

/** The findings of a firm at an instant, the firm's own first. */
export async function findingsAsKnown(tx: Tx, companyId: string, at: string, picked: Picked): Promise<PastFinding[]> {
  const page = 'ids' in picked ? { ids: picked.ids, limit: null, offset: 0 } : { ids: null, ...picked };
  return tx.rows<PastFinding>(
    `SELECT f.id, f.kind, f.state, f.reason, f.data_as_of::text AS "dataAsOf", f.worker_id::text AS "workerId", w.name AS "workerName", r.status AS "workerStatus"
       FROM patuh.finding_as_known($2::timestamptz) f
       LEFT JOIN LATERAL (SELECT name FROM patuh.worker_as_known($2::timestamptz) k WHERE k.id = f.worker_id) w ON true
       LEFT JOIN LATERAL (SELECT status FROM patuh.worker_result_as_known($2::timestamptz) k WHERE k.worker_id = f.worker_id) r ON true
      WHERE f.company_id = $1 AND ($3::uuid[] IS NULL OR f.id = ANY ($3::uuid[]))
      ORDER BY f.worker_id IS NOT NULL, w.name, f.id LIMIT $4 OFFSET $5`,
    [companyId, at, page.ids, page.limit, page.offset],
  );
}

/** Findings of a firm that were made after an instant, oldest first. */
export async function findingsSince(tx: Tx, companyId: string, at: string, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>('SELECT id FROM finding WHERE company_id = $1 AND created_at > $2::timestamptz ORDER BY created_at, id LIMIT $3', [companyId, at, limit]);
  return rows.map(({ id }) => id);
}

/** A letter that existed at an instant, with the annex as it was frozen when the letter was proposed. */
export interface PastLetter {
  readonly id: string;
  readonly caseId: string;
  readonly kind: LetterKind;
  readonly number: string | null;
  readonly stage: 'proposed' | 'signed' | 'withdrawn';
  readonly proposedAt: Date;
  /** To the microsecond, for asking what was known then. */
  readonly proposedExactly: string;
  readonly annex: readonly AnnexWorker[];
}

/** The letters about a firm that existed at an instant. */
export async function lettersAsKnown(tx: Tx, companyId: string, at: string): Promise<PastLetter[]> {
  return tx.rows<PastLetter>(
    `SELECT id, case_id AS "caseId", kind, CASE WHEN signed_at <= $2::timestamptz THEN number END AS number,
            CASE WHEN withdrawn_at <= $2::timestamptz THEN 'withdrawn' WHEN signed_at <= $2::timestamptz THEN 'signed' ELSE 'proposed' END AS stage,
            proposed_at AS "proposedAt", proposed_at::text AS "proposedExactly", coalesce(facts->'workers', '[]') AS annex
       FROM letter WHERE company_id = $1 AND proposed_at <= $2::timestamptz ORDER BY proposed_at, id`,
    [companyId, at],
  );
}

/** A finding that stood in a case at an instant, as a letter lists it. */
export interface StandingThen {
  readonly line: number;
  readonly kind: FindingKind;
  readonly workerName: string | null;
  readonly workerStatus: string | null;
}

/** The findings that stood in a case at an instant, rebuilt from the history of rows. */
export async function standingAsKnown(tx: Tx, caseId: string, at: string): Promise<StandingThen[]> {
  return tx.rows<StandingThen>(
    `SELECT cf.line, f.kind, CASE WHEN f.worker_id IS NOT NULL THEN coalesce(w.name, '') END AS "workerName", r.status AS "workerStatus"
       FROM patuh.case_finding_as_known($2::timestamptz) cf
       JOIN LATERAL (SELECT kind, worker_id FROM patuh.finding_as_known($2::timestamptz) k WHERE k.id = cf.finding_id) f ON true
       LEFT JOIN LATERAL (SELECT name FROM patuh.worker_as_known($2::timestamptz) k WHERE k.id = f.worker_id) w ON true
       LEFT JOIN LATERAL (SELECT status FROM patuh.worker_result_as_known($2::timestamptz) k WHERE k.worker_id = f.worker_id) r ON true
      WHERE cf.case_id = $1 AND cf.state NOT IN ('accepted', 'cured') ORDER BY cf.line`,
    [caseId, at],
  );
}

/** An instant at which something became known of a firm. */
export interface Moment {
  readonly at: Date;
  readonly exactly: string;
  readonly rows: number;
  readonly results: number;
}

/** The last instants at which the register, the matching or the findings said something new of a firm, newest first. */
export async function momentsOf(tx: Tx, companyId: string, limit: number): Promise<Moment[]> {
  const source = (table: string, key: string, what: 'rows' | 'results') =>
    ['', '_version'].map((suffix) => `SELECT known_from AS at, '${what}' AS what FROM ${table}${suffix} WHERE ${key} = $1`).join(' UNION ALL ');
  const all = [
    source('company', 'id', 'rows'),
    source('worker', 'company_id', 'rows'),
    source('company_result', 'company_id', 'results'),
    source('worker_result', 'company_id', 'results'),
    source('finding', 'company_id', 'results'),
  ].join(' UNION ALL ');
  return tx.rows<Moment>(
    `SELECT at, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS exactly,
            (count(*) FILTER (WHERE what = 'rows'))::int AS rows, (count(*) FILTER (WHERE what = 'results'))::int AS results
       FROM (${all}) changes GROUP BY at ORDER BY at DESC LIMIT $2`,
    [companyId, limit],
  );
}

/** The end of a legal day, or now when it has not ended, as an exact instant; an instant stays what it is. */
export async function instantOf(tx: Tx, when: string): Promise<string> {
  const row = await tx.row<{ at: string }>(
    when.includes('T')
      ? `SELECT least($1::timestamptz, clock_timestamp())::text AS at`
      : `SELECT least(((($1::date + 1 - d.offset_days)::timestamp) AT TIME ZONE 'Asia/Jakarta') - interval '1 microsecond', clock_timestamp())::text AS at FROM demo_clock d`,
    [when],
  );
  if (!row) throw new Error('the database gave no time');
  return row.at;
}
