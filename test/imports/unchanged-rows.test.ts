import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { importRoom, published, seen, type ImportRoom } from './support.ts';

const ROWS = 2000;
const CHANGED = 20;

const worker = (at: number, wage: number) =>
  `W${at},P01,99010105087${String(at).padStart(5, '0')},Pekerja ${at},05/08/1974,L,${wage},PKWT`;

function file(wageOf: (at: number) => number, from = 1): string {
  return ['id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja', ...Array.from({ length: ROWS }, (_, at) => worker(at + from, wageOf(at + from)))].join('\n');
}

describe('a monthly file in which one row in a hundred changed', () => {
  let room: ImportRoom;
  let owner: Client;
  beforeAll(async () => {
    room = await importRoom();
    owner = new Client({ connectionString: room.db.url, options: '-c search_path=patuh,public' });
    await owner.connect();
    await published(room, 'register-companies', 'id_perusahaan,nama_perusahaan\nP01,PT Satu\n');
    await published(room, 'register-workers', file(() => 4_500_000), { period: '2026-10' });
  });
  afterAll(async () => {
    await owner.end();
    await room.close();
  });

  const tuples = async () => {
    const { rows } = await owner.query<{ key: string; place: string; cipher: string }>(
      `SELECT source_key AS key, ctid::text || ' ' || xmin::text AS place, encode(nik_cipher, 'hex') AS cipher FROM worker ORDER BY id`,
    );
    return new Map(rows.map(({ key, ...row }) => [key, row]));
  };

  it('writes only the rows that changed: the others stay the same tuples with the same ciphers', async () => {
    const before = await tuples();
    const counts = await published(room, 'register-workers', file((at) => (at <= CHANGED ? 5_000_000 : 4_500_000)), { period: '2026-11' });
    expect(counts).toMatchObject({ new: 0, changed: CHANGED, unchanged: ROWS - CHANGED, gone: 0 });
    const after = await tuples();
    const moved = [...after].filter(([key, row]) => before.get(key)?.place !== row.place);
    expect(moved.map(([key]) => key)).toEqual(Array.from({ length: CHANGED }, (_, at) => `W${at + 1}`));
    expect(await seen(room, 'SELECT count(*)::int AS n FROM worker_version')).toEqual([{ n: CHANGED }]);
  });

  it('writes a row once when it is gone or new, and only rows that were there leave a version', async () => {
    const before = await tuples();
    const counts = await published(room, 'register-workers', file((at) => (at <= CHANGED ? 5_000_000 : 4_500_000), 11), { period: '2026-12' });
    expect(counts).toMatchObject({ new: 10, changed: 0, unchanged: ROWS - 10, gone: 10 });
    const moved = [...(await tuples())].filter(([key, row]) => before.get(key)?.place !== row.place).map(([key]) => key);
    const numbered = (from: number) => Array.from({ length: 10 }, (_, at) => `W${at + from}`);
    expect(moved).toEqual([...numbered(1), ...numbered(ROWS + 1)]);
    expect(await seen(room, 'SELECT count(*)::int AS n FROM worker_version')).toEqual([{ n: CHANGED + 10 }]);
  });

  it('finds what changed by its index, not by reading the table', async () => {
    const plan = async (sql: string) => {
      await owner.query('ANALYZE worker, worker_version, company');
      const { rows } = await owner.query<Record<string, string>>(`EXPLAIN ${sql}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(await plan('SELECT c.* FROM worker c JOIN (VALUES (1::bigint), (2::bigint)) g(id) ON g.id = c.id')).toContain('worker_pkey');
    expect(await plan(`SELECT id FROM worker WHERE company_id IS NULL AND jurisdiction_id = 1 AND source = 'DISNAKER' AND company_key = 'P01'`)).toContain('worker_company');
  });
});
