import type { ByteSource } from './files/byte-source.ts';
import { openTable } from './files/open-table.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { setProgress, usualDateOrder, type Batch, type BatchCounts, type BatchLayout } from './batch.repository.ts';
import { problemLine, rowLines } from './copy-text.ts';
import { TEMPLATES, type DateOrder } from './file-kinds.ts';
import { LAYOUTS } from './record-layout.ts';
import { rowReader } from './rows/read-row.ts';
import { addSlice, countProblems, difference, prepareBulk, settleDuplicates, type Slice } from './staging.repository.ts';
import { survey, withRest } from './survey.ts';

const SLICE_ROWS = 4_000;

/** What checking needs to know and to write to. */
export interface CheckContext {
  readonly database: Database;
  readonly vault: NikVault;
  readonly actor: Actor;
}

/** What was found in a file. */
export interface Checked {
  readonly counts: BatchCounts;
  readonly layout: BatchLayout;
}

/** Somebody withdrew the file while it was read. */
export class CheckCancelled extends Error {}

/** Writes slices one after the other while the next one is being read. */
function sliceWriter(context: CheckContext, batch: Batch, size: number) {
  let writing = Promise.resolve();
  const write = async (slice: Slice, rows: number, bytes: number) => {
    await context.database.bulk(context.actor, async (client, tx) => {
      const state = await tx.row<{ state: string }>('SELECT state FROM import_batch WHERE id = $1', [batch.id]);
      if (state?.state !== 'checking') throw new CheckCancelled();
      await addSlice(client, LAYOUTS[batch.kind], batch, slice);
      // How many rows are still to come is estimated from the bytes read so far.
      const total = bytes === 0 ? rows : Math.max(rows, Math.round((rows * size) / bytes));
      await setProgress(tx, batch.id, { done: rows, total });
    });
  };
  return {
    async add(slice: Slice, rows: number, bytes: number) {
      await writing;
      writing = write(slice, rows, bytes);
      // An error is thrown by the next wait; until then it must not count as unhandled.
      writing.catch(() => undefined);
    },
    finish: () => writing,
  };
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
        return source.stream(start, end).on('data', (chunk: Buffer) => (taken += chunk.length));
      },
    },
  };
}

async function readAll(context: CheckContext, batch: Batch, file: ByteSource, rules: { today: string; order: DateOrder | null }): Promise<{ rows: number; layout: BatchLayout }> {
  const { today, order } = rules;
  const counting = counted(file);
  const table = await openTable(counting.source);
  const iterator = table.rows();
  try {
    const found = await survey(iterator, batch.kind, order);
    const read = rowReader({ ...found, today, shortRows: table.written.format === 'xlsx' });
    const line = rowLines(LAYOUTS[batch.kind], context.vault);
    const writer = sliceWriter(context, batch, file.size);
    let rows = 0;
    let slice = { rows: '', problems: '' };
    for await (const row of withRest(found.first, iterator)) {
      const result = read(row);
      if (result.accepted) slice.rows += line(result);
      for (const problem of result.problems) slice.problems += problemLine(problem);
      rows += 1;
      if (rows % SLICE_ROWS !== 0) continue;
      await writer.add(slice, rows, counting.taken());
      slice = { rows: '', problems: '' };
    }
    await writer.add(slice, rows, file.size);
    await writer.finish();
    const { line: headerLine, header, positions } = found.map;
    return { rows, layout: { headerLine, header, positions, dateOrder: found.dateOrder, datesBy: found.datesBy, format: table.written.format } };
  } finally {
    await iterator.return(undefined);
  }
}

/**
 * Reads a whole file into staging and says what publishing it would do.
 *
 * @throws UnreadableFile when the file as a whole cannot be used. @throws CheckCancelled when it was withdrawn meanwhile.
 */
export async function checkFile(context: CheckContext, batch: Batch, file: ByteSource): Promise<Checked> {
  const rules = await context.database.read(context.actor, async (tx) => ({
    today: await tx.today(),
    // A few mended rows prove nothing about their dates: they are written as in the file they come from.
    order: batch.mode === 'correction' ? await usualDateOrder(tx, batch) : null,
  }));
  const { rows, layout } = await readAll(context, batch, file, rules);
  const record = LAYOUTS[batch.kind];
  const counts = await context.database.bulk(context.actor, async (_client, tx) => {
    await prepareBulk(tx, record);
    await settleDuplicates(tx, record, batch, TEMPLATES[batch.kind].columns[0]?.name ?? '');
    const problems = await countProblems(tx, batch.id);
    return { rows, accepted: rows - problems.refused, ...problems, ...(await difference(tx, record, batch)) };
  });
  return { counts, layout };
}
