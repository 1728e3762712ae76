import { maskNik } from '../../identifiers/nik.ts';
import { CODE_TABLES, NO_TABLE } from './code-tables.ts';
import type { CodeQuestion } from './code-questions.ts';
import type { InspectedFile } from './columns.service.ts';
import { TEMPLATES, type Column, type DateOrder } from '../file-kinds.ts';
import type { SourceRow } from '../files/row.ts';
import type { Inspection } from './inspect.ts';
import { DATE_ORDERS } from '../import.views.ts';
import { readDate } from '../rows/dates.ts';
import { shownValue } from '../rows/read-row.ts';
import { templateById } from './templates/known-templates.ts';

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'Koma', ';': 'Titik koma', '\t': 'Tab', '|': 'Garis tegak' };

/** Columns for which one value may hold for every row, and the values to choose from where there are only a few. */
const SAME_FOR_ALL: Readonly<Record<string, readonly string[]>> = {
  status: ['AKTIF', 'NONAKTIF', 'PENANGGUHAN', 'TIDAK_DIKENAL'],
  segmen: ['PPU', 'PBI APBN', 'PBI APBD', 'PBPU', 'BP', 'TIDAK_DIKENAL'],
  kode_bu: [],
  id_perusahaan: [],
  kab_kota: [],
};

/** May one value be given for all rows of this column? */
export const allowsSameForAll = (column: string) => Object.hasOwn(SAME_FOR_ALL, column);

/** The canonical columns, for people. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  id_perusahaan: 'Nomor perusahaan',
  nama_perusahaan: 'Nama perusahaan',
  nib: 'NIB',
  npwp: 'NPWP',
  alamat: 'Alamat',
  kab_kota: 'Kabupaten/kota',
  jumlah_pekerja: 'Jumlah pekerja',
  id_pekerja: 'Nomor pekerja',
  nik: 'NIK',
  nama: 'Nama',
  tgl_lahir: 'Tanggal lahir',
  jenis_kelamin: 'Jenis kelamin',
  upah: 'Upah sebulan',
  status_kerja: 'Status kerja',
  kode_bu: 'Kode badan usaha',
  nama_badan_usaha: 'Nama badan usaha',
  status: 'Status',
  no_kartu: 'Nomor kartu',
  segmen: 'Segmen',
  hubungan: 'Hubungan keluarga',
};

const SAMPLES = 3;

/** A few different values of a column; a value of a NIK column, or any long number, is masked. */
function samplesOf(rows: readonly SourceRow[], position: number, nik: boolean): string[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const value = (row.cells[position] ?? '').trim();
    if (value !== '') seen.add(nik && value.length >= 12 ? maskNik(value) : shownValue(value));
    if (seen.size === SAMPLES) break;
  }
  return [...seen];
}

/** The letter that a spreadsheet gives a column. */
export function columnLetter(index: number): string {
  const high = Math.floor(index / 26);
  return `${high > 0 ? String.fromCharCode(64 + high) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function fieldOf({ reading, rows }: Inspection, column: Column, index: number) {
  const position = reading.positions[index] ?? -1;
  const doubt = reading.doubtful.find((each) => each.column === column.name);
  return {
    name: column.name,
    label: FIELD_LABELS[column.name] ?? column.name,
    required: column.required,
    choice: position === -1 ? '' : String(position),
    same: reading.fixed[index] ?? '',
    sameAllowed: allowsSameForAll(column.name),
    sameValues: SAME_FOR_ALL[column.name] ?? [],
    samples: position === -1 ? [] : samplesOf(rows, position, column.type === 'nik'),
    doubtful: (doubt?.candidates ?? []).map((candidate) => reading.header[candidate] ?? ''),
    table: CODE_TABLES[reading.tables[column.name] ?? '']?.label ?? null,
  };
}

/** Rows that show what each reading of a code would mean. */
function questionOf({ column, heading, position, codes, tables }: CodeQuestion, { reading, rows }: Inspection) {
  const { columns } = TEMPLATES[reading.kind];
  const cell = (row: SourceRow, name: string) => row.cells[reading.positions[columns.findIndex((each) => each.name === name)] ?? -1] ?? '';
  const shown = codes.flatMap(({ code }) => rows.filter((row) => (row.cells[position] ?? '').trim() === code).slice(0, 2));
  return {
    column,
    heading,
    codes,
    choices: [
      ...tables.map((table) => ({ value: table.id, text: table.label, source: table.source })),
      { value: NO_TABLE, text: 'Tidak tahu: kode tidak dipakai dan setiap barisnya diberi catatan', source: '' },
    ],
    rows: shown.map((row) => ({
      line: row.line,
      code: (row.cells[position] ?? '').trim(),
      name: cell(row, 'nama'),
      sex: column === 'jenis_kelamin' ? '' : cell(row, 'jenis_kelamin'),
      readings: tables.map((table) => table.codes.get((row.cells[position] ?? '').trim()) ?? '–'),
    })),
  };
}

/** A date of the file in both readings, for whoever has to choose. */
function dateExamples({ reading, rows }: Inspection, today: string) {
  const at = reading.positions[TEMPLATES[reading.kind].columns.findIndex((column) => column.type === 'date')] ?? -1;
  const values = [...new Set(rows.map((row) => (row.cells[at] ?? '').trim()).filter((value) => value !== ''))].slice(0, SAMPLES);
  const day = (value: string, order: DateOrder) => readDate(value.replace(/^'/, ''), order, today).day;
  return values.map((value) => ({ value, dmy: day(value, 'dmy'), mdy: day(value, 'mdy') }));
}

/** What the step "Kolom" shows. */
export function columnsView({ batch, inspection, versions }: InspectedFile, today: string) {
  const { reading, written, rows, evidence, dates, codes, head } = inspection;
  const { columns } = TEMPLATES[batch.kind];
  const template = templateById(reading.by.template);
  const nikAt = reading.positions[columns.findIndex((column) => column.type === 'nik')] ?? -1;
  return {
    written: written.format === 'xlsx' ? { format: 'XLSX', delimiter: null, encoding: null } : { format: 'CSV', delimiter: DELIMITERS[written.delimiter] ?? '', encoding: written.encoding.toUpperCase() },
    headerLines: reading.firstLine === reading.line ? String(reading.line) : `${reading.firstLine}–${reading.line}`,
    headerLine: reading.firstLine,
    headerChoices: head.map((row) => ({ value: String(row.line), text: `${row.line}: ${shownValue(row.cells.filter((cell) => cell.trim() !== '').join(' · '))}` })),
    template: template === null ? null : { label: template.label, source: template.source, others: template.otherTables.map((id) => CODE_TABLES[id]?.label ?? ''), datesDiffer: dates.kind === 'decided' && dates.by === 'rows' && dates.order !== template.dateOrder },
    saved: reading.by.saved === null ? null : (versions.find((version) => version.version === reading.by.saved) ?? null),
    versions,
    fields: columns.map((column, index) => fieldOf(inspection, column, index)),
    choices: reading.header.map((heading, index) => ({ value: String(index), text: `${columnLetter(index)} · ${heading === '' ? '(tanpa judul)' : heading}` })),
    contents: reading.header.map((heading, index) => ({ letter: columnLetter(index), heading, samples: samplesOf(rows, index, index === nikAt), used: columns.find((_, at) => reading.positions[at] === index)?.name ?? null })),
    questions: codes.map((question) => questionOf(question, inspection)),
    evidence,
    dates: { order: dates.kind === 'decided' ? (DATE_ORDERS[dates.order] ?? '') : null, by: dates.kind === 'decided' ? dates.by : null, reason: dates.kind === 'refused' ? dates.reason : null, chosen: reading.chosenOrder ?? '' },
    dateExamples: dateExamples(inspection, today),
    hasDates: (reading.positions[columns.findIndex((column) => column.type === 'date')] ?? -1) !== -1,
  };
}
