import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { readConfig, type Config } from '../config.ts';
import { migrate } from '../migrate.ts';
import type { ServerSettings } from './cluster.ts';
import { startPostgres, type EmbeddedPostgres } from './postgres.ts';
import { ensureSecrets } from './secrets.ts';

const DATABASE = 'patuh';

const MEBIBYTE = 2 ** 20;

/** A sixteenth of the memory that we may use, between what PostgreSQL takes by itself and a gigabyte. */
function sharedBuffers(): string {
  const allowed = process.constrainedMemory();
  const memory = Math.min(os.totalmem(), allowed === 0 ? Infinity : allowed);
  return `${Math.round(Math.min(1024, Math.max(128, memory / 16 / MEBIBYTE)))}MB`;
}

/** Room enough that the rows of one run or file are written without a checkpoint among them; nothing here risks a row. */
const serverSettings = (): ServerSettings => ({
  max_connections: '200',
  shared_buffers: sharedBuffers(),
  wal_buffers: '32MB',
  max_wal_size: '3GB',
  checkpoint_timeout: '10min',
});

/** Everything a process needs before it composes the rooms. */
export interface Services {
  readonly config: Config;
  /** The environment that leads another process to the same services. */
  readonly environment: NodeJS.ProcessEnv;
  /** The embedded server, when there is one. */
  readonly postgres: EmbeddedPostgres | undefined;
  /** Leaves the embedded server; it ends when nobody else uses it. */
  stop(): Promise<void>;
}

/** Makes the application's database on the embedded server, and gives its address. */
async function ensureDatabase(serverUrl: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(20261100)');
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** Demonstration data belongs to an embedded database only, and never to production. */
function demoOf(env: NodeJS.ProcessEnv): '0' | '1' {
  return env['DATABASE_URL'] === undefined && env['PATUH_DEMO'] !== '0' && env['NODE_ENV'] !== 'production'
    ? '1'
    : '0';
}

/**
 * Opens what a command or `npm start` works with: the database named by `DATABASE_URL`, else the embedded
 * one of this data folder (started, or joined when it runs), with the newest schema.
 *
 * @throws ConfigError, EmbeddedError: one plain sentence with the remedy.
 */
export async function openServices(env: NodeJS.ProcessEnv = process.env): Promise<Services> {
  const own = env['DATABASE_URL'] === undefined;
  const directory = path.resolve(env['PATUH_DATA'] ?? '.patuh');
  if (own && env['NODE_ENV'] !== 'production') ensureSecrets(directory);
  const base: NodeJS.ProcessEnv = { ...env, PATUH_DATA: directory, PATUH_DEMO: demoOf(env) };
  if (!own)
    return {
      config: readConfig(base),
      environment: base,
      postgres: undefined,
      stop: () => Promise.resolve(),
    };

  readConfig(base);
  const postgres = await startPostgres({
    directory: path.join(directory, 'pg'),
    settings: serverSettings(),
  });
  try {
    const databaseUrl = await ensureDatabase(postgres.url);
    await migrate(databaseUrl);
    const environment = { ...base, DATABASE_URL: databaseUrl };
    return { config: readConfig(environment), environment, postgres, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
