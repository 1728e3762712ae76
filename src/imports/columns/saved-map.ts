import type { DateOrder } from '../file-kinds.ts';

/** How a person said that files with certain headings are to be read; stored in versions. */
export interface SavedMap {
  readonly header: readonly string[];
  /** Per canonical column, where it stands; -1 when the file has none. */
  readonly positions: readonly number[];
  /** By canonical column that the file has not, the value that holds for every row. */
  readonly fixed: Readonly<Record<string, string>>;
  /** By canonical column, the code table that holds, or `none`. */
  readonly tables: Readonly<Record<string, string>>;
  /** How dates are written; null leaves it to the rows. */
  readonly dateOrder: DateOrder | null;
}

/** A saved map and which one it is. */
export interface SavedMapVersion {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly map: SavedMap;
}
