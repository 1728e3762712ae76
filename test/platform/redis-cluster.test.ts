import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { openQueue, openWorker, pingRedis } from '../../src/platform/queues.ts';
import { until } from '../support/stores.ts';

const present = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
if (!present) process.stderr.write('Redis Cluster tests are left out: there is no redis-server on this machine.\n');
const onCluster = present ? describe : describe.skip;

/** Three nodes of one cluster, each with a third of the slots, as any tool would lay them out. */
async function startCluster(directory: string): Promise<{ nodes: string[]; children: ChildProcess[] }> {
  const ports = [await freePort(), await freePort(), await freePort()];
  const children = ports.map((port) => {
    const folder = path.join(directory, String(port));
    mkdirSync(folder);
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--cluster-enabled', 'yes', '--cluster-port', String(port < 55_000 ? port + 10_000 : port - 10_000)];
    return spawn('redis-server', [...options, '--save', '', '--dir', folder, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  });
  const cli = (port: number, ...args: string[]) => spawnSync('redis-cli', ['-p', String(port), ...args], { encoding: 'utf8' }).stdout;
  await until('all nodes answer', () => Promise.resolve(ports.every((port) => cli(port, 'ping').startsWith('PONG'))));
  const share = Math.ceil(16_384 / ports.length);
  ports.forEach((port, at) => cli(port, 'cluster', 'addslotsrange', String(at * share), String(Math.min(16_383, (at + 1) * share - 1))));
  ports.slice(1).forEach((port) => cli(ports[0] ?? 0, 'cluster', 'meet', '127.0.0.1', String(port), String(port < 55_000 ? port + 10_000 : port - 10_000)));
  await until('the cluster is whole', () => Promise.resolve(ports.every((port) => cli(port, 'cluster', 'info').includes('cluster_state:ok'))));
  return { nodes: ports.map((port) => `127.0.0.1:${port}`), children };
}

onCluster('the queue on a Redis Cluster', () => {
  let directory: string;
  let children: ChildProcess[] = [];
  let url = '';

  beforeAll(async () => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-cluster-'));
    const started = await startCluster(directory);
    children = started.children;
    url = `redis://${started.nodes.join(',')}`;
  });
  afterAll(async () => {
    const gone = children.map((child) => once(child, 'exit'));
    for (const child of children) child.kill();
    await Promise.all(gone);
    rmSync(directory, { recursive: true, force: true });
  });

  it('answers when asked how it does', async () => {
    await pingRedis(url);
  });

  it('brings every ring to a worker when the prefix keeps its keys in one slot', async () => {
    const seen: string[] = [];
    const store = { kind: 'redis', url, prefix: '{patuh}' } as const;
    const worker = openWorker(store, (id) => Promise.resolve(void seen.push(id)), () => undefined);
    const queue = openQueue(store);
    await until('the first ring is taken', () => queue.ring('0', 1).then(() => true, () => false));
    for (let id = 1; id < 20; id += 1) await queue.ring(String(id), 1);
    await until('all are done', () => Promise.resolve(new Set(seen).size === 20));
    await worker.close();
    await queue.close();
    expect(seen).toHaveLength(20);
  });
});

describe('the setting of the queue prefix', () => {
  const read = (env: Record<string, string>) => readConfig({ PATUH_DATA: os.tmpdir(), NODE_ENV: 'test', ...env }).queuePrefix;

  it('stays as it was on one Redis, and fits a cluster by itself', () => {
    expect(read({})).toBe('bull');
    expect(read({ REDIS_URL: 'redis://a:1' })).toBe('bull');
    expect(read({ REDIS_URL: 'redis://a:1,b:2' })).toBe('{patuh}');
    expect(read({ REDIS_URL: 'redis://a:1', QUEUE_PREFIX: 'dinas' })).toBe('dinas');
  });

  it('refuses a prefix that a cluster cannot use', () => {
    expect(() => read({ REDIS_URL: 'redis://a:1,b:2', QUEUE_PREFIX: 'dinas' })).toThrow(ConfigError);
  });
});
