import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { earlierPublication } from '../../src/imports/import.queries.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from './support.ts';

const HEADER = ['id_pekerja', 'id_perusahaan', 'nik', 'nama', 'tgl_lahir', 'jenis_kelamin', 'upah', 'status_kerja'];
const ROWS = Array.from({ length: 60 }, (_, index) => [
  `W${index}`, 'P1', `990101${String(1 + (index % 28)).padStart(2, '0')}0190${String(index).padStart(4, '0')}`, `Budi, S.E. ${index}`, `${String(1 + (index % 28)).padStart(2, '0')}/03/1990`, 'L', '4500000', 'PKWT',
]);

const quoted = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell}"` : cell);
const csv = (rows: readonly (readonly string[])[], delimiter = ',') => [HEADER, ...rows].map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');

/** The same order each time, and not the file's own. */
const shuffled = ROWS.map((row, index) => ({ row, place: (index * 37) % 61 })).sort((a, b) => a.place - b.place).map(({ row }) => row);

describe('the same content again', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
    const id = await checked(room, 'register-workers', csv(ROWS), { fileName: 'asli.csv' });
    await room.imports.requestPublish(PEOPLE.labour, id);
    await room.imports.publish(id);
  });
  afterAll(() => room.close());

  const workbook = () => writeXlsx({ sheets: [{ name: 'Pekerja', rows: [HEADER, ...shuffled] }] });
  const earlier = (id: string) => room.db.database.read(PEOPLE.labour, (tx) => earlierPublication(tx, id));

  it.each<[string, () => string | Buffer | Promise<Uint8Array>, string]>([
    ['renamed', () => csv(ROWS), 'lain.csv'],
    ['in another order', () => csv(shuffled), 'asli.csv'],
    ['with another delimiter', () => csv(ROWS, ';'), 'asli.csv'],
    ['with a byte order mark and UTF-16', () => Buffer.from(`\ufeff${csv(shuffled, '\t')}`, 'utf16le'), 'asli.txt'],
    ['as a workbook', workbook, 'asli.xlsx'],
    ['with columns in another order', () => csv(ROWS).replaceAll(/^([^,]*),([^,]*),(.*)\r$/gm, '$2,$1,$3\r'), 'asli.csv'],
  ])('%s is known again, and publishing it changes nothing', async (_name, make, fileName) => {
    const content = Buffer.from(await make());
    const id = await checked(room, 'register-workers', content, { fileName });
    expect(await earlier(id)).toMatchObject({ publishedBy: 'Rina Wulandari' });
    await room.imports.requestPublish(PEOPLE.labour, id);
    const outcome = await room.imports.publish(id);
    expect(outcome).toMatchObject({ kind: 'published', counts: { new: 0, changed: 0, gone: 0, unchanged: 60 } });
    expect(await seen(room, 'SELECT count(*)::int AS n FROM worker_version')).toEqual([{ n: 0 }]);
  });

  it.each<[string, string]>([
    ['one wage differs', csv(ROWS).replace('4500000', '4500001')],
    ['one row is missing', csv(ROWS.slice(1))],
    ['one row stands twice', csv([...ROWS, ...ROWS.slice(0, 1)])],
  ])('is another content when %s', async (_name, content) => {
    expect(await earlier(await checked(room, 'register-workers', content))).toBeUndefined();
  });
});
