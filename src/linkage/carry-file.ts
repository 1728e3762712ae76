import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Columns begin at multiples of this, counted from the first. */
const WIDEST = 8;
const HEAD_SIZE_BYTES = 8;

const COLUMNS = { Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;

/** A number column that can be kept in a file. */
export type Column = InstanceType<(typeof COLUMNS)[keyof typeof COLUMNS]>;

interface ColumnPlace {
  readonly columnType: keyof typeof COLUMNS;
  readonly from: number;
  readonly length: number;
}

const padded = (bytes: number) => Math.ceil(bytes / WIDEST) * WIDEST;
const bytesOf = (column: Column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength);
const isPlace = (value: unknown): value is ColumnPlace => typeof value === 'object' && value !== null && 'columnType' in value;

/** The value as JSON in which columns are named by their places, and the columns in that order. */
function flatten(value: unknown): { readonly head: Buffer; readonly columns: readonly Column[] } {
  const columns: Column[] = [];
  let from = 0;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    const column = part as Column;
    const place = { columnType: column.constructor.name, from, length: column.length };
    columns.push(column);
    from += padded(column.byteLength);
    return place;
  });
  const json = Buffer.from(text);
  const head = Buffer.alloc(padded(HEAD_SIZE_BYTES + json.length));
  head.writeUInt32LE(json.length, 0);
  json.copy(head, HEAD_SIZE_BYTES);
  return { head, columns };
}

/** Every column comes back in memory of its own, so that one of them can be handed to a thread without the others. */
function unflatten(bytes: Buffer): unknown {
  const end = HEAD_SIZE_BYTES + bytes.readUInt32LE(0);
  const start = padded(end);
  return JSON.parse(bytes.toString('utf8', HEAD_SIZE_BYTES, end), (_key, part: unknown) => {
    if (!isPlace(part)) return part;
    const type = COLUMNS[part.columnType];
    const own = Uint8Array.from(bytes.subarray(start + part.from, start + part.from + part.length * type.BYTES_PER_ELEMENT));
    return new type(own.buffer);
  });
}

/**
 * Writes plain data with number columns into a file, encrypted and authenticated (AES-256-GCM), in the place of
 * what was there before: whoever reads finds the old file or the new one, whole.
 *
 * @param key 32 bytes. @param place what the file belongs to; read under another name it does not open.
 */
export async function writeSealed(file: string, key: Buffer, place: string, value: unknown): Promise<void> {
  const { head, columns } = flatten(value);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const arriving = `${file}.tmp`;
  try {
    const target = await open(arriving, 'w', 0o600);
    try {
      await target.writeFile(nonce);
      await target.writeFile(cipher.update(head));
      for (const column of columns) {
        await target.writeFile(cipher.update(bytesOf(column)));
        await target.writeFile(cipher.update(Buffer.alloc(padded(column.byteLength) - column.byteLength)));
      }
      cipher.final();
      await target.writeFile(cipher.getAuthTag());
      await target.sync();
    } finally {
      await target.close();
    }
    await rename(arriving, file);
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
}

/** @throws Error when there is no such file, or when it was altered, cut, moved, or written under another key. */
export async function readSealed(file: string, key: Buffer, place: string): Promise<unknown> {
  const sealed = await readFile(file);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  decipher.final();
  return unflatten(plain);
}
