import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, published, receive, seen, type ImportRoom } from './support.ts';

const COMPANIES = `id_perusahaan,nama_perusahaan,nib,npwp,alamat,kab_kota,jumlah_pekerja
P01,PT Satu,9900000000011,01.234.567.8-901.000,Jl. A 1,Kab. Contoh,2
P02,"Dua, CV",348127923808,,Jl. B 2,Kab. Contoh,
`;
const WORKERS = `id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja
W1,P01,9901010508740003,Budi  Santoso,05/08/1974,Laki-laki,Rp 4.500.000,PKWT
W2,P01,'9901016708900001,SITI AMINAH,27/08/1990,P,4500000,PKWTT
W3,P02,3.20112E+15,Tono,17/03/1985,L,,PKWT
W4,P09,,Rina,,P,4500,PKWT
,P01,9901010508740009,Tanpa Kunci,05/08/1974,L,4500000,PKWT
W6,P01,-,,05/08/1974,L,4500000,PKWT
`;

describe('publishing', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  it('publishes companies with repaired numbers', async () => {
    const counts = await published(room, 'register-companies', COMPANIES);
    expect(counts).toMatchObject({ rows: 2, accepted: 2, refused: 0, remarks: 1, new: 2, changed: 0, unchanged: 0, gone: 0 });
    const rows = await seen(room, 'SELECT source_key AS key, name, nib, npwp, head_count AS heads FROM company ORDER BY 1');
    expect(rows).toEqual([
      { key: 'P01', name: 'PT Satu', nib: '9900000000011', npwp: '0012345678901000', heads: 2 },
      { key: 'P02', name: 'Dua, CV', nib: '0348127923808', npwp: null, heads: null },
    ]);
  });

  it('takes damaged rows with remarks and refuses unusable ones', async () => {
    const counts = await published(room, 'register-workers', WORKERS);
    expect(counts).toMatchObject({ rows: 6, accepted: 4, refused: 2, new: 4, gone: 0, remarks: 3 });
    const rows = await seen<{ key: string; cipher: Buffer | null }>(
      room,
      `SELECT w.source_key AS key, w.name, w.nik_quality AS quality, w.birth_date AS born, w.sex, w.wage, c.source_key AS company, w.nik_cipher AS cipher
         FROM worker w LEFT JOIN company c ON c.id = w.company_id ORDER BY 1`,
    );
    const open = rows.map(({ cipher, ...row }) => ({ ...row, nik: cipher === null ? null : room.vault.open(cipher, 'worker') }));
    expect(open).toEqual([
      { key: 'W1', name: 'Budi Santoso', quality: 'ok', born: '1974-08-05', sex: 'L', wage: '4500000', company: 'P01', nik: '9901010508740003' },
      { key: 'W2', name: 'SITI AMINAH', quality: 'ok', born: '1990-08-27', sex: 'P', wage: '4500000', company: 'P01', nik: '9901016708900001' },
      { key: 'W3', name: 'Tono', quality: 'damaged', born: '1985-03-17', sex: 'L', wage: null, company: 'P02', nik: '320112' },
      { key: 'W4', name: 'Rina', quality: 'missing', born: null, sex: 'P', wage: null, company: null, nik: null },
    ]);
  });

  it('says what is wrong, with line and column', async () => {
    const problems = await seen<{ line: number; column: string; code: string }>(
      room,
      `SELECT line, column_name AS column, code FROM import_problem p JOIN import_batch b ON b.id = p.batch_id WHERE b.kind = 'register-workers' ORDER BY p.id`,
    );
    expect(problems.map((problem) => `${problem.line} ${problem.column} ${problem.code}`)).toEqual([
      '3 nik nik_apostrophe',
      '4 nik nik_scientific',
      '4 upah wage_missing',
      '5 tgl_lahir date_missing',
      '5 upah wage_thousands',
      '5 nik nik_missing',
      '6 id_pekerja key_missing',
      '7 nik nik_missing',
      '7 nama name_and_nik_missing',
    ]);
  });

  it('changes nothing when the same rows come again, in another order and another form', async () => {
    const [head, ...lines] = WORKERS.trimEnd().split('\n');
    const again = await published(room, 'register-workers', `\ufeff${[head, ...lines.toReversed()].join('\r\n')}`);
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 4, gone: 0 });
    expect(await seen(room, 'SELECT * FROM worker_version')).toEqual([]);
  });

  it('keeps ids and earlier versions when rows change, and marks what is gone', async () => {
    const before = await seen<{ id: string }>(room, "SELECT id FROM worker WHERE source_key = 'W1'");
    const changed = WORKERS.replace('Rp 4.500.000', '5000000').replace(/^W4.*\n/m, '') + 'W7,P02,,Baru,,L,4600000,PKWT\n';
    const counts = await published(room, 'register-workers', changed);
    expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 2, gone: 1 });
    const now = await seen(room, "SELECT id, wage, present FROM worker WHERE source_key IN ('W1', 'W4') ORDER BY source_key");
    expect(now).toMatchObject([{ id: before[0]?.id, wage: '5000000', present: true }, { present: false }]);
    const versions = await seen(room, 'SELECT source_key AS key, wage, known_to > known_from AS ordered FROM worker_version ORDER BY 1');
    expect(versions).toEqual([
      { key: 'W1', wage: '4500000', ordered: true },
      { key: 'W4', wage: null, ordered: true },
    ]);
    const states = await seen<{ state: string }>(room, "SELECT state FROM import_batch WHERE kind = 'register-workers' ORDER BY created_at");
    expect(states.map((row) => row.state)).toEqual(['superseded', 'superseded', 'published']);
  });

  it('gives workers their company when its file comes later', async () => {
    await published(room, 'register-workers', 'id_pekerja,id_perusahaan,nama\nX1,Q1,Sari\n', { source: 'LAIN' });
    await published(room, 'register-companies', 'id_perusahaan,nama_perusahaan\nQ1,PT Q\n', { source: 'LAIN' });
    expect(await seen(room, "SELECT c.name FROM worker w JOIN company c ON c.id = w.company_id WHERE w.source_key = 'X1'")).toEqual([{ name: 'PT Q' }]);
  });

  it('refuses an older month over a newer one', async () => {
    const file = 'kode_bu,nama_badan_usaha\n01000001,PT A\n';
    await published(room, 'enrolment-employers', file, { period: '2026-10' });
    const id = await checked(room, 'enrolment-employers', file, { period: '2026-09' });
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'refused' });
  });

  it('settles a key that stands twice: same rows once, other rows refused', async () => {
    const file = 'kode_bu,nama_badan_usaha\n1000001,PT A\n01000001,PT A\n01000001,PT B\n01000002,PT C\n';
    const counts = await published(room, 'enrolment-employers', file, { period: '2026-11' });
    expect(counts).toMatchObject({ rows: 4, accepted: 3, refused: 1, unchanged: 1, new: 1 });
  });

  it('shows nothing of a withdrawn file and nothing to another office', async () => {
    const id = await checked(room, 'register-companies', COMPANIES.replace('PT Satu', 'PT Lain'));
    expect(await seen(room, 'SELECT count(*)::int AS n FROM staged_company')).toEqual([{ n: 2 }]);
    const foreign = await room.db.database.read(PEOPLE.stranger, (tx) => tx.rows('SELECT * FROM staged_company UNION ALL SELECT * FROM staged_company'));
    expect(foreign).toEqual([]);
    expect(await room.imports.withdraw(PEOPLE.labour, id)).toEqual({ kind: 'withdrawn' });
    expect(await seen(room, 'SELECT * FROM staged_company')).toEqual([]);
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'refused' });
    await expect(room.imports.withdraw(PEOPLE.stranger, id)).rejects.toThrow('tidak ditemukan');
  });

  it('does not publish on figures that have changed since', async () => {
    const first = await checked(room, 'register-companies', `${COMPANIES}P03,PT Tiga,,,,,\n`);
    const second = await checked(room, 'register-companies', `${COMPANIES}P03,PT Tiga,,,,,\nP04,PT Empat,,,,,\n`);
    expect(await room.imports.publish(first)).toMatchObject({ kind: 'published' });
    expect(await room.imports.publish(second)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('berubah') });
    expect(await room.imports.publish(second)).toMatchObject({ kind: 'published', counts: { new: 1, unchanged: 3 } });
    expect(await room.imports.publish(second)).toMatchObject({ kind: 'published' });
  });

  it('checks again after staging was lost in a crash, instead of marking everything gone', async () => {
    const id = await checked(room, 'register-companies', COMPANIES);
    await room.db.database.transaction(PEOPLE.labour, (tx) => tx.run('DELETE FROM staged_company WHERE batch_id = $1', [id]));
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('diperiksa ulang') });
    await room.imports.check(id);
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'published' });
  });

  it('names the column that is missing, and recognises the kind by itself', async () => {
    const refusal = await receive(room, 'register-workers', 'id_pekerja,nama\nW1,Budi\n');
    expect(refusal).toMatchObject({ kind: 'refused', reason: expect.stringContaining('"id_perusahaan"') });
    const id = await checked(room, null, 'No. Kartu;Kode BU;Nama Peserta;Status Peserta;Segmen\n0001;01000001;Budi;AKTIF;PPU\n');
    expect(await seen(room, 'SELECT kind FROM import_batch WHERE id = $1', [id])).toEqual([{ kind: 'enrolment-members' }]);
  });

  it('audits and never keeps a NIK in clear', async () => {
    const actions = await seen<{ action: string }>(room, 'SELECT DISTINCT action FROM audit_event ORDER BY 1');
    expect(actions.map((row) => row.action)).toEqual(['import.published', 'import.received', 'import.withdrawn']);
    const text = JSON.stringify([await seen(room, 'SELECT * FROM import_problem'), await seen(room, 'SELECT * FROM import_batch'), await seen(room, 'SELECT details FROM audit_event')]);
    expect(text).not.toMatch(/990101\d{10}/);
  });
});
