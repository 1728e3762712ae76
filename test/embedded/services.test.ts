import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedError } from '../../src/embedded/embedded-error.ts';
import { openServices } from '../../src/embedded/services.ts';
import { portError, startSentence } from '../../src/embedded/supervisor/start-error.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-services-'));
  chmodSync(directory, 0o755);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('what a command opens', () => {
  it('starts an embedded database with keys of its own, and shares it with a second command', async () => {
    const env = { PATUH_DATA: directory };
    const first = await openServices(env);
    const second = await openServices(env);
    expect(first.postgres?.started).toBe(true);
    expect(second.postgres?.started).toBe(false);
    expect(second.config.databaseUrl).toBe(first.config.databaseUrl);
    expect(first.config.demo).toBe(true);
    expect(await first.postgres?.claim()).toBe(true);
    expect(await second.postgres?.claim()).toBe(false);
    await first.stop();
    await second.stop();

    const file = path.join(directory, 'secrets.json');
    const secrets = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    expect(new Set(secrets).size).toBe(3);
    expect(secrets.every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
    expect(first.config.nikKey).toBe(secrets[0]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('starts nothing and shows no demonstration when a database is named', async () => {
    const url = process.env['PATUH_TEST_PG'] ?? '';
    const services = await openServices({ PATUH_DATA: directory, DATABASE_URL: url, PATUH_DEMO: '1' });
    expect(services.postgres).toBeUndefined();
    expect(services.config).toMatchObject({ databaseUrl: url, demo: false });
    await services.stop();
  });

  it('refuses production without secrets', async () => {
    await expect(openServices({ PATUH_DATA: directory, NODE_ENV: 'production' })).rejects.toThrow(
      'PATUH_NIK_KEY belum diatur',
    );
  });
});

describe('what npm start says when it cannot go on', () => {
  it.each([
    [portError('EADDRINUSE', 3000, '127.0.0.1'), 'Port 3000 sudah dipakai'],
    [portError('EADDRNOTAVAIL', 3000, '10.9.9.9'), 'Alamat 10.9.9.9 bukan alamat komputer ini'],
    [new EmbeddedError('disk-full', '/data'), 'Ruang disk habis'],
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), 'Ruang disk habis'],
    [new Error('something else\nwith a second line'), 'Patuh tidak dapat dijalankan'],
    [new Error('ENOSPC: no space left on device, write'), 'Ruang disk habis'],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'Basis data tidak menjawab'],
    [Object.assign(new Error('password authentication failed'), { code: '28P01' }), 'menolak nama pengguna'],
    [Object.assign(new Error('disk full'), { code: '53100' }), 'Ruang disk habis'],
  ])('%s', (error, words) => {
    const sentence = startSentence(error);
    expect(sentence).toContain(words);
    expect(sentence).not.toContain('\n');
  });
});
