// Speed and memory of the matching, and its distance from the bare floor measured in the same run:
//   patuh bench match [--workers 100000] [--threads N] [--seed N] [--delta PERCENT] [--json]
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { openServices } from '../src/embedded/services.ts';
import type { RunReport } from '../src/linkage/perform-run.ts';

const { values } = parseArgs({
  options: { workers: { type: 'string', default: '100000' }, threads: { type: 'string' }, seed: { type: 'string', default: '7' }, delta: { type: 'string' }, json: { type: 'boolean', default: false } },
});

interface Floor {
  readonly out: number;
  readonly join: number;
  readonly in: number;
  readonly pairs: number;
}

/** Runs one of our programs to its end in a process of its own, and gives what it printed. */
function run(env: NodeJS.ProcessEnv, file: string, ...args: readonly string[]): string {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const ended = spawnSync(process.execPath, ['--max-old-space-size=12000', script, ...args], { env, stdio: ['ignore', 'pipe', values.json ? 'ignore' : 'inherit'], encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${file} ended with ${ended.status ?? 'a signal'}`);
  return ended.stdout;
}

/** Neither the writing of the rows nor what the server still does after it belongs to the measure. */
async function settle(url: string | undefined): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM (ANALYZE) patuh.worker, patuh.member, patuh.company, patuh.employer');
  await client.query('CHECKPOINT');
  await client.end();
}

async function measure(directory: string) {
  const elsewhere = { DATABASE_URL: undefined, REDIS_URL: undefined };
  const services = await openServices({ ...process.env, ...elsewhere, PATUH_DATA: directory, PATUH_DEMO: '0' });
  try {
    const env: NodeJS.ProcessEnv = { ...services.environment, ...(values.threads !== undefined && { MATCH_THREADS: values.threads }) };
    run(env, './match/fill.ts', values.workers, values.seed);
    await settle(services.config.databaseUrl);
    const report = JSON.parse(run(env, '../src/cli.ts', 'match', '--json')) as RunReport;
    await settle(services.config.databaseUrl);
    const floor = JSON.parse(run(env, './match/floor.ts', String(report.workers + report.links))) as Floor;
    const delta = values.delta === undefined ? {} : { delta: await measureDelta(env, values.delta, services.config.databaseUrl) };
    return { ...report, ...delta, floor, ratios: ratiosOf(report, floor), load: os.loadavg()[0] ?? 0, cores: os.availableParallelism() };
  } finally {
    await services.stop();
  }
}

/** A run after so many percent of the rows changed, and one that compares everything after as many changed again. */
async function measureDelta(env: NodeJS.ProcessEnv, percent: string, url: string | undefined) {
  const after = async (offset: string, ...options: readonly string[]) => {
    run(env, './match/change.ts', percent, offset);
    await settle(url);
    return JSON.parse(run(env, '../src/cli.ts', 'match', '--json', ...options)) as RunReport;
  };
  const [changed, full] = [await after('3'), await after('4', '--full')];
  return { changed, full, ratio: changed.seconds.total / full.seconds.total, cpuRatio: changed.cpuSeconds.total / full.cpuSeconds.total };
}

/** As matching is judged: the exact stage against a bare join, and everything against COPY out, bare join and COPY in. */
function ratiosOf({ seconds, stages }: RunReport, floor: Floor) {
  return { exact: (stages['exact'] ?? 0) / floor.join, full: seconds.total / (floor.out + floor.join + floor.in) };
}

const PARTS = ['load', 'block', 'score', 'resolve', 'write', 'total'] as const;
const shown = (value: number) => value.toFixed(2);

const directory = await mkdtemp(path.join(os.tmpdir(), 'patuh-bench-'));
try {
  const result = await measure(directory);
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const { seconds, floor, ratios } = result;
    const lines = [
      `${result.workers} pekerja, ${result.members} peserta: ${shown(seconds.total)} detik, memori puncak ${result.peakMemoryMB} MB, ${result.candidatesPerRecord} calon per baris.`,
      ...PARTS.map((part) => `  ${part.padEnd(10)} ${shown(seconds[part]).padStart(8)} detik, prosesor ${shown(result.cpuSeconds[part]).padStart(8)} detik`),
      ...Object.entries(result.stages).map(([name, took]) => `    ${name.padEnd(12)} ${shown(took).padStart(8)} detik`),
      `Batas bawah: COPY keluar ${shown(floor.out)}, gabungan tepat ${shown(floor.join)}, COPY masuk ${shown(floor.in)} detik.`,
      `Tahap NIK yang sama ${shown(ratios.exact)} kali, seluruhnya ${shown(ratios.full)} kali batas bawah. ${result.cores} inti, beban mesin ${shown(result.load)}.`,
    ];
    if (result.delta) {
      const { changed, full, ratio } = result.delta;
      lines.push(`Setelah ${values.delta ?? ''} % baris berubah: ${shown(changed.seconds.total)} detik; semua baris dibandingkan: ${shown(full.seconds.total)} detik; ${shown(ratio)} kali.`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
