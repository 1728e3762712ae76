import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { CopyRows } from '../../src/linkage/copy-rows.ts';

describe('rows read from the binary form of COPY', () => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ connectionString: process.env['PATUH_TEST_PG'] });
    await client.connect();
  });
  afterAll(() => client.end());

  const read = async <T>(sql: string, columns: number, take: (row: CopyRows) => T): Promise<T[]> => {
    const rows = new CopyRows(client, { sql, columns });
    const taken: T[] = [];
    while (await rows.fill()) while (rows.advance()) taken.push(take(rows));
    return taken;
  };

  it('have the values of their columns', async () => {
    const sql = `SELECT * FROM (VALUES
      (1::bigint, 'Siti Nurhaliza'::text, date '1990-02-28', 7::int, decode('00ff', 'hex')),
      (9007199254740991, 'Ménélik ''O''', date '2000-01-01', -1, ''::bytea),
      (NULL, NULL, NULL, NULL, NULL)) AS made`;
    expect(await read(sql, 5, (row) => [row.bigint(0), row.text(1), row.day(2), row.int(3), row.key(4), row.size(4)])).toEqual([
      [1, 'Siti Nurhaliza', 19_900_228, 7, '\u0000\u00ff', 2],
      [9_007_199_254_740_991, "Ménélik 'O'", 20_000_101, -1, '', 0],
      [null, null, 0, null, '', -1],
    ]);
  });

  it('have days that PostgreSQL and people count alike', async () => {
    const sql = `SELECT day::date, to_char(day, 'YYYYMMDD')::int FROM generate_series(date '1890-01-01', date '2050-12-31', '1 day') AS day`;
    const days = await read(sql, 2, (row) => [row.day(0), row.int(1)]);
    expect(days).toHaveLength(58_804);
    expect(days.filter(([read, right]) => read !== right)).toEqual([]);
  });

  it('have no day where a date is no birthday', async () => {
    expect(await read(`SELECT * FROM (VALUES (date 'infinity'), (date '-infinity'), (date '0001-01-01')) AS made`, 1, (row) => row.day(0))).toEqual([0, 0, 0]);
  });

  it('come whole, however long they are and however many', async () => {
    const sql = `SELECT number, repeat('x', CASE WHEN number % 1000 = 0 THEN 700000 ELSE number % 700 END) FROM generate_series(1, 5000) AS number`;
    const lengths = await read(sql, 2, (row) => [row.int(0), row.text(1)?.length]);
    expect(lengths).toEqual(Array.from({ length: 5000 }, (_, at) => [at + 1, (at + 1) % 1000 === 0 ? 700_000 : (at + 1) % 700]));
  });

  it('may be none', async () => {
    expect(await read('SELECT 1 WHERE false', 1, (row) => row.int(0))).toEqual([]);
  });

  it('leave the connection usable when the rest is not wanted', async () => {
    const rows = new CopyRows(client, { sql: 'SELECT number FROM generate_series(1, 200000) AS number', columns: 1 });
    await rows.fill();
    await rows.drain();
    expect((await client.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('are none of a statement that fails', async () => {
    await expect(read('SELECT 1 / (number - 3) FROM generate_series(1, 5) AS number', 1, (row) => row.int(0))).rejects.toThrow('division by zero');
    expect((await client.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
