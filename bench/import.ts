// Speed and memory of the intake, and its distance from the bare floor measured in the same run:
//   patuh bench import [--rows N] [--format csv|xlsx] [--publish] [--json]
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { ensureFirstRun } from '../src/accounts/first-run.ts';
import { composeRooms, type Rooms } from '../src/compose.ts';
import { openServices } from '../src/embedded/services.ts';
import { everywhere } from '../src/platform/jurisdictions.ts';
import { createLogger } from '../src/platform/logger.ts';
import type { Actor } from '../src/platform/actor.ts';
import { bareFloor } from './import/floor.ts';

const COLUMNS = 8;
const MEGABYTE = 1024;
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '200000' }, format: { type: 'string', default: 'csv' }, publish: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});

/** Writes the register workers of an invented regency; generated in a process of its own, whose memory is not ours. */
function makeCsv(directory: string, rows: number): string {
  const script = fileURLToPath(new URL('../scripts/make-world.ts', import.meta.url));
  const made = spawnSync(process.execPath, [script, '--out', directory, '--workers', String(rows)], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (made.status !== 0) throw new Error('the file could not be generated');
  return path.join(directory, 'wlkp_pekerja.csv');
}

/** Watches the check of a file for the moment when all its rows are staged. */
function watchReading(rooms: Rooms, actor: Actor, id: string) {
  let readBy: number | undefined;
  const timer = setInterval(() => {
    void rooms.database
      .read(actor, (tx) => tx.row<{ read: boolean }>("SELECT progress->'done' = progress->'total' AS read FROM import_batch WHERE id = $1", [id]))
      .then((row) => {
        if (row?.read === true) readBy ??= performance.now();
      });
  }, 200);
  return (end: number) => {
    clearInterval(timer);
    return readBy ?? end;
  };
}

async function seconds<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const started = performance.now();
  return { value: await work(), seconds: (performance.now() - started) / 1000 };
}

async function intake(rooms: Rooms, file: string) {
  const actor = await everywhere(rooms.database);
  const upload = await seconds(() => rooms.imports.store(createReadStream(file)));
  const receive = await seconds(() => rooms.imports.receive(actor, upload.value, { fileName: path.basename(file), kind: 'register-workers', performedHere: true }));
  if (receive.value.kind !== 'received') throw new Error('the file was not received');
  const { id } = receive.value;
  const started = performance.now();
  const stopWatching = watchReading(rooms, actor, id);
  const check = await seconds(() => rooms.imports.check(id));
  const readBy = stopWatching(performance.now());
  if (check.value.kind !== 'checked') throw new Error(check.value.reason);
  const peakMemoryMB = Math.round(process.resourceUsage().maxRSS / MEGABYTE);
  const publish = values.publish ? await seconds(() => rooms.imports.publish(id)) : undefined;
  const counts = await rooms.database.read(actor, (tx) => tx.row<{ counts: { rows: number } }>('SELECT counts FROM import_batch WHERE id = $1', [id]));
  const reading = (readBy - started) / 1000;
  return {
    rows: counts?.counts.rows ?? 0,
    peakMemoryMB,
    ready: upload.seconds + receive.seconds + check.seconds,
    stages: { upload: upload.seconds, recognise: receive.seconds, stage: reading, compare: check.seconds - reading, ...(publish && { publish: publish.seconds }) },
  };
}

async function measure(directory: string) {
  const csv = makeCsv(path.join(directory, 'world'), Number(values.rows));
  const file = values.format === 'xlsx' ? path.join(directory, 'pekerja.xlsx') : csv;
  if (values.format === 'xlsx') {
    const made = spawnSync(process.execPath, [fileURLToPath(new URL('./import/write-xlsx.ts', import.meta.url)), csv, file], { stdio: 'inherit' });
    if (made.status !== 0) throw new Error('the workbook could not be written');
  }
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL'));
  const services = await openServices({ ...env, PATUH_DATA: path.join(directory, 'data'), PATUH_DEMO: '0' });
  const rooms = await composeRooms(services.config, createLogger('warn', 'bench'));
  const client = new Client({ connectionString: services.config.databaseUrl });
  try {
    await ensureFirstRun(rooms.database);
    const result = await intake(rooms, file);
    await client.connect();
    const floor = await bareFloor(client, csv, COLUMNS);
    const bytes = (await stat(file)).size;
    return { ...result, format: values.format, bytes, floor, ratio: result.ready / floor, load: os.loadavg()[0] ?? 0 };
  } finally {
    await client.end();
    await rooms.close();
    await services.stop();
  }
}

const round = (value: number) => Math.round(value * 100) / 100;

const directory = await mkdtemp(path.join(os.tmpdir(), 'patuh-bench-'));
try {
  const result = await measure(directory);
  const stages = Object.entries(result.stages).map(([name, took]) => ({ name, seconds: round(took), rowsPerSecond: Math.round(result.rows / took) }));
  if (values.json) console.log(JSON.stringify({ ...result, stages, ready: round(result.ready), floor: round(result.floor), ratio: round(result.ratio), rowsPerSecond: Math.round(result.rows / result.ready) }));
  else {
    console.log(`${result.rows} baris (${result.format}, ${Math.round(result.bytes / 1e6)} MB), siap terbit dalam ${round(result.ready)} detik.`);
    for (const stage of stages) console.log(`  ${stage.name.padEnd(10)} ${stage.seconds.toFixed(2).padStart(8)} detik ${String(stage.rowsPerSecond).padStart(9)} baris per detik`);
    console.log(`Memori puncak proses ini ${result.peakMemoryMB} MB. Batas bawah (membaca CSV saja dan COPY) ${round(result.floor)} detik: ${round(result.ratio)} kali. Beban mesin ${round(result.load)}.`);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
