import { CODE_TABLES, tableOfLegend } from './code-tables.ts';
import type { Column } from '../file-kinds.ts';
import { legendOf, plainHeader, wordsOf } from './header-words.ts';

/** Words of a heading that say nothing about which column it is. */
const FILLERS = new Set(['lengkap', 'sesuai', 'wajib', 'isi', 'diisi', 'dan', 'yang', 'di', 'data', 'bpjs', 'kesehatan', 'jkn', 'kis', 'kolom', 'kepesertaan', 'dengan', 'e', 'harus']);

/** How well a heading fits a column: by the very name, by a known heading, or by one with words besides. */
interface Fit {
  readonly level: 1 | 2 | 3;
  readonly words: number;
}

const synonymsOf = new WeakMap<Column, readonly (readonly string[])[]>();

function synonyms(column: Column): readonly (readonly string[])[] {
  const known = synonymsOf.get(column);
  if (known !== undefined) return known;
  const made = column.synonyms.map((synonym) => [...new Set(wordsOf(synonym))]);
  synonymsOf.set(column, made);
  return made;
}

/** What is needed of one heading, made once for all columns. */
interface Heading {
  readonly text: string;
  readonly plain: string;
  readonly words: readonly string[];
}

function headingOf(text: string): Heading {
  const words = wordsOf(text);
  const numbered = words.length > 1 && /^\d{1,2}$/.test(words[0] ?? '') ? words.slice(1) : words;
  return { text, plain: plainHeader(text), words: [...new Set(numbered)] };
}

/** A heading that explains codes of something else is not this column: `Status (1=Tetap 2=Kontrak)`. */
function contradicts(column: Column, text: string): boolean {
  if (column.type !== 'status' && column.type !== 'segment' && column.type !== 'relation' && column.type !== 'sex') return false;
  const legend = legendOf(text);
  return legend.length > 0 && tableOfLegend(column.name, legend) === null;
}

function fitOf(column: Column, heading: Heading): Fit | null {
  if (heading.plain === '' || contradicts(column, heading.text)) return null;
  if (heading.plain === plainHeader(column.name)) return { level: 3, words: 9 };
  const besides = new Set(column.besides);
  let best: Fit | null = null;
  for (const synonym of synonyms(column)) {
    if (!synonym.every((word) => heading.words.includes(word))) continue;
    const extra = heading.words.filter((word) => !synonym.includes(word));
    const level = extra.length === 0 ? 2 : extra.every((word) => FILLERS.has(word) || besides.has(word) || /^(?:19|20)\d\d$/.test(word)) ? 1 : null;
    if (level === null || (best !== null && (best.level > level || (best.level === level && best.words >= synonym.length)))) continue;
    best = { level, words: synonym.length };
  }
  return best ?? (namedInBrackets(column, heading.text) ? { level: 1, words: 1 } : null);
}

/** A number that a heading names in brackets by its usual letters: `No Identitas (NIK)`. */
function namedInBrackets({ name, type }: Column, text: string): boolean {
  if (type !== 'nik' && type !== 'nib' && type !== 'npwp') return false;
  return [...text.matchAll(/[([]([^)\]]*)[)\]]/g)].some((match) => plainHeader(match[1] ?? '') === name);
}

/** Where the headings stand that can be this column. */
export function fitsOf(column: Column, headings: readonly string[]): number[] {
  return headings.flatMap((text, position) => (fitOf(column, headingOf(text)) === null ? [] : [position]));
}

/** Which heading holds which column, and columns that several headings claim alike. */
export interface Matching {
  readonly positions: readonly number[];
  readonly doubtful: readonly { readonly column: string; readonly candidates: readonly number[] }[];
}

/** Gives each column the heading that fits it best; nothing is given where two fit alike. */
export function matchColumns(columns: readonly Column[], headings: readonly string[]): Matching {
  const read = headings.map(headingOf);
  const fits = columns.flatMap((column, index) =>
    read.flatMap((heading, position) => {
      const fit = fitOf(column, heading);
      return fit === null ? [] : [{ index, position, ...fit }];
    }),
  );
  fits.sort((a, b) => b.level - a.level || b.words - a.words || a.index - b.index || a.position - b.position);
  const positions = columns.map(() => -1);
  const taken = new Set<number>();
  const doubtful: { column: string; candidates: number[] }[] = [];
  for (const { index, position, level, words } of fits) {
    if (positions[index] !== -1 || taken.has(position) || doubtful.some((each) => each.column === columns[index]?.name)) continue;
    const rivals = fits.filter((other) => other.index === index && other.level === level && other.words === words && !taken.has(other.position));
    if (rivals.length > 1) doubtful.push({ column: columns[index]?.name ?? '', candidates: rivals.map((rival) => rival.position) });
    else {
      positions[index] = position;
      taken.add(position);
    }
  }
  return { positions, doubtful };
}

/** By column, the code table that its heading explains. */
export function tablesOfHeadings(columns: readonly Column[], headings: readonly string[], positions: readonly number[]): Record<string, string> {
  const tables: Record<string, string> = {};
  columns.forEach(({ name }, index) => {
    const table = tableOfLegend(name, legendOf(headings[positions[index] ?? -1] ?? ''));
    if (table !== null && CODE_TABLES[table.id] !== undefined) tables[name] = table.id;
  });
  return tables;
}
