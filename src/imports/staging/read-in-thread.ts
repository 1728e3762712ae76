import { Worker } from 'node:worker_threads';
import { UnreadableFile } from '../files/unreadable.ts';
import type { ReadFile, ReadingOrder } from './read-file.ts';

/** What a reading thread has to be given to open a stored file and to seal what it finds. */
export interface ThreadKeys {
  readonly dataDirectory: string;
  readonly keys: { readonly nikKey: string; readonly indexKey: string };
  /** Bytes from which on a file is worth a thread; 4 MB when not given. */
  readonly fromBytes?: number;
}

export interface ThreadOrder extends ThreadKeys {
  readonly sha256: string;
  readonly reading: ReadingOrder;
}

/** Slices and how the reading ended. */
export type FromReader =
  | { readonly kind: 'slice'; readonly rows: Uint8Array<ArrayBuffer>; readonly problems: Uint8Array<ArrayBuffer>; readonly done: number; readonly total: number }
  | ({ readonly kind: 'read' } & ReadFile)
  | { readonly kind: 'unreadable'; readonly message: string; readonly remedy: string };

/** The memory of a written slice. */
export interface ToReader {
  readonly rows: ArrayBuffer;
  readonly problems: ArrayBuffer;
}

/** Enough for every honest file; without a limit the heap grows as far as the machine lets it. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 20 };

/** Writes one slice. */
export type WriteSlice = (rows: Buffer, problems: Buffer, done: number, total: number) => Promise<void>;

function readableError(error: unknown): Error {
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new UnreadableFile('Berkas ini memerlukan terlalu banyak memori untuk dibaca.', 'Bagi berkas menjadi beberapa bagian, lalu unggah satu per satu.');
  }
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Reads a stored file in a thread of its own, with a heap of its own and a limit to it, while this thread only
 * writes: what waits for answers of the database does not wait for rows to be read.
 *
 * @throws UnreadableFile when the file as a whole cannot be used, and whatever `write` throws.
 */
export async function readInThread(order: ThreadOrder, write: WriteSlice): Promise<ReadFile> {
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), { workerData: order, resourceLimits: LIMITS });
  let writing = Promise.resolve();
  try {
    return await new Promise<ReadFile>((resolve, reject) => {
      thread.once('error', (error) => reject(readableError(error)));
      thread.once('exit', () => reject(new Error('the reading thread ended without a result')));
      thread.on('message', (message: FromReader) => {
        if (message.kind === 'read') resolve(message);
        else if (message.kind === 'unreadable') reject(new UnreadableFile(message.message, message.remedy));
        else {
          const { rows, problems, done, total } = message;
          writing = writing.then(() => write(Buffer.from(rows.buffer, 0, rows.length), Buffer.from(problems.buffer, 0, problems.length), done, total));
          writing.then(
            () => {
              const back: ToReader = { rows: rows.buffer, problems: problems.buffer };
              thread.postMessage(back, [back.rows, back.problems]);
            },
            reject,
          );
        }
      });
    });
  } finally {
    // A slice that is being written ends before its import does.
    await writing.catch(() => undefined);
    await thread.terminate();
  }
}
