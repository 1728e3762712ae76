import { cleanNik, maskNik, nikContradictions, type CleanNik, type NikQuality } from '../../identifiers/nik.ts';
import { isBlank } from '../../identifiers/written.ts';
import type { SourceRow } from '../files/row.ts';
import { TEMPLATES, type Column, type DateOrder } from '../file-kinds.ts';
import type { HeaderMap } from '../header.ts';
import { readDate } from './dates.ts';
import { FIELD_READERS } from './fields.ts';
import { PROBLEMS, type Problem, type ProblemCode } from './problems.ts';

/** What was settled about a file before its rows are read. */
export interface RowRules {
  readonly map: HeaderMap;
  readonly dateOrder: DateOrder;
  /** The legal day: nobody is born after it. */
  readonly today: string;
  /** More than 30 % of the NIKs end in 0: those that do are suspect. */
  readonly zerosSuspect: boolean;
  /** Rows may be shorter than the header: spreadsheets leave empty cells out. */
  readonly shortRows: boolean;
}

/** The NIK of a row: its digits in clear, to be sealed before anything is kept. */
export interface RowNik {
  readonly digits: string;
  readonly quality: NikQuality;
}

/** One row after reading. */
export interface RowResult {
  readonly line: number;
  readonly accepted: boolean;
  /** By canonical column, in the order of the template; null where there is none. The NIK column is null. */
  readonly values: readonly (string | null)[];
  readonly nik: RowNik | null;
  readonly problems: readonly Problem[];
}

const NO_NIK: RowNik = { digits: '', quality: 'missing' };
const MAX_READ = 60;
const LONG_DIGITS = /\d[\d\s.'-]{11,}\d/g;

/** What was read, for people: cut, and every long number hidden, whatever column it stands in. */
export function shownValue(raw: string): string {
  return raw.slice(0, MAX_READ).replace(LONG_DIGITS, (digits) => maskNik(digits.replace(/\D/g, '')));
}

/** A NIK as it was read, with its middle hidden whatever stands in it. */
function shownNik(raw: string): string {
  const text = raw.trim();
  return text.length < 12 ? text : maskNik(text.slice(0, MAX_READ));
}

/** Reads the rows of one file by its rules. */
export function rowReader(rules: RowRules): (row: SourceRow) => RowResult {
  const { map } = rules;
  const { columns } = TEMPLATES[map.kind];
  const needed = Math.max(...map.positions) + 1;
  const firm = !columns.some((column) => column.type === 'nik');
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [nameAt, birthAt, sexAt] = [columns.findIndex((column) => column.type === 'name'), at('tgl_lahir'), at('jenis_kelamin')];
  const [wageAt, segmentAt, relationAt] = [at('upah'), at('segmen'), at('hubungan')];
  const companyAt = map.kind === 'register-workers' ? at('id_perusahaan') : -1;

  return (row) => {
    const problems: Problem[] = [];
    const values = new Array<string | null>(columns.length).fill(null);
    const add = (column: string, code: ProblemCode, raw: string) => void problems.push({ line: row.line, column, code, read: column === 'nik' ? shownNik(raw) : shownValue(raw) });
    const width = widthProblem(row, map.header.length, needed, rules.shortRows);
    if (width !== null) {
      add('', width, `${row.cells.length}`);
      return { line: row.line, accepted: false, values, nik: null, problems };
    }
    let nik: CleanNik | null = null;
    columns.forEach((column, index) => {
      const position = map.positions[index] ?? -1;
      if (position === -1) return;
      const cell = row.cells[position] ?? '';
      // The report of refused rows guards cells with an apostrophe of its own.
      const raw = map.correction && cell.startsWith("'") ? cell.slice(1) : cell;
      if (column.type === 'nik') {
        nik = cleanNik(raw, row.marks?.get(position) === 'long-number');
        for (const code of nik.remarks) add(column.name, `nik_${code}`, raw);
      } else if (column.type === 'date') {
        values[index] = birthDay(raw, rules, row.marks?.get(position) === 'date', (code) => add(column.name, code, raw));
      } else {
        values[index] = FIELD_READERS[column.type](raw, (code) => add(column.name, code, raw));
      }
    });
    if (wageAt !== -1 && needsWage(values, segmentAt, relationAt) && isBlank(row.cells[map.positions[wageAt] ?? -1] ?? '')) add('upah', 'wage_missing', '');
    const read = firm ? null : checkPerson(nik, values[birthAt] ?? null, values[sexAt] ?? null, rules, add);
    checkNeeded({ columns, values, nik: read, nameAt, companyAt, firm }, add);
    return { line: row.line, accepted: !problems.some((problem) => PROBLEMS[problem.code].severity === 'refusal'), values, nik: read, problems };
  };
}

/** Only wage earners themselves have a wage to report: not the subsidised, not dependants. */
function needsWage(values: readonly (string | null)[], segmentAt: number, relationAt: number): boolean {
  return segmentAt === -1 || (values[segmentAt] === 'PPU' && (values[relationAt] ?? 'P') === 'P');
}

function widthProblem(row: SourceRow, header: number, needed: number, shortRows: boolean): ProblemCode | null {
  if (row.cells.length === header) return null;
  if (row.cells.length > header) return row.cells.slice(header).some((cell) => cell.trim() !== '') ? 'cells_extra' : null;
  return shortRows || row.cells.length >= needed ? null : 'cells_missing';
}

function birthDay(raw: string, rules: RowRules, dateCell: boolean, note: (code: ProblemCode) => void): string | null {
  if (raw.trim() === '' || raw.trim() === '-') {
    note('date_missing');
    return null;
  }
  const { day, problem } = readDate(raw, dateCell ? 'ymd' : rules.dateOrder, rules.today);
  if (problem !== null) note(problem);
  return day;
}

type Add = (column: string, code: ProblemCode, raw: string) => void;

/** What NIK, birth day and sex of one person say about each other. */
function checkPerson(nik: CleanNik | null, birthDate: string | null, sex: string | null, rules: RowRules, add: Add): RowNik {
  if (nik === null || nik.quality === 'missing') {
    add('nik', 'nik_missing', '');
    if (birthDate?.endsWith('-01-01') === true) add('tgl_lahir', 'date_first_january', birthDate);
    return NO_NIK;
  }
  let { quality } = nik;
  if (rules.zerosSuspect && quality === 'ok' && nik.digits.endsWith('0')) {
    quality = 'suspect';
    add('nik', 'nik_many_zeros', nik.digits);
  }
  compareWithNik(nik.digits, birthDate, sex, add);
  return { digits: nik.digits, quality };
}

function compareWithNik(digits: string, birthDate: string | null, sex: string | null, add: Add): void {
  const differs = nikContradictions(digits, birthDate, sex === 'L' || sex === 'P' ? sex : null);
  const firstJanuary = birthDate?.endsWith('-01-01') === true;
  if (differs.swapped) add('tgl_lahir', 'nik_birth_swapped', birthDate ?? '');
  else if (differs.birthDate) add('tgl_lahir', firstJanuary ? 'date_first_january' : 'nik_birth_differs', birthDate ?? '');
  if (differs.sex) add('jenis_kelamin', 'nik_sex_differs', sex ?? '');
}

interface Filled {
  readonly columns: readonly Column[];
  readonly values: readonly (string | null)[];
  readonly nik: RowNik | null;
  readonly nameAt: number;
  /** Where the employer of a register worker stands; -1 for other kinds. */
  readonly companyAt: number;
  readonly firm: boolean;
}

function checkNeeded({ columns, values, nik, nameAt, companyAt, firm }: Filled, add: Add): void {
  const nameOf = (index: number) => columns[index]?.name ?? '';
  if ((values[0] ?? null) === null) add(nameOf(0), 'key_missing', '');
  if (companyAt !== -1 && (values[companyAt] ?? null) === null) add(nameOf(companyAt), 'link_missing', '');
  if ((values[nameAt] ?? null) !== null) return;
  if (firm) add(nameOf(nameAt), 'firm_name_missing', '');
  else add(nameOf(nameAt), nik?.quality === 'missing' ? 'name_and_nik_missing' : 'name_missing', '');
}
