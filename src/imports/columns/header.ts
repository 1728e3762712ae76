import { hash } from 'node:crypto';
import { FILE_KINDS, REPORT_COLUMNS, TEMPLATES, type Column, type DateOrder, type FileKind } from '../file-kinds.ts';
import { statedAbove } from './form-block.ts';
import { settleByContent } from './header-content.ts';
import { kindOf } from './header-kind.ts';
import { matchColumns, tablesOfHeadings, type Matching } from './header-match.ts';
import { HEADER_ROWS, headingCandidates, type HeadingCandidate, type HeadRow } from './header-rows.ts';
import { plainHeader, statedDateOrder } from './header-words.ts';
import type { SavedMapVersion } from './saved-map.ts';
import { templateOf } from './templates/known-templates.ts';
import type { KnownTemplate } from './templates/template.ts';

export { HEADER_ROWS, HEAD_ROWS } from './header-rows.ts';
export { plainHeader } from './header-words.ts';

/** Which column of a file holds which field. */
export interface HeaderMap {
  readonly kind: FileKind;
  /** The first and the last line of the header. */
  readonly firstLine: number;
  readonly line: number;
  /** The header as it stands in the file; two rows are joined. */
  readonly header: readonly string[];
  /** Of the header: the same for files with the same headings. */
  readonly hash: string;
  /** Per canonical column, where it stands in the file; -1 when the file has none. */
  readonly positions: readonly number[];
  /** Per canonical column, the value that holds for every row; null when it comes from the rows or not at all. */
  readonly fixed: readonly (string | null)[];
  /** By canonical column, the code table that holds. */
  readonly tables: Readonly<Record<string, string>>;
  /** The file is a mended report of refused rows: only its rows are meant. */
  readonly correction: boolean;
  /** Where the map comes from: a version that a person saved, a known form, or the headings alone. */
  readonly by: { readonly saved: number | null; readonly template: string | null };
}

/** What the beginning of a file says, complete or not. */
export interface HeaderReading extends HeaderMap {
  readonly missing: readonly Column[];
  readonly doubtful: Matching['doubtful'];
  /** What the block above the table says for all rows, by canonical column. */
  readonly above: Readonly<Record<string, string>>;
  /** The order of dates that a person chose; null when nobody did. */
  readonly chosenOrder: DateOrder | null;
  /** The order of dates that a form or the heading states; null when none does. */
  readonly statedOrder: DateOrder | null;
}

/** Why a file cannot be mapped. */
export interface HeaderRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly remedy: string;
}

/** One text for headings, letter by letter: another legend is another header. */
export function headerHash(header: readonly string[]): string {
  const own = header.filter((name) => !(REPORT_COLUMNS as readonly string[]).includes(name));
  return hash('sha256', own.map((name) => name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9=]/g, '')).join('\n'), 'hex').slice(0, 32);
}

const foundIn = (matching: Matching) => matching.positions.filter((position) => position !== -1).length + matching.doubtful.length;

interface Choice {
  readonly heading: HeadingCandidate;
  readonly found: number;
}

/** The rows that most columns are found in; one row rather than two, the first of several. */
function bestHeading(candidates: readonly HeadingCandidate[], kinds: readonly FileKind[]): Choice | null {
  let best: Choice | null = null;
  for (const heading of candidates) {
    for (const kind of kinds) {
      const found = foundIn(matchColumns(TEMPLATES[kind].columns, heading.cells));
      if (found > (best?.found ?? 0)) best = { heading, found };
    }
  }
  return best;
}

const NO_HEADER: HeaderRefusal = {
  kind: 'refused',
  reason: `Baris judul kolom tidak ditemukan pada ${HEADER_ROWS} baris pertama.`,
  remedy: 'Beri nama kolom seperti pada contoh berkas, lalu unggah lagi.',
};
const NO_KIND: HeaderRefusal = {
  kind: 'refused',
  reason: 'Jenis berkas tidak dapat dipastikan dari judul kolomnya.',
  remedy: 'Pilih jenis berkas, lalu unggah lagi.',
};

/** What a reading is made with. */
export interface ReadWith {
  /** The kind it must be; null recognises it. */
  readonly kind: FileKind | null;
  /** Versions that persons saved, newest first; the first with the same headings holds. */
  readonly saved?: readonly SavedMapVersion[];
  /** The line that a person named as the header. */
  readonly headerLine?: number | null;
}

/** Reads the heading among the first rows, as far as it can be read. */
export function readHeader(rows: readonly HeadRow[], { kind, saved = [], headerLine = null }: ReadWith): HeaderReading | HeaderRefusal {
  const kinds = kind === null ? FILE_KINDS : [kind];
  const all = headingCandidates(rows);
  const known = saved.flatMap((version) => all.filter((each) => headerHash(each.cells) === version.hash).map((heading) => ({ heading, version })))[0];
  const named = all.find((each) => each.line === headerLine || each.firstLine === headerLine);
  const chosen = named ?? known?.heading ?? bestOrFirst(all, kinds, kind !== null);
  if (chosen === null) return NO_HEADER;
  const template = templateOf(chosen.cells.filter((name) => !(REPORT_COLUMNS as readonly string[]).includes(name)));
  const decided = kind ?? template?.kind ?? kindOf(chosen.cells);
  if (decided === null) return NO_KIND;
  const version = known?.heading === chosen ? known.version : null;
  return reading(chosen, decided, { version, template: template?.kind === decided ? template : null, above: rows.filter((row) => row.line < chosen.firstLine), below: rows.filter((row) => row.line > chosen.line) });
}

function bestOrFirst(all: readonly HeadingCandidate[], kinds: readonly FileKind[], anyRow: boolean): HeadingCandidate | null {
  const best = bestHeading(all, kinds);
  if (best !== null && best.found >= 2) return best.heading;
  return anyRow ? (all.find((each) => each.cells.filter((cell) => /\p{L}/u.test(cell)).length >= 2) ?? null) : null;
}

interface Grounds {
  readonly version: SavedMapVersion | null;
  readonly template: KnownTemplate | null;
  readonly above: readonly HeadRow[];
  readonly below: readonly HeadRow[];
}

function reading({ firstLine, line, cells }: HeadingCandidate, kind: FileKind, { version, template, above, below }: Grounds): HeaderReading {
  const { columns } = TEMPLATES[kind];
  const matching = version === null ? settleByContent(columns, cells, below, matchColumns(columns, cells)) : { positions: version.map.positions, doubtful: [] };
  const block = statedAbove(kind, above);
  const stated = { ...block, ...version?.map.fixed };
  const fixed = columns.map(({ name }, index) => (matching.positions[index] === -1 ? (stated[name] ?? null) : null));
  const plain = cells.map(plainHeader);
  const birth = cells[matching.positions[columns.findIndex((column) => column.type === 'date')] ?? -1];
  return {
    kind,
    firstLine,
    line,
    header: cells,
    hash: headerHash(cells),
    positions: matching.positions,
    fixed,
    tables: { ...template?.tables, ...tablesOfHeadings(columns, cells, matching.positions), ...version?.map.tables },
    correction: REPORT_COLUMNS.every((name) => plain.includes(plainHeader(name))),
    by: { saved: version?.version ?? null, template: template?.id ?? null },
    missing: columns.filter(({ required, name }, index) => required && matching.positions[index] === -1 && fixed[index] === null && !matching.doubtful.some((each) => each.column === name)),
    doubtful: matching.doubtful,
    above: block,
    chosenOrder: version?.map.dateOrder ?? null,
    statedOrder: (birth === undefined ? null : statedDateOrder(birth)) ?? template?.dateOrder ?? null,
  };
}

function incomplete({ missing, doubtful, line, header }: HeaderReading): HeaderRefusal {
  const [first] = missing.length > 0 ? [] : doubtful;
  if (first !== undefined) {
    const names = first.candidates.map((position) => `"${header[position] ?? ''}"`).join(', ');
    return { kind: 'refused', reason: `Ada beberapa kolom yang dapat menjadi "${first.column}": ${names}.`, remedy: 'Pilih kolomnya pada langkah Kolom di halaman Impor data.' };
  }
  const names = missing.map((column) => `"${column.name}"`).join(', ');
  return {
    kind: 'refused',
    reason: `Kolom wajib ${names} tidak ada (judul kolom dibaca dari baris ${line}).`,
    remedy: `Tambahkan kolom ${names}, atau ganti nama kolom yang berisi data itu, lalu unggah lagi.`,
  };
}

/**
 * Finds the header among the first rows and maps its columns; refused when a needed column is missing or in doubt.
 *
 * @param rows the first rows of the file. @param kind the kind it must be; null recognises it.
 */
export function mapHeader(rows: readonly HeadRow[], kind: FileKind | null, saved: readonly SavedMapVersion[] = []): HeaderReading | HeaderRefusal {
  const read = readHeader(rows, { kind, saved });
  if (read.kind === 'refused') return read;
  return read.missing.length > 0 || read.doubtful.length > 0 ? incomplete(read) : read;
}
