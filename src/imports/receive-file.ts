import { refused } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { insertBatch, waitForColumns } from './batch.repository.ts';
import { savedMaps } from './columns/column-maps.queries.ts';
import { TEMPLATES } from './file-kinds.ts';
import type { FileStore, StoredFile } from './files/file-store.ts';
import { UnreadableFile } from './files/unreadable.ts';
import { mapHeader, type HeaderReading } from './columns/header.ts';
import { asksSomething, inspect, type Inspection } from './columns/inspect.ts';
import type { Announcement, Received } from './import.service.ts';
import { usualSource } from './import.queries.ts';

interface Parts {
  readonly database: Database;
  readonly files: FileStore;
}

/** The form of one employer is a source of its own: beside it nobody else of the insurer's list is missing. */
function sourceOfForm({ by, kind, fixed }: HeaderReading): string | null {
  if (by.template === null) return null;
  const code = fixed[TEMPLATES[kind].columns.findIndex((column) => column.type === 'employer-code')] ?? null;
  return code === null ? 'EDABU' : `EDABU-${code.replace(/\D/g, '')}`;
}

/** What the headings and the rows leave open, for somebody who is not asked. */
function objection({ head, reading, dates, codes }: Inspection): { readonly reason: string; readonly remedy: string } | null {
  const strict = mapHeader(head, reading.kind);
  if (strict.kind === 'refused' && (reading.missing.length > 0 || reading.doubtful.length > 0)) return strict;
  if (dates.kind === 'refused') return dates;
  const [question] = codes;
  return question === undefined ? null : { reason: `Arti kode pada kolom "${question.heading}" tidak dapat dipastikan.`, remedy: 'Unggah berkas ini di halaman Impor data dan pilih artinya pada langkah Kolom.' };
}

/**
 * Records a stored file and asks for its check, or for a person's word on its columns where something is open.
 * Refused when it is no table, when its kind cannot be known, or when something is open and nobody can be asked.
 */
export async function receiveFile({ database, files }: Parts, actor: Actor, file: StoredFile, announcement: Announcement): Promise<Received> {
  const jurisdictionId = actor.jurisdictions[0];
  if (jurisdictionId === undefined) return refused('Akun Anda belum terhubung dengan wilayah kerja.');
  const { fileName, source, period, performedHere = false } = announcement;
  try {
    const bytes = await files.open(file.sha256);
    const plain = await inspect(bytes, { kind: announcement.kind });
    if (plain.kind === 'refused') return plain;
    const { kind, correction } = plain.reading;
    const known = await database.read(actor, async (tx) => {
      const from = source ?? sourceOfForm(plain.reading) ?? (await usualSource(tx, jurisdictionId, kind)) ?? TEMPLATES[kind].defaultSource;
      return { source: from, saved: await savedMaps(tx, { jurisdictionId, source: from, kind }) };
    });
    const found = known.saved.length === 0 ? plain : await inspect(bytes, { kind, saved: known.saved });
    if (found.kind === 'refused') return found;
    // A few mended rows prove nothing about their dates: they are written as in the file they come from.
    const asks = asksSomething(correction ? { ...found, dates: { kind: 'decided', order: 'ymd', by: 'no dates' } } : found);
    const against = asks && performedHere ? objection(found) : null;
    if (against !== null) return { ...refused(against.reason), remedy: against.remedy };
    const id = await database.transaction(actor, async (tx) => {
      const mode = correction ? ('correction' as const) : ('snapshot' as const);
      const batch = { jurisdictionId, kind, mode, source: known.source, period: period ?? (await tx.today()).slice(0, 7), fileName: fileName.slice(-200), sha256: file.sha256 };
      const created = await insertBatch(tx, batch);
      await tx.audit({ action: 'import.received', subject: 'import', subjectId: created, details: { kind, mode, source: batch.source, period: batch.period, sha256: file.sha256 } });
      if (asks) await waitForColumns(tx, created);
      else if (!performedHere) await tx.later('import.check', created);
      return created;
    });
    return { kind: 'received', id };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { ...refused(error.message), remedy: error.remedy };
  }
}
