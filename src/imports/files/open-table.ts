import type { ByteSource } from './byte-source.ts';
import { csvRows } from './csv-rows.ts';
import type { SourceRow } from './row.ts';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** A stored file as a table: how it is written, and its rows as often as they are asked for. */
export interface SourceTable {
  readonly written: Sniffed;
  rows(): AsyncGenerator<SourceRow>;
  /** The same rows, many at a time: waiting for each single one costs more than reading it. */
  portions(): AsyncGenerator<readonly SourceRow[]>;
}

async function* oneByOne(portions: AsyncGenerator<readonly SourceRow[]>): AsyncGenerator<SourceRow> {
  for await (const rows of portions) yield* rows;
}

/**
 * Opens a CSV or XLSX file, recognised by its content and not by its name.
 *
 * @throws UnreadableFile when it is neither.
 */
export async function openTable(source: ByteSource): Promise<SourceTable> {
  const written = sniff(await source.read(0, SNIFF_BYTES));
  const portions = () => (written.format === 'xlsx' ? xlsxRows(source) : csvRows(source, written.encoding, written.delimiter));
  return { written, portions, rows: () => oneByOne(portions()) };
}
