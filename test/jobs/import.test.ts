import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importCheckJob } from '../../jobs/import-check.job.ts';
import { importPublishJob } from '../../jobs/import-publish.job.ts';
import { linkageService } from '../../src/linkage/linkage.service.ts';
import { PEOPLE } from '../support/database.ts';
import { importRoom, receive, seen, type ImportRoom } from '../imports/support.ts';

const FILE = `id_perusahaan,nama_perusahaan\n${Array.from({ length: 9000 }, (_, index) => `P${index},PT Nomor ${index}`).join('\n')}\n`;

describe('jobs of the intake', () => {
  let room: ImportRoom;
  beforeAll(async () => {
    room = await importRoom();
  });
  afterAll(() => room.close());

  const state = async (id: string) => (await seen<{ state: string }>(room, 'SELECT state FROM import_batch WHERE id = $1', [id]))[0]?.state;

  it('are asked for through the outbox and may run any number of times', async () => {
    const received = await receive(room, null, FILE, { performedHere: false });
    if (received.kind !== 'received') throw new Error(received.reason);
    const { id } = received;
    const check = importCheckJob(room);
    await check(id);
    await check(id);
    expect(await state(id)).toBe('ready');
    expect(await room.imports.requestPublish(PEOPLE.labour, id)).toEqual({ kind: 'requested' });
    const publish = importPublishJob({ imports: room.imports, linkage: linkageService(room.db.database, () => Promise.resolve(null)) });
    await publish(id);
    await publish(id);
    expect(await state(id)).toBe('published');
    expect(await seen(room, 'SELECT count(*)::int AS n FROM company WHERE present')).toEqual([{ n: 9000 }]);
    const topics = await seen<{ topic: string }>(room, 'SELECT topic FROM outbox WHERE subject_id = $1 ORDER BY id', [id]);
    expect(topics.map(({ topic }) => topic)).toEqual(['import.check', 'import.publish', 'quality.score']);
  });

  it('begin anew after a crash, without a trace of the first attempt', async () => {
    const received = await receive(room, null, FILE.replaceAll('Nomor', 'Angka'));
    if (received.kind !== 'received') throw new Error(received.reason);
    await room.db.database.transaction(PEOPLE.labour, async (tx) => {
      await tx.run("UPDATE import_batch SET state = 'checking' WHERE id = $1", [received.id]);
      await tx.run("INSERT INTO staged_company (batch_id, jurisdiction_id, line, source_key, name, row_hash) VALUES ($1, 1, 2, 'SISA', 'Sisa', '\\x00')", [received.id]);
    });
    await importCheckJob(room)(received.id);
    expect(await seen(room, 'SELECT counts FROM import_batch WHERE id = $1', [received.id])).toMatchObject([{ counts: { staged: 9000, changed: 9000, new: 0 } }]);
    expect(await seen(room, "SELECT count(*)::int AS n FROM company WHERE name LIKE '%Angka%'")).toEqual([{ n: 0 }]);
  });

  it('stop when the file is withdrawn meanwhile', async () => {
    const received = await receive(room, null, FILE.replaceAll('Nomor', 'Lain'));
    if (received.kind !== 'received') throw new Error(received.reason);
    const running = importCheckJob(room)(received.id);
    while ((await state(received.id)) === 'uploaded') await new Promise((resolve) => setTimeout(resolve, 2));
    await room.imports.withdraw(PEOPLE.labour, received.id);
    await running;
    expect(await state(received.id)).toBe('withdrawn');
    expect(await seen(room, 'SELECT count(*)::int AS n FROM staged_company WHERE batch_id = $1', [received.id])).toEqual([{ n: 0 }]);
  });

  it('leave a file that cannot be used with the reason and the remedy', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => `${at},P1,Budi,25/08/1974`).join('\n');
    const received = await receive(room, 'register-workers', `No Pekerja,Kode Perusahaan,Nama,Tgl Lahir\n${rows}\n12000,P1,"Budi,25/08/1974\n`);
    if (received.kind !== 'received') throw new Error(received.reason);
    await importCheckJob(room)(received.id);
    expect(await seen(room, 'SELECT state, failure, remedy FROM import_batch WHERE id = $1', [received.id])).toEqual([
      { state: 'failed', failure: expect.stringContaining('Tanda kutip (") tidak ditutup di sekitar baris 12002'), remedy: expect.stringContaining('tutup tanda kutip') },
    ]);
  });
});
