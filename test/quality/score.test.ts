import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { takeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { REPORT_COLUMNS } from '../../src/imports/file-kinds.ts';
import { qualityService, type QualityService } from '../../src/quality/quality.service.ts';
import { problemKinds, scoreOf, valuesToMend } from '../../src/quality/quality.queries.ts';
import { feedbackSheet, shownKey } from '../../src/quality/sheet.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from '../imports/support.ts';

const WORKERS = `id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja
W1,P01,9901010508740003,Budi,05/08/1974,L,4500000,PKWT
W2,P01,9901010508740003,Budi,05/08/1974,L,4500000,PKWT
W3,P01,9901016708900001,Siti,27/08/1990,P,4500000,PKWT
W4,P01,,Tono,17/03/1985,L,,PKWT
W5,P01,99010105,Rina,31/02/1990,P,4500000,PKWT
W6,P01,-,,05/08/1974,L,4500000,PKWT
`;
const MEMBERS = `no_kartu,kode_bu,nik,nama,tgl_lahir,jenis_kelamin,upah,status,segmen,hubungan
0009000000001,09000001,9901010508740003,Budi,1974-08-05,L,4500000,AKTIF,PPU,P
0009000000002,09000001,9901016708900001,Siti,1990-08-28,P,4500000,AKTIF,PPU,P
`;

describe('the data-quality score of a source', () => {
  let room: ImportRoom;
  let quality: QualityService;
  let workers: string;
  let members: string;
  let correction: string;
  const publish = async (kind: 'register-workers' | 'enrolment-members', content: string, period: string) => {
    const id = await checked(room, kind, content, { period });
    const outcome = await room.imports.publish(id);
    if (outcome.kind !== 'published') throw new Error(outcome.reason);
    await quality.score(id);
    return id;
  };
  const score = (id: string) => room.db.database.read(PEOPLE.labour, (tx) => scoreOf(tx, id));

  beforeAll(async () => {
    room = await importRoom();
    quality = qualityService(room.db.database);
    members = await publish('enrolment-members', MEMBERS, '2026-10');
    workers = await publish('register-workers', WORKERS, '2026-10');
  });
  afterAll(() => room.close());

  it('counts what its formulas say', async () => {
    // Six cells of five rows; W4 has neither NIK nor wage, W5 no birth date. W2 repeats W1; W5 and W6 cannot be right.
    expect((await score(workers))?.figures).toMatchObject({ rows: 5, needed: 30, filled: 27, lines: 6, faulty: 2, repeated: 1, compared: 6, equal: 5 });
    expect(await score(workers)).toMatchObject({ completeness: '90.00', validity: '66.67', uniqueness: '83.33', agreement: '83.33' });
    // Judged again when the other office's file came: before, there was nothing to agree with.
    expect((await score(members))?.agreement).toBe('83.33');
  });

  it('is asked for by publishing, and safe to make twice', async () => {
    const asked = await seen(room, "SELECT subject_id AS id FROM outbox WHERE topic = 'quality.score' ORDER BY id");
    expect(asked).toEqual([{ id: members }, { id: workers }]);
    const before = await score(workers);
    await quality.score(workers);
    expect(await score(workers)).toEqual(before);
    expect(await room.db.database.read(PEOPLE.stranger, (tx) => scoreOf(tx, workers))).toBeUndefined();
  });

  it('names what to mend by line and the office\'s own key, never by a NIK', async () => {
    const found = await score(workers);
    if (!found) throw new Error('not judged');
    const [kinds, rows] = await room.db.database.read(PEOPLE.labour, async (tx) => [await problemKinds(tx, 'register-workers', workers), await valuesToMend(tx, 'register-workers', workers, '0', 100)] as const);
    expect(kinds[0]).toMatchObject({ code: 'name_and_nik_missing', severity: 'refusal', rows: 1, examples: [{ line: 7, key: 'W6' }] });
    expect(new Set(rows.map(({ line, key }) => `${line} ${key ?? ''}`))).toEqual(new Set(['5 W4', '6 W5', '7 W6']));
    const sheet = await feedbackSheet(found, kinds, (after) => Promise.resolve(after === '0' ? rows : []));
    const workbook = await readXlsx(Buffer.from(await new Response(sheet).arrayBuffer()));
    const cells = (workbook.sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
    expect(cells).toContainEqual(expect.arrayContaining(['Kelengkapan', '90', '25']));
    expect(cells).toContainEqual(expect.arrayContaining(['berkas.csv', '7', 'W6', 'nama']));
    expect(JSON.stringify(cells)).not.toMatch(/9901\d{12}/);
    expect(shownKey('9901010508740003')).toBe('9901••••••••0003');
    expect(shownKey('0009000000001')).toBe('0009000000001');
  });

  it('rises when a correction mends rows', async () => {
    const mended = `id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja,${REPORT_COLUMNS.join(',')}\nW6,P01,9901010508740007,Wati,05/08/1974,L,4500000,PKWT,7,nama,,\n`;
    correction = await publish('register-workers', mended, '2026-10');
    expect((await score(correction))?.figures).toMatchObject({ rows: 6, lines: 6, faulty: 1 });
    expect(Number((await score(correction))?.total)).toBeGreaterThan(Number((await score(workers))?.total));
  });

  it('is made again for what stood beside a file that is taken back', async () => {
    const back = takeBackService(room.db.database, () => Promise.resolve({ findings: 0, cases: 0, letters: 0 }));
    expect(await back.takeBack(PEOPLE.membership, members, 'Salah berkas.')).toMatchObject({ kind: 'withdrawn' });
    expect(await score(members)).toBeUndefined();
    await quality.rescoreAfter(members);
    expect(await score(members)).toBeUndefined();
    expect((await score(correction))?.figures).toMatchObject({ rows: 6, compared: 0 });
    expect((await score(correction))?.agreement).toBeNull();
    await quality.score(members);
    expect(await score(members)).toBeUndefined();
  });

  it('finds the months of a source by their index', async () => {
    const plan = await room.db.database.transaction(PEOPLE.labour, async (tx) => {
      await tx.run('SET LOCAL enable_seqscan = off');
      return tx.rows<Record<string, string>>("EXPLAIN SELECT * FROM data_quality WHERE jurisdiction_id = 1 AND source = 'DISNAKER' AND kind = 'register-workers' ORDER BY period");
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('data_quality_month');
  });
});
