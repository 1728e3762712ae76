import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { cardBits, LinkageInput } from '../../src/matching/input.ts';
import type { FirmRow, MemberStatus } from '../../src/matching/input.ts';
import type { PersonFields, PersonTable } from '../../src/matching/person-table.ts';

const TAB = 9;
const NEWLINE = 10;

/** Reads lines of tab-separated cells; `ends` holds where the cells of the line end, `bytes` the bytes they stand in. */
class TableReader {
  readonly ends = new Int32Array(16);
  bytes = new Uint8Array(1 << 20);
  from = 0;

  /** Calls `row` for every line of a file. */
  read(file: string, row: () => void): void {
    const handle = openSync(file, 'r');
    let held = 0;
    for (let left = fstatSync(handle).size; left > 0;) {
      const got = readSync(handle, this.bytes, held, Math.min(left, this.bytes.length - held), null);
      left -= got;
      held = this.#rows(held + got, row);
    }
    closeSync(handle);
  }

  cell(at: number): string {
    return Buffer.from(this.bytes.buffer, this.start(at), (this.ends[at] ?? 0) - this.start(at)).toString(
      'latin1',
    );
  }

  number(at: number): number {
    const to = this.ends[at] ?? 0;
    let value = 0;
    for (let place = this.start(at); place < to; place += 1)
      value = value * 10 + (this.bytes[place] ?? 48) - 48;
    return value;
  }

  start(at: number): number {
    return at === 0 ? this.from : (this.ends[at - 1] ?? 0) + 1;
  }

  /** Hands out whole lines and moves the rest to the front; answers its length. */
  #rows(held: number, row: () => void): number {
    let cell = 0;
    this.from = 0;
    for (let at = 0; at < held; at += 1) {
      const byte = this.bytes[at];
      if (byte !== TAB && byte !== NEWLINE) continue;
      this.ends[cell] = at;
      cell += 1;
      if (byte === TAB) continue;
      row();
      cell = 0;
      this.from = at + 1;
    }
    this.bytes.copyWithin(0, this.from, held);
    return held - this.from;
  }
}

/** Reads a written world the way a loader reads COPY: numbers and bytes, no record for each row. */
export function readWorld(folder: string, rows: { workers: number; members: number }): LinkageInput {
  const input = new LinkageInput(rows);
  const firms = (name: string): FirmRow[] =>
    JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as FirmRow[];
  const companies = firms('companies.json');
  const employers = firms('employers.json');
  for (const row of companies) input.addCompany(row);
  for (const row of employers) input.addEmployer(row);
  const companyKeys = companies.map((row) => input.companyKey(row.id));
  const employerKeys = employers.map((row) => input.employerKey(row.id));
  const table = new TableReader();
  const fields: PersonFields = {
    id: 0,
    bytes: table.bytes,
    nameFrom: 0,
    nameTo: 0,
    birth: 0,
    sex: 0,
    wage: Number.NaN,
    tokenHead: 0,
    tokenTail: 0,
  };
  const fill = (): void => {
    fields.id = table.number(0);
    fields.nameFrom = table.start(2);
    fields.nameTo = table.ends[2] ?? 0;
    fields.birth = table.number(3);
    fields.sex = table.number(4);
    fields.wage = table.start(5) === table.ends[5] ? Number.NaN : table.number(5);
  };
  const open = (people: PersonTable): void => people.openNik(people.size - 1, table.cell(1));
  const key = (keys: readonly number[]): number => {
    const text = table.cell(6);
    return text === '-1' ? -1 : (keys[Number(text)] ?? -1);
  };
  table.read(path.join(folder, 'workers.tsv'), () => {
    fill();
    input.addWorkerFields(fields, key(companyKeys));
    open(input.workers);
  });
  const cards = new Map<string, number>();
  table.read(path.join(folder, 'members.tsv'), () => {
    fill();
    const kind = `${table.cell(7)} ${table.cell(8)} ${table.cell(9)}`;
    let card = cards.get(kind);
    if (card === undefined) {
      card = cardBits({
        status: table.cell(7) as MemberStatus,
        segment: table.cell(8),
        relation: table.cell(9),
      });
      cards.set(kind, card);
    }
    input.addMemberFields(fields, key(employerKeys), card);
    open(input.members);
  });
  return input;
}

/** True pairs as one number each: worker row × 2^24 + member row. */
export function readTruth(folder: string): Set<number> {
  const truth = new Set<number>();
  const table = new TableReader();
  table.read(path.join(folder, 'truth.tsv'), () => truth.add(pairNumber(table.number(0), table.number(1))));
  return truth;
}

/** A pair of rows as one number. */
export function pairNumber(worker: number, member: number): number {
  return worker * 0x1000000 + member;
}

/** Lines of a file. */
export function countLines(file: string): number {
  let lines = 0;
  new TableReader().read(file, () => (lines += 1));
  return lines;
}
