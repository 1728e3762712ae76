import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CutOrder } from './cut-order.ts';
import { importRoom, published, receive, seen, type ImportRoom } from './support.ts';

/** More than two slices of staging. */
const ROWS = 33_000;
const BEFORE = 'id_perusahaan,nama_perusahaan\nP0,PT Lama\nP1,PT Lama Satu\nP99999,PT Hilang\n';
const AFTER = `id_perusahaan,nama_perusahaan\n${Array.from({ length: ROWS }, (_, index) => `P${index},PT Baru ${index}`).join('\n')}\nP7,PT Lain\nP8,PT Baru 8\n`;

const PLACES: readonly (readonly [string, CutOrder['cut']])[] = [
  ['in the middle of the upload', { at: 'piece of the upload', nth: 20 }],
  ['after the upload', { at: 'upload is stored', nth: 1 }],
  ['while it is recognised', { at: 'INSERT INTO import_batch', nth: 1 }],
  ['after it was received', { at: 'file is received', nth: 1 }],
  ['before the first slice', { at: 'COPY arriving.company', nth: 1 }],
  ['between two slices', { at: 'COPY arriving.company', nth: 2 }],
  ['with a slice copied and not committed', { at: 'SET progress', nth: 2 }],
  ['while duplicates are settled', { at: 'duplicate_same', nth: 1 }],
  ['while it is compared', { at: 'JOIN (SELECT id, source_key', nth: 1 }],
  ['before it is ready', { at: 'file is checked', nth: 1 }],
  ['while versions are kept', { at: 'INSERT INTO company_version', nth: 1 }],
  ['with the new rows written and not committed', { at: 'SET present = false', nth: 1 }],
];

describe('an import whose process is killed', () => {
  let room: ImportRoom;
  let file: string;
  beforeAll(async () => {
    room = await importRoom();
    file = path.join(room.folder, 'perusahaan.csv');
    await writeFile(file, AFTER);
  });
  afterAll(() => room.close());

  const rowsOf = (source: string) => seen<{ key: string; name: string; present: boolean }>(room, 'SELECT source_key AS key, name, present FROM company WHERE source = $1 ORDER BY id', [source]);

  async function importAndDie(source: string, cut: CutOrder['cut']): Promise<void> {
    const script = fileURLToPath(new URL('./cut-import.ts', import.meta.url));
    const order: CutOrder = { url: room.db.url, folder: room.folder, file, source, cut };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  }

  /** What a person or the queue does after the restart: goes on where the import stands, or sends the file again. */
  async function goOn(source: string): Promise<void> {
    const [known] = await seen<{ id: string }>(room, "SELECT id FROM import_batch WHERE source = $1 AND state <> 'published' ORDER BY created_at DESC LIMIT 1", [source]);
    const again = known ?? (await receive(room, 'register-companies', AFTER, { source }));
    if (!('id' in again)) throw new Error(again.reason);
    expect(await room.imports.check(again.id)).toEqual({ kind: 'checked' });
    expect(await room.imports.publish(again.id)).toMatchObject({ kind: 'published', counts: { rows: ROWS + 2, staged: ROWS, new: ROWS - 2, changed: 2, gone: 1, refused: 1, remarks: 1 } });
  }

  it.each(PLACES)('%s shows nothing of it, and loses and doubles no row when it goes on', async (place, cut) => {
    const source = `S${PLACES.findIndex(([name]) => name === place)}`;
    await published(room, 'register-companies', BEFORE, { source });
    const before = await rowsOf(source);
    await importAndDie(source, cut);
    expect(await rowsOf(source)).toEqual(before);
    await goOn(source);
    const after = await rowsOf(source);
    expect(after.filter((row) => row.present).map((row) => `${row.key} ${row.name}`).sort()).toEqual(Array.from({ length: ROWS }, (_, index) => `P${index} PT Baru ${index}`).sort());
    expect(after.filter((row) => !row.present)).toEqual([{ key: 'P99999', name: 'PT Hilang', present: false }]);
    expect(await seen(room, 'SELECT count(*)::int AS n FROM staged_company s JOIN import_batch b ON b.id = s.batch_id WHERE b.source = $1', [source])).toEqual([{ n: 0 }]);
  });

  it('leaves no half of an upload behind for ever', async () => {
    const uploads = () => readdirSync(path.join(room.folder, 'uploads')).filter((name) => name.startsWith('arriving-'));
    const [left = ''] = uploads();
    const yesterday = new Date('2020-01-01T00:00:00Z');
    await utimes(path.join(room.folder, 'uploads', left), yesterday, yesterday);
    await room.imports.store(Readable.from([Buffer.from('x')]));
    expect(uploads()).toEqual([]);
  });
});
