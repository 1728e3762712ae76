import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { refusedRows } from '../../src/imports/import.queries.ts';
import { refusedReport } from '../../src/imports/refused-report.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, published, seen, type ImportRoom } from './support.ts';

const HEAD = 'id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja';

describe('the report of refused rows', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  async function reportOf(id: string): Promise<string> {
    const { batch, file, saved } = await room.imports.openForReport(PEOPLE.labour, id);
    const page = (after: number) => room.db.database.read(PEOPLE.labour, (tx) => refusedRows(tx, batch.id, after, 2));
    let text = '';
    for await (const part of refusedReport({ file, kind: batch.kind, saved }, page)) text += part;
    return text;
  }

  const BROKEN = [
    HEAD,
    'W1,P01,9901010508740003,Budi,05/08/1974,L,4500000,PKWT',
    'W2,,9901010508740004,"=cmd, Siti",05/08/1974,P,4500000,PKWT',
    ',P01,9901010508740005,Tono,06/08/1974,L,4500000,PKWT',
    'W4,P01,9901010508740006,Rina,07/08/1974,P,4500000',
    'W5,P01,9901010508740007,Sari,07/08/1974,P,4500000,PKWT,lebih',
    'W1,P01,9901010508740003,Budi Lain,05/08/1974,L,4500000,PKWT',
  ].join('\n');

  it('has the columns of the file and four more, and can be mended and sent again as a correction', async () => {
    const id = await checked(room, 'register-workers', BROKEN);
    expect(await room.imports.publish(id)).toMatchObject({ counts: { rows: 6, accepted: 1, refused: 5, new: 1 } });
    const report = await reportOf(id);
    const lines = report.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines[0]).toBe(`${HEAD},Baris,Kolom,Masalah,Cara memperbaiki`);
    expect(lines[1]).toMatch(/^W2,,'9901010508740004,"'=cmd, Siti",'05\/08\/1974,P,4500000,PKWT,3,id_perusahaan,Nomor perusahaan/);
    expect(lines).toHaveLength(6);

    const mended = report
      .replace('W2,,', 'W2,P01,')
      .replace("\r\n,P01,'9901010508740005", "\r\nW3,P01,'9901010508740005")
      .replace("'07/08/1974,P,4500000,,5", "'07/08/1974,P,4500000,PKWT,5")
      .replace('W1,P01', 'W9,P01');
    const counts = await published(room, null, mended);
    expect(counts).toMatchObject({ rows: 5, accepted: 5, refused: 0, new: 5, gone: 0 });
    const rows = await seen<{ key: string; name: string; born: string }>(room, 'SELECT source_key AS key, name, birth_date AS born FROM worker WHERE present ORDER BY 1');
    expect(rows.map((row) => `${row.key} ${row.name} ${row.born}`)).toEqual([
      'W1 Budi 1974-08-05',
      'W2 =cmd, Siti 1974-08-05',
      'W3 Tono 1974-08-06',
      'W4 Rina 1974-08-07',
      'W5 Sari 1974-08-07',
      'W9 Budi Lain 1974-08-05',
    ]);
    expect(await seen(room, 'SELECT mode, state FROM import_batch ORDER BY created_at')).toEqual([
      { mode: 'snapshot', state: 'published' },
      { mode: 'correction', state: 'published' },
    ]);
  });

  it('is audited and closed to other areas', async () => {
    const [batch] = await seen<{ id: string }>(room, 'SELECT id FROM import_batch LIMIT 1');
    await expect(room.imports.openForReport(PEOPLE.stranger, batch?.id ?? '')).rejects.toThrow('tidak ditemukan');
    expect(await seen(room, "SELECT actor_name AS by FROM audit_event WHERE action = 'import.refused_downloaded'")).toEqual([{ by: 'Rina Wulandari' }]);
  });

  it('suspects NIKs when too many end in 0, and marks number cells of a workbook', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [`Z${index}`, 'P01', `99010105087400${String(10 + (index % 9) * 10)}`, `Orang ${index}`, '05/08/1974']);
    const bytes = await writeXlsx({ sheets: [{ name: 'D', rows: [['DAFTAR'], ['id_pekerja', 'id_perusahaan', 'nik', 'nama', 'tgl_lahir'], ...rows, ['Z99', 'P01', 9901010508740010, 'Angka', new Date(Date.UTC(1974, 7, 5))]] }] });
    const counts = await published(room, 'register-workers', Buffer.from(bytes), { source: 'XLSX' });
    expect(counts).toMatchObject({ rows: 41, accepted: 41, remarks: 41 });
    const codes = await seen(room, "SELECT code, count(*)::int AS n FROM import_problem WHERE code IN ('nik_many_zeros', 'nik_number_cell') GROUP BY 1 ORDER BY 1");
    expect(codes).toEqual([{ code: 'nik_many_zeros', n: 40 }, { code: 'nik_number_cell', n: 1 }]);
    expect(await seen(room, "SELECT nik_quality AS q, count(*)::int AS n FROM worker WHERE source = 'XLSX' GROUP BY 1")).toEqual([{ q: 'suspect', n: 41 }]);
  });

  it('shows in the preview exactly what publishing then does', async () => {
    const row = fc.record({ key: fc.constantFrom('A', 'B', 'C', 'D', 'E', ''), name: fc.constantFrom('PT X', 'PT Y', ''), city: fc.constantFrom('Kota', '') });
    let month = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        month += 1;
        const text = ['kode_bu,nama_badan_usaha,kab_kota', ...rows.map((each) => `${each.key === '' ? '' : `0100000${each.key}`},${each.name},${each.city}`)].join('\n');
        const before = await seen<{ key: string; content: string }>(room, "SELECT source_key AS key, encode(row_hash, 'hex') AS content FROM employer WHERE present");
        const id = await checked(room, 'enrolment-employers', text, { period: '2026-11', fileName: `${month}.csv` });
        const [preview] = await seen<{ counts: Record<string, number> }>(room, 'SELECT counts FROM import_batch WHERE id = $1', [id]);
        const outcome = await room.imports.publish(id);
        const counts = preview?.counts ?? {};
        expect(counts['accepted'] ?? 0).toBe((counts['rows'] ?? 0) - (counts['refused'] ?? 0));
        if (outcome.kind === 'refused') {
          expect(counts['staged']).toBe(0);
          return;
        }
        expect(outcome.counts).toEqual(counts);
        const after = await seen<{ key: string; content: string }>(room, "SELECT source_key AS key, encode(row_hash, 'hex') AS content FROM employer WHERE present");
        const was = new Map(before.map((each) => [each.key, each.content]));
        const now = new Map(after.map((each) => [each.key, each.content]));
        expect([...was.keys()].filter((key) => !now.has(key))).toHaveLength(counts['gone'] ?? -1);
        // A row that was published and is refused now stays as it was: it is in none of the four counts.
        const accepted = new Set(rows.flatMap((each) => (each.key === '' || each.name === '' ? [] : [`0100000${each.key}`])));
        const read = [...now].filter(([key]) => accepted.has(key));
        expect(read.filter(([key, content]) => was.get(key) === content)).toHaveLength(counts['unchanged'] ?? -1);
        expect(read).toHaveLength((counts['new'] ?? 0) + (counts['changed'] ?? 0) + (counts['unchanged'] ?? 0));
      }),
      { numRuns: 40 },
    );
  });
});
