import { isCode, tablesOf, type CodeTable } from './code-tables.ts';
import { TEMPLATES } from '../file-kinds.ts';
import type { SourceRow } from '../files/row.ts';
import type { HeaderMap } from './header.ts';

/** Codes of which nothing says what they mean. */
export interface CodeQuestion {
  /** The canonical column. */
  readonly column: string;
  /** Its heading in the file and where it stands. */
  readonly heading: string;
  readonly position: number;
  /** The codes found, with how many rows have each. */
  readonly codes: readonly { readonly code: string; readonly rows: number }[];
  readonly tables: readonly CodeTable[];
}

/** A few stray digits among words are damage, remarked row by row; more are codes. */
const CODES_SHARE = 0.05;

/** Columns whose codes no form, heading or person has explained. */
export function codeQuestions(map: HeaderMap, rows: readonly SourceRow[]): CodeQuestion[] {
  return TEMPLATES[map.kind].columns.flatMap(({ name }, index) => {
    const position = map.positions[index] ?? -1;
    const tables = tablesOf(name);
    if (position === -1 || tables.length === 0 || map.tables[name] !== undefined) return [];
    const counts = new Map<string, number>();
    let filled = 0;
    for (const row of rows) {
      const value = (row.cells[position] ?? '').replace(/^'/, '').trim();
      if (value === '' || value === '-') continue;
      filled += 1;
      if (isCode(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const coded = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (coded === 0 || coded < filled * CODES_SHARE) return [];
    const codes = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([code, count]) => ({ code, rows: count }));
    return [{ column: name, heading: map.header[position] ?? '', position, codes, tables }];
  });
}
