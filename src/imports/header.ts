import { FILE_KINDS, REPORT_COLUMNS, TEMPLATES, type Column, type FileKind } from './file-kinds.ts';

/** Which column of a file holds which field. */
export interface HeaderMap {
  readonly kind: FileKind;
  /** The line of the header. */
  readonly line: number;
  /** The header as it stands in the file. */
  readonly header: readonly string[];
  /** Per canonical column, where it stands in the file; -1 when the file has none. */
  readonly positions: readonly number[];
  /** The file is a mended report of refused rows: only its rows are meant. */
  readonly correction: boolean;
}

/** Why a file cannot be mapped. */
export interface HeaderRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly remedy: string;
}

/** Only the header of the first rows can be the header of the table. */
export const HEADER_ROWS = 12;

/** A header without accents, spaces, punctuation and the unit in brackets: `Tgl. Lahir (dd/mm/yyyy)` is `tgllahir`. */
export function plainHeader(text: string): string {
  const plain = (part: string) => part.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(text.replace(/\([^)]*\)|\[[^\]]*\]/g, '')) || plain(text);
}

function positionsOf(columns: readonly Column[], header: readonly string[]): number[] {
  const plain = header.map(plainHeader);
  return columns.map((column) => {
    const exact = plain.indexOf(plainHeader(column.name));
    return exact === -1 ? plain.findIndex((cell) => column.synonyms.includes(cell)) : exact;
  });
}

interface Candidate {
  readonly kind: FileKind;
  readonly line: number;
  readonly header: readonly string[];
  readonly positions: readonly number[];
  readonly found: number;
  readonly missing: readonly Column[];
}

function candidate(kind: FileKind, line: number, header: readonly string[]): Candidate {
  const { columns } = TEMPLATES[kind];
  const positions = positionsOf(columns, header);
  const missing = columns.filter((column, index) => column.required && positions[index] === -1);
  return { kind, line, header, positions, found: positions.filter((position) => position !== -1).length, missing };
}

const better = (a: Candidate, b: Candidate) => a.missing.length - b.missing.length || b.found - a.found || a.line - b.line;

function refusal(best: Candidate | undefined): HeaderRefusal {
  if (best === undefined || best.found < 2) {
    return {
      kind: 'refused',
      reason: `Baris judul kolom tidak ditemukan pada ${HEADER_ROWS} baris pertama.`,
      remedy: 'Beri nama kolom seperti pada contoh berkas, lalu unggah lagi.',
    };
  }
  const names = best.missing.map((column) => `"${column.name}"`).join(', ');
  return {
    kind: 'refused',
    reason: `Kolom wajib ${names} tidak ada (judul kolom dibaca dari baris ${best.line}).`,
    remedy: `Tambahkan kolom ${names}, atau ganti nama kolom yang berisi data itu, lalu unggah lagi.`,
  };
}

/**
 * Finds the header among the first rows and maps its columns.
 *
 * @param rows the first rows of the file. @param kind the kind it must be; null recognises it.
 */
export function mapHeader(rows: readonly { readonly line: number; readonly cells: readonly string[] }[], kind: FileKind | null): HeaderMap | HeaderRefusal {
  const kinds = kind === null ? FILE_KINDS : [kind];
  const candidates = rows.slice(0, HEADER_ROWS).flatMap((row) => kinds.map((each) => candidate(each, row.line, row.cells)));
  const best = candidates.filter((each) => each.found >= 2).sort(better)[0];
  if (best === undefined || best.missing.length > 0) return refusal(best);
  const header = best.header.map((cell) => cell.trim());
  const plain = header.map(plainHeader);
  const correction = REPORT_COLUMNS.every((name) => plain.includes(plainHeader(name)));
  return { kind: best.kind, line: best.line, header, positions: best.positions, correction };
}
