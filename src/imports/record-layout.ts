import type { FileKind } from './file-kinds.ts';

/** One stored column of a kind and the canonical column of the file it comes from. */
export interface StoredColumn {
  readonly name: string;
  readonly type: 'text' | 'bytea' | 'date' | 'bigint' | 'int';
  /** Index in the template's columns; `nik` for the three that the NIK becomes. */
  readonly from: number | 'nik';
}

/** Where the rows of a kind are kept. */
export interface RecordLayout {
  readonly table: 'company' | 'worker' | 'employer' | 'member';
  readonly columns: readonly StoredColumn[];
}

const text = (name: string, from: number): StoredColumn => ({ name, type: 'text', from });
const NIK: readonly StoredColumn[] = [
  { name: 'nik_cipher', type: 'bytea', from: 'nik' },
  { name: 'nik_index', type: 'bytea', from: 'nik' },
  { name: 'nik_quality', type: 'text', from: 'nik' },
];
const FIRM = [text('source_key', 0), text('name', 1), text('nib', 2), text('npwp', 3), text('address', 4), text('regency', 5)];
const PERSON: readonly StoredColumn[] = [
  ...NIK,
  text('name', 3),
  { name: 'birth_date', type: 'date', from: 4 },
  text('sex', 5),
  { name: 'wage', type: 'bigint', from: 6 },
];

/** How the four kinds are stored. */
export const LAYOUTS: Readonly<Record<FileKind, RecordLayout>> = {
  'register-companies': { table: 'company', columns: [...FIRM, { name: 'head_count', type: 'int', from: 6 }] },
  'register-workers': { table: 'worker', columns: [text('source_key', 0), text('company_key', 1), ...PERSON, text('employment_status', 7)] },
  'enrolment-employers': { table: 'employer', columns: [...FIRM, text('status', 6)] },
  'enrolment-members': {
    table: 'member',
    columns: [text('source_key', 0), text('employer_key', 1), ...PERSON, text('status', 7), text('segment', 8), text('relation', 9)],
  },
};
