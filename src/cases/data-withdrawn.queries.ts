import type { Tx } from '../platform/database.ts';

/** A published file that is, or may be, taken back. */
export interface TakenBackFile {
  readonly batchId: string;
  readonly jurisdictionId: number;
  /** The instant from which its rows were known, as the database writes it. */
  readonly publishedAt: string;
}

const parameters = (file: TakenBackFile) => [file.batchId, file.publishedAt, file.jurisdictionId];

/** Rows that only this file brought: it changed them last, and there was nothing of them before it. */
const ONLY_FROM_FILE = (table: 'worker' | 'company') => `
  SELECT r.id FROM ${table} r
   WHERE r.jurisdiction_id = $3 AND r.known_from >= $2::timestamptz AND r.batch_id = $1 AND r.present
     AND NOT EXISTS (SELECT FROM ${table}_version v WHERE v.id = r.id AND v.known_to = $2::timestamptz)`;

const FALLING = `
  SELECT f.id FROM finding f WHERE f.jurisdiction_id = $3 AND f.state IN ('open', 'in_case')
     AND (f.worker_id IN (${ONLY_FROM_FILE('worker')}) OR f.company_id IN (${ONLY_FROM_FILE('company')}))`;

/** Findings about rows that only this file brought, with the open case they stand in. */
export async function fallenFindings(tx: Tx, file: TakenBackFile): Promise<{ id: string; caseId: string | null }[]> {
  return tx.rows(
    `SELECT f.id, e.id AS "caseId"
       FROM (${FALLING}) f
       LEFT JOIN case_finding cf ON cf.finding_id = f.id AND cf.state IN ('open', 'answered', 'rejected')
       LEFT JOIN enforcement_case e ON e.id = cf.case_id AND e.closed_on IS NULL
      ORDER BY e.id, f.id`,
    parameters(file),
  );
}

/** A signed letter of the present step of a case. */
export interface RestingLetter {
  readonly caseId: string;
  readonly letterId: string;
  readonly number: string;
  readonly companyName: string;
}

/** States of a letter of which no byte has left us, and of one that has left or may have. */
const STILL_HERE = ['held', 'ready', 'deferred'];
const SENT = ['sending', 'accepted', 'uncertain', 'opened', 'answered'];

async function resting(tx: Tx, file: TakenBackFile, states: readonly string[]): Promise<RestingLetter[]> {
  return tx.rows(
    `SELECT e.id AS "caseId", l.id AS "letterId", l.number, c.name AS "companyName"
       FROM enforcement_case e
       JOIN letter l ON l.id = e.letter_id AND l.state = ANY ($4)
       JOIN company c ON c.id = e.company_id
      WHERE e.closed_on IS NULL AND e.jurisdiction_id = $3
        AND EXISTS (
          SELECT FROM case_finding cf JOIN finding f ON f.id = cf.finding_id
            LEFT JOIN worker_result w ON w.worker_id = f.worker_id
            LEFT JOIN company_result r ON r.company_id = f.company_id
           WHERE cf.case_id = e.id AND cf.state NOT IN ('accepted', 'cured')
             AND (f.created_at >= $2::timestamptz OR w.known_from >= $2::timestamptz OR r.known_from >= $2::timestamptz OR f.id IN (${FALLING})))
      ORDER BY l.number`,
    [...parameters(file), states],
  );
}

/** Signed letters that have not left, in cases with a standing finding whose answer is no older than the file. */
export async function restingLetters(tx: Tx, file: TakenBackFile): Promise<RestingLetter[]> {
  return resting(tx, file, STILL_HERE);
}

/** What would fall with a file, for the page that asks whether to take it back; letters that have left stay for a person to judge. */
export async function wouldFallWith(tx: Tx, file: TakenBackFile): Promise<{ findings: number; letters: RestingLetter[]; sent: RestingLetter[] }> {
  const row = await tx.row<{ n: number }>(`SELECT count(*)::int AS n FROM (${FALLING}) f`, parameters(file));
  return { findings: row?.n ?? 0, letters: await restingLetters(tx, file), sent: await resting(tx, file, SENT) };
}
