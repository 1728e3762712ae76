import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileStore } from '../../src/imports/files/file-store.ts';
import type { ByteSource } from '../../src/imports/files/byte-source.ts';
import type { FileKind } from '../../src/imports/file-kinds.ts';
import { importService, type Announcement, type ImportService } from '../../src/imports/import.service.ts';
import type { BatchCounts } from '../../src/imports/batch.repository.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { nikVault, type NikVault } from '../../src/platform/nik-vault.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';

export const KEY = '1'.repeat(64);

/** A database, a vault and a folder for uploads, all thrown away by `close`. */
export interface ImportRoom {
  readonly db: TestDatabase;
  readonly vault: NikVault;
  readonly imports: ImportService;
  readonly folder: string;
  close(): Promise<void>;
}

export async function importRoom(): Promise<ImportRoom> {
  const db = await testDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'patuh-imports-'));
  const vault = nikVault({ nikKey: KEY, indexKey: '2'.repeat(64) });
  return {
    db,
    vault,
    folder,
    imports: importService(db.database, vault, fileStore(folder, KEY)),
    async close() {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Receives content as a person would send it, without a worker. */
export async function receive(room: ImportRoom, kind: FileKind | null, content: string | Buffer, options: Partial<Announcement> & { actor?: Actor } = {}) {
  const { actor = PEOPLE.labour, ...announcement } = options;
  const stored = await room.imports.store(Readable.from([Buffer.from(content)]));
  return room.imports.receive(actor, stored, { fileName: 'berkas.csv', kind, performedHere: true, ...announcement });
}

/** Receives and checks; the id of the batch. */
export async function checked(room: ImportRoom, kind: FileKind | null, content: string | Buffer, options: Partial<Announcement> = {}): Promise<string> {
  const received = await receive(room, kind, content, options);
  if (received.kind !== 'received') throw new Error(received.reason);
  const outcome = await room.imports.check(received.id);
  if (outcome.kind !== 'checked') throw new Error(outcome.reason);
  return received.id;
}

/** Receives, checks and publishes; what publishing did. */
export async function published(room: ImportRoom, kind: FileKind | null, content: string | Buffer, options: Partial<Announcement> = {}): Promise<BatchCounts> {
  const outcome = await room.imports.publish(await checked(room, kind, content, options));
  if (outcome.kind !== 'published') throw new Error(outcome.reason);
  return outcome.counts;
}

/** Rows as the labour officer sees them. */
export function seen<T>(room: ImportRoom, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  return room.db.database.read(PEOPLE.labour, (tx) => tx.rows<T>(sql, params));
}

/** A file in memory. */
export function inMemory(content: Buffer | string): ByteSource {
  const bytes = Buffer.from(content);
  return {
    size: bytes.length,
    read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    stream: (start = 0, end = bytes.length) => Readable.from([bytes.subarray(start, end)]),
  };
}

