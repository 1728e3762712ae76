import { Client, type ClientBase, type PoolClient } from 'pg';
import { LinkageInput } from '../matching/input.ts';
import { rowsToOpen } from '../matching/rows-to-open.ts';
import type { LinkageSettings } from '../matching/settings.ts';
import { systemActor } from '../platform/actor.ts';
import { contextOf } from '../platform/context.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { readDecisions, readFirms, readMembers, readWorkers, type Reading } from './read-sources.ts';
import { SealedNiks } from './sealed-niks.ts';

/** What loading needs beside a client. */
export interface LoadOptions {
  readonly vault: NikVault;
  /** Addresses of the servers that hold the persons; empty when they lie on the main one, or are to be read through it. */
  readonly shards: readonly string[];
  readonly settings: LinkageSettings;
  readonly tell?: (rows: number, total: number) => Promise<void>;
}

/** Opens each shard for reading under the system's eyes for one area. */
async function openShards(urls: readonly string[], area: number): Promise<Client[]> {
  const context = contextOf(systemActor([area]));
  return Promise.all(
    urls.map(async (connectionString) => {
      const client = new Client({ connectionString, options: '-c search_path=patuh,public -c role=patuh_app', application_name: 'patuh-shard' });
      client.on('error', () => undefined);
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(context.sql, [...context.params]);
      return client;
    }),
  );
}

async function countPersons(clients: readonly ClientBase[], area: number): Promise<{ workers: number; members: number }> {
  const sum = { workers: 0, members: 0 };
  for (const client of clients) {
    const { rows } = await client.query<{ workers: number; members: number }>(
      `SELECT (SELECT count(*)::int FROM worker WHERE jurisdiction_id = $1 AND present) AS workers,
              (SELECT count(*)::int FROM member WHERE jurisdiction_id = $1 AND present) AS members`,
      [area],
    );
    sum.workers += rows[0]?.workers ?? 0;
    sum.members += rows[0]?.members ?? 0;
  }
  return sum;
}

/**
 * Everything a run compares, streamed out of PostgreSQL. The engine knows rows by the ids of the database:
 * companies and workers by theirs, employers by kode badan usaha. A NIK is opened only where its blind index does
 * not settle the row, and lives in memory only.
 * The order of the rows, and so the result, does not depend on how many servers hold them.
 *
 * @param client inside a snapshot, so that the four kinds of rows belong together.
 */
export async function loadInput(client: PoolClient, area: number, options: LoadOptions): Promise<LinkageInput> {
  const { vault, settings, tell = () => Promise.resolve() } = options;
  const shards = await openShards(options.shards, area);
  try {
    const clients = shards.length > 0 ? shards : [client];
    const expected = await countPersons(clients, area);
    const total = expected.workers + expected.members;
    const after = (before: number): Reading => (rows) => tell(before + rows, total);
    const input = new LinkageInput(expected);
    await tell(0, total);
    await readFirms(client, area, input);
    const niks = { workers: new SealedNiks(vault, 'worker', expected.workers), members: new SealedNiks(vault, 'member', expected.members) };
    await readWorkers({ clients, area, input, sealed: niks.workers, tell: after(0) });
    await readMembers({ clients, area, input, sealed: niks.members, tell: after(expected.workers) });
    await readDecisions(client, area, input);
    const open = rowsToOpen(input, settings);
    niks.workers.open(input.workers, open.workers);
    niks.members.open(input.members, open.members);
    return input;
  } finally {
    await Promise.all(shards.map((shard) => shard.end()));
  }
}
