import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeBackService, type TakeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, published, seen, type ImportRoom } from './support.ts';

const HEAD = 'id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja\n';
const BUDI = 'W1,P01,9901010508740003,Budi,05/08/1974,L,4500000,PKWT\n';
const SITI = 'W2,P01,9901016708900001,Siti,27/08/1990,P,4500000,PKWTT\n';
const TONO = 'W3,P02,9901011703850002,Tono,17/03/1985,L,4500000,PKWT\n';

describe('taking back a published file', () => {
  let room: ImportRoom;
  let back: TakeBackService;
  const told: string[] = [];
  beforeAll(async () => {
    room = await importRoom();
    back = takeBackService(room.db.database, (_tx, file) => {
      told.push(file.batchId);
      return Promise.resolve({ findings: 0, cases: 0, letters: 0 });
    });
    await published(room, 'register-companies', 'id_perusahaan,nama_perusahaan\nP01,PT Satu\nP02,PT Dua\n');
  });
  afterAll(() => room.close());

  const rows = () =>
    seen(room, `SELECT w.source_key AS key, w.name, w.wage, w.present, encode(w.nik_cipher, 'hex') AS cipher, c.source_key AS company, b.period
                  FROM worker w LEFT JOIN company c ON c.id = w.company_id JOIN import_batch b ON b.id = w.batch_id ORDER BY 1`);
  const publish = async (content: string, period: string) => {
    const id = await checked(room, 'register-workers', HEAD + content, { period });
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'published' });
    return id;
  };

  it('returns the rows to the very state before it, also after a second file was taken back', async () => {
    await publish(BUDI + SITI, '2026-09');
    const september = await rows();
    const october = await publish(BUDI.replace('4500000', '5000000').replace('P01', 'P02') + TONO, '2026-10');
    const afterOctober = await rows();
    const november = await publish(BUDI.replace('4500000', '6000000') + SITI, '2026-11');

    const refusal = await back.takeBack(PEOPLE.labour, october, 'Salah bulan.');
    expect(refusal).toMatchObject({ kind: 'refused', first: [{ id: november, period: '2026-11' }] });
    expect(told).toEqual([]);

    expect(await back.takeBack(PEOPLE.labour, november, 'Berkas dari kantor lain.')).toMatchObject({ kind: 'withdrawn', removed: 0, restored: 3 });
    expect(await rows()).toEqual(afterOctober);
    expect(await back.takeBack(PEOPLE.membership, october, 'Salah bulan.')).toMatchObject({ kind: 'withdrawn', removed: 1, restored: 2 });
    expect((await rows()).slice(0, 2)).toEqual(september);
    expect(await seen(room, "SELECT present FROM worker WHERE source_key = 'W3'")).toEqual([{ present: false }]);
    expect(told).toEqual([november, october]);
  });

  it('puts the file before it in force again, audits, and asks for what follows', async () => {
    const states = await seen<{ state: string }>(room, "SELECT state FROM import_batch WHERE kind = 'register-workers' ORDER BY published_at");
    expect(states.map(({ state }) => state)).toEqual(['published', 'withdrawn', 'withdrawn']);
    const audit = await seen<{ details: object }>(room, "SELECT details FROM audit_event WHERE action = 'import.taken_back' ORDER BY id");
    expect(audit).toMatchObject([{ details: { reason: 'Berkas dari kantor lain.', restored: 3, period: '2026-11' } }, { details: { reason: 'Salah bulan.' } }]);
    const topics = await room.db.database.transaction(PEOPLE.labour, (tx) => tx.rows<{ topic: string }>("SELECT topic FROM outbox WHERE topic = 'import.withdrawn'"));
    expect(topics).toHaveLength(2);
  });

  it('keeps what was known meanwhile, without gaps and overlaps', async () => {
    const chain = await seen<{ wage: string; present: boolean; gap: boolean | null }>(
      room,
      `SELECT wage, present, known_from <> lag(known_to) OVER (ORDER BY known_from) AS gap
         FROM (SELECT wage, present, known_from, known_to FROM worker_version WHERE source_key = 'W1'
               UNION ALL SELECT wage, present, known_from, NULL FROM worker WHERE source_key = 'W1') v ORDER BY known_from`,
    );
    expect(chain.map(({ wage }) => wage)).toEqual(['4500000', '5000000', '6000000', '5000000', '4500000']);
    expect(chain.every(({ gap }) => gap !== true)).toBe(true);
  });

  it('is done once when two people click at the same time', async () => {
    const id = await publish(BUDI + SITI + TONO, '2026-11');
    const outcomes = await Promise.all([back.takeBack(PEOPLE.labour, id, 'Dua kali.'), back.takeBack(PEOPLE.membership, id, 'Dua kali.')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already', 'withdrawn']);
    expect(await seen(room, "SELECT count(*)::int AS n FROM audit_event WHERE action = 'import.taken_back' AND subject_id = $1", [id])).toEqual([{ n: 1 }]);
    expect(await back.takeBack(PEOPLE.labour, id, 'Sekali lagi.')).toMatchObject({ kind: 'already' });
  });

  it('may be published again, and is refused before it is published and to a stranger', async () => {
    const id = await publish(BUDI + SITI + TONO, '2026-11');
    await expect(back.takeBack(PEOPLE.stranger, id, 'Bukan milik saya.')).rejects.toThrow('tidak ditemukan');
    const waiting = await checked(room, 'register-workers', HEAD + BUDI, { period: '2026-11' });
    expect(await back.takeBack(PEOPLE.labour, waiting, 'Belum terbit.')).toMatchObject({ kind: 'refused' });
    expect(await seen(room, "SELECT present FROM worker WHERE source_key = 'W3'")).toEqual([{ present: true }]);
  });

  it('stops a run that has begun on the data', async () => {
    await room.db.database.transaction(PEOPLE.labour, (tx) =>
      tx.run("INSERT INTO linkage_run (jurisdiction_id, period, state, started_by) VALUES (1, '2026-11', 'running', $1)", [PEOPLE.labour.id]),
    );
    const id = await publish(BUDI + SITI, '2026-12');
    await back.takeBack(PEOPLE.labour, id, 'Salah berkas.');
    expect(await seen(room, 'SELECT state FROM linkage_run')).toEqual([{ state: 'cancelled' }]);
  });
});
