import { cleanNik, maskNik, nikContradictions, type CleanNik, type NikQuality } from '../../identifiers/nik.ts';
import { isBlank } from '../../identifiers/written.ts';
import type { SourceRow } from '../files/row.ts';
import { TEMPLATES, type Column, type DateOrder } from '../file-kinds.ts';
import { CODE_TABLES } from '../columns/code-tables.ts';
import type { HeaderMap } from '../columns/header.ts';
import { readDate } from './dates.ts';
import { FIELD_READERS, UNKNOWN_CODE, type FieldReader, type Note } from './fields.ts';
import { PROBLEMS, type Problem, type ProblemCode } from './problems.ts';
import { remembered } from './remembered.ts';

/** What the wages of a file look like as a whole. */
export interface WageHealth {
  /** Most are below what anybody earns in a month: the column is written in thousands. */
  readonly thousands: boolean;
  /** Whole rupiah; null when too few were read to say. */
  readonly median: number | null;
}

/** What was settled about a file before its rows are read. */
export interface RowRules {
  readonly map: HeaderMap;
  readonly dateOrder: DateOrder;
  /** The legal day: nobody is born after it. */
  readonly today: string;
  /** More than 30 % of the NIKs end in 0: those that do are suspect. */
  readonly zerosSuspect: boolean;
  readonly wages: WageHealth;
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

/** How one canonical column is filled. */
interface Source {
  readonly column: Column;
  readonly index: number;
  readonly position: number;
  /** The same for every row; null when it comes from the rows. */
  readonly fixed: string | null;
  /** What the file's codes mean. */
  readonly codes: ReadonlyMap<string, string> | null;
  /** Null for the NIK, which is more than one value. */
  readonly read: FieldReader | null;
}

function sourcesOf({ map, ...rules }: RowRules): Source[] {
  return TEMPLATES[map.kind].columns.flatMap((column, index): Source[] => {
    const position = map.positions[index] ?? -1;
    const fixed = map.fixed[index] ?? null;
    if (position === -1 && fixed === null) return [];
    const table = map.tables[column.name];
    const codes = table === undefined ? null : (CODE_TABLES[table]?.codes ?? null);
    return [{ column, index, position, fixed: position === -1 ? fixed : null, codes, read: readerOf(column, rules) }];
  });
}

/** Columns that hold a few different values; free text is one of them where it stands for a code. */
const CODED: ReadonlySet<Column['type']> = new Set(['sex', 'status', 'segment', 'relation', 'text']);

function readerOf(column: Column, rules: Omit<RowRules, 'map'>): FieldReader | null {
  if (column.type === 'nik') return null;
  const read = plainReader(column, column.type, rules);
  return CODED.has(column.type) ? remembered(read) : read;
}

/** Values that depend on nothing else in their row. */
function plainReader({ required }: Column, type: Exclude<Column['type'], 'nik'>, { dateOrder, today, wages }: Omit<RowRules, 'map'>): FieldReader {
  if (type === 'date') return (raw, note) => birthDay(raw, dateOrder, today, note);
  if (type === 'money') return (raw, note) => wageOf(raw, wages, note);
  const read = FIELD_READERS[type];
  // A member without status or segment is doubtful.
  const demanded = required && type === 'status' ? 'status_missing' : type === 'segment' ? 'segment_missing' : null;
  if (demanded === null) return read;
  return (raw, note) => {
    const value = read(raw, note);
    if (value === null) note(demanded);
    return value ?? UNKNOWN_CODE;
  };
}

/** Reads the rows of one file by its rules. */
export function rowReader(rules: RowRules): (row: SourceRow) => RowResult {
  const { map } = rules;
  const { columns } = TEMPLATES[map.kind];
  const sources = sourcesOf(rules);
  const needed = Math.max(...map.positions) + 1;
  const firm = !columns.some((column) => column.type === 'nik');
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [nameAt, birthAt, sexAt] = [columns.findIndex((column) => column.type === 'name'), at('tgl_lahir'), at('jenis_kelamin')];
  const [segmentAt, relationAt] = [at('segmen'), at('hubungan')];
  const wageAt = map.positions[at('upah')] ?? -1;
  const paid = at('upah') !== -1;
  const companyAt = map.kind === 'register-workers' ? at('id_perusahaan') : -1;

  return (row) => {
    const problems: Problem[] = [];
    const values = new Array<string | null>(columns.length).fill(null);
    const add: Add = (column, code, raw) =>
      void problems.push({ line: row.line, column, code, read: column === 'nik' ? shownNik(raw) : shownValue(raw), key: values[0] ?? null });
    const cellOf = (position: number) => {
      const cell = row.cells[position] ?? '';
      // The report of refused rows guards cells with an apostrophe of its own.
      return map.correction && cell.startsWith("'") ? cell.slice(1) : cell;
    };
    const width = widthProblem(row, map.header.length, needed, rules.shortRows);
    if (width !== null) {
      values[0] = keyOf(sources, cellOf);
      add('', width, `${row.cells.length}`);
      return { line: row.line, accepted: false, values: values.fill(null), nik: null, problems };
    }
    let nik: CleanNik | null = null;
    for (const source of sources) {
      const { column, index, position, fixed, codes, read } = source;
      const written = fixed ?? cellOf(position);
      const raw = codes?.get(written.trim()) ?? written;
      if (read === null) {
        nik = cleanNik(raw, row.marks?.get(position) === 'long-number');
        for (const code of nik.remarks) add(column.name, `nik_${code}`, raw);
      } else {
        const note: Note = (code) => add(column.name, code, raw);
        const dateCell = column.type === 'date' && row.marks?.get(position) === 'date';
        values[index] = dateCell ? birthDay(raw, 'ymd', rules.today, note) : read(raw, note);
      }
    }
    if (paid && needsWage(values, segmentAt, relationAt) && isBlank(cellOf(wageAt))) add('upah', 'wage_missing', '');
    const read = firm ? null : checkPerson(nik, [values[birthAt], values[sexAt]], rules, add);
    checkNeeded({ columns, values, nik: read, nameAt, companyAt, firm }, add);
    return { line: row.line, accepted: !problems.some((problem) => PROBLEMS[problem.code].severity === 'refusal'), values, nik: read, problems };
  };
}

/** The key of a row that is not read as a whole, as far as it can be told. */
function keyOf([first]: readonly Source[], cellOf: (position: number) => string): string | null {
  if (first?.index !== 0 || first.column.type === 'nik' || first.column.type === 'date') return null;
  return FIELD_READERS[first.column.type](cellOf(first.position), () => undefined);
}

/** A wage this many times below the usual one is written in thousands. */
const FAR_BELOW = 300;

function wageOf(raw: string, { thousands, median }: WageHealth, note: Note): string | null {
  const wage = FIELD_READERS.money(raw, (code) => note(code === 'wage_thousands' && thousands ? 'wage_column_thousands' : code));
  if (wage === null || median === null || Number(wage) * FAR_BELOW > median) return wage;
  note('wage_far_below');
  return null;
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

function birthDay(raw: string, order: DateOrder, latest: string, note: Note): string | null {
  if (raw.trim() === '' || raw.trim() === '-') {
    note('date_missing');
    return null;
  }
  const { day, problem } = readDate(raw, order, latest);
  if (problem !== null) note(problem);
  return day;
}

type Add = (column: string, code: ProblemCode, raw: string) => void;

/** What NIK, birth day and sex of one person say about each other. */
function checkPerson(nik: CleanNik | null, [birthDate = null, sex = null]: readonly (string | null | undefined)[], rules: RowRules, add: Add): RowNik {
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
