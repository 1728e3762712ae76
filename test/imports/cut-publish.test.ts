import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { takeBackService } from '../../src/imports/publishing/take-back.service.ts';
import { PEOPLE } from '../support/database.ts';
import { checked, importRoom, seen, type ImportRoom } from './support.ts';

const ROWS = 3000;
const CUTS = 10;

const file = (name: string) => ['id_perusahaan,nama_perusahaan', ...Array.from({ length: ROWS }, (_, at) => `P${at},${name} ${at}`)].join('\n');

/** The publishing transaction, by the lock that it holds on its source. */
const PUBLISHER = `SELECT a.pid FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                    WHERE l.locktype = 'advisory' AND l.classid = 20261102 AND l.granted AND a.datname = current_database()`;

describe('publishing that is cut off', () => {
  let room: ImportRoom;
  let owner: Client;
  beforeAll(async () => {
    room = await importRoom();
    owner = new Client({ connectionString: room.db.url, options: '-c search_path=patuh,public' });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await room.close();
  });

  /** Cuts the connection some milliseconds after the transaction got its lock. @returns whether there was anything to cut. */
  async function cutAfter(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
    const progress = { over: false };
    const ended = work.then(
      () => 'done',
      () => 'cut',
    );
    void ended.then(() => (progress.over = true));
    for (;;) {
      const { rows } = await owner.query<{ pid: number }>(PUBLISHER);
      const pid = rows[0]?.pid;
      if (pid === undefined && !progress.over) continue;
      if (pid !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await owner.query('SELECT pg_terminate_backend($1)', [pid]);
      }
      return (await ended) === 'cut';
    }
  }

  it('shows nothing of the file, and publishes all of it afterwards', async () => {
    const id = await checked(room, 'register-companies', file('PT Awal'));
    let cuts = 0;
    for (let at = 0; at < CUTS; at += 1) {
      if (!(await cutAfter(at * 8, room.imports.publish(id)))) break;
      cuts += 1;
      expect(await seen(room, 'SELECT count(*)::int AS n FROM company')).toEqual([{ n: 0 }]);
      expect(await seen(room, 'SELECT state FROM import_batch')).toEqual([{ state: 'ready' }]);
    }
    expect(cuts).toBeGreaterThan(0);
    expect(await room.imports.publish(id)).toMatchObject({ kind: 'published', counts: { new: ROWS } });
    expect(await seen(room, 'SELECT count(*)::int AS n FROM company WHERE present')).toEqual([{ n: ROWS }]);
  }, 120_000);

  it('leaves a file in force as it is when taking it back is cut off', async () => {
    const id = await checked(room, 'register-companies', file('PT Akhir'));
    await room.imports.publish(id);
    const back = takeBackService(room.db.database, () => Promise.resolve({ findings: 0, cases: 0, letters: 0 }));
    const cut = await cutAfter(5, back.takeBack(PEOPLE.labour, id, 'Salah berkas.'));
    const names = await seen<{ name: string }>(room, "SELECT DISTINCT split_part(name, ' ', 2) AS name FROM company");
    expect(names).toEqual([{ name: cut ? 'Akhir' : 'Awal' }]);
    await back.takeBack(PEOPLE.labour, id, 'Salah berkas.');
    expect(await seen(room, "SELECT DISTINCT split_part(name, ' ', 2) AS name FROM company")).toEqual([{ name: 'Awal' }]);
    expect(await seen(room, "SELECT count(*)::int AS n FROM audit_event WHERE action = 'import.taken_back'")).toEqual([{ n: 1 }]);
  }, 120_000);
});
