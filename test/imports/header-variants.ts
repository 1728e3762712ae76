import { writeXlsx } from 'hucre/xlsx';
import { COMPANY_LAYOUTS, EMPLOYER_LAYOUTS, FORM_LAYOUTS, LATER_LAYOUTS, MEMBER_LAYOUTS, WORKER_LAYOUTS, type HeadingLayout } from './header-layouts.ts';

/** One file as an office sends it, and what its columns are. */
export interface HeaderVariant {
  readonly name: string;
  readonly layout: HeadingLayout;
  readonly content: Buffer;
}

type Encoding = 'utf-8' | 'utf-8 with mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const VALUES: Readonly<Record<string, (row: number) => string>> = {
  id_perusahaan: (row) => `P0100${row}`,
  id_pekerja: (row) => `W00${row}`,
  nama_perusahaan: (row) => `PT Contoh Maju ${row} (Réal)`,
  nama_badan_usaha: (row) => `CV Contoh Jaya ${row}`,
  nib: (row) => `733837404118${row % 10}`,
  npwp: (row) => `01.234.567.${row % 10}-901.000`,
  alamat: (row) => `Jl. Contoh No. ${row}, Blok C`,
  kab_kota: () => 'Kab. Contoh Raya',
  jumlah_pekerja: (row) => String(row * 3),
  nik: (row) => `99010105087400${String(row).padStart(2, '0')}`,
  nama: (row) => `Aïsyah Contoh ${row}`,
  tgl_lahir: (row) => `${String(13 + (row % 15)).padStart(2, '0')}/08/1974`,
  jenis_kelamin: (row) => (row % 2 === 0 ? 'L' : 'P'),
  upah: (row) => String(4_500_000 + row * 1000),
  status_kerja: () => 'PKWT',
  no_kartu: (row) => `00010000000${String(row).padStart(2, '0')}`,
  kode_bu: () => '01000091',
  status: () => 'AKTIF',
  segmen: () => 'PPU',
  hubungan: () => 'P',
};

const ROWS = 30;

/** The table of a layout: rows above, heading of one or two rows, numbers, data. */
export function tableOf(layout: HeadingLayout, headerRow: number): string[][] {
  const { columns, groups, above = [], numbered = false } = layout;
  const title = [['DAFTAR DATA'], ['Periode November 2026'], ['Dicetak untuk pemeriksaan'], ['Rahasia'], ['']];
  const padding = Array.from({ length: Math.max(0, headerRow - 1 - above.length) }, (_, index) => [title[Math.min(index, 3)]?.[0] ?? '']);
  const names = columns.map(([heading]) => heading);
  const heading = groups === undefined ? [names] : twoRows(names, groups);
  const data = Array.from({ length: ROWS }, (_, row) => columns.map(([, canonical], index) => (canonical === undefined ? (index === 0 ? String(row + 1) : `L-${index}${row}`) : (VALUES[canonical]?.(row + 1) ?? ''))));
  return [...padding, ...above.map((row) => [...row]), ...heading, ...(numbered ? [names.map((_, index) => String(index + 1))] : []), ...data];
}

function twoRows(names: readonly string[], groups: Readonly<Record<number, readonly [string, number]>>): string[][] {
  const upper = [...names];
  const lower = names.map(() => '');
  for (const [start, [label, width]] of Object.entries(groups)) {
    for (let index = Number(start); index < Number(start) + width; index += 1) {
      lower[index] = names[index] ?? '';
      upper[index] = index === Number(start) ? label : '';
    }
  }
  return [upper, lower];
}

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** A table as CSV. */
export function csv(table: readonly (readonly string[])[], delimiter: string, encoding: Encoding): Buffer {
  const quoted = (cell: string) => (cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);
  const width = Math.max(...table.map((row) => row.length));
  const lines = table.map((row) => Array.from({ length: width }, (_, index) => quoted(row[index] ?? '')).join(delimiter));
  return encoded(`${lines.join('\r\n')}\r\n`, encoding);
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
}

/** A table as a workbook with the merged cells of its layout. */
export async function xlsx(table: readonly (readonly string[])[], layout: HeadingLayout, line: number): Promise<Buffer> {
  const merges = Object.entries(layout.groups ?? {}).map(([start, [, width]]) => ({ startRow: line - 1, endRow: line - 1, startCol: Number(start), endCol: Number(start) + width - 1 }));
  const bytes = await writeXlsx({ sheets: [{ name: `Lembar ${letters(0)}`, rows: table.map((row) => row.map((cell) => (cell === '' ? null : cell))), merges }] });
  return Buffer.from(bytes);
}

const DELIMITERS = [',', ';', '\t'] as const;
const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'];

/** Every layout in three ways: each delimiter, encoding and header row comes up, and every second one as a workbook too. */
export async function headerVariants(): Promise<HeaderVariant[]> {
  const layouts = [...COMPANY_LAYOUTS, ...WORKER_LAYOUTS, ...EMPLOYER_LAYOUTS, ...MEMBER_LAYOUTS, ...FORM_LAYOUTS, ...LATER_LAYOUTS];
  const variants: HeaderVariant[] = [];
  let turn = 0;
  for (const layout of layouts) {
    for (let way = 0; way < 3; way += 1) {
      const delimiter = DELIMITERS[turn % 3] ?? ',';
      const encoding = ENCODINGS[turn % 5] ?? 'utf-8';
      const headerRow = 1 + (turn % 12);
      turn += 1;
      const name = `${layout.name}, ${delimiter === '\t' ? 'tab' : delimiter}, ${encoding}, header on row ${headerRow}`;
      variants.push({ name, layout, content: csv(tableOf(layout, headerRow), delimiter, encoding) });
    }
    const headerRow = 1 + ((turn * 5) % 12);
    variants.push({ name: `${layout.name}, workbook, header on row ${headerRow}`, layout, content: await xlsx(tableOf(layout, headerRow), layout, headerRow) });
  }
  return variants;
}
