import { maskNik } from '../../identifiers/nik.ts';
import type { Tx } from '../../platform/database.ts';
import type { NikVault } from '../../platform/nik-vault.ts';
import type { ImportView } from '../import.queries.ts';
import type { Samples } from './preview.repository.ts';
import { LAYOUTS, type RecordLayout } from '../record-layout.ts';

/** One cell: what it will be, and what it was where that differs. */
export interface PreviewCell {
  readonly text: string;
  readonly before: string | null;
}

/** One row of an outcome; `line` is null for a row that is not in the file. */
export interface OutcomeRow {
  readonly line: number | null;
  readonly cells: readonly PreviewCell[];
}

/** What publishing would do to some rows. */
export interface Outcome {
  readonly act: 'new' | 'changed' | 'unchanged' | 'gone';
  readonly rows: readonly OutcomeRow[];
}

type Row = Readonly<Record<string, unknown>>;

/** The columns of a preview: a NIK is one of them, its index and quality are not. */
export function previewColumns(layout: RecordLayout): string[] {
  return layout.columns.map((column) => column.name).filter((name) => name !== 'nik_index' && name !== 'nik_quality');
}

function cellText(vault: NikVault, table: string, value: unknown): string {
  if (Buffer.isBuffer(value)) return maskNik(vault.open(value, table));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

/** A few rows of each outcome, as they were chosen when the file was checked; NIKs are masked. */
export async function outcomes(tx: Tx, vault: NikVault, view: ImportView): Promise<{ readonly columns: readonly string[]; readonly outcomes: readonly Outcome[] }> {
  const layout = LAYOUTS[view.kind];
  const { table } = layout;
  const shown = previewColumns(layout);
  const chosen = await tx.row<{ samples: Samples; area: number }>('SELECT samples, jurisdiction_id AS area FROM import_batch WHERE id = $1', [view.id]);
  const { new: added = [], changed = [], unchanged = [], gone = [] } = chosen?.samples ?? {};
  const select = shown.map((name) => (name === 'birth_date' ? 'birth_date::text' : name)).join(', ');
  const staged = await tx.rows<Row>(`SELECT line, ${select} FROM staged_${table} WHERE batch_id = $1 AND line = ANY ($2::int[]) ORDER BY line`, [view.id, [...added, ...changed, ...unchanged]]);
  const keys = staged.filter((row) => changed.includes(row['line'] as number)).map((row) => row['source_key']);
  const before = await tx.rows<Row>(`SELECT ${select} FROM ${table} WHERE jurisdiction_id = $1 AND source = $2 AND source_key = ANY ($3::text[])`, [chosen?.area, view.source, keys]);
  const lost = await tx.rows<Row>(`SELECT ${select} FROM ${table} WHERE id = ANY ($1::${table === 'company' ? 'uuid' : 'bigint'}[]) ORDER BY source_key`, [gone]);
  const earlier = new Map(before.map((row) => [row['source_key'], row]));
  const valueOf = (row: Row, name: string) => cellText(vault, table, row[name]);
  const plain = (row: Row): OutcomeRow => ({ line: (row['line'] as number | undefined) ?? null, cells: shown.map((name) => ({ text: valueOf(row, name), before: null })) });
  const compared = (row: Row): OutcomeRow => {
    const was = earlier.get(row['source_key']);
    return {
      line: row['line'] as number,
      cells: shown.map((name) => {
        const now = valueOf(row, name);
        const then = was === undefined ? now : valueOf(was, name);
        return { text: now, before: now === then ? null : then };
      }),
    };
  };
  const of = (lines: readonly number[]) => staged.filter((row) => lines.includes(row['line'] as number));
  return {
    columns: shown,
    outcomes: [
      { act: 'new', rows: of(added).map(plain) },
      { act: 'changed', rows: of(changed).map(compared) },
      { act: 'unchanged', rows: of(unchanged).map(plain) },
      { act: 'gone', rows: lost.map(plain) },
    ],
  };
}
