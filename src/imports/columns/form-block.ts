import { TEMPLATES, type FileKind } from '../file-kinds.ts';
import { matchColumns } from './header-match.ts';
import type { HeadRow } from './header-rows.ts';
import { FIELD_READERS, UNKNOWN_CODE } from '../rows/fields.ts';

/** Columns that forms state once, above the table, and the headings that they state them by. */
const STATED_ABOVE = new Set(['kode_bu', 'segmen', 'id_perusahaan']);

/** `Label : value` in one cell or in two; null when the row states nothing. */
function statementOf(row: HeadRow): { readonly label: string; readonly value: string } | null {
  const [first = '', ...rest] = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell !== ':');
  const colon = first.indexOf(':');
  if (colon > 0 && first.slice(colon + 1).trim() !== '') return { label: first.slice(0, colon), value: first.slice(colon + 1).trim() };
  const value = rest.join(' ').replace(/^:\s*/, '');
  return value === '' || rest.length > 2 ? null : { label: first.replace(/:\s*$/, ''), value };
}

/** Only a value that is beyond doubt is taken: a code of eight digits, a known segment. */
function certain(name: string, value: string): boolean {
  if (name === 'kode_bu') return /^'?\d{8}$/.test(value);
  if (name !== 'segmen') return value.length <= 40;
  const read = FIELD_READERS.segment(value, () => undefined);
  return read !== null && read !== UNKNOWN_CODE;
}

/**
 * What the block above a form's table says for all of its rows, by canonical column.
 *
 * @param above the rows before the heading.
 */
export function statedAbove(kind: FileKind, above: readonly HeadRow[]): Readonly<Record<string, string>> {
  const columns = TEMPLATES[kind].columns.filter((column) => STATED_ABOVE.has(column.name));
  const stated: Record<string, string> = {};
  for (const row of above) {
    const statement = statementOf(row);
    if (statement === null) continue;
    const { positions } = matchColumns(columns, [statement.label]);
    const column = columns[positions.findIndex((position) => position === 0)];
    if (column !== undefined && certain(column.name, statement.value)) stated[column.name] ??= statement.value;
  }
  return stated;
}
