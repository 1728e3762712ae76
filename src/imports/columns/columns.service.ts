import { isDeepStrictEqual } from 'node:util';
import { NotFound, refused, type Refusal } from '../../errors.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { lockBatch, type Batch } from '../batch.repository.ts';
import { mapsForFile, mapVersions, savedMaps, type MapVersionView } from './column-maps.queries.ts';
import { saveMap, useMap } from './column-maps.repository.ts';
import { TEMPLATES, type DateOrder } from '../file-kinds.ts';
import type { FileStore } from '../files/file-store.ts';
import { UnreadableFile } from '../files/unreadable.ts';
import { inspect, type Inspection } from './inspect.ts';
import { LAYOUTS } from '../record-layout.ts';
import type { SavedMap } from './saved-map.ts';
import { clearProblems, clearStaging } from '../staging/staging.repository.ts';

/** A file with what its beginning says and how its source was read before. */
export interface InspectedFile {
  readonly batch: Batch;
  readonly inspection: Inspection;
  readonly versions: readonly MapVersionView[];
}

/** How a person says that a file is to be read. */
export interface ColumnAnswers {
  /** The line that holds the header; null for the one that was recognised. */
  readonly headerLine: number | null;
  /** By canonical column, where it stands, or the value that holds for every row. */
  readonly columns: Readonly<Record<string, { readonly position: number } | { readonly value: string } | null>>;
  /** By canonical column, the code table that holds, or `none`. */
  readonly tables: Readonly<Record<string, string>>;
  readonly dateOrder: DateOrder | null;
}

/** One thing that is still open: the canonical column it is about, or `tanggal`. */
export interface OpenPoint {
  readonly about: string;
  readonly text: string;
}

export type ChosenColumns = { readonly kind: 'saved'; readonly version: number; readonly again: boolean } | { readonly kind: 'open'; readonly points: readonly OpenPoint[] } | Refusal;

/** How the columns of files are read. */
export interface ColumnsService {
  /** @throws NotFound when the actor may not see the file or its bytes are not kept any more. @throws UnreadableFile when it is no table. */
  inspect(actor: Actor, id: string, headerLine: number | null): Promise<InspectedFile>;
  /** Saves how the file is read as the next version of its source, and has the file checked by it. */
  choose(actor: Actor, id: string, answers: ColumnAnswers): Promise<ChosenColumns>;
}

interface Parts {
  readonly database: Database;
  readonly files: FileStore;
}

const OPEN_STATES: readonly Batch['state'][] = ['uploaded', 'ready', 'failed'];

/** Builds the service on its parts. */
export function columnsService(parts: Parts): ColumnsService {
  return { inspect: (actor, id, headerLine) => inspectFile(parts, actor, id, headerLine), choose: (actor, id, answers) => choose(parts, actor, id, answers) };
}

async function existing(tx: Tx, id: string): Promise<Batch> {
  const batch = await lockBatch(tx, id);
  if (!batch) throw new NotFound('Impor ini tidak ditemukan.');
  return batch;
}

async function bytesOf({ files }: Parts, sha256: string) {
  try {
    return await files.open(sha256);
  } catch {
    throw new NotFound('Berkas asli impor ini sudah tidak disimpan.');
  }
}

async function inspectFile(parts: Parts, actor: Actor, id: string, headerLine: number | null): Promise<InspectedFile> {
  const { batch, saved } = await parts.database.transaction(actor, async (tx) => {
    const found = await existing(tx, id);
    return { batch: found, saved: await mapsForFile(tx, found) };
  });
  const inspection = await inspect(await bytesOf(parts, batch.sha256), { kind: batch.kind, saved, headerLine });
  if (inspection.kind === 'refused') throw new UnreadableFile(inspection.reason, inspection.remedy);
  const versions = await parts.database.read(actor, (tx) => mapVersions(tx, batch, inspection.reading.hash));
  return { batch, inspection, versions };
}

/** The map that the answers make on the headings of the file. */
function mapOf(inspection: Inspection, answers: ColumnAnswers): SavedMap {
  const { columns } = TEMPLATES[inspection.reading.kind];
  const fixed: Record<string, string> = {};
  const positions = columns.map(({ name }) => {
    const answer = answers.columns[name] ?? null;
    if (answer === null) return -1;
    if ('position' in answer) return answer.position < inspection.reading.header.length ? answer.position : -1;
    fixed[name] = answer.value;
    return -1;
  });
  // What the form itself states above its table is read anew in every file.
  const lasting = Object.fromEntries(Object.entries(fixed).filter(([name, value]) => inspection.reading.above[name] !== value));
  return { header: inspection.reading.header, positions, fixed: lasting, tables: { ...inspection.reading.tables, ...answers.tables }, dateOrder: answers.dateOrder };
}

/** What is still open after the answers. */
async function openPoints(parts: Parts, batch: Batch, inspection: Inspection, map: SavedMap): Promise<OpenPoint[]> {
  const { columns } = TEMPLATES[batch.kind];
  const points: OpenPoint[] = [];
  const used = new Map<number, string>();
  columns.forEach(({ name }, index) => {
    const position = map.positions[index] ?? -1;
    if (position === -1) return;
    const other = used.get(position);
    if (other === undefined) used.set(position, name);
    else points.push({ about: name, text: 'Kolom berkas ini sudah dipilih untuk isian lain' });
  });
  const version = { id: '', version: 0, hash: inspection.reading.hash, map };
  const again = await inspect(await bytesOf(parts, batch.sha256), { kind: batch.kind, saved: [version] });
  if (again.kind === 'refused') return [{ about: '', text: again.reason }];
  for (const { name } of again.reading.missing) points.push({ about: name, text: 'Pilih kolomnya, atau isi nilai yang sama untuk semua baris' });
  for (const question of again.codes) points.push({ about: question.column, text: 'Pilih arti kodenya' });
  if (again.dates.kind === 'refused' && map.dateOrder === null) points.push({ about: 'tanggal', text: 'Pilih susunan tanggal' });
  return points;
}

async function choose(parts: Parts, actor: Actor, id: string, answers: ColumnAnswers): Promise<ChosenColumns> {
  const { batch, inspection } = await inspectFile(parts, actor, id, answers.headerLine);
  if (!OPEN_STATES.includes(batch.state)) return refused('Berkas ini sedang diperiksa, sudah diterbitkan, atau sudah dibatalkan.');
  const map = mapOf(inspection, answers);
  const points = await openPoints(parts, batch, inspection, map);
  if (points.length > 0) return { kind: 'open', points };
  return parts.database.transaction(actor, async (tx) => {
    const now = await existing(tx, id);
    if (!OPEN_STATES.includes(now.state)) return refused('Berkas ini sedang diperiksa, sudah diterbitkan, atau sudah dibatalkan.');
    const { hash } = inspection.reading;
    const newest = (await savedMaps(tx, batch)).find((version) => version.hash === hash);
    const same = newest !== undefined && isDeepStrictEqual(newest.map, map);
    const chosen = same ? newest : await saveMap(tx, batch, hash, map);
    // A file that was already read in just this way need not be read again.
    if (same && now.state === 'ready' && (await mapsForFile(tx, batch)).some((version) => version.id === newest.id)) return { kind: 'saved', version: chosen.version, again: false };
    await useMap(tx, id, chosen.id);
    await clearStaging(tx, LAYOUTS[batch.kind], id);
    await clearProblems(tx, id);
    await tx.audit({ action: 'import.columns_chosen', subject: 'import', subjectId: id, details: { version: chosen.version, new: !same } });
    await tx.later('import.check', id);
    return { kind: 'saved', version: chosen.version, again: true };
  });
}

