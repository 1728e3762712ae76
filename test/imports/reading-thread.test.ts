import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileStore } from '../../src/imports/files/file-store.ts';
import { importService, type ImportService } from '../../src/imports/import.service.ts';
import { PEOPLE } from '../support/database.ts';
import { importRoom, KEY, seen, type ImportRoom } from './support.ts';

const HEADER = 'id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja';
const workers = (count: number) =>
  Array.from({ length: count }, (_, index) => `W${index},P1,${index % 9 === 0 ? "'3.20112E+15" : `99010127019${String(10_000 + index).padStart(5, '0')}`},Siti ${index},27/01/1990,P,4500000,PKWT`);
const FILE = `${HEADER}\n${workers(20_000).join('\n')}\n`;

describe('a file that is read in a thread of its own', () => {
  let room: ImportRoom;
  let threaded: ImportService;
  beforeAll(async () => {
    room = await importRoom();
    const keys = { nikKey: KEY, indexKey: '2'.repeat(64) };
    threaded = importService(room.db.database, room.vault, fileStore(room.folder, KEY), { dataDirectory: room.folder, keys, fromBytes: 0 });
  });
  afterAll(() => room.close());

  async function receive(imports: ImportService, content: string, source: string): Promise<string> {
    const received = await imports.receive(PEOPLE.labour, await imports.store(Readable.from([Buffer.from(content)])), { fileName: 'a.csv', kind: 'register-workers', source, performedHere: true });
    if (received.kind !== 'received') throw new Error('not received');
    return received.id;
  }

  it('gives the same rows, problems, counts and content as one that is read in place', async () => {
    const [here, there] = [await receive(room.imports, FILE, 'SINI'), await receive(threaded, FILE, 'SANA')];
    expect(await room.imports.check(here)).toEqual({ kind: 'checked' });
    expect(await threaded.check(there)).toEqual({ kind: 'checked' });
    const told = (id: string) => seen<object>(room, 'SELECT state, counts, layout, content_hash, progress FROM import_batch WHERE id = $1', [id]);
    const staged = (id: string) =>
      seen(room, `SELECT count(*)::int AS rows, md5(string_agg(concat_ws('|', line, source_key, nik_index, nik_quality, name, birth_date, wage, row_hash), ' ' ORDER BY line)) AS content
                    FROM staged_worker WHERE batch_id = $1`, [id]);
    const problems = (id: string) => seen(room, "SELECT count(*)::int AS n, md5(string_agg(concat_ws('|', line, column_name, code, severity, read_value), ' ' ORDER BY line, column_name, code)) AS content FROM import_problem WHERE batch_id = $1", [id]);
    const opened = async (id: string) => {
      const rows = await seen<{ cipher: Buffer }>(room, 'SELECT nik_cipher AS cipher FROM staged_worker WHERE batch_id = $1 ORDER BY line', [id]);
      return room.vault.openMany(rows.map((row) => row.cipher), 'worker').join(' ');
    };
    expect(await told(there)).toEqual(await told(here));
    expect(await staged(there)).toEqual(await staged(here));
    expect((await opened(there)) === (await opened(here))).toBe(true);
    expect(await problems(there)).toEqual(await problems(here));
  });

  it('tells why it cannot be used', async () => {
    const id = await receive(threaded, `${FILE}W99999,P1,"9901,tidak ditutup\n`, 'RUSAK');
    expect(await threaded.check(id)).toMatchObject({ kind: 'refused', reason: 'Tanda kutip (") tidak ditutup di sekitar baris 20002.' });
    expect(await seen(room, 'SELECT state, (SELECT count(*)::int FROM staged_worker WHERE batch_id = b.id) AS staged FROM import_batch b WHERE id = $1', [id])).toEqual([{ state: 'failed', staged: 0 }]);
  });

  it('stops when the file is taken back meanwhile', async () => {
    const id = await receive(threaded, FILE, 'BATAL');
    const running = threaded.check(id);
    const done = async () => (await seen<{ done: number | null }>(room, "SELECT (progress->>'done')::int AS done FROM import_batch WHERE id = $1", [id]))[0]?.done ?? 0;
    while ((await done()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await threaded.withdraw(PEOPLE.labour, id);
    expect(await running).toMatchObject({ kind: 'refused' });
    expect(await seen(room, 'SELECT state, (SELECT count(*)::int FROM staged_worker WHERE batch_id = b.id) AS staged FROM import_batch b WHERE id = $1', [id])).toEqual([{ state: 'withdrawn', staged: 0 }]);
  });
});
