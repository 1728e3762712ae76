import { hash } from 'node:crypto';
import type { NikVault } from '../platform/nik-vault.ts';
import type { RecordLayout } from './record-layout.ts';
import { PROBLEMS, type Problem } from './rows/problems.ts';
import type { RowNik, RowResult } from './rows/read-row.ts';

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One field of PostgreSQL's COPY text format. */
function field(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}

interface SealedFields {
  readonly cipher: string;
  readonly index: string;
  readonly quality: string;
  /** Stands for the digits in the row's hash. */
  readonly mark: string;
}

const MISSING: SealedFields = { cipher: '\\N', index: '\\N', quality: 'missing', mark: '' };

function seal(nik: RowNik, vault: NikVault, table: string): SealedFields {
  if (nik.digits === '') return MISSING;
  const { cipher, index } = vault.seal(nik.digits, table);
  const mark = index.toString('hex');
  const whole = nik.quality === 'ok' || nik.quality === 'suspect';
  return { cipher: `\\\\x${cipher.toString('hex')}`, index: whole ? `\\\\x${mark}` : '\\N', quality: nik.quality, mark };
}

/** Writes accepted rows as lines of COPY text, with the NIK sealed and a hash of everything that can change. */
export function rowLines(layout: RecordLayout, vault: NikVault): (row: RowResult) => string {
  const person = layout.columns.some((column) => column.from === 'nik');
  return ({ line, values, nik }) => {
    const sealed = person && nik !== null ? seal(nik, vault, layout.table) : MISSING;
    let text = String(line);
    for (const column of layout.columns) {
      if (column.from !== 'nik') text += `\t${field(values[column.from] ?? null)}`;
      else if (column.name === 'nik_cipher') text += `\t${sealed.cipher}\t${sealed.index}\t${sealed.quality}`;
    }
    const content = `${values.map((value) => value ?? '\u0000').join('\u001f')}\u001f${sealed.quality}\u001f${sealed.mark}`;
    return `${text}\t\\\\x${hash('sha256', content, 'hex').slice(0, 32)}\n`;
  };
}

/** Writes one problem as a line of COPY text. */
export function problemLine({ line, column, code, read }: Problem): string {
  return `${line}\t${field(column)}\t${code}\t${PROBLEMS[code].severity}\t${field(read)}\n`;
}
