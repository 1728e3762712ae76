import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importWithdrawnJob } from '../../jobs/import-withdrawn.job.ts';
import { scoreQualityJob } from '../../jobs/score-quality.job.ts';
import { takeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { linkageService } from '../../src/linkage/linkage.service.ts';
import { qualityService } from '../../src/quality/quality.service.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from '../imports/support.ts';

describe('what follows when a published file is taken back', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  it('is one run of the matching, and the points of what is in force again', async () => {
    const { database } = room.db;
    const quality = qualityService(database);
    const file = (name: string) => `kode_bu,nama_badan_usaha\n01000001,${name}\n`;
    const first = await checked(room, 'enrolment-employers', file('PT Satu'));
    await room.imports.publish(first);
    const members = 'no_kartu,kode_bu,nik,nama,status,segmen\n0009000000001,01000001,9901010508740003,Budi,AKTIF,PPU\n';
    await room.imports.publish(await checked(room, 'enrolment-members', members));
    await database.transaction(PEOPLE.labour, (tx) =>
      tx.run("INSERT INTO linkage_run (jurisdiction_id, period, state, started_by, started_at, ended_at) VALUES (1, '2026-11', 'published', $1, now(), now())", [PEOPLE.labour.id]),
    );
    const second = await checked(room, 'enrolment-employers', file('PT Dua'));
    await room.imports.publish(second);
    await scoreQualityJob({ quality })(second);
    expect(await seen(room, "SELECT batch_id AS id FROM data_quality WHERE kind = 'enrolment-employers'")).toEqual([{ id: second }]);

    const back = takeBackService(database, () => Promise.resolve({ findings: 0, cases: 0, letters: 0 }));
    expect(await back.takeBack(PEOPLE.labour, second, 'Salah berkas.')).toMatchObject({ kind: 'withdrawn', restored: 1 });
    const job = importWithdrawnJob({ quality, linkage: linkageService(database, () => Promise.resolve(null)) });
    await job(second);
    expect(await seen(room, "SELECT state, period FROM linkage_run WHERE state <> 'published'")).toMatchObject([{ state: 'waiting' }]);
    expect(await seen(room, "SELECT batch_id AS id FROM data_quality WHERE kind = 'enrolment-employers'")).toEqual([{ id: first }]);
    await database.transaction(PEOPLE.labour, (tx) => tx.run("UPDATE linkage_run SET state = 'published', started_at = now(), ended_at = now() WHERE state = 'waiting'"));
    await job(second);
    expect(await seen(room, 'SELECT count(*)::int AS n FROM linkage_run')).toEqual([{ n: 2 }]);

    // With the last employers gone everybody would look unenrolled: nothing is matched.
    expect(await back.takeBack(PEOPLE.labour, first, 'Salah berkas.')).toMatchObject({ kind: 'withdrawn', removed: 1 });
    await job(first);
    expect(await seen(room, 'SELECT count(*)::int AS n FROM linkage_run')).toEqual([{ n: 2 }]);
  });
});
