import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SHAPES, type HashPurpose, type KeyedHash } from '../private-matching/encode.ts';
import type { TokenRow } from '../private-matching/join.ts';

/** A file cannot be used; the message says why, in Bahasa. */
export class TokenFileError extends Error {
  override readonly name = 'TokenFileError';
}

const Key = z.object({ format: z.literal('patuh-token-key'), version: z.literal(1), exchange: z.string().min(16), key: z.string().regex(/^[0-9a-f]{64}$/) });

/** The secret of one exchange; both agencies hold it, the joiner must not. */
export type TokenKey = z.infer<typeof Key>;

/** Draws the key of a new exchange. */
export function newTokenKey(): TokenKey {
  return { format: 'patuh-token-key', version: 1, exchange: randomBytes(16).toString('base64url'), key: randomBytes(32).toString('hex') };
}

/** Only its owner may read a secret; an existing file is never overwritten. */
export async function writeSecret(file: string, content: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new TokenFileError(`Berkas ${file} sudah ada dan tidak ditimpa.`);
    throw error;
  });
}

/** @throws TokenFileError when the file is no key. */
export async function readTokenKey(file: string): Promise<TokenKey> {
  const parsed = Key.safeParse(await readFile(file, 'utf8').then((text) => JSON.parse(text) as unknown, () => undefined));
  if (!parsed.success) throw new TokenFileError(`Berkas kunci ${file} tidak dapat dibaca. Buat dengan "patuh tokens key".`);
  return parsed.data;
}

/** The keyed hash of an exchange: one derived key for each purpose, so that no two uses or exchanges meet. */
export function keyedHash({ key, exchange }: TokenKey): KeyedHash {
  const derived = new Map<HashPurpose, Buffer>();
  return (purpose, text) => {
    const own = derived.get(purpose) ?? createHmac('sha256', Buffer.from(key, 'hex')).update(`patuh tokens 1|${exchange}|${purpose}`).digest();
    derived.set(purpose, own);
    return createHmac('sha256', own).update(text).digest();
  };
}

/** Tells two keys apart without giving either away. */
export function checkOf({ key, exchange }: TokenKey): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`patuh tokens 1|${exchange}|tanda kunci`).digest('base64url').slice(0, 16);
}

const Header = z.object({
  format: z.literal('patuh-tokens'),
  version: z.literal(1),
  exchange: z.string(),
  keyCheck: z.string(),
  kind: z.enum(['register-workers', 'enrolment-members']),
  rows: z.number().int(),
  shapes: z.object({ name: z.object({ bits: z.literal(SHAPES.name.bits), hashes: z.literal(SHAPES.name.hashes) }), date: z.object({ bits: z.literal(SHAPES.date.bits), hashes: z.literal(SHAPES.date.hashes) }) }),
});

/** The first line of a token file. */
export type TokenHeader = z.infer<typeof Header>;

const text = (bytes: Uint8Array | null) => (bytes === null ? '' : Buffer.from(bytes).toString('base64url'));
const bytes = (part: string | undefined) => (part === undefined || part === '' ? null : new Uint8Array(Buffer.from(part, 'base64url')));

/** Writes a token file; rows are ordered by their random keys, which hides how they stood in the source. */
export async function writeTokens(file: string, header: Omit<TokenHeader, 'format' | 'version' | 'rows' | 'shapes'>, rows: readonly TokenRow[]): Promise<void> {
  const first: TokenHeader = { format: 'patuh-tokens', version: 1, ...header, rows: rows.length, shapes: SHAPES };
  function* lines() {
    yield `${JSON.stringify(first)}\n`;
    for (const row of rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      yield `${[row.key, row.nik ?? '', text(row.checkName), text(row.checkDate), row.year ?? '', text(row.name), text(row.date)].join(',')}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }));
}

/** @throws TokenFileError when it is no token file of this version. */
export async function readTokens(file: string): Promise<{ readonly header: TokenHeader; readonly rows: TokenRow[] }> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const wrong = new TokenFileError(`Berkas ${file} bukan berkas token versi ini. Buat dengan "patuh tokens make".`);
  const parse = (line: string) => {
    try {
      return Header.safeParse(JSON.parse(line)).data;
    } catch {
      return undefined;
    }
  };
  const first = await lines.next().catch(() => undefined);
  const header = first === undefined || first.done === true ? undefined : parse(first.value);
  if (header === undefined) throw wrong;
  const rows: TokenRow[] = [];
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const [key = '', nik = '', checkName, checkDate, year = '', name, date] = next.value.split(',');
    rows.push({ key, nik: nik || null, checkName: bytes(checkName), checkDate: bytes(checkDate), year: year || null, name: bytes(name), date: bytes(date) });
  }
  if (rows.length !== header.rows) throw new TokenFileError(`Berkas ${file} terpotong: ${rows.length} dari ${header.rows} baris.`);
  return { header, rows };
}

/** A key for one row of one exchange. */
export const newRowKey = (): string => randomBytes(12).toString('base64url');

/** One of many, by chance that nobody can foresee. */
export function anyOf<T>(items: readonly T[]): T | undefined {
  return items.length === 0 ? undefined : items[randomInt(items.length)];
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Appends one line to the record of processing beside a file: who, when, which files by their SHA-256, how many rows. Never a person. */
export async function recordRun(beside: string, run: { readonly command: string; readonly exchange: string; readonly files: readonly string[]; readonly counts: Readonly<Record<string, number>> }): Promise<string> {
  const log = path.join(path.dirname(beside), 'patuh-tokens.log');
  const files = await Promise.all(run.files.map(async (file) => ({ name: path.basename(file), sha256: await sha256Of(file) })));
  const line = { at: new Date().toISOString(), by: os.userInfo().username, host: os.hostname(), ...run, files };
  await appendFile(log, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return log;
}
