import type { PoolClient } from 'pg';
import { LinkageInput, type FirmRow, type MemberRow, type PairDecision, type WorkerRow } from '../matching/input.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { eachRow } from './columns.repository.ts';

interface PersonColumns {
  readonly id: string;
  readonly nikCipher: Buffer | null;
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex: 'L' | 'P' | null;
  readonly wage: string | null;
}

type WorkerColumns = PersonColumns & Pick<WorkerRow, 'companyId'>;
type MemberColumns = PersonColumns & Pick<MemberRow, 'employerId' | 'status' | 'segment' | 'relation'>;

const PERSON = `p.id::text AS id, p.nik_cipher AS "nikCipher", coalesce(p.name, '') AS name,
                p.birth_date::text AS "birthDate", p.sex, p.wage::text AS wage`;

const COMPANIES = `SELECT id::text AS id, name, nib, npwp, address, regency FROM company WHERE jurisdiction_id = $1 AND present ORDER BY source_key`;
const EMPLOYERS = `SELECT source_key AS id, name, nib, npwp, address, regency FROM employer WHERE jurisdiction_id = $1 AND present ORDER BY source_key`;
const WORKERS = `SELECT ${PERSON}, coalesce(p.company_id::text, '') AS "companyId" FROM worker p WHERE jurisdiction_id = $1 AND present ORDER BY p.id`;
const MEMBERS = `SELECT ${PERSON}, employer_key AS "employerId", coalesce(status, 'NONAKTIF') AS status, coalesce(segment, '') AS segment,
                        coalesce(relation, '') AS relation
                   FROM member p WHERE jurisdiction_id = $1 AND present ORDER BY p.id`;
const DECISIONS = `SELECT worker_id::text AS "workerId", member_id::text AS "memberId", decision
                     FROM pair_decision WHERE jurisdiction_id = $1 AND undone_at IS NULL`;

/**
 * Everything a run compares, read in slices. The engine knows rows by the ids of the database: companies
 * and workers by theirs, employers by kode badan usaha. NIKs are opened here and live in memory only.
 */
export async function loadInput(client: PoolClient, vault: NikVault, jurisdictionId: number): Promise<LinkageInput> {
  const counted = await client.query<{ workers: number; members: number }>(
    `SELECT (SELECT count(*)::int FROM worker WHERE jurisdiction_id = $1 AND present) AS workers,
            (SELECT count(*)::int FROM member WHERE jurisdiction_id = $1 AND present) AS members`,
    [jurisdictionId],
  );
  const input = new LinkageInput(counted.rows[0] ?? {});
  const person = ({ nikCipher, wage, ...row }: PersonColumns, place: 'worker' | 'member') => ({
    ...row,
    nik: nikCipher === null ? null : vault.open(nikCipher, place),
    wage: wage === null ? null : Number(wage),
  });
  const area = [jurisdictionId];
  await eachRow(client, { name: 'companies', sql: COMPANIES, params: area }, (row) => input.addCompany(row as FirmRow));
  await eachRow(client, { name: 'employers', sql: EMPLOYERS, params: area }, (row) => input.addEmployer(row as FirmRow));
  await eachRow(client, { name: 'workers', sql: WORKERS, params: area }, (row) => {
    const { companyId, ...columns } = row as WorkerColumns;
    input.addWorker({ ...person(columns, 'worker'), companyId });
  });
  await eachRow(client, { name: 'members', sql: MEMBERS, params: area }, (row) => {
    const { employerId, status, segment, relation, ...columns } = row as MemberColumns;
    input.addMember({ ...person(columns, 'member'), employerId, status, segment, relation });
  });
  await eachRow(client, { name: 'decisions', sql: DECISIONS, params: area }, (row) => input.addDecision(row as PairDecision));
  return input;
}
