import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { migrate } from '../src/migrate.ts';

// Spreads the tables of persons over several PostgreSQL servers:
//   node scripts/shards.ts COORDINATOR_URL SHARD_URL SHARD_URL …
// Each address is that of an owner (superuser), and each shard an empty database. Afterwards SHARD_URLS may name the
// shards for every process that matches, so that rows come straight from where they lie; without it they come through
// the coordinator. bench/SCALE.md says what works on spread tables and what does not.

const TABLES = { worker: 'company_id', member: null } as const;
type Table = keyof typeof TABLES;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function on<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Removes every constraint by which other tables, or other rows, hold on to a table or it to them. */
async function cutLoose(client: Client, table: Table): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
      WHERE contype = 'f' AND (conrelid = $1::regclass OR confrelid = $1::regclass)`,
    [`patuh.${table}`],
  );
  for (const { sql } of rows) await client.query(sql);
}

/** A shard has the whole schema, but its rows refer to nothing here, and their ids are given out by the coordinator. */
async function prepareShard(url: string): Promise<void> {
  await migrate(url);
  await on(url, async (client) => {
    for (const table of ['worker', 'member'] as const) {
      await cutLoose(client, table);
      await client.query(`ALTER TABLE patuh.${table} ALTER COLUMN id DROP IDENTITY`);
    }
  });
}

async function addServer(client: Client, name: string, url: string): Promise<void> {
  const { hostname, port, pathname, username, password } = new URL(url);
  await client.query(
    `CREATE SERVER ${name} FOREIGN DATA WRAPPER postgres_fdw
     OPTIONS (host ${quoted(hostname)}, port ${quoted(port || '5432')}, dbname ${quoted(pathname.slice(1))}, fetch_size '20000', batch_size '5000', async_capable 'true')`,
  );
  for (const role of ['CURRENT_USER', 'patuh_app']) {
    await client.query(
      `CREATE USER MAPPING FOR ${role} SERVER ${name}
       OPTIONS (user ${quoted(decodeURIComponent(username))}, password ${quoted(decodeURIComponent(password))})`,
    );
  }
}

async function spreadTable(client: Client, table: Table, servers: readonly string[]): Promise<void> {
  await cutLoose(client, table);
  await client.query(`ALTER TABLE patuh.${table} RENAME TO ${table}_here`);
  await client.query(`CREATE TABLE patuh.${table} (LIKE patuh.${table}_here INCLUDING DEFAULTS INCLUDING COMMENTS) PARTITION BY HASH (id)`);
  for (const [at, server] of servers.entries()) {
    await client.query(
      `CREATE FOREIGN TABLE patuh.${table}_${at} PARTITION OF patuh.${table} FOR VALUES WITH (MODULUS ${servers.length}, REMAINDER ${at})
       SERVER ${server} OPTIONS (schema_name 'patuh', table_name ${quoted(table)})`,
    );
  }
  const firm = TABLES[table];
  await client.query(`SELECT patuh.protect($1${firm === null ? '' : ', $2'})`, firm === null ? [table] : [table, firm]);
  await client.query(`INSERT INTO patuh.${table} SELECT * FROM patuh.${table}_here`);
  await client.query(`CREATE SEQUENCE patuh.${table}_ids OWNED BY patuh.${table}.id`);
  await client.query(`SELECT setval('patuh.${table}_ids', coalesce((SELECT max(id) FROM patuh.${table}_here), 1))`);
  await client.query(`ALTER TABLE patuh.${table} ALTER COLUMN id SET DEFAULT nextval('patuh.${table}_ids')`);
  await client.query(`GRANT USAGE ON SEQUENCE patuh.${table}_ids TO patuh_app`);
  await client.query(`DROP TABLE patuh.${table}_here`);
  await client.query(`ANALYZE patuh.${table}`);
}

/**
 * Moves the persons of a database to shards, by hash of their ids: one partition of each table on each server,
 * foreign to the coordinator, which answers the same SQL as before.
 *
 * @param coordinatorUrl a migrated database. @param shardUrls empty databases, one for each shard.
 */
export async function spreadPersons(coordinatorUrl: string, shardUrls: readonly string[]): Promise<void> {
  for (const url of shardUrls) await prepareShard(url);
  await on(coordinatorUrl, async (client) => {
    await client.query('SET search_path = patuh, public');
    await client.query('CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public');
    const servers = shardUrls.map((_, at) => `patuh_shard_${at}`);
    for (const [at, url] of shardUrls.entries()) await addServer(client, servers[at] ?? '', url);
    await client.query('BEGIN');
    // The rows are moved whole, whoever may see them.
    await client.query(`SELECT set_config('patuh.jurisdictions', (SELECT coalesce(array_agg(id), '{}')::text FROM patuh.jurisdiction), true)`);
    for (const table of ['worker', 'member'] as const) await spreadTable(client, table, servers);
    await client.query('COMMIT');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [coordinator, ...shards] = process.argv.slice(2);
  if (coordinator === undefined || shards.length === 0) {
    process.stderr.write('Cara pakai: node scripts/shards.ts ALAMAT_KOORDINATOR ALAMAT_PECAHAN …\n');
    process.exit(2);
  }
  await spreadPersons(coordinator, shards);
  process.stdout.write(`Data orang kini tersebar di ${shards.length} peladen.\n`);
}
