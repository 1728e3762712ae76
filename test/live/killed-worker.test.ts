import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareQueueStore } from '../../src/platform/queues.ts';
import { PEOPLE } from '../support/database.ts';
import { liveHouse, type LiveHouse } from './support.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROWS = 150_000;

let house: LiveHouse;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  house = await liveHouse();
  await prepareQueueStore(house.url);
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await house.close();
});

function startWorker(): ChildProcess {
  const env = { ...process.env, DATABASE_URL: house.url, PATUH_DATA: house.rooms.config.dataDirectory, NODE_ENV: 'test', PATUH_LOG: 'silent' };
  const worker = spawn(process.execPath, ['jobs/worker.ts'], { cwd: ROOT, env, stdio: 'ignore' });
  workers.push(worker);
  return worker;
}

function* workersFile(): Generator<string> {
  yield 'id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja\n';
  for (let row = 0; row < ROWS; row += 1) {
    const serial = String(row % 10_000).padStart(4, '0');
    const region = String(Math.floor(row / 10_000)).padStart(2, '0');
    yield `P${row},C1,9901${region}150890${serial},Pekerja Nomor ${row},1990-08-15,L,4500000,PKWTT\n`;
  }
}

describe('a worker that is killed in the middle', () => {
  it('leaves a bar that waits, never goes back, and ends with the next worker', async () => {
    const stored = await house.rooms.imports.store(Readable.from(workersFile()));
    const received = await house.rooms.imports.receive(PEOPLE.labour, stored, { fileName: 'pekerja.csv', kind: 'register-workers' });
    if (received.kind !== 'received') throw new Error(received.reason);
    const key = `import:${received.id}`;
    const reader = await house.listen(await house.cookieOf('labour'));
    const bar = () => reader.bars(key).at(-1);

    const first = startWorker();
    await reader.waitFor('two fifths', () => (bar()?.share ?? 0) >= 0.4, 60_000);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const killedAt = bar()?.share ?? 0;
    expect(bar()?.finished).toBe(false);

    startWorker();
    await reader.waitFor('the end', () => bar()?.finished === true, 120_000);
    reader.close();

    const shares = reader.bars(key).map(({ share }) => share ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares.filter((share) => share <= killedAt))).toBe(killedAt);
    expect(reader.bars(key).some(({ words }) => words.includes('diulang dari awal setelah gangguan'))).toBe(true);
  }, 240_000);
});
