import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorld } from '../../src/demo/world/files.ts';
import { DEMO_WORLD } from '../../src/demo/world/world.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let world: TestDatabase;
let folder: string;
let files: Awaited<ReturnType<typeof writeWorld>>;

beforeAll(async () => {
  world = await testDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-commands-'));
  files = await writeWorld(path.join(folder, 'world'), { ...DEMO_WORLD, workers: 600 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

interface Answer {
  readonly status: number | null;
  readonly json: Readonly<Record<string, unknown>>;
}

function patuh(...args: readonly string[]): Answer {
  const env = { ...process.env, DATABASE_URL: world.url, PATUH_DATA: path.join(folder, 'data'), NODE_ENV: 'test' };
  const run = spawnSync(process.execPath, ['src/cli.ts', ...args, '--json'], { cwd: ROOT, env, encoding: 'utf8' });
  return { status: run.status, json: run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as Answer['json']) : { stderr: run.stderr } };
}

const KINDS = [
  ['register-companies', 'wlkp_perusahaan'],
  ['register-workers', 'wlkp_pekerja'],
  ['enrolment-employers', 'jkn_badan_usaha'],
  ['enrolment-members', 'jkn_peserta'],
] as const;

describe('the story by the commands', () => {
  it.each(KINDS)('imports %s and says what became of every row', (kind, file) => {
    const { status, json } = patuh('import', kind, files[file]);
    expect(status).toBe(0);
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['import', 'rows', 'accepted', 'refused', 'remarks', 'new', 'changed', 'unchanged', 'seconds']));
    expect(Number(json['accepted']) + Number(json['refused'])).toBe(json['rows']);
    expect(json['new']).toBe(json['accepted']);
  });

  it('changes nothing when the same file comes again', () => {
    const { status, json } = patuh('import', 'register-workers', files.wlkp_pekerja);
    expect(status).toBe(0);
    expect(json).toMatchObject({ new: 0, changed: 0 });
  });

  it('matches, and exports one status for every worker without any NIK', () => {
    const { status, json } = patuh('match');
    expect(status).toBe(0);
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['run', 'workers', 'members', 'links', 'review', 'seconds', 'peakMemoryMB']));
    const out = path.join(folder, 'workers.csv');
    expect(patuh('export', 'workers', '--out', out)).toEqual({ status: 0, json: { rows: json['workers'] } });
    const text = readFileSync(out, 'utf8');
    expect(text.split('\n')[0]).toBe('id_pekerja,id_perusahaan,status,upah_kurang,duplikat_dari,no_kartu,probability,reason');
    expect(text).not.toMatch(/\b\d{16}\b/);
  });

  it('counts a legal term by the official calendar', () => {
    const working = patuh('due', '--from', '2026-03-09', '--days', '10', '--unit', 'working');
    expect(working.json).toMatchObject({ due: '2026-03-30' });
    expect(patuh('due', '--from', '2026-03-09', '--days', '10', '--unit', 'working', '--collective-leave', 'open').json).toMatchObject({ due: '2026-03-24' });
    expect(patuh('due', '--from', '2026-03-09', '--days', '10', '--unit', 'calendar').json).toMatchObject({ due: '2026-03-19' });
  });

  it('refuses to guess past the published calendar', () => {
    expect(patuh('due', '--from', '2027-12-28', '--days', '10', '--unit', 'working').status).toBe(3);
  });

  it('verifies the audit chain of all that', () => {
    const { status, json } = patuh('audit', 'verify');
    expect(status).toBe(0);
    expect(json).toMatchObject({ ok: true, firstBroken: null });
  });
});
