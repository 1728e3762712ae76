import { describe, expect, it } from '@jest/globals';
import { makeWorldRows } from '../../bench/world/world.ts';
import type { WorldRows } from '../../bench/world/world.ts';
import { hashText } from '../../src/matching/hash.ts';
import { cardBits, LinkageInput } from '../../src/matching/input.ts';
import { link } from '../../src/matching/link.ts';
import { dayNumber } from '../../src/matching/person-table.ts';
import type { PersonFields, PersonRow } from '../../src/matching/person-table.ts';
import { rowsToOpen } from '../../src/matching/rows-to-open.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';

const rows = makeWorldRows({ workers: 2000, noise: 1, seed: 61 });
const SIXTEEN = /^[0-9]{16}$/;

/** A row as a loader gives it: numbers and bytes, and a token in place of the NIK. */
function fieldsOf(row: PersonRow, at: number): PersonFields {
  const bytes = new TextEncoder().encode(row.name);
  const isWhole = row.nik !== null && SIXTEEN.test(row.nik);
  return {
    id: at + 1,
    bytes,
    nameFrom: 0,
    nameTo: bytes.length,
    birth: dayNumber(row.birthDate),
    sex: row.sex === 'L' ? 1 : row.sex === 'P' ? 2 : 0,
    wage: row.wage ?? Number.NaN,
    tokenHead: isWhole ? hashText(`a${row.nik}`) : 0,
    tokenTail: isWhole ? hashText(`b${row.nik}`) : 0,
  };
}

/** The same input with plain digits, or sealed: then only numbers that have no token are opened at once. */
function inputOf({ companies, employers, workers, members }: WorldRows, isSealed: boolean): LinkageInput {
  const input = new LinkageInput();
  for (const row of companies) input.addCompany(row);
  for (const row of employers) input.addEmployer(row);
  const isHidden = (fields: PersonFields): boolean => isSealed && fields.tokenHead !== 0;
  for (const [at, row] of workers.entries()) {
    const fields = fieldsOf(row, at);
    input.addWorkerFields(
      isSealed ? fields : { ...fields, tokenHead: 0, tokenTail: 0 },
      input.companyKey(row.companyId),
    );
    if (!isHidden(fields)) input.workers.openNik(at, row.nik);
  }
  for (const [at, row] of members.entries()) {
    const fields = fieldsOf(row, at);
    const key = input.employerKey(row.employerId);
    input.addMemberFields(isSealed ? fields : { ...fields, tokenHead: 0, tokenTail: 0 }, key, cardBits(row));
    if (!isHidden(fields)) input.members.openNik(at, row.nik);
  }
  return input;
}

describe('sealed NIKs', () => {
  const sealed = inputOf(rows, true);
  const open = rowsToOpen(sealed, DEFAULT_SETTINGS);

  it('are opened for the rows that no sure pair settles, and not for most others', () => {
    expect(open.workers.length).toBeGreaterThan(0);
    expect(open.workers.length).toBeLessThan(rows.workers.length * 0.45);
    expect([...open.workers]).toEqual([...open.workers].sort((a, b) => a - b));
  });

  it('give the links that plain digits give', () => {
    for (const row of open.workers) sealed.workers.openNik(row, rows.workers[row]?.nik ?? null);
    for (const row of open.members) sealed.members.openNik(row, rows.members[row]?.nik ?? null);
    const links = (input: LinkageInput): Set<string> =>
      new Set([...link(input).links()].map((one) => `${one.workerId} ${one.memberId} ${one.band}`));
    const plain = links(inputOf(rows, false));
    const found = links(sealed);
    const apart = plain.symmetricDifference(found);
    expect(plain.size).toBeGreaterThan(1500);
    expect(apart.size).toBeLessThan(plain.size * 0.003);
  });
});
