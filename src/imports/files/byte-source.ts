import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** The bytes of one stored file, readable from any place; how it is stored is not the reader's business. */
export interface ByteSource {
  readonly size: number;
  /** Bytes `start` to `end` (exclusive); fewer at the end of the file. */
  read(start: number, end: number): Promise<Buffer>;
  /** A stream of bytes `start` to `end` (exclusive). */
  stream(start?: number, end?: number): Readable;
}

/** Small enough that whoever reads in pieces leaves room for other work in between. */
const PIECE_BYTES = 1 << 16;

/** A plain file on disk. */
export async function plainFile(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    size,
    async read(start, end) {
      const length = Math.max(0, Math.min(end, size) - start);
      const bytes = Buffer.alloc(length);
      const file = await open(path, 'r');
      try {
        await file.read(bytes, 0, length, start);
      } finally {
        await file.close();
      }
      return bytes;
    },
    stream(start = 0, end = size) {
      return createReadStream(path, { start, end: Math.max(start, end - 1), highWaterMark: PIECE_BYTES });
    },
  };
}
