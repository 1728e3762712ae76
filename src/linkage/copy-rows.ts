import type { ClientBase } from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';

/** Rows are indexed in slices of about this many bytes. */
const SLICE_BYTES = 256 * 1024;
const HEADER_BYTES = 19;
const DAYS_BEFORE_2000 = 10_957;
const DAY_MS = 86_400_000;

/** What to read, and how. */
export interface CopyPlan {
  /** A SELECT without placeholders. */
  readonly sql: string;
  /** How many columns it has. */
  readonly columns: number;
}

/**
 * The rows of a query in the binary form of COPY, read where they lie: no object is made for a row, and only
 * the fields that are asked for become values. Ask for a field of the row that `advance` has moved to.
 */
export class CopyRows {
  readonly #stream: CopyToStreamQuery;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #plan: CopyPlan;
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;
  #started = false;
  /** For each row of the slice and each column where the value begins and how long it is, -1 for null. */
  #fields = new Int32Array(0);
  #rows = 0;
  #row = -1;

  constructor(client: ClientBase, plan: CopyPlan) {
    this.#plan = plan;
    this.#stream = client.query(copyTo(`COPY (${plan.sql}) TO STDOUT (FORMAT binary)`));
    this.#chunks = this.#stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Moves to the next row; false when it has not arrived yet, or when there is none: `fill` tells which. */
  advance(): boolean {
    if (this.#row + 1 >= this.#rows) return false;
    this.#row += 1;
    return true;
  }

  /** Waits for more rows; false at the end. To be called when `advance` answered false. */
  async fill(): Promise<boolean> {
    const waiting = [this.#bytes];
    let length = this.#bytes.length;
    for (;;) {
      do {
        const next = await this.#chunks.next();
        if (next.done === true) this.#ended = true;
        else {
          waiting.push(next.value);
          length += next.value.length;
        }
      } while (!this.#ended && length < SLICE_BYTES);
      this.#bytes = this.#index(waiting.length === 1 ? this.#bytes : Buffer.concat(waiting, length));
      if (this.#rows > 0 || this.#ended) return this.#rows > 0;
      waiting.length = 0;
      waiting.push(this.#bytes);
      length = this.#bytes.length;
    }
  }

  /** Reads what is left without looking at it, so that the connection can be used again. */
  async drain(): Promise<void> {
    while (!this.#ended) this.#ended = (await this.#chunks.next()).done === true;
  }

  #slice: Buffer = Buffer.alloc(0);

  /** Finds the rows in a slice, and gives back the bytes of the row that is not whole yet. */
  #index(bytes: Buffer): Buffer {
    const { columns } = this.#plan;
    const room = Math.ceil(bytes.length / (2 + columns * 4)) * columns * 2;
    if (this.#fields.length < room) this.#fields = new Int32Array(room);
    let at = this.#started ? 0 : HEADER_BYTES;
    let rows = 0;
    if (at <= bytes.length) {
      this.#started = true;
      for (;;) {
        const end = this.#indexRow(bytes, at, rows);
        if (end < 0) break;
        at = end;
        rows += 1;
      }
    } else at = 0;
    this.#slice = bytes;
    this.#rows = rows;
    this.#row = -1;
    return bytes.subarray(at);
  }

  #indexRow(bytes: Buffer, from: number, row: number): number {
    const { columns } = this.#plan;
    let at = from + 2;
    // The last row is followed by a count of -1, which is shorter than any row.
    if (at + columns * 4 > bytes.length) return -1;
    for (let column = 0; column < columns; column += 1) {
      if (at + 4 > bytes.length) return -1;
      const size = bytes.readInt32BE(at);
      at += 4;
      const field = (row * columns + column) * 2;
      this.#fields[field] = at;
      this.#fields[field + 1] = size;
      if (size > 0) at += size;
    }
    return at > bytes.length ? -1 : at;
  }

  /** What the places of this row's values count in; only until the next `fill`. */
  get bytes(): Buffer {
    return this.#slice;
  }

  /** Where the value of a column begins. */
  at(column: number): number {
    return this.#fields[(this.#row * this.#plan.columns + column) * 2] ?? 0;
  }

  /** How many bytes the value of a column has; -1 for null. */
  size(column: number): number {
    return this.#fields[(this.#row * this.#plan.columns + column) * 2 + 1] ?? -1;
  }

  text(column: number): string | null {
    const size = this.size(column);
    const at = this.at(column);
    return size < 0 ? null : this.#slice.toString('utf8', at, at + size);
  }

  /** The bytes of a value as a text of one letter a byte, for use as a key; empty for null. */
  key(column: number): string {
    const at = this.at(column);
    return this.#slice.toString('latin1', at, at + Math.max(0, this.size(column)));
  }

  /** A bigint that fits a number. */
  bigint(column: number): number | null {
    if (this.size(column) < 0) return null;
    const at = this.at(column);
    return this.#slice.readInt32BE(at) * 4_294_967_296 + this.#slice.readUInt32BE(at + 4);
  }

  int(column: number): number | null {
    return this.size(column) < 0 ? null : this.#slice.readInt32BE(this.at(column));
  }

  /** A date as the number YYYYMMDD, 0 for null. */
  day(column: number): number {
    const days = this.int(column);
    return days === null ? 0 : dayNumber(days);
  }
}

/** Days around those on which people who work or have worked were born. */
const FIRST_DAY = -60_000;
const known = new Int32Array(80_000);

function dayNumber(days: number): number {
  const place = days - FIRST_DAY;
  if (place < 0 || place >= known.length) return 0;
  const found = known[place] ?? 0;
  if (found !== 0) return found;
  const day = new Date((days + DAYS_BEFORE_2000) * DAY_MS);
  const number = (day.getUTCFullYear() * 100 + day.getUTCMonth() + 1) * 100 + day.getUTCDate();
  known[place] = number;
  return number;
}
