import type { Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database.ts';
import type { NikVault } from '../../platform/nik-vault.ts';
import { setProgress, usualDateOrder, type Batch, type BatchCounts, type BatchLayout } from '../batch.repository.ts';
import { mapsForFile } from '../columns/column-maps.queries.ts';
import { TEMPLATES } from '../file-kinds.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { compareAndSample } from '../publishing/preview.repository.ts';
import { newSlice, readFile, type ReadFile, type ReadingOrder, type SliceSink } from './read-file.ts';
import { readInThread, type ThreadKeys, type WriteSlice } from './read-in-thread.ts';
import { LAYOUTS } from '../record-layout.ts';
import { addSlice, countProblems, keepContentHash, prepareBulk, settleDuplicates } from './staging.repository.ts';

/** Files from this size on are worth a thread of their own. */
const THREAD_FROM_BYTES = 4_000_000;

/** What checking needs to know and to write to. */
export interface CheckContext {
  readonly database: Database;
  readonly vault: NikVault;
  readonly actor: Actor;
  /** For reading large files in a thread of their own; without them every file is read in this one. */
  readonly threads?: ThreadKeys | undefined;
}

/** What was found in a file. */
export interface Checked {
  readonly counts: BatchCounts;
  readonly layout: BatchLayout;
}

/** Somebody withdrew the file while it was read. */
export class CheckCancelled extends Error {}

function sliceWriter(context: CheckContext, batch: Batch): WriteSlice {
  // Staging takes rows for the first area of whoever writes them.
  if (context.actor.jurisdictions[0] !== batch.jurisdictionId) throw new Error('a file is checked on behalf of its own area');
  return (rows, problems, done, total) =>
    context.database.bulk(context.actor, async (client, tx) => {
      await addSlice(client, LAYOUTS[batch.kind], batch, { rows, problems });
      if (!(await setProgress(tx, batch.id, { done, total }))) throw new CheckCancelled();
    });
}

/** Writes one slice while the other one is being filled. */
function sinkOf(write: WriteSlice): SliceSink {
  let [filling, resting] = [newSlice(), newSlice()];
  let writing = Promise.resolve();
  return {
    get slice() {
      return filling;
    },
    async next(done, total) {
      await writing;
      const { rows, problems } = filling;
      writing = write(rows.bytes(), problems.bytes(), done, total).then(() => {
        rows.clear();
        problems.clear();
      });
      // An error is thrown by the next wait; until then it must not count as unhandled.
      writing.catch(() => undefined);
      [filling, resting] = [resting, filling];
    },
    finish: () => writing,
  };
}

function readAll(context: CheckContext, batch: Batch, file: ByteSource, reading: ReadingOrder): Promise<ReadFile> {
  const write = sliceWriter(context, batch);
  const { threads } = context;
  return threads !== undefined && file.size >= (threads.fromBytes ?? THREAD_FROM_BYTES)
    ? readInThread({ ...threads, sha256: batch.sha256, reading }, write)
    : readFile(file, context.vault, reading, sinkOf(write));
}

/**
 * Reads a whole file into staging and says what publishing it would do.
 *
 * @throws UnreadableFile when the file as a whole cannot be used. @throws CheckCancelled when it was withdrawn meanwhile.
 */
export async function checkFile(context: CheckContext, batch: Batch, file: ByteSource): Promise<Checked> {
  const rules = await context.database.read(context.actor, async (tx) => ({
    today: await tx.today(),
    known: {
      // A few mended rows prove nothing about their dates: they are written as in the file they come from.
      dateOrder: batch.mode === 'correction' ? await usualDateOrder(tx, batch) : null,
      saved: await mapsForFile(tx, batch),
    },
  }));
  const { rows, layout, contentHash, repeatedKeys } = await readAll(context, batch, file, { batchId: batch.id, kind: batch.kind, ...rules });
  const record = LAYOUTS[batch.kind];
  await context.database.transaction(context.actor, (tx) => setProgress(tx, batch.id, { stage: 'compare', done: rows, total: rows }));
  const counts = await context.database.bulk(context.actor, async (_client, tx) => {
    await prepareBulk(tx, record);
    if (repeatedKeys) await settleDuplicates(tx, record, batch, TEMPLATES[batch.kind].columns[0]?.name ?? '');
    const problems = await countProblems(tx, batch.id);
    const differs = await compareAndSample(tx, record, batch);
    if (!(await keepContentHash(tx, batch.id, contentHash))) throw new CheckCancelled();
    return { rows, accepted: rows - problems.refused, ...problems, ...differs };
  });
  return { counts, layout };
}
