import type { ClientBase } from 'pg';
import { cardBits, type LinkageInput, type MemberStatus } from '../matching/input.ts';
import type { PersonFields } from '../matching/person-table.ts';
import { ByteKeys } from './byte-keys.ts';
import { CopyRows, type CopyPlan } from './copy-rows.ts';
import type { SealedNiks } from './sealed-niks.ts';

/** Called now and then with the rows read so far; throwing ends the reading. */
export type Reading = (rows: number) => Promise<void>;

/** Where the persons of one table come from and where they go. */
export interface PersonReading {
  /** One client, or one for each shard. */
  readonly clients: readonly ClientBase[];
  readonly area: number;
  readonly input: LinkageInput;
  readonly sealed: SealedNiks;
  readonly tell: Reading;
}

const TELL_EVERY = 50_000;
const PERSON = `id, nik_cipher, nik_index, name, birth_date, sex, wage`;
const [ID, CIPHER, INDEX, NAME, BIRTH, SEX, WAGE, FIRM, STATUS, SEGMENT, RELATION] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const FIRM_TEXTS = 'name, nib, npwp, address, regency';
const MAN = 'L'.charCodeAt(0);
const WOMAN = 'P'.charCodeAt(0);

/** Reads a query from several servers as one list in the order of its first column, a bigint. */
async function merged(clients: readonly ClientBase[], plan: CopyPlan, take: (row: CopyRows, id: number) => void, tell: Reading): Promise<void> {
  const all = clients.map((client) => new CopyRows(client, plan));
  const heads: { readonly rows: CopyRows; id: number }[] = [];
  let count = 0;
  try {
    for (const rows of all) if ((await rows.fill()) && rows.advance()) heads.push({ rows, id: rows.bigint(ID) ?? 0 });
    for (let next = least(heads); next; next = heads.length === 1 ? heads[0] : least(heads)) {
      take(next.rows, next.id);
      count += 1;
      if (count % TELL_EVERY === 0) await tell(count);
      if (next.rows.advance() || ((await next.rows.fill()) && next.rows.advance())) next.id = next.rows.bigint(ID) ?? 0;
      else heads.splice(heads.indexOf(next), 1);
    }
  } catch (error) {
    await Promise.allSettled(all.map((rows) => rows.drain()));
    throw error;
  }
  await tell(count);
}

function least<T extends { readonly id: number }>(heads: readonly T[]): T | undefined {
  let found = heads[0];
  for (const head of heads) if (found && head.id < found.id) found = head;
  return found;
}

async function each(client: ClientBase, plan: CopyPlan, take: (row: CopyRows) => void): Promise<void> {
  const rows = new CopyRows(client, plan);
  while (await rows.fill()) while (rows.advance()) take(rows);
}

/** The firms of both files, by their source keys in order; companies go by their id, employers by kode badan usaha. */
export async function readFirms(client: ClientBase, area: number, input: LinkageInput): Promise<void> {
  const companies = `SELECT id::text, ${FIRM_TEXTS}, head_count FROM company WHERE jurisdiction_id = ${area} AND present ORDER BY source_key`;
  await each(client, { sql: companies, columns: 7 }, (row) => input.addCompany({ ...firmOf(row), headCount: row.int(6) }));
  const employers = `SELECT source_key, ${FIRM_TEXTS} FROM employer WHERE jurisdiction_id = ${area} AND present ORDER BY source_key`;
  await each(client, { sql: employers, columns: 6 }, (row) => input.addEmployer(firmOf(row)));
}

function firmOf(row: CopyRows) {
  return { id: row.text(0) ?? '', name: row.text(1) ?? '', nib: row.text(2), npwp: row.text(3), address: row.text(4), regency: row.text(5) };
}

/** Reads a column of few different values, each of them once: all columns between two, these included, are the value. */
function fewValues(first: number, last: number, read: (row: CopyRows) => number): (row: CopyRows) => number {
  const keys = new ByteKeys();
  const values: number[] = [];
  return (row) => {
    // Columns stand side by side, each with its length before it: their bytes together tell values apart.
    const number = keys.numberOf(row.bytes, row.at(first) - 4, row.at(last) + Math.max(0, row.size(last)));
    return (values[number] ??= read(row));
  };
}

const uuidOf = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Fills one record again and again: what is the same for both tables. */
function personFields(): (row: CopyRows, id: number) => PersonFields {
  const fields: PersonFields = { id: 0, bytes: Buffer.alloc(0), nameFrom: 0, nameTo: 0, birth: 0, sex: 0, wage: Number.NaN, tokenHead: 0, tokenTail: 0 };
  return (row, id) => {
    const { bytes } = row;
    const letter = row.size(SEX) === 1 ? bytes[row.at(SEX)] : 0;
    const isIndexed = row.size(INDEX) >= 8;
    fields.id = id;
    fields.bytes = bytes;
    fields.nameFrom = row.at(NAME);
    fields.nameTo = row.at(NAME) + Math.max(0, row.size(NAME));
    fields.birth = row.day(BIRTH);
    fields.sex = letter === MAN ? 1 : letter === WOMAN ? 2 : 0;
    fields.wage = row.bigint(WAGE) ?? Number.NaN;
    fields.tokenHead = isIndexed ? bytes.readUInt32BE(row.at(INDEX)) : 0;
    fields.tokenTail = isIndexed ? bytes.readUInt32BE(row.at(INDEX) + 4) : 0;
    return fields;
  };
}

/** Keeps the NIK of a row sealed where its blind index may settle it; opens it at once where it has none. */
function takeNik(row: CopyRows, number: number, table: LinkageInput['workers'], sealed: SealedNiks): void {
  const size = row.size(CIPHER);
  if (size <= 0) return;
  const at = row.at(CIPHER);
  if (row.size(INDEX) >= 8 && sealed.keep(number, row.bytes, at, size)) return;
  sealed.openNow(table, number, row.bytes.subarray(at, at + size));
}

/** The register's workers in the order of their ids. */
export async function readWorkers({ clients, area, input, sealed, tell }: PersonReading): Promise<void> {
  const sql = `SELECT ${PERSON}, company_id FROM worker WHERE jurisdiction_id = ${area} AND present ORDER BY id`;
  const company = fewValues(FIRM, FIRM, (row) => input.companyKey(uuidOf(row.key(FIRM))));
  const fields = personFields();
  await merged(clients, { sql, columns: FIRM + 1 }, (row, id) => {
    input.addWorkerFields(fields(row, id), company(row));
    takeNik(row, input.workers.size - 1, input.workers, sealed);
  }, tell);
}

const STATUSES: readonly string[] = ['AKTIF', 'NONAKTIF', 'PENANGGUHAN'] satisfies readonly MemberStatus[];
const isStatus = (text: string): text is MemberStatus => STATUSES.includes(text);

/** The insurer's members in the order of their ids. A status or segment that the contract does not know accuses nobody. */
export async function readMembers({ clients, area, input, sealed, tell }: PersonReading): Promise<void> {
  const sql = `SELECT ${PERSON}, employer_key, status, segment, relation FROM member WHERE jurisdiction_id = ${area} AND present ORDER BY id`;
  const employer = fewValues(FIRM, FIRM, (row) => input.employerKey(row.text(FIRM)));
  const card = fewValues(STATUS, RELATION, (row) => {
    const status = row.text(STATUS) ?? '';
    return cardBits({ status: isStatus(status) ? status : '', segment: row.text(SEGMENT) ?? '', relation: row.text(RELATION) ?? '' });
  });
  const fields = personFields();
  await merged(clients, { sql, columns: RELATION + 1 }, (row, id) => {
    input.addMemberFields(fields(row, id), employer(row), card(row));
    takeNik(row, input.members.size - 1, input.members, sealed);
  }, tell);
}

/** What people have decided about pairs, in a fixed order. */
export async function readDecisions(client: ClientBase, area: number, input: LinkageInput): Promise<void> {
  const sql = `SELECT worker_id, member_id, decision FROM pair_decision
                WHERE jurisdiction_id = ${area} AND undone_at IS NULL ORDER BY worker_id, member_id`;
  await each(client, { sql, columns: 3 }, (row) => {
    const decision = row.text(2);
    if (decision !== 'same' && decision !== 'different' && decision !== 'unsure') return;
    input.addDecision({ workerId: String(row.bigint(0)), memberId: String(row.bigint(1)), decision });
  });
}
