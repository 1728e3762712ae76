import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import { PageError } from '../errors.ts';

/** A file as the browser announced it. The name and type are claims, never to be trusted. */
export interface IncomingFile {
  readonly field: string;
  readonly fileName: string;
  readonly claimedType: string;
  readonly stream: Readable;
}

/** The limits of an upload and where its bytes go. */
export interface UploadRule<F> {
  /** The file fields that the form may send; files of other fields are dropped. */
  readonly fields: readonly string[];
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Receives each file while it arrives; must read the stream to its end. */
  receive(file: IncomingFile): Promise<F>;
  /** Undoes `receive` when the form turns out to be unusable. */
  discard?(file: F): Promise<void>;
}

/** What a multipart form brought. */
export interface ReceivedForm<F> {
  readonly values: Record<string, string | string[]>;
  readonly files: readonly F[];
  /** The file fields whose file was larger than allowed. */
  readonly tooLarge: readonly string[];
}

/** The form as a whole is larger than the server takes. */
export class TooLarge extends PageError {
  readonly status = 413;
}

/** Adds a value to a form the way an address bar would: a repeated name becomes a list. */
function add(values: Record<string, string | string[]>, name: string, value: string): void {
  const before = Object.hasOwn(values, name) ? values[name] : undefined;
  values[name] = before === undefined ? value : [before, value].flat();
}

/**
 * Reads a multipart form; files are streamed to the rule, one after the other.
 *
 * @param allow called with the fields read so far before the first file is taken; throws to refuse.
 */
export async function receiveForm<F>(
  req: Request,
  rule: UploadRule<F>,
  allow: (values: Record<string, string | string[]>) => void,
): Promise<ReceivedForm<F>> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const pending: Promise<F>[] = [];
  const tooLarge: string[] = [];
  const form = busboy({
    headers: req.headers,
    defParamCharset: 'utf8',
    limits: {
      fileSize: rule.maxBytes,
      files: rule.maxFiles,
      fields: 2000,
      fieldSize: 64 * 1024,
      fieldNameSize: 100,
    },
  });
  let failure: unknown;
  form.on('field', (name, value) => add(values, name, value));
  form.on('file', (field, stream, info) => {
    const fileName = info.filename;
    try {
      allow(values);
    } catch (error) {
      failure ??= error;
    }
    if (failure !== undefined || !fileName || !rule.fields.includes(field)) {
      stream.resume();
      return;
    }
    stream.on('limit', () => tooLarge.push(field));
    const received = rule.receive({ field, fileName, claimedType: info.mimeType, stream });
    received.catch(() => stream.resume());
    pending.push(received);
  });
  form.on('filesLimit', () => {
    failure ??= new TooLarge(
      'Terlalu banyak berkas.',
      `Kirim paling banyak ${rule.maxFiles} berkas sekaligus.`,
    );
  });
  await pipeline(req, form);
  const settled = await Promise.allSettled(pending);
  const files = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  failure ??= settled.find((result) => result.status === 'rejected')?.reason;
  if (failure === undefined) {
    allow(values);
    return { values, files, tooLarge };
  }
  await discardAll(rule, files);
  throw failure instanceof Error ? failure : new Error('upload failed');
}

/** Undoes the files of a form that is not used. */
export async function discardAll<F>(rule: UploadRule<F>, files: readonly F[]): Promise<void> {
  for (const file of files) await rule.discard?.(file);
}

/** A small file kept in memory. */
export interface FileInMemory {
  readonly field: string;
  readonly fileName: string;
  readonly claimedType: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Receives files of some megabytes into memory, for example evidence. */
export async function intoMemory(file: IncomingFile): Promise<FileInMemory> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.stream) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { field, fileName, claimedType } = file;
  return { field, fileName, claimedType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A file on disk under a name of our own. */
export interface FileOnDisk {
  readonly field: string;
  readonly fileName: string;
  readonly claimedType: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Receives files of any size into new folders below `directory`; the sender's name is never used. */
export function intoFolder(directory: string): Pick<UploadRule<FileOnDisk>, 'receive' | 'discard'> {
  return {
    async receive(file) {
      const target = path.join(await mkdtemp(path.join(directory, 'upload-')), 'content');
      const hash = createHash('sha256');
      let size = 0;
      file.stream.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        size += chunk.length;
      });
      await pipeline(file.stream, createWriteStream(target, { mode: 0o600 }));
      const { field, fileName, claimedType } = file;
      return { field, fileName, claimedType, path: target, size, sha256: hash.digest('hex') };
    },
    async discard(file) {
      await rm(path.dirname(file.path), { recursive: true, force: true });
    },
  };
}
