import { PassThrough, Transform, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { UnreadableFile } from './unreadable.ts';

/** What a workbook may hold at most; checked from the directory, before anything is unpacked. */
export const ZIP_LIMITS = { entries: 200, totalBytes: 1_000_000_000, ratio: 100, ratioFromBytes: 10_000_000 } as const;

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;

/** One file inside a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

const broken = () =>
  new UnreadableFile('Berkas XLSX rusak atau terpotong.', 'Buka berkas dengan Excel, simpan ulang, lalu unggah lagi.');

const suspicious = (why: string) =>
  new UnreadableFile(`Berkas XLSX ditolak: ${why}.`, 'Salin tabelnya ke buku kerja baru yang hanya berisi satu lembar, lalu unggah lagi.');

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END_RECORD) return at;
  throw broken();
}

function readDirectory(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_RECORD) throw broken();
    const nameLength = directory.readUInt16LE(at + 28);
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw suspicious('isinya dilindungi kata sandi');
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function assertLimits(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const entry of entries) {
    total += entry.unpacked;
    if (entry.unpacked > ZIP_LIMITS.ratioFromBytes && entry.unpacked > entry.packed * ZIP_LIMITS.ratio) {
      throw suspicious('isinya dimampatkan secara tidak wajar');
    }
  }
  if (total > ZIP_LIMITS.totalBytes) throw suspicious('isinya lebih dari 1 GB');
}

/**
 * The files of a zip archive, by name, from its directory alone.
 *
 * @throws UnreadableFile when the archive is broken or beyond `ZIP_LIMITS`.
 */
export async function zipEntries(source: ByteSource): Promise<ReadonlyMap<string, ZipEntry>> {
  const tail = await source.read(Math.max(0, source.size - END_BYTES - MAX_COMMENT), source.size);
  const end = findEnd(tail);
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > ZIP_LIMITS.entries) throw suspicious(`berisi lebih dari ${ZIP_LIMITS.entries} bagian`);
  if (start + size > source.size || size > 1_000_000) throw broken();
  const entries = readDirectory(await source.read(start, start + size), count);
  assertLimits(entries);
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** Lets through what the directory promised, and no byte more. */
function atMost(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(suspicious('isinya lebih besar daripada daftar isinya'));
      else done(null, chunk);
    },
  });
}

/** Unpacks one file as a stream; destroying the stream stops the unpacking. */
export async function unzip(source: ByteSource, entry: ZipEntry): Promise<Readable> {
  const header = await source.read(entry.offset, entry.offset + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_RECORD) throw broken();
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.packed > source.size) throw broken();
  if (entry.method !== 0 && entry.method !== 8) throw suspicious('cara pemampatannya tidak dikenal');
  const packed = entry.packed === 0 ? PassThrough.from([]) : source.stream(start, start + entry.packed);
  const unpacked = entry.method === 8 && entry.packed > 0 ? createInflateRaw({ chunkSize: 1 << 16 }) : new PassThrough();
  const limited = atMost(entry.unpacked);
  packed.on('error', (error) => limited.destroy(error));
  unpacked.on('error', () => limited.destroy(broken()));
  limited.on('close', () => {
    packed.destroy();
    unpacked.destroy();
  });
  return packed.pipe(unpacked).pipe(limited);
}
