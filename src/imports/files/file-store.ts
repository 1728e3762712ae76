import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainFile, type ByteSource } from './byte-source.ts';

/** An upload that takes longer than this was cut. */
const LONGEST_UPLOAD_MS = 24 * 3_600_000;
const ARRIVING = 'arriving-';
const IV_BYTES = 16;
const BLOCK = 16;

/** One uploaded file, known by the hash of its content. */
export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

/** Uploaded files on disk, encrypted: they hold NIKs as the sender wrote them. */
export interface FileStore {
  /** Stores a stream to its end; the same content twice is one file. */
  put(content: Readable): Promise<StoredFile>;
  /** @throws ENOENT when no such file is stored. */
  open(sha256: string): Promise<ByteSource>;
  remove(sha256: string): Promise<void>;
}

/** The counter of a block: counter mode lets a reader begin anywhere in the file. */
function counterAt(iv: Buffer, block: number): Buffer {
  const value = (BigInt(`0x${iv.toString('hex')}`) + BigInt(block)) & ((1n << 128n) - 1n);
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
}

function decrypting(key: Buffer, iv: Buffer, start: number) {
  const decipher = createDecipheriv('aes-256-ctr', key, counterAt(iv, Math.floor(start / BLOCK)));
  decipher.update(Buffer.alloc(start % BLOCK));
  return decipher;
}

async function openSealed(file: string, key: Buffer): Promise<ByteSource> {
  const raw = await plainFile(file);
  const iv = await raw.read(0, IV_BYTES);
  const size = raw.size - IV_BYTES;
  return {
    size,
    async read(start, end) {
      const bytes = await raw.read(start + IV_BYTES, Math.min(end, size) + IV_BYTES);
      return decrypting(key, iv, start).update(bytes);
    },
    stream(start = 0, end = size) {
      const source = raw.stream(start + IV_BYTES, Math.min(end, size) + IV_BYTES);
      const plain = decrypting(key, iv, start);
      source.on('error', (error) => plain.destroy(error));
      plain.on('close', () => source.destroy());
      return source.pipe(plain);
    },
  };
}

/** Removes what killed uploads left behind. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(ARRIVING)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - LONGEST_UPLOAD_MS) await rm(file, { force: true });
  }
}

/**
 * A store below `<dataDirectory>/uploads`, encrypted with AES-256-CTR under a key derived from the NIK key.
 * Integrity is checked by the content hash, which is the file's name.
 *
 * @param nikKey 32 bytes in hexadecimal.
 */
export function fileStore(dataDirectory: string, nikKey: string): FileStore {
  const folder = path.join(dataDirectory, 'uploads');
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(nikKey, 'hex'), '', 'patuh uploads', 32));
  const nameOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a content hash');
    return path.join(folder, sha256);
  };
  return {
    async put(content) {
      // A stream that breaks before the pipeline takes it over must not bring the process down; the pipeline rejects.
      content.once('error', () => undefined);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await sweep(folder);
      const arriving = path.join(folder, `${ARRIVING}${randomBytes(8).toString('hex')}`);
      const iv = randomBytes(IV_BYTES);
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          size += chunk.length;
          done(null, chunk);
        },
      });
      const target = createWriteStream(arriving, { mode: 0o600 });
      target.write(iv);
      try {
        await pipeline(content, measure, createCipheriv('aes-256-ctr', key, iv), target);
        const sha256 = hash.digest('hex');
        // A file already there may be being read under its own nonce: it stays.
        if (existsSync(nameOf(sha256))) await rm(arriving, { force: true });
        else await rename(arriving, nameOf(sha256));
        return { sha256, size };
      } catch (error) {
        await rm(arriving, { force: true });
        throw error;
      }
    },
    open: async (sha256) => {
      await stat(nameOf(sha256));
      return openSealed(nameOf(sha256), key);
    },
    remove: (sha256) => rm(nameOf(sha256), { force: true }),
  };
}
