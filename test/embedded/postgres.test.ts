import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { EmbeddedError } from '../../src/embedded/embedded-error.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';

const settings = { fsync: 'off', synchronous_commit: 'off' };
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-embedded-'));
  chmodSync(directory, 0o755);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function anotherProcess(folder: string) {
  const program = fileURLToPath(new URL('./user-of-server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { ...(JSON.parse(line) as { url: string; started: boolean }), kill };
}

describe('embedded PostgreSQL', () => {
  it('keeps its data from one start to the next, and is gone after stop', async () => {
    const first = await startPostgres({ directory, settings });
    await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    await first.stop();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow();

    const second = await startPostgres({ directory, settings });
    expect(second.started).toBe(true);
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await second.stop();
  });

  it('serves several users at once; the last one to leave ends it', async () => {
    const [one, two] = await Promise.all([
      startPostgres({ directory, settings }),
      startPostgres({ directory, settings }),
    ]);
    expect([one.started, two.started].filter(Boolean)).toHaveLength(1);
    await one.stop();
    expect(await query(two.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await two.stop();
    await two.stop();
    await expect(query(two.url, 'SELECT 1')).rejects.toThrow();
  });

  it('joins the server that a killed process left behind, and ends it afterwards', async () => {
    const killed = await anotherProcess(directory);
    expect(killed.started).toBe(true);
    await killed.kill();

    const next = await startPostgres({ directory, settings });
    expect(next.started).toBe(false);
    expect(next.url).toBe(killed.url);
    await next.stop();
    await expect(query(next.url, 'SELECT 1')).rejects.toThrow();
  });

  it('starts although a foreign process carries the number of a dead server', async () => {
    const first = await startPostgres({ directory, settings });
    await first.stop();
    const pidFile = path.join(directory, 'data', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${directory}/data\n1700000000\n1\n\n127.0.0.1\n`);
    const next = await startPostgres({ directory, settings });
    expect(next.started).toBe(true);
    await next.stop();
  });

  it('makes the data anew when the very first start was cut off', async () => {
    mkdirSync(path.join(directory, 'data'));
    writeFileSync(path.join(directory, 'data', 'half'), '');
    writeFileSync(path.join(directory, 'starting.lock'), '999999999');
    const server = await startPostgres({ directory, settings });
    expect(await query(server.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await server.stop();
  });

  it('writes no values of a failed statement into its log', async () => {
    const server = await startPostgres({ directory, settings });
    await query(server.url, 'CREATE TABLE person (nik text PRIMARY KEY)');
    const insert = "INSERT INTO person VALUES ('9901014101900001')";
    await query(server.url, insert);
    await expect(query(server.url, insert)).rejects.toThrow('duplicate key');
    await server.stop();
    expect(readFileSync(path.join(directory, 'postgres.log'), 'utf8')).not.toContain('9901014101900001');
  });

  it('says in one sentence what to do when the folder cannot be used', async () => {
    const file = path.join(directory, 'a-file');
    writeFileSync(file, '');
    const failure = await startPostgres({ directory: path.join(file, 'pg') }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(EmbeddedError);
    expect(failure).toMatchObject({ reason: 'not-writable' });
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('moves to a folder that its user can enter, and finds its data there again', async () => {
    chmodSync(directory, 0o700);
    const closed = path.join(directory, 'pg');
    const first = await startPostgres({ directory: closed, settings });
    expect(first.relocated).toBe(true);
    await query(first.url, 'CREATE TABLE kept (n int)');
    await first.stop();
    const second = await startPostgres({ directory: closed, settings });
    expect(second.directory).toBe(first.directory);
    expect(await query(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
    await second.stop();
    rmSync(first.directory, { recursive: true });
    expect(existsSync(first.directory)).toBe(false);
  });
});
