import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedError, failureOf } from './embedded-error.ts';
import { freePort } from './ports.ts';
import { runningServer } from './server-process.ts';
import type { SystemUser } from './system-user.ts';

/** Settings of `postgresql.conf`, by name. */
export type ServerSettings = Readonly<Record<string, string>>;

/** One data folder of PostgreSQL with everything needed to start and stop its server. */
export interface Cluster {
  readonly home: string;
  readonly binaries: Binaries;
  readonly user: SystemUser;
}

/** The owner of the embedded server. */
export const SUPERUSER = 'patuh_owner';

// Values of a failed statement may hold a NIK, so neither the statement nor its details are written down.
const QUIET: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  timezone: 'UTC',
};

const LARGEST_LOG_BYTES = 5_000_000;

const dataOf = (cluster: Cluster) => path.join(cluster.home, 'data');
const logOf = (cluster: Cluster) => path.join(cluster.home, 'postgres.log');
const pidFileOf = (cluster: Cluster) => path.join(dataOf(cluster), 'postmaster.pid');
const passwordFileOf = (cluster: Cluster) => path.join(cluster.home, 'password');

/** Runs one program to its end, out of reach of a Ctrl-C in our terminal: half a database helps nobody. */
function run(
  cluster: Cluster,
  program: 'initdb' | 'pg_ctl',
  args: readonly string[],
): Promise<{ ok: boolean; output: string }> {
  const child = spawn(cluster.binaries(program), args, {
    ...cluster.user,
    cwd: path.parse(cluster.home).root,
    // The server that pg_ctl starts would keep a pipe open for ever, so only initdb gets one.
    stdio: ['ignore', 'ignore', program === 'initdb' ? 'pipe' : 'ignore'],
    detached: true,
    windowsHide: true,
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** Makes the data folder on the first start; a half-made one of an interrupted start is made anew. */
async function initialise(cluster: Cluster): Promise<void> {
  const done = passwordFileOf(cluster);
  if (existsSync(done) && existsSync(path.join(dataOf(cluster), 'PG_VERSION'))) return;
  rmSync(dataOf(cluster), { recursive: true, force: true });
  const password = randomBytes(18).toString('base64url');
  const passwordFile = `${done}.new`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (cluster.user.uid !== undefined)
    chownSync(passwordFile, cluster.user.uid, cluster.user.gid ?? cluster.user.uid);
  const result = await run(cluster, 'initdb', [
    ...['-D', dataOf(cluster), '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...[
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
  ]);
  rmSync(passwordFile);
  if (!result.ok) throw new EmbeddedError(failureOf(result.output), cluster.home, result.output);
  appendFileSync(path.join(dataOf(cluster), 'postgresql.conf'), "\ninclude_if_exists = 'patuh.conf'\n");
  writeFileSync(done, password, { mode: 0o600 });
}

/** The end of the server's log, in which its reason for not starting stands. */
function logTail(cluster: Cluster): string {
  return existsSync(logOf(cluster)) ? readFileSync(logOf(cluster), 'utf8').slice(-4000) : '';
}

/**
 * Starts the server on a free port of the loopback address, detached from us and our terminal, and waits
 * until it answers. Only to be called when none runs on this folder.
 *
 * @throws EmbeddedError with the reason read from its log.
 */
export async function startCluster(cluster: Cluster, settings: ServerSettings): Promise<void> {
  try {
    await initialise(cluster);
    const log = logOf(cluster);
    if (existsSync(log) && statSync(log).size > LARGEST_LOG_BYTES) rmSync(log);
    const lines = Object.entries({ ...QUIET, ...settings, port: String(await freePort()) });
    const conf = lines.map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`).join('');
    writeFileSync(path.join(dataOf(cluster), 'patuh.conf'), conf, { mode: 0o644 });
    // PostgreSQL would refuse to start while any process carries the number in a dead server's file.
    if (runningServer(pidFileOf(cluster)) === undefined) rmSync(pidFileOf(cluster), { force: true });
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(failureOf(String(error)), cluster.home, String(error));
  }
  const result = await run(cluster, 'pg_ctl', [
    '-D',
    dataOf(cluster),
    '-l',
    logOf(cluster),
    '-w',
    '-t',
    '120',
    '-s',
    'start',
  ]);
  if (!result.ok)
    throw new EmbeddedError(failureOf(logTail(cluster)), logOf(cluster), logTail(cluster) + result.output);
}

/** Stops the server, ending what its clients are doing, and waits until it is gone. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  await run(cluster, 'pg_ctl', ['-D', dataOf(cluster), '-m', 'fast', '-w', '-t', '60', '-s', 'stop']);
}

/** The address of the server that runs on the data folder, or undefined. It may be just starting or ending. */
export function clusterUrl(cluster: Cluster): string | undefined {
  const server = existsSync(passwordFileOf(cluster)) ? runningServer(pidFileOf(cluster)) : undefined;
  if (!server) return undefined;
  return `postgresql://${SUPERUSER}:${readFileSync(passwordFileOf(cluster), 'utf8')}@127.0.0.1:${server.port}/postgres`;
}
