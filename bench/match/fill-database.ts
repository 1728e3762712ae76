import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FirmRow, MemberRow, WorkerRow } from '../../src/matching/input.ts';
import { readNik } from '../../src/matching/normalise/nik.ts';
import { SYSTEM_ID } from '../../src/platform/actor.ts';
import type { NikVault } from '../../src/platform/nik-vault.ts';
import type { WorldRows } from '../world/world.ts';

type Cell = string | number | null;

const AREA = 1;
const SOURCE = 'BENCH';
const KINDS = ['register-companies', 'register-workers', 'enrolment-employers', 'enrolment-members'] as const;
/** Nothing here compares a row with an earlier version of itself. */
const ROW_HASH = `\\\\x${'00'.repeat(16)}`;

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let slice = '';
  for (const row of rows) {
    slice += `${row.map((cell) => cell ?? '\\N').join('\t')}\n`;
    if (slice.length < 65_536) continue;
    yield slice;
    slice = '';
  }
  yield slice;
}

async function copy(client: Client, table: string, columns: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  await pipeline(Readable.from(lines(rows)), client.query(copyFrom(`COPY patuh.${table} (${columns}) FROM STDIN`)));
  await client.query(`ANALYZE patuh.${table}`);
}

function sealedBy(vault: NikVault, place: string): (nik: string | null) => readonly [Cell, Cell, Cell] {
  const seal = vault.sealer(place);
  return (nik) => {
    const { form, digits } = readNik(nik);
    if (form === 'none') return [null, null, 'missing'];
    const { cipher, index } = seal(digits);
    const whole = form === 'full';
    return [`\\\\x${cipher}`, whole ? `\\\\x${index}` : null, whole ? 'ok' : 'damaged'];
  };
}

const FIRM = 'jurisdiction_id, source, batch_id, row_hash, source_key, name, nib, npwp, address, regency';
const PERSON = 'jurisdiction_id, source, batch_id, row_hash, id, source_key, nik_cipher, nik_index, nik_quality, name, birth_date, sex, wage';

const firmCells = (batch: string, row: FirmRow): Cell[] => [AREA, SOURCE, batch, ROW_HASH, row.id, row.name, row.nib, row.npwp, row.address, row.regency];

function personCells(batch: string, at: number, row: WorkerRow | MemberRow, nik: readonly Cell[]): Cell[] {
  return [AREA, SOURCE, batch, ROW_HASH, at + 1, row.id, ...nik, row.name, row.birthDate, row.sex, row.wage];
}

/**
 * Puts a world straight into the tables of a migrated database, as if its four files had been published:
 * by COPY, with sealed NIKs, without the checks of foreign keys. For measuring only.
 *
 * @param ownerUrl the superuser's address: row-level security and triggers are passed over.
 */
export async function fillDatabase(ownerUrl: string, world: WorldRows, vault: NikVault): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(`INSERT INTO patuh.jurisdiction VALUES (${AREA}, '99.01', 'Kabupaten Uji Ukur') ON CONFLICT DO NOTHING`);
    const batches = KINDS.map(() => randomUUID());
    for (const [at, kind] of KINDS.entries()) {
      await client.query(
        `INSERT INTO patuh.import_batch (id, jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by, published_at)
         VALUES ($1, $2, $3, 'snapshot', $4, '2026-11', 'uji.csv', '', 'published', $5, now())`,
        [batches[at], AREA, kind, SOURCE, SYSTEM_ID],
      );
    }
    const [companies = '', workers = '', employers = '', members = ''] = batches;
    const ids = new Map(world.companies.map((row) => [row.id, randomUUID()]));
    await copy(client, 'company', `id, ${FIRM}`, world.companies.values().map((row) => [ids.get(row.id) ?? null, ...firmCells(companies, row)]));
    await copy(client, 'employer', `id, status, ${FIRM}`, world.employers.entries().map(([at, row]) => [at + 1, 'AKTIF', ...firmCells(employers, row)]));
    const ofWorker = sealedBy(vault, 'worker');
    const ofMember = sealedBy(vault, 'member');
    await copy(client, 'worker', `${PERSON}, company_key, company_id`, world.workers.entries().map(([at, row]) =>
      [...personCells(workers, at, row, ofWorker(row.nik)), row.companyId, ids.get(row.companyId) ?? null]));
    await copy(client, 'member', `${PERSON}, employer_key, status, segment, relation`, world.members.entries().map(([at, row]) =>
      [...personCells(members, at, row, ofMember(row.nik)), row.employerId, row.status, row.segment, row.relation]));
  } finally {
    await client.end();
  }
}
