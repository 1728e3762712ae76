import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowWriter } from '../../src/imports/staging/copy-text.ts';
import { LAYOUTS } from '../../src/imports/record-layout.ts';
import type { RowResult } from '../../src/imports/rows/read-row.ts';
import { addSlice } from '../../src/imports/staging/staging.repository.ts';
import { textBuffer } from '../../src/imports/staging/text-buffer.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from './support.ts';

const NOTHING = Buffer.alloc(0);
const COMPANY = LAYOUTS['register-companies'];
const row = (line: number, values: readonly (string | null)[]): RowResult => ({ line, accepted: true, values, nik: null, problems: [] });

describe('staging', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  const newBatch = () => checked(room, 'register-companies', 'id_perusahaan,nama_perusahaan\nP1,PT Satu\n');

  it('holds exactly the rows of a file, over several slices', async () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `P${index}`);
    const id = await checked(room, 'register-companies', `id_perusahaan,nama_perusahaan\n${keys.map((key) => `${key},PT ${key}`).join('\n')}\n`);
    const staged = await seen<{ line: number; key: string; name: string }>(room, 'SELECT line, source_key AS key, name FROM staged_company WHERE batch_id = $1 ORDER BY line', [id]);
    expect(staged).toEqual(keys.map((key, index) => ({ line: index + 2, key, name: `PT ${key}` })));
  });

  it('gives back any text as it was, whatever COPY makes of tabs, backslashes and line breaks', async () => {
    const text = fc.option(fc.string({ unit: fc.constantFrom('a', '\\', '\t', '\n', '\r', 'N', '.', 'é', '龍', '😀', "'", '"', '\b', '\v') }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
        const id = await newBatch();
        const writer = rowWriter(COMPANY, room.vault, id);
        const lines = rows.map(([name, nib, address], index) => writer.line(row(100 + index, [`K${index}`, name, nib, null, address, null, null])));
        await room.db.database.bulk({ ...PEOPLE.labour }, (client) => addSlice(client, COMPANY, { id, jurisdictionId: 1, source: 'X', mode: 'snapshot' }, { rows: Buffer.from(lines.join('')), problems: NOTHING }));
        const back = await seen<{ name: string; nib: string; address: string }>(room, 'SELECT name, nib, address FROM staged_company WHERE batch_id = $1 AND line >= 100 ORDER BY line', [id]);
        expect(back.map((one) => [one.name, one.nib, one.address])).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  });

  it('gathers text of any length in memory that is used again', () => {
    const buffer = textBuffer(8);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        buffer.clear();
        for (const text of texts) buffer.add(text);
        expect(buffer.bytes().equals(Buffer.from(texts.join('')))).toBe(true);
      }),
    );
  });
});

describe('the letterbox of staging', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  it('takes rows for the acting area only, and shows nothing', async () => {
    const id = await checked(room, 'register-companies', 'id_perusahaan,nama_perusahaan\nP1,PT Satu\n');
    const as = (actor: (typeof PEOPLE)[keyof typeof PEOPLE], sql: string, params: readonly unknown[] = []) => room.db.database.transaction(actor, (tx) => tx.rows(sql, params));
    await expect(as(PEOPLE.labour, 'SELECT * FROM arriving.company')).rejects.toThrow('permission denied');
    await expect(as(PEOPLE.labour, 'DELETE FROM arriving.company')).rejects.toThrow('permission denied');
    await expect(as(PEOPLE.stranger, "INSERT INTO arriving.company (batch_id, jurisdiction_id, line, source_key, row_hash) VALUES ($1, 1, 9, 'X', '')", [id])).rejects.toThrow('permission denied');
    await as(PEOPLE.stranger, "INSERT INTO arriving.company (batch_id, line, source_key, row_hash) VALUES ($1, 9, 'X', '')", [id]);
    expect(await seen(room, 'SELECT source_key FROM staged_company WHERE batch_id = $1', [id])).toEqual([{ source_key: 'P1' }]);
    expect(await as(PEOPLE.stranger, 'SELECT jurisdiction_id, source_key FROM staged_company WHERE batch_id = $1', [id])).toEqual([{ jurisdiction_id: 2, source_key: 'X' }]);
  });
});
