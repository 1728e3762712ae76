import { hash } from 'node:crypto';
import type { NikVault, SealedHex } from '../../platform/nik-vault.ts';
import type { RecordLayout } from '../record-layout.ts';
import { PROBLEMS, type Problem } from '../rows/problems.ts';
import type { RowNik, RowResult } from '../rows/read-row.ts';

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

function sealed(nik: RowNik | null, seal: (nik: string) => SealedHex): SealedFields {
  if (nik === null || nik.digits === '') return MISSING;
  const { cipher, index } = seal(nik.digits);
  const whole = nik.quality === 'ok' || nik.quality === 'suspect';
  return { cipher: `\\\\x${cipher}`, index: whole ? `\\\\x${index}` : '\\N', quality: nik.quality, mark: index };
}

/** What a row says, as one text: equal for equal rows only. Null differs from every value. */
function contentOf(values: readonly (string | null)[], nik: SealedFields): string {
  let content = '';
  for (const value of values) content += `${value ?? '\u0000'}\u001f`;
  return `${content}${nik.quality}\u001f${nik.mark}`;
}

const HASH_BYTES = 16;

/** Hashes of rows added up, whatever their order. */
function contentSum() {
  const sum = new Uint32Array(HASH_BYTES / 4);
  const bytes = Buffer.alloc(HASH_BYTES);
  let rows = 0;
  return {
    add(rowHash: string) {
      bytes.write(rowHash, 'hex');
      for (let part = 0; part < sum.length; part += 1) sum[part] = (sum[part] ?? 0) + bytes.readUInt32BE(part * 4);
      rows += 1;
    },
    text: () => `${rows}-${[...sum].map((part) => part.toString(16).padStart(8, '0')).join('')}`,
  };
}

/** Writes the accepted rows of one file. */
export interface RowWriter {
  /** The row as a line of COPY text: batch, line, columns with the NIK sealed, and a hash of everything that can change. */
  line(row: RowResult): string;
  /** Of all rows written: equal for files that say the same, in whatever order and format. */
  contentHash(): string;
}

/** Begins the rows of one batch. */
export function rowWriter(layout: RecordLayout, vault: NikVault, batchId: string): RowWriter {
  const seal = vault.sealer(layout.table);
  const sum = contentSum();
  // The three columns of the NIK are written together.
  const columns = layout.columns.filter(({ name }) => name !== 'nik_index' && name !== 'nik_quality').map(({ from }) => from);
  return {
    line({ line, values, nik }) {
      const person = sealed(nik, seal);
      const content = contentOf(values, person);
      const rowHash = hash('sha256', content, 'hex').slice(0, HASH_BYTES * 2);
      sum.add(rowHash);
      const plain = !SPECIAL.test(content);
      let text = `${batchId}\t${line}`;
      for (const from of columns) {
        if (from === 'nik') text += `\t${person.cipher}\t${person.index}\t${person.quality}`;
        else text += `\t${plain ? (values[from] ?? '\\N') : field(values[from] ?? null)}`;
      }
      return `${text}\t\\\\x${rowHash}\n`;
    },
    contentHash: sum.text,
  };
}

/** Writes one problem as a line of COPY text. */
export function problemLine({ line, column, code, read, key }: Problem): string {
  const { severity } = PROBLEMS[code];
  // By its key a refused row is known again, so that it is not gone; and the office that sent a row finds it.
  return `${line}\t${field(column)}\t${code}\t${severity}\t${field(read)}\t${field(key)}\n`;
}
