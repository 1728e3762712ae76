import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorld } from '../../src/demo/world/files.ts';
import { readNik } from '../../src/matching/normalise/nik.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let folder: string;
let files: Awaited<ReturnType<typeof writeWorld>>;
const at = (name: string) => path.join(folder, name);

function tokens(...args: readonly string[]): { status: number | null; json: Readonly<Record<string, unknown>>; stderr: string } {
  const run = spawnSync(process.execPath, ['src/cli.ts', 'tokens', ...args, '--json'], { cwd: ROOT, env: { ...process.env, PATUH_DATA: at('data') }, encoding: 'utf8' });
  return { status: run.status, json: run.stdout.startsWith('{') ? (JSON.parse(run.stdout) as Record<string, unknown>) : {}, stderr: run.stderr };
}

/** The lines of a plain CSV of ours as records. */
function records(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  const cells = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [names[index] ?? '', cell])));
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'patuh-tokens-'));
  files = await writeWorld(at('world'), { workers: 5000, seed: 77 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two agencies match without handing over their lists', () => {
  it('draws a key that only its owner may read, and never overwrites one', () => {
    expect(tokens('key', '--out', at('kunci')).status).toBe(0);
    expect(statSync(at('kunci')).mode & 0o077).toBe(0);
    const again = tokens('key', '--out', at('kunci'));
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('tidak ditimpa');
  });

  it('encodes both files, joins them without the key, and reads the result back', () => {
    const made = tokens('make', 'register-workers', files.wlkp_pekerja, '--key-file', at('kunci'), '--out', at('pekerja.tokens'));
    expect(made.status).toBe(0);
    expect(made.json['decoys']).toBe(Math.ceil(Number(made.json['rows']) * 0.25));
    expect(tokens('make', 'enrolment-members', files.jkn_peserta, '--key-file', at('kunci'), '--out', at('peserta.tokens')).status).toBe(0);
    expect(tokens('join', at('pekerja.tokens'), at('peserta.tokens'), '--out', at('hasil.csv')).status).toBe(0);
    const read = tokens('read', at('hasil.csv'), '--map', at('pekerja.tokens.peta'), '--out', at('hasil-dinas.csv'));
    expect(read.json['rows']).toBe(made.json['rows']);
    const back = tokens('read', at('hasil.csv'), '--map', at('peserta.tokens.peta'), '--out', at('hasil-bpjs.csv'));
    expect(Number(back.json['found'])).toBe(read.json['found']);
  });

  it('gives the plain join for the exact part', () => {
    const whole = (nik: string | undefined) => {
      const { form, digits } = readNik(nik ?? null);
      return form === 'full' ? digits : '';
    };
    const members = new Set(records(files.jkn_peserta).map(({ nik }) => whole(nik)));
    const plain = records(files.wlkp_pekerja).filter(({ nik }) => whole(nik) !== '' && members.has(whole(nik)));
    const answers = records(at('hasil-dinas.csv'));
    const exact = answers.filter(({ dasar }) => dasar?.startsWith('NIK sama') === true);
    expect(plain.length).toBeGreaterThan(3000);
    expect(new Set(exact.map(({ id }) => id))).toEqual(new Set(plain.map(({ id_pekerja: id }) => id)));
    expect(answers.filter(({ hasil }) => hasil === 'ADA').every(({ dasar }) => dasar === 'NIK sama')).toBe(true);
  });

  it('shows the joiner no identifier, plain or hashed without the key', () => {
    const transcript = [at('pekerja.tokens'), at('peserta.tokens'), at('hasil.csv'), at('patuh-tokens.log')].map((file) => readFileSync(file, 'utf8'));
    const seen = transcript.join('\n');
    const words = new Set(seen.split(/[\n,"{}:[\] ]+/));
    const people = [...records(files.wlkp_pekerja), ...records(files.jkn_peserta)];
    const sources = people.flatMap(({ nik, nama, id_pekerja: worker, no_kartu: card }) => [nik, nama, worker, card].filter((value) => value !== undefined && value.length > 3));
    const hashes = (value: string) => ['md5', 'sha1', 'sha256'].flatMap((algorithm) => [createHash(algorithm).update(value).digest('hex'), createHash(algorithm).update(value).digest('base64url')]);
    const leaked = [...new Set(sources)].filter((value) => value !== undefined && (words.has(value) || hashes(value).some((hash) => words.has(hash) || words.has(hash.slice(0, 22)))));
    expect(leaked).toEqual([]);
    expect(seen).not.toMatch(/\b99\d{14}\b/);
    for (const name of ['SANTOSO', 'Santoso', 'RAHAYU', 'Rahayu']) expect(seen.includes(name)).toBe(false);
    expect(seen).not.toContain((JSON.parse(readFileSync(at('kunci'), 'utf8')) as { key: string }).key);
  });

  it('gives two exchanges nothing in common', () => {
    tokens('key', '--out', at('kunci-2'));
    tokens('make', 'register-workers', files.wlkp_pekerja, '--key-file', at('kunci-2'), '--out', at('pekerja-2.tokens'));
    const parts = (file: string) => new Set(readFileSync(file, 'utf8').split('\n').slice(1).flatMap((line) => line.split(',')).filter((part) => part.length > 4));
    const first = parts(at('pekerja.tokens'));
    expect([...parts(at('pekerja-2.tokens'))].filter((part) => first.has(part))).toEqual([]);
    const mixed = tokens('join', at('pekerja-2.tokens'), at('peserta.tokens'), '--out', at('campur.csv'));
    expect(mixed.status).toBe(1);
    expect(mixed.stderr).toContain('pertukaran atau kunci yang berbeda');
  });

  it('records each run without a person in it', () => {
    const lines = readFileSync(at('patuh-tokens.log'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ command }) => command)).toEqual(['make', 'make', 'join', 'make']);
    expect(Object.keys(lines[2] ?? {})).toEqual(['at', 'by', 'host', 'command', 'exchange', 'files', 'counts']);
  });

  it('explains a file that is none of ours', () => {
    const wrong = tokens('join', files.wlkp_pekerja, at('peserta.tokens'), '--out', at('x.csv'));
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('bukan berkas token');
    expect(tokens('make', 'register-workers', at('tidak-ada.csv'), '--key-file', at('kunci'), '--out', at('y.tokens')).stderr).toContain('tidak ditemukan');
  });
});
