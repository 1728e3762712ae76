import { pipeline, Transform } from 'node:stream';
import type { NikVault } from '../../platform/nik-vault.ts';
import type { BatchLayout } from '../batch.repository.ts';
import { problemLine, rowWriter } from './copy-text.ts';
import type { FileKind } from '../file-kinds.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { openTable } from '../files/open-table.ts';
import { portioned } from '../files/portions.ts';
import type { SourceRow } from '../files/row.ts';
import { LAYOUTS } from '../record-layout.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { rowReader } from '../rows/read-row.ts';
import { survey, type Known } from '../columns/survey.ts';
import { textBuffer, type TextBuffer } from './text-buffer.ts';

/** Rows that are written to the database in one transaction; one slice is about 4 MB of text. */
const SLICE_ROWS = 16_000;
const FIRST_BYTES = 1 << 16;

/** Checked rows and their problems as COPY text. */
export interface FilledSlice {
  readonly rows: TextBuffer;
  readonly problems: TextBuffer;
}

/** An empty slice; its memory grows as far as a full one needs. */
export const newSlice = (): FilledSlice => ({ rows: textBuffer(FIRST_BYTES), problems: textBuffer(FIRST_BYTES) });

/** Takes filled slices away, while the next one is being filled. */
export interface SliceSink {
  /** What is to be filled now. */
  readonly slice: FilledSlice;
  /** Takes it away. @param rows how many rows were read so far. @param total about how many there are. */
  next(rows: number, total: number): Promise<void>;
  /** Waits until everything that was taken away is written. */
  finish(): Promise<void>;
}

/** Which file is read, and by which rules. Plain data: it is handed to other threads. */
export interface ReadingOrder {
  readonly batchId: string;
  readonly kind: FileKind;
  /** The legal day. */
  readonly today: string;
  readonly known: Known;
}

/** What was found when a file was read to its end. */
export interface ReadFile {
  readonly rows: number;
  readonly layout: BatchLayout;
  readonly contentHash: string;
  /** False when no key stands in the file more than once. */
  readonly repeatedKeys: boolean;
}

/** Counts the bytes that a reader took, for progress. */
function counted(source: ByteSource): { readonly source: ByteSource; taken(): number } {
  let taken = 0;
  return {
    taken: () => Math.min(taken, source.size),
    source: {
      size: source.size,
      read: (start, end) => source.read(start, end),
      stream(start, end) {
        const counter = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            taken += chunk.length;
            done(null, chunk);
          },
        });
        return pipeline(source.stream(start, end), counter, () => undefined);
      },
    },
  };
}

/**
 * Reads a whole file into slices for staging.
 *
 * @throws UnreadableFile when the file as a whole cannot be used.
 */
export async function readFile(file: ByteSource, vault: NikVault, { batchId, kind, today, known }: ReadingOrder, sink: SliceSink): Promise<ReadFile> {
  const counting = counted(file);
  const table = await openTable(counting.source);
  const portions = table.portions();
  let [rows, inSlice] = [0, 0];
  // How many rows are still to come is estimated from the bytes read so far.
  const total = () => (counting.taken() === 0 ? rows : Math.max(rows, Math.round((rows * file.size) / counting.taken())));
  try {
    const reading = portioned(portions);
    const { first, ...found } = await survey(reading.rows, kind, known);
    const read = rowReader({ ...found, today, shortRows: table.written.format === 'xlsx' });
    const lines = rowWriter(LAYOUTS[kind], vault, batchId);
    const keys = repeatedKeys();
    const take = async (portion: readonly SourceRow[]) => {
      for (const row of portion) {
        const result = read(row);
        if (result.accepted) {
          sink.slice.rows.add(lines.line(result));
          keys.add(result.values[0] ?? '');
        }
        for (const problem of result.problems) sink.slice.problems.add(problemLine(problem));
      }
      rows += portion.length;
      inSlice += portion.length;
      if (inSlice < SLICE_ROWS) return;
      await sink.next(rows, total());
      inSlice = 0;
    };
    await take(first);
    for await (const portion of reading.rest()) await take(portion);
    await sink.next(rows, rows);
    await sink.finish();
    const { line: headerLine, header, positions, by, tables } = found.map;
    const layout = { headerLine, header, positions, by, tables, dateOrder: found.dateOrder, datesBy: found.datesBy, format: table.written.format };
    return { rows, layout, contentHash: lines.contentHash(), repeatedKeys: keys.any };
  } finally {
    await portions.return(undefined);
  }
}
