import type { SourceRow } from './row.ts';
import { UnreadableFile } from './unreadable.ts';

const CARRIAGE_RETURN = 13;
/** No honest row is longer; a quote that is never closed would otherwise swallow the file. */
const MAX_ROW_CHARACTERS = 1 << 20;

/** Cuts the text of a CSV file, handed over piece by piece, into rows. */
export interface CsvSplitter {
  /** The rows that are complete after one more piece. @throws UnreadableFile when a row has no end. */
  add(piece: string): SourceRow[];
  /** The last row of a file that does not end with a line break. @throws UnreadableFile when a quote is open. */
  end(): SourceRow[];
}

interface Found {
  readonly cells: readonly string[];
  readonly next: number;
  readonly empty: boolean;
}

function unclosed(line: number, quoted: boolean): UnreadableFile {
  return quoted
    ? new UnreadableFile(`Tanda kutip (") tidak ditutup di sekitar baris ${line}.`, 'Hapus atau tutup tanda kutip itu, lalu unggah lagi.')
    : new UnreadableFile(`Susunan CSV rusak di sekitar baris ${line}.`, 'Buka berkas dengan Excel atau LibreOffice dan simpan ulang sebagai CSV UTF-8.');
}

/** Line breaks within a piece of text. */
function breaksIn(text: string, lineBreak: string): number {
  let count = 0;
  for (let at = text.indexOf(lineBreak); at !== -1; at = text.indexOf(lineBreak, at + 1)) count += 1;
  return count;
}

/** Where the first line ends: breaks inside of quotes are part of a cell. -1 when it does not end here. */
function firstBreak(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) return at;
  }
  return -1;
}

/** The break of a file's lines: old Macintosh files have a bare carriage return. Null when more text is needed. */
function lineBreakOf(text: string, ended: boolean): '\n' | '\r' | null {
  const at = firstBreak(text);
  if (at === -1) return ended ? '\n' : null;
  if (text.charAt(at) === '\n' || text.charAt(at + 1) === '\n') return '\n';
  return at + 1 < text.length || ended ? '\r' : null;
}

/** A quoted cell: what is between the quotes, and where it ends. Null when the closing quote is not there yet. */
function quotedCell(text: string, open: number, ended: boolean): { readonly content: string; readonly after: number } | null {
  let content = '';
  let from = open + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || (quote + 2 >= text.length && !ended)) return null;
    content += text.slice(from, quote);
    if (text.charAt(quote + 1) !== '"') return { content, after: quote + 1 };
    content += '"';
    from = quote + 2;
  }
}

/** Reads rows cell by cell, where a quote makes it necessary. */
function carefulReader(delimiter: string, lineBreak: '\n' | '\r') {
  const breakAt = (text: string, at: number) => {
    if (text.charAt(at) === lineBreak) return 1;
    return lineBreak === '\n' && text.charAt(at) === '\r' && text.charAt(at + 1) === '\n' ? 2 : 0;
  };
  const plainEnd = (text: string, from: number) => {
    let at = from;
    while (at < text.length && text.charAt(at) !== delimiter && breakAt(text, at) === 0) at += 1;
    return at;
  };
  return (text: string, start: number, ended: boolean): Found | null => {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      const quoted = text.charAt(at) === '"' ? quotedCell(text, at, ended) : undefined;
      if (quoted === null) return null;
      const from = quoted?.after ?? at;
      at = plainEnd(text, from);
      // A quote that closes in the middle of a cell is no quoting: the cell is kept as it is written.
      const rest = text.slice(from, at);
      cells.push(quoted === undefined ? rest : rest === '' ? quoted.content : `"${quoted.content}"${rest}`);
      if (at >= text.length) return ended ? { cells, next: at, empty: cells.length === 1 && cells[0] === '' && quoted === undefined } : null;
      const length = breakAt(text, at);
      if (length > 0) return { cells, next: at + length, empty: cells.length === 1 && cells[0] === '' && quoted === undefined };
      at += 1;
    }
  };
}

/**
 * Splits CSV as spreadsheets write it: cells in double quotes may hold delimiters, line breaks and doubled
 * quotes; a stray quote is a character like any other; empty lines are skipped. Rows carry the number of the
 * line on which they end, from 1. Rows without quotes, nearly all, are cut without looking at each character.
 */
export function csvSplitter(delimiter: string): CsvSplitter {
  let rest = '';
  let line = 1;
  let lineBreak: '\n' | '\r' | null = null;

  /** A row without quotes: everything up to its line break. */
  const plainRow = (text: string, from: number, end: number): SourceRow | null => {
    const last = lineBreak === '\n' && end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end;
    return last > from ? { line, cells: text.slice(from, last).split(delimiter) } : null;
  };

  const split = (text: string, ended: boolean): SourceRow[] => {
    const rows: SourceRow[] = [];
    rest = text;
    lineBreak ??= lineBreakOf(text, ended);
    if (lineBreak === null) return rows;
    const careful = carefulReader(delimiter, lineBreak);
    let from = 0;
    let quote = text.indexOf('"');
    while (from < text.length) {
      if (quote !== -1 && quote < from) quote = text.indexOf('"', from);
      const end = text.indexOf(lineBreak, from);
      if (quote !== -1 && (end === -1 || quote < end)) {
        const found = careful(text, from, ended);
        if (found === null) break;
        const breaks = breaksIn(text.slice(from, found.next), lineBreak);
        const closing = text.charAt(found.next - 1) === lineBreak ? 1 : 0;
        if (!found.empty) rows.push({ line: line + breaks - closing, cells: found.cells });
        line += breaks;
        from = found.next;
        continue;
      }
      if (end === -1 && !ended) break;
      const stop = end === -1 ? text.length : end;
      const row = plainRow(text, from, stop);
      if (row !== null) rows.push(row);
      line += 1;
      from = stop + 1;
    }
    rest = text.slice(from);
    return rows;
  };

  return {
    add(piece) {
      const rows = split(rest + piece, false);
      if (rest.length > MAX_ROW_CHARACTERS) throw unclosed(line, rest.includes('"'));
      return rows;
    },
    end() {
      const rows = split(rest, true);
      if (rest !== '') throw unclosed(line, true);
      return rows;
    },
  };
}
