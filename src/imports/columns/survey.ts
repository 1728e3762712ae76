import { cleanNik } from '../../identifiers/nik.ts';
import { codeQuestions } from './code-questions.ts';
import type { SourceRow } from '../files/row.ts';
import { UnreadableFile } from '../files/unreadable.ts';
import { TEMPLATES, type DateOrder, type FieldType, type FileKind } from '../file-kinds.ts';
import { HEAD_ROWS, mapHeader, plainHeader, type HeaderMap, type HeaderReading } from './header.ts';
import { dateEvidence, decideDateOrder, type DateDecision, type DateEvidence, type DatesBy } from '../rows/dates.ts';
import { readMoney } from '../rows/fields.ts';
import type { WageHealth } from '../rows/read-row.ts';
import type { SavedMapVersion } from './saved-map.ts';

/** How many rows settle the order of dates, the unit of wages and the suspicion of rounded NIKs. */
export const SAMPLE_ROWS = 10_000;

const ZEROS_SHARE = 0.3;
const ZEROS_FROM = 20;

/** What is settled about a file before its rows are read, and the rows that were read for it. */
export interface Survey {
  readonly map: HeaderMap;
  readonly dateOrder: DateOrder;
  readonly datesBy: DatesBy;
  readonly zerosSuspect: boolean;
  readonly wages: WageHealth;
  /** The first rows of data; the iterator goes on after them. */
  readonly first: readonly SourceRow[];
}

/** What is known of a file from others. */
export interface Known {
  /** How the dates are written, where an earlier file has settled it. */
  readonly dateOrder: DateOrder | null;
  /** How persons said that files of this source are read, newest first. */
  readonly saved: readonly SavedMapVersion[];
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
export function isCanonical(map: HeaderMap): boolean {
  const { columns } = TEMPLATES[map.kind];
  return columns.every((column, index) => {
    const position = map.positions[index] ?? -1;
    return position === -1 ? !column.required : plainHeader(map.header[position] ?? '') === plainHeader(column.name);
  });
}

/** Where the first column of a type stands; -1 when there is none. */
function positionOf(map: HeaderMap, type: FieldType): number {
  return map.positions[TEMPLATES[map.kind].columns.findIndex((each) => each.type === type)] ?? -1;
}

/** What the dates of some rows prove, and what follows from it. */
export function datesOf(map: HeaderReading, rows: readonly SourceRow[], known: DateOrder | null): { readonly evidence: DateEvidence; readonly decision: DateDecision } {
  const at = positionOf(map, 'date');
  const dates = at === -1 ? [] : rows.flatMap((row) => (row.marks?.get(at) === 'date' ? [] : [(row.cells[at] ?? '').replace(/^'/, '')]));
  const evidence = dateEvidence(dates);
  return { evidence, decision: decideDateOrder(evidence, known ?? map.statedOrder ?? (isCanonical(map) ? TEMPLATES[map.kind].dateOrder : null), map.chosenOrder) };
}

const WAGES_FROM = 5;
const SMALLEST_WAGE = 100_000;

function wagesOf(map: HeaderMap, rows: readonly SourceRow[]): WageHealth {
  const at = positionOf(map, 'money');
  const wages = rows.flatMap((row) => readMoney(row.cells[at] ?? '') ?? []).filter((wage) => wage > 0);
  if (at === -1 || wages.length < WAGES_FROM) return { thousands: false, median: null };
  wages.sort((a, b) => a - b);
  const median = wages[Math.floor(wages.length / 2)] ?? 0;
  return { thousands: median < SMALLEST_WAGE, median };
}

/**
 * Reads the first rows and maps the columns.
 *
 * @param kind the kind it must be, or null to recognise it. @throws UnreadableFile when the columns cannot be known.
 */
export async function surveyHeader(
  rows: AsyncIterator<SourceRow>,
  kind: FileKind | null,
  saved: readonly SavedMapVersion[] = [],
): Promise<{ readonly head: SourceRow[]; readonly map: HeaderReading }> {
  const head = await take(rows, HEAD_ROWS);
  const map = mapHeader(head, kind, saved);
  if (map.kind === 'refused') throw new UnreadableFile(map.reason, map.remedy);
  return { head, map };
}

/**
 * Reads the beginning of a file and settles its columns, codes, the order of its dates and the health of its NIKs.
 *
 * @throws UnreadableFile when the columns, their codes or the order of dates cannot be known.
 */
export async function survey(rows: AsyncIterator<SourceRow>, kind: FileKind, known: Known): Promise<Survey> {
  const { head, map } = await surveyHeader(rows, kind, known.saved);
  const first = [...head.filter((row) => row.line > map.line), ...(await take(rows, SAMPLE_ROWS - HEAD_ROWS))];
  const { decision } = datesOf(map, first, known.dateOrder);
  if (decision.kind === 'refused') throw new UnreadableFile(decision.reason, decision.remedy);
  const [question] = codeQuestions(map, first);
  if (question !== undefined) {
    throw new UnreadableFile(`Arti kode pada kolom "${question.heading}" tidak dapat dipastikan.`, 'Pilih artinya pada langkah Kolom di halaman Impor data.');
  }
  const nikAt = positionOf(map, 'nik');
  return {
    map,
    dateOrder: decision.order,
    datesBy: decision.by,
    zerosSuspect: nikAt !== -1 && roundedNiks(first.map((row) => row.cells[nikAt] ?? '')),
    wages: wagesOf(map, first),
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
