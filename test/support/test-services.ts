// Runs beside jest: starts the servers that tests need, says where they are in one line, and ends them and
// everything they wrote as soon as its standard input closes, which also a killed jest brings about.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../src/embedded/ports.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';

// Tests survive no power cut, so nothing waits for the disk.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.end(() => resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

async function startRedis(directory: string): Promise<{ url: string; child: ChildProcess } | undefined> {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const port = await freePort();
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--dir',
    directory,
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = spawn('redis-server', options, { stdio: 'ignore', detached: true });
  for (let tries = 0; tries < 100; tries++) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, child };
    await pause(50);
  }
  child.kill();
  throw new Error('redis-server does not answer');
}

// Ctrl-C reaches the whole group; jest ends first, and the closing of our input tells us.
process.on('SIGINT', () => undefined);

const directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-test-'));
chmodSync(directory, 0o755);
const postgres = await startPostgres({ directory: path.join(directory, 'pg'), settings: FAST });
const given = process.env['TEST_REDIS_URL'];
const redis = given === undefined ? await startRedis(directory) : undefined;

process.stdin.resume().once('close', () => {
  void (async () => {
    const ended = redis && new Promise((resolve) => redis.child.once('exit', resolve));
    redis?.child.kill();
    await postgres.stop();
    await ended;
    rmSync(directory, { recursive: true, force: true });
    process.exit(0);
  })();
});
process.stdout.write(`${JSON.stringify({ postgres: postgres.url, redis: given ?? redis?.url })}\n`);
