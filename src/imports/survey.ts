import { cleanNik } from '../identifiers/nik.ts';
import type { SourceRow } from './files/row.ts';
import { UnreadableFile } from './files/unreadable.ts';
import { TEMPLATES, type DateOrder, type FileKind } from './file-kinds.ts';
import { HEADER_ROWS, mapHeader, plainHeader, type HeaderMap } from './header.ts';
import { dateEvidence, decideDateOrder } from './rows/dates.ts';

/** How many rows settle the order of dates and the suspicion of rounded NIKs. */
export const SAMPLE_ROWS = 10_000;

const ZEROS_SHARE = 0.3;
const ZEROS_FROM = 20;

/** What is settled about a file before its rows are read, and the rows that were read for it. */
export interface Survey {
  readonly map: HeaderMap;
  readonly dateOrder: DateOrder;
  readonly datesBy: 'rows' | 'template' | 'no dates';
  readonly zerosSuspect: boolean;
  /** The first rows of data; the iterator goes on after them. */
  readonly first: readonly SourceRow[];
}

async function take(rows: AsyncIterator<SourceRow>, count: number): Promise<SourceRow[]> {
  const taken: SourceRow[] = [];
  while (taken.length < count) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** More NIKs end in 0 than chance allows: one in ten would. */
function roundedNiks(niks: Iterable<string>): boolean {
  let whole = 0;
  let zeros = 0;
  for (const raw of niks) {
    const { digits } = cleanNik(raw);
    if (digits.length !== 16) continue;
    whole += 1;
    if (digits.endsWith('0')) zeros += 1;
  }
  return whole >= ZEROS_FROM && zeros > whole * ZEROS_SHARE;
}

/** The file names its required columns exactly as the template does. */
function isCanonical(map: HeaderMap): boolean {
  const { columns } = TEMPLATES[map.kind];
  return columns.every((column, index) => {
    const position = map.positions[index] ?? -1;
    return position === -1 ? !column.required : plainHeader(map.header[position] ?? '') === plainHeader(column.name);
  });
}

/**
 * Reads the first rows and maps the columns.
 *
 * @param kind the kind it must be, or null to recognise it. @throws UnreadableFile when the columns cannot be known.
 */
export async function surveyHeader(rows: AsyncIterator<SourceRow>, kind: FileKind | null): Promise<{ readonly head: SourceRow[]; readonly map: HeaderMap }> {
  const head = await take(rows, HEADER_ROWS);
  const map = mapHeader(head, kind);
  if (map.kind === 'refused') throw new UnreadableFile(map.reason, map.remedy);
  return { head, map };
}

/**
 * Reads the beginning of a file and settles its columns, the order of its dates and the health of its NIKs.
 *
 * @param known how the dates are written, where an earlier file has settled it.
 * @throws UnreadableFile when the columns or the order of dates cannot be known.
 */
export async function survey(rows: AsyncIterator<SourceRow>, kind: FileKind, known: DateOrder | null): Promise<Survey> {
  const { head, map } = await surveyHeader(rows, kind);
  const first = [...head.filter((row) => row.line > map.line), ...(await take(rows, SAMPLE_ROWS - HEADER_ROWS))];
  const { columns, dateOrder } = TEMPLATES[map.kind];
  const column = (type: 'nik' | 'date') => map.positions[columns.findIndex((each) => each.type === type)] ?? -1;
  const [nikAt, dateAt] = [column('nik'), column('date')];
  const dates = dateAt === -1 ? [] : first.flatMap((row) => (row.marks?.get(dateAt) === 'date' ? [] : [(row.cells[dateAt] ?? '').replace(/^'/, '')]));
  const decision = decideDateOrder(dateEvidence(dates), known ?? (isCanonical(map) ? dateOrder : null));
  if (decision.kind === 'refused') throw new UnreadableFile(decision.reason, decision.remedy);
  return {
    map,
    dateOrder: decision.order,
    datesBy: decision.by,
    zerosSuspect: nikAt !== -1 && roundedNiks(first.map((row) => row.cells[nikAt] ?? '')),
    first,
  };
}

/** The survey's rows and then the rest of the file. */
export async function* withRest(first: readonly SourceRow[], rest: AsyncIterator<SourceRow>): AsyncGenerator<SourceRow> {
  yield* first;
  for (;;) {
    const next = await rest.next();
    if (next.done === true) return;
    yield next.value;
  }
}
