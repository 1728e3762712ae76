import { codeQuestions, type CodeQuestion } from './code-questions.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { openTable } from '../files/open-table.ts';
import type { SourceRow } from '../files/row.ts';
import type { Sniffed } from '../files/sniff.ts';
import { HEAD_ROWS, readHeader, type HeaderReading, type HeaderRefusal, type ReadWith } from './header.ts';
import type { DateDecision, DateEvidence } from '../rows/dates.ts';
import { datesOf, SAMPLE_ROWS } from './survey.ts';

/** Rows that are read to recognise a file; about what the first 64 KB hold. */
const FEW_ROWS = 400;

/** What the beginning of a file says about how to read it. */
export interface Inspection {
  readonly kind: 'inspected';
  readonly written: Sniffed;
  readonly reading: HeaderReading;
  /** Lines above and at the header, for choosing another one. */
  readonly head: readonly SourceRow[];
  /** The first rows of data. */
  readonly rows: readonly SourceRow[];
  readonly evidence: DateEvidence;
  readonly dates: DateDecision;
  readonly codes: readonly CodeQuestion[];
}

async function takeInto(rows: SourceRow[], from: AsyncIterator<SourceRow>, count: number): Promise<void> {
  while (rows.length < count) {
    const next = await from.next();
    if (next.done === true) return;
    rows.push(next.value);
  }
}

/**
 * Reads the beginning of a file and says what is recognised and what a person has to say.
 *
 * @throws UnreadableFile when it is no table.
 */
export async function inspect(file: ByteSource, readWith: ReadWith): Promise<Inspection | HeaderRefusal> {
  const table = await openTable(file);
  const iterator = table.rows();
  try {
    const read: SourceRow[] = [];
    await takeInto(read, iterator, FEW_ROWS);
    const head = read.slice(0, HEAD_ROWS);
    const reading = readHeader(head, readWith);
    if (reading.kind === 'refused') return reading;
    const data = () => read.filter((row) => row.line > reading.line);
    let dates = datesOf(reading, data(), null);
    if (dates.decision.kind === 'refused') {
      // More rows may settle what the first ones leave open.
      await takeInto(read, iterator, SAMPLE_ROWS);
      dates = datesOf(reading, data(), null);
    }
    const rows = data();
    return { kind: 'inspected', written: table.written, reading, head, rows, evidence: dates.evidence, dates: dates.decision, codes: codeQuestions(reading, rows) };
  } finally {
    await iterator.return(undefined);
  }
}

/** Must a person say something before the rows can be read? */
export function asksSomething({ reading, dates, codes }: Inspection): boolean {
  return reading.missing.length > 0 || reading.doubtful.length > 0 || dates.kind === 'refused' || codes.length > 0;
}
