import { parentPort, workerData } from 'node:worker_threads';
import { nikVault } from '../../platform/nik-vault.ts';
import { fileStore } from '../files/file-store.ts';
import { UnreadableFile } from '../files/unreadable.ts';
import { newSlice, readFile, type FilledSlice, type SliceSink } from './read-file.ts';
import type { FromReader, ThreadOrder, ToReader } from './read-in-thread.ts';

// Reads one file in a thread of its own and hands its slices over. Two slices go around: memory that was
// written comes back to be filled again.

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');
const order = workerData as ThreadOrder;
const send = (message: FromReader, memory: readonly ArrayBuffer[] = []) => port.postMessage(message, memory);

const empty: FilledSlice[] = [newSlice(), newSlice()];
const away: FilledSlice[] = [];
let freed = (): void => undefined;

port.on('message', ({ rows, problems }: ToReader) => {
  const slice = away.shift();
  if (slice === undefined) throw new Error('a slice came back that was not away');
  slice.rows.clear(rows);
  slice.problems.clear(problems);
  empty.push(slice);
  freed();
});

/** Waits until at least so many slices are here. */
async function waitFor(count: number): Promise<void> {
  while (empty.length < count) await new Promise<void>((resolve) => (freed = resolve));
}

const sink: SliceSink = {
  get slice() {
    const [filling] = empty;
    if (filling === undefined) throw new Error('no slice is empty');
    return filling;
  },
  async next(done, total) {
    const slice = empty.shift();
    if (slice === undefined) throw new Error('no slice is empty');
    away.push(slice);
    const [rows, problems] = [slice.rows.bytes(), slice.problems.bytes()];
    send({ kind: 'slice', rows, problems, done, total }, [rows.buffer, problems.buffer]);
    await waitFor(1);
  },
  finish: () => waitFor(2),
};

try {
  const file = await fileStore(order.dataDirectory, order.keys.nikKey).open(order.sha256);
  send({ kind: 'read', ...(await readFile(file, nikVault(order.keys), order.reading, sink)) });
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  send({ kind: 'unreadable', message: error.message, remedy: error.remedy });
}
