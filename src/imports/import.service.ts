import type { Readable } from 'node:stream';
import { NotFound, refused, type Refusal } from '../errors.ts';
import { systemActor, type Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { contentInUse, lockBatch, lockSource, markPublished, newestPeriod, setState, type Batch, type BatchCounts } from './batch.repository.ts';
import { mapsForFile } from './columns/column-maps.queries.ts';
import { columnsService, type ColumnsService } from './columns/columns.service.ts';
import { CheckCancelled, checkFile } from './staging/check-file.ts';
import type { FileKind } from './file-kinds.ts';
import type { FileStore, StoredFile } from './files/file-store.ts';
import { UnreadableFile } from './files/unreadable.ts';
import type { ThreadKeys } from './staging/read-in-thread.ts';
import { applyChanges, findChanges, instantAfterAll } from './publishing/publish.repository.ts';
import type { SavedMapVersion } from './columns/saved-map.ts';
import { receiveFile } from './receive-file.ts';
import { LAYOUTS } from './record-layout.ts';
import { clearProblems, clearStaging, prepareBulk } from './staging/staging.repository.ts';

/** What a person says about a file they send. */
export interface Announcement {
  readonly fileName: string;
  /** Null: recognised from the columns. */
  readonly kind: FileKind | null;
  /** The office the data comes from; where this kind last came from when not given. */
  readonly source?: string | undefined;
  /** The month of the data, `YYYY-MM`; the current month when not given. */
  readonly period?: string | undefined;
  /** Work that the caller performs here and now instead of a worker. */
  readonly performedHere?: boolean;
}

export type Received = { readonly kind: 'received'; readonly id: string } | (Refusal & { readonly remedy?: string });
export type Published = { readonly kind: 'published'; readonly counts: BatchCounts } | (Refusal & { readonly remedy?: string });

/** Files in: received, checked, published or withdrawn. */
export interface ImportService {
  /** Stores a stream; nothing else happens until `receive`. */
  store(content: Readable): Promise<StoredFile>;
  /** Forgets a stored file that no import uses. */
  discard(file: StoredFile): Promise<void>;
  /** How the columns of files are read, and a person's word on it. */
  readonly columns: ColumnsService;
  /** Records a stored file and asks for its check, or for a person's word on its columns. Refused when it is no table of a known kind. */
  receive(actor: Actor, file: StoredFile, announcement: Announcement): Promise<Received>;
  /** Reads a received file into staging. Safe to run again: it begins anew. Refused when the file as a whole is unusable. */
  check(id: string): Promise<{ readonly kind: 'checked' } | (Refusal & { readonly remedy?: string })>;
  /** Asks for a checked file to be published. */
  requestPublish(actor: Actor, id: string): Promise<Published | { readonly kind: 'requested' }>;
  /** Publishes a file that was asked for. Safe to run again. */
  publish(id: string): Promise<Published>;
  /** Takes back a file that is not published yet. */
  withdraw(actor: Actor, id: string): Promise<{ readonly kind: 'withdrawn' } | Refusal>;
  /** The stored bytes of a file the actor may see, for the report of refused rows; audited. */
  openForReport(actor: Actor, id: string): Promise<{ readonly batch: Batch; readonly file: Awaited<ReturnType<FileStore['open']>>; readonly saved: readonly SavedMapVersion[] }>;
}

const GONE_AFTER_CRASH = 'Hasil pemeriksaan hilang karena basis data berhenti mendadak. Berkas diperiksa ulang.';
const CHANGED_SINCE = 'Data berubah sejak berkas ini diperiksa. Angka di halaman ini sudah diperbarui; periksa lagi lalu terbitkan.';

/**
 * Builds the service on its parts.
 *
 * @param threads for checking large files in a thread of their own; without it all are checked in the calling one.
 */
export function importService(database: Database, vault: NikVault, files: FileStore, threads?: ThreadKeys): ImportService {
  const parts: Parts = { database, vault, files, threads };
  return {
    store: (content) => files.put(content),
    discard: (file) => discard(parts, file.sha256),
    columns: columnsService(parts),
    receive: (actor, file, announcement) => receiveFile(parts, actor, file, announcement),
    check: (id) => check(parts, id),
    requestPublish: (actor, id) => requestPublish(parts, actor, id),
    publish: (id) => publish(parts, id),
    withdraw: (actor, id) => withdraw(parts, actor, id),
    async openForReport(actor, id) {
      const { batch, saved } = await database.transaction(actor, async (tx) => {
        const found = await existing(tx, id);
        await tx.audit({ action: 'import.refused_downloaded', subject: 'import', subjectId: id, details: { kind: found.kind } });
        return { batch: found, saved: await mapsForFile(tx, found) };
      });
      return { batch, saved, file: await files.open(batch.sha256) };
    },
  };
}

interface Parts {
  readonly database: Database;
  readonly vault: NikVault;
  readonly files: FileStore;
  readonly threads: ThreadKeys | undefined;
}

async function existing(tx: Tx, id: string): Promise<Batch> {
  const batch = await lockBatch(tx, id);
  if (!batch) throw new NotFound('Impor ini tidak ditemukan.');
  return batch;
}

async function check(parts: Parts, id: string): ReturnType<ImportService['check']> {
  const { database, vault, files } = parts;
  const sweeping = await everywhere(database);
  const batch = await database.transaction(sweeping, async (tx) => {
    const found = await lockBatch(tx, id);
    if (!found || found.awaitsColumns || (found.state !== 'uploaded' && found.state !== 'checking')) return undefined;
    await setState(tx, id, { state: 'checking' });
    await clearStaging(tx, LAYOUTS[found.kind], id);
    await clearProblems(tx, id);
    return found;
  });
  if (!batch) return { kind: 'checked' };
  const actor = systemActor([batch.jurisdictionId]);
  try {
    const { counts, layout } = await checkFile({ database, vault, actor, threads: parts.threads }, batch, await files.open(batch.sha256));
    await database.transaction(actor, async (tx) => {
      const now = await lockBatch(tx, id);
      if (now?.state === 'checking') await setState(tx, id, { state: 'ready', counts, layout });
    });
    return { kind: 'checked' };
  } catch (error) {
    if (!(error instanceof UnreadableFile) && !(error instanceof CheckCancelled)) throw error;
    await database.transaction(actor, async (tx) => {
      await clearStaging(tx, LAYOUTS[batch.kind], id);
      if (error instanceof UnreadableFile) await setState(tx, id, { state: 'failed', failure: { message: error.message, remedy: error.remedy } });
    });
    return error instanceof UnreadableFile ? { ...refused(error.message), remedy: error.remedy } : refused('Impor dibatalkan.');
  }
}

/** Why a checked file must not be published, or null. */
async function objection(tx: Tx, batch: Batch): Promise<string | null> {
  if (batch.state !== 'ready' && batch.state !== 'publishing') return 'Berkas ini belum selesai diperiksa atau sudah tidak menunggu diterbitkan.';
  if ((batch.counts.staged ?? 0) === 0) return 'Tidak ada baris yang dapat diterbitkan.';
  const newest = batch.mode === 'snapshot' ? await newestPeriod(tx, batch) : null;
  if (newest !== null && newest > batch.period) return `Data bulan ${newest} dari sumber yang sama sudah terbit; data bulan ${batch.period} lebih lama.`;
  return null;
}

async function requestPublish({ database }: Parts, actor: Actor, id: string): Promise<Published | { readonly kind: 'requested' }> {
  return database.transaction(actor, async (tx) => {
    const batch = await existing(tx, id);
    const reason = await objection(tx, batch);
    if (reason !== null) return refused(reason);
    await setState(tx, id, { state: 'publishing' });
    await tx.run('UPDATE import_batch SET published_by = $2 WHERE id = $1', [id, actor.id]);
    await tx.audit({ action: 'import.publish_requested', subject: 'import', subjectId: id, details: { ...batch.counts } });
    await tx.later('import.publish', id);
    return { kind: 'requested' };
  });
}

async function publish({ database }: Parts, id: string): Promise<Published> {
  const actor = await everywhere(database);
  return database.bulk(actor, async (_client, tx) => {
    const batch = await existing(tx, id);
    if (batch.state === 'published') return { kind: 'published', counts: batch.counts as BatchCounts };
    await lockSource(tx, batch);
    const reason = await objection(tx, batch);
    if (reason !== null) return backToReady(tx, batch, reason);
    const record = LAYOUTS[batch.kind];
    await prepareBulk(tx, record);
    const now = await findChanges(tx, record, batch);
    if (now.staged !== batch.counts.staged) {
      await setState(tx, id, { state: 'uploaded', failure: { message: GONE_AFTER_CRASH, remedy: '' } });
      await tx.later('import.check', id);
      return refused(GONE_AFTER_CRASH);
    }
    const counts = { ...batch.counts, ...now } as BatchCounts;
    if (now.new !== batch.counts.new || now.changed !== batch.counts.changed || now.gone !== batch.counts.gone) {
      await setState(tx, id, { state: 'ready', counts, failure: { message: CHANGED_SINCE, remedy: '' } });
      return refused(CHANGED_SINCE);
    }
    const at = await instantAfterAll(tx, batch.jurisdictionId);
    await applyChanges(tx, record, batch, at, counts);
    await markPublished(tx, batch, counts, at);
    await clearStaging(tx, record, id);
    await tx.later('quality.score', id);
    await tx.audit({ action: 'import.published', subject: 'import', subjectId: id, details: { kind: batch.kind, source: batch.source, period: batch.period, ...counts } });
    return { kind: 'published', counts };
  });
}

async function backToReady(tx: Tx, batch: Batch, reason: string): Promise<Published> {
  if (batch.state === 'publishing') await setState(tx, batch.id, { state: 'ready', failure: { message: reason, remedy: '' } });
  return refused(reason);
}

async function withdraw(parts: Parts, actor: Actor, id: string): Promise<{ readonly kind: 'withdrawn' } | Refusal> {
  const outcome = await parts.database.transaction(actor, async (tx) => {
    const batch = await existing(tx, id);
    if (!['uploaded', 'checking', 'ready', 'failed'].includes(batch.state)) return refused('Berkas ini sudah diterbitkan atau sudah dibatalkan.');
    await setState(tx, id, { state: 'withdrawn' });
    await clearStaging(tx, LAYOUTS[batch.kind], id);
    await clearProblems(tx, id);
    await tx.audit({ action: 'import.withdrawn', subject: 'import', subjectId: id, details: { kind: batch.kind } });
    return { sha256: batch.sha256 };
  });
  if ('kind' in outcome) return outcome;
  await discard(parts, outcome.sha256);
  return { kind: 'withdrawn' };
}

async function discard({ database, files }: Parts, sha256: string): Promise<void> {
  const used = await database.read(await everywhere(database), (tx) => contentInUse(tx, sha256));
  if (!used) await files.remove(sha256);
}
