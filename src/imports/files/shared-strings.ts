import { UnreadableFile } from './unreadable.ts';

/** The texts of a workbook by number. */
export interface SharedStrings {
  add(text: string): void;
  /** Undefined when there is no such text. @throws UnreadableFile when long texts are asked for again and again. */
  at(index: number): string | undefined;
  readonly count: number;
  /** Bytes kept so far. */
  readonly bytes: number;
}

const CHUNK_BITS = 22;
const CHUNK_BYTES = 1 << CHUNK_BITS;
const FIRST_ROOM = 1 << 14;
/** No cell of a list of people is longer. */
const LONG_BYTES = 1000;
/** One long text that stands in a million cells is a way to fill the memory. */
const MAX_LONG_BYTES = 100_000_000;

const grown = (numbers: Uint32Array<ArrayBuffer>, used: number) => {
  if (used < numbers.length) return numbers;
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
};

/**
 * Keeps millions of short texts as bytes: as strings each would cost the heap several times its length. A text
 * of more than 4 MB is cut; a cell holds 32,767 characters at most.
 */
export function sharedStrings(): SharedStrings {
  const chunks: Buffer[] = [];
  let [starts, ends] = [new Uint32Array(FIRST_ROOM), new Uint32Array(FIRST_ROOM)];
  let [count, next, longTaken] = [0, 0, 0];
  return {
    add(text) {
      const room = CHUNK_BYTES - (next & (CHUNK_BYTES - 1));
      if (Buffer.byteLength(text) > room) next += room;
      const chunk = next >>> CHUNK_BITS;
      const memory = (chunks[chunk] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES));
      [starts, ends] = [grown(starts, count), grown(ends, count)];
      starts[count] = next;
      next += memory.write(text, next & (CHUNK_BYTES - 1));
      ends[count] = next;
      count += 1;
    },
    at(index) {
      const start = starts[index];
      if (start === undefined || index >= count) return undefined;
      const from = start & (CHUNK_BYTES - 1);
      const length = (ends[index] ?? start) - start;
      if (length > LONG_BYTES) {
        longTaken += length;
        if (longTaken > MAX_LONG_BYTES) throw new UnreadableFile('Berkas XLSX ditolak: teks yang sangat panjang diulang di banyak sel.', 'Hapus kolom berisi teks panjang, lalu unggah lagi.');
      }
      return chunks[start >>> CHUNK_BITS]?.toString('utf8', from, from + length);
    },
    get count() {
      return count;
    },
    get bytes() {
      return next;
    },
  };
}
