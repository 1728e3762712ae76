import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { serverBinaries } from './binaries.ts';
import { clusterUrl, startCluster, stopCluster, type Cluster, type ServerSettings } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import { openHome } from './home.ts';
import { isAlive } from './server-process.ts';
import { unprivilegedUser } from './system-user.ts';

/** An embedded PostgreSQL that answers. */
export interface EmbeddedPostgres {
  /** Address of the superuser on the database `postgres`. */
  readonly url: string;
  /** True when this call started the server, false when it was running (another process's, or left by a killed one). */
  readonly started: boolean;
  /** Where the data lies. */
  readonly directory: string;
  /** True when the data had to go to the system's temporary folder, which may be emptied by the system. */
  readonly relocated: boolean;
  /** True for the first process that asks, as long as it lives: only one may supervise a data folder. */
  claim(): Promise<boolean>;
  /** Leaves the server, and stops it when nobody else of ours uses it. */
  stop(): Promise<void>;
}

// Every user of the server holds this lock shared; who gets it alone is the last one and stops the server.
const PRESENCE_LOCK = 7_265_001;
const CLAIM_LOCK = 7_265_002;
const PATIENCE_MS = 60_000;
const STEP_MS = 50;
const OLDEST_LOCK_MS = 180_000;

/** Runs `work` while no other process starts or stops the same server. A lock left by a dead process is broken. */
async function alone<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(home, 'starting.lock');
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      const lock = openSync(file, 'wx');
      writeSync(lock, String(process.pid));
      closeSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (waited >= PATIENCE_MS) throw new EmbeddedError('busy', file);
      if (!holderLives(file)) rmSync(file, { force: true });
      else await pause(STEP_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function holderLives(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // A number may belong to another program by now; no start takes this long.
    return (pid === 0 || isAlive(pid)) && Date.now() - statSync(file).mtimeMs < OLDEST_LOCK_MS;
  } catch {
    return false;
  }
}

/** Connects and takes the shared lock; undefined when nothing of ours answers there. */
async function join(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'patuh-presence',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // A server that ends under us is noticed by those who query it; the presence itself has nobody to tell.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    return client;
  } catch {
    await client.end().catch(() => undefined);
    return undefined;
  }
}

async function leave(cluster: Cluster, presence: pg.Client): Promise<void> {
  const last = await presence
    .query<{ last: boolean }>('SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS last', [
      PRESENCE_LOCK,
    ])
    .then(({ rows }) => rows[0]?.last === true)
    // The connection is broken, so we cannot know: a server without us is stopped by its next user.
    .catch(() => clusterUrl(cluster) !== undefined);
  await presence.end().catch(() => undefined);
  if (last) await stopCluster(cluster);
}

/** Joins the server that runs on this folder, waiting while it recovers; undefined when none runs or it is ending. */
async function joinRunning(cluster: Cluster) {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    const url = clusterUrl(cluster);
    if (url === undefined) return undefined;
    const presence = await join(url);
    if (presence) return { url, presence };
    await pause(STEP_MS);
  }
  throw new EmbeddedError('busy', cluster.home);
}

async function joinOrStart(cluster: Cluster, settings: ServerSettings) {
  const running = await joinRunning(cluster);
  if (running) return { ...running, started: false };
  await startCluster(cluster, settings);
  const fresh = await joinRunning(cluster);
  if (!fresh) throw new EmbeddedError('will-not-start', cluster.home);
  return { ...fresh, started: true };
}

/**
 * Starts the PostgreSQL that came with the packages, or joins the one that already runs on this folder.
 * Several processes may use it at once: the last to stop ends it. A server left behind by a killed process
 * is joined like any other.
 *
 * @param options.directory where its data is kept; made when missing.
 * @param options.settings further settings of `postgresql.conf`; ignored when the server already runs.
 * @throws EmbeddedError with one plain sentence and the remedy.
 */
export async function startPostgres(options: {
  readonly directory: string;
  readonly settings?: ServerSettings;
}): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const home = openHome(path.resolve(options.directory), user);
  const cluster = { home: home.directory, user, binaries: serverBinaries(home.directory, user) };
  const { url, presence, started } = await alone(cluster.home, () =>
    joinOrStart(cluster, options.settings ?? {}),
  );
  let stopping: Promise<void> | undefined;
  return {
    url,
    started,
    ...home,
    async claim() {
      const { rows } = await presence.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
        CLAIM_LOCK,
      ]);
      return rows[0]?.mine === true;
    },
    stop: () => (stopping ??= alone(cluster.home, () => leave(cluster, presence))),
  };
}
