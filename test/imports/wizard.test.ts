import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ColumnAnswers } from '../../src/imports/columns/columns.service.ts';
import { refusedRows } from '../../src/imports/import.queries.ts';
import { refusedReport } from '../../src/imports/refused-report.ts';
import { PEOPLE } from '../support/database.ts';
import { FORM_LAYOUTS } from './header-layouts.ts';
import { csv, tableOf, xlsx } from './header-variants.ts';
import { importRoom, receive, seen, type ImportRoom } from './support.ts';

const NOTHING: ColumnAnswers = { headerLine: null, columns: {}, tables: {}, dateOrder: null };
const HEAD = 'No Kartu,Kode BU,NIK,Nama,Tgl Lahir,L/P,Gaji,Status,Segmen,PISA';

/** A members file with coded columns; the day is added to the dates. */
function coded(rows: readonly string[]): string {
  return [HEAD, ...rows].join('\n');
}

describe('how columns are read', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  async function sent(content: string | Buffer, source: string): Promise<string> {
    const received = await receive(room, null, content, { source, performedHere: false });
    if (received.kind !== 'received') throw new Error(received.reason);
    return received.id;
  }

  const stateOf = async (id: string) => (await seen<{ state: string; waits: boolean }>(room, 'SELECT state, awaits_columns AS waits FROM import_batch WHERE id = $1', [id]))[0];

  /** What the form of the step would send when nothing is touched. */
  async function asRecognised(id: string): Promise<ColumnAnswers> {
    const { inspection } = await room.imports.columns.inspect(PEOPLE.membership, id, null);
    const { reading } = inspection;
    const names = ['no_kartu', 'kode_bu', 'nik', 'nama', 'tgl_lahir', 'jenis_kelamin', 'upah', 'status', 'segmen', 'hubungan'];
    const columns = Object.fromEntries(
      names.map((name, index) => {
        const [position, value] = [reading.positions[index] ?? -1, reading.fixed[index] ?? null];
        return [name, position !== -1 ? { position } : value === null ? null : { value }];
      }),
    );
    return { ...NOTHING, columns };
  }

  const CODED = coded([
    '0001000000001,01000001,9901010508740003,Budi,27/08/1974,L,4500000,AKTIF,PPU,1',
    '0001000000002,01000001,9901016508740004,Siti,25/08/1974,P,,AKTIF,PPU,2',
    '0001000000003,01000001,9901010508990005,Tono,14/08/1999,L,,AKTIF,PPU,4',
  ]);

  it('are asked for when codes have no table, and the file waits for the answer', async () => {
    const id = await sent(CODED, 'KODE');
    expect(await stateOf(id)).toEqual({ state: 'uploaded', waits: true });
    await room.imports.check(id);
    expect(await stateOf(id)).toEqual({ state: 'uploaded', waits: true });
    const { inspection } = await room.imports.columns.inspect(PEOPLE.membership, id, null);
    expect(inspection.codes.map(({ column, codes, tables }) => [column, codes, tables.length])).toEqual([['hubungan', [{ code: '1', rows: 1 }, { code: '2', rows: 1 }, { code: '4', rows: 1 }], 2]]);
    const answers = await asRecognised(id);
    expect(await room.imports.columns.choose(PEOPLE.membership, id, answers)).toMatchObject({ kind: 'open', points: [{ about: 'hubungan' }] });
    expect(await room.imports.columns.choose(PEOPLE.membership, id, { ...answers, tables: { hubungan: 'relation-wife-first' } })).toEqual({ kind: 'saved', version: 1, again: true });
    await room.imports.check(id);
    await room.imports.publish(id);
    expect(await seen(room, "SELECT relation FROM member WHERE source = 'KODE' ORDER BY source_key")).toEqual([{ relation: 'P' }, { relation: 'I' }, { relation: 'A' }]);
  });

  it('are remembered for files with the same headings, in versions that nobody changes', async () => {
    const id = await sent(CODED.replace('Budi', 'Budi Baru'), 'KODE');
    expect(await stateOf(id)).toEqual({ state: 'uploaded', waits: false });
    await room.imports.check(id);
    expect(await seen(room, "SELECT state, layout->'by' AS by FROM import_batch WHERE id = $1", [id])).toEqual([{ state: 'ready', by: { saved: 1, template: null } }]);
    const { versions } = await room.imports.columns.inspect(PEOPLE.membership, id, null);
    expect(versions).toMatchObject([{ version: 1, savedBy: 'Sri Lestari', sameHeader: true }]);
    const answers = { ...(await asRecognised(id)), tables: { hubungan: 'relation-edabu' } };
    expect(await room.imports.columns.choose(PEOPLE.membership, id, answers)).toMatchObject({ kind: 'saved', version: 2 });
    await room.imports.check(id);
    expect(await seen(room, "SELECT relation FROM staged_member WHERE batch_id = $1 ORDER BY line", [id])).toEqual([{ relation: 'P' }, { relation: 'S' }, { relation: 'A' }]);
    expect(await room.imports.columns.choose(PEOPLE.membership, id, answers)).toEqual({ kind: 'saved', version: 2, again: false });
    await expect(room.db.database.transaction(PEOPLE.membership, (tx) => tx.run('UPDATE column_map SET version = 9'))).rejects.toThrow('permission denied');
    await expect(room.imports.columns.inspect(PEOPLE.stranger, id, null)).rejects.toThrow('tidak ditemukan');
  });

  it('are asked for when every date can be read in two ways', async () => {
    const dates = coded(['0001000000011,01000001,,Budi,05/08/1974,L,4500000,AKTIF,PPU,P', '0001000000012,01000001,,Siti,04/03/1980,P,4500000,AKTIF,PPU,P']);
    const id = await sent(dates, 'TANGGAL');
    expect(await stateOf(id)).toMatchObject({ waits: true });
    const answers = await asRecognised(id);
    expect(await room.imports.columns.choose(PEOPLE.membership, id, answers)).toMatchObject({ kind: 'open', points: [{ about: 'tanggal' }] });
    expect(await room.imports.columns.choose(PEOPLE.membership, id, { ...answers, dateOrder: 'mdy' })).toMatchObject({ kind: 'saved' });
    await room.imports.check(id);
    expect(await seen(room, 'SELECT birth_date AS day FROM staged_member WHERE batch_id = $1 ORDER BY line', [id])).toEqual([{ day: '1974-05-08' }, { day: '1980-04-03' }]);
  });

  it('can be corrected by hand, with one value for all rows and another header row', async () => {
    const content = 'DAFTAR PESERTA;;;\nNomor;BU;Orang;Lahir\n0001000000021;01000001;Budi;27/08/1974\n';
    const received = await receive(room, 'enrolment-members', content, { source: 'TANGAN', performedHere: false });
    if (received.kind !== 'received') throw new Error(received.reason);
    const answers: ColumnAnswers = {
      headerLine: 2,
      columns: { no_kartu: { position: 0 }, kode_bu: { position: 1 }, nama: { position: 2 }, tgl_lahir: { position: 3 }, status: { value: 'AKTIF' }, segmen: { value: 'PPU' } },
      tables: {},
      dateOrder: null,
    };
    expect(await room.imports.columns.choose(PEOPLE.membership, received.id, { ...answers, columns: { ...answers.columns, status: null } })).toMatchObject({ kind: 'open', points: [{ about: 'status' }] });
    expect(await room.imports.columns.choose(PEOPLE.membership, received.id, { ...answers, columns: { ...answers.columns, nama: { position: 0 } } })).toMatchObject({ kind: 'open', points: [{ about: 'nama' }] });
    expect(await room.imports.columns.choose(PEOPLE.membership, received.id, answers)).toMatchObject({ kind: 'saved' });
    await room.imports.check(received.id);
    expect(await seen(room, 'SELECT source_key, name, status, segment FROM staged_member WHERE batch_id = $1', [received.id])).toEqual([{ source_key: '0001000000021', name: 'Budi', status: 'AKTIF', segment: 'PPU' }]);
  });

  it('are never asked of somebody who is not there', async () => {
    expect(await receive(room, 'enrolment-members', CODED, { source: 'PERINTAH' })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('Arti kode') });
    expect(await receive(room, 'enrolment-members', 'no_kartu,kode_bu,nama\n', { source: 'PERINTAH' })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('"status", "segmen"') });
  });

  it.each(['CSV', 'XLSX'])('let the report of an e-Dabu form in %s be mended and sent again without a word', async (format) => {
    const [layout] = FORM_LAYOUTS;
    if (layout === undefined) throw new Error('no such layout');
    const table = tableOf(layout, 1);
    const fileOf = (rows: string[][]) => (format === 'CSV' ? csv(rows, ';', 'utf-8') : xlsx(rows, layout, 1));
    const id = await sent(await fileOf(table), `FORM-${format}`);
    expect(await stateOf(id)).toMatchObject({ waits: true });
    const answers = await asRecognised(id);
    expect(await room.imports.columns.choose(PEOPLE.membership, id, { ...answers, columns: { ...answers.columns, status: { value: 'AKTIF' } } })).toMatchObject({ kind: 'saved' });
    await room.imports.check(id);
    expect(await seen(room, "SELECT counts->'accepted' AS accepted FROM import_batch WHERE id = $1", [id])).toEqual([{ accepted: 30 }]);

    // The same form with two broken rows: the map is known now.
    const broken = table.map((row) => (row[0] === '5' || row[0] === '9' ? row.with(1, '') : row));
    const again = await sent(await fileOf(broken), `FORM-${format}`);
    expect(await stateOf(again)).toMatchObject({ waits: false });
    await room.imports.check(again);
    const { batch, file, saved } = await room.imports.openForReport(PEOPLE.membership, again);
    const page = (after: number) => room.db.database.read(PEOPLE.membership, (tx) => refusedRows(tx, again, after, 2));
    let report = '';
    for await (const part of refusedReport({ file, kind: batch.kind, saved }, page)) report += part;
    expect(report).toContain('FORM MUTASI DATA PESERTA');
    const mended = report.replace(/\r\n(\d+),,/g, (_all, number: string) => `\r\n${number},'00010000000${number.padStart(2, '0')},`);
    const back = await sent(mended, `FORM-${format}`);
    expect(await stateOf(back)).toMatchObject({ waits: false });
    await room.imports.check(back);
    const [corrected] = await seen<{ mode: string; counts: Record<string, number> }>(room, 'SELECT mode, counts FROM import_batch WHERE id = $1', [back]);
    expect(corrected).toMatchObject({ mode: 'correction', counts: { rows: 2, accepted: 2, refused: 0 } });
    expect(await seen(room, 'SELECT employer_key AS bu, segment, status FROM staged_member WHERE batch_id = $1', [back])).toEqual(Array.from({ length: 2 }, () => ({ bu: '01000091', segment: 'PPU', status: 'AKTIF' })));
  });
});
