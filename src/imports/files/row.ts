/** What kind of cell a spreadsheet kept a value in, where that changes how far the value can be trusted. */
export type CellMark = 'long-number' | 'date';

/** One row of a file, whatever its format. */
export interface SourceRow {
  /** The line (CSV) or row number (XLSX) that people see, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Marked cells by column index; absent when there are none. */
  readonly marks?: ReadonlyMap<number, CellMark>;
}
