import { fileURLToPath } from 'node:url';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { readConfig } from './config.ts';
import { ormOptions } from './platform/orm-options.ts';
import { prepareQueueStore } from './platform/queues.ts';

const PREPARE = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'patuh_app') THEN CREATE ROLE patuh_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'patuh_app', 'SET') THEN GRANT patuh_app TO CURRENT_USER; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
CREATE SCHEMA IF NOT EXISTS patuh;
GRANT USAGE ON SCHEMA patuh TO patuh_app;
`;

/**
 * Brings a database to the newest schema. Safe to run again, and by several processes at once: an advisory
 * lock lets one through and the others find nothing left to do.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(20261100)');
    await client.query(PREPARE);
    const orm = await MikroORM.init(ormOptions(ownerUrl, { lowered: false, max: 2, entities: [] }));
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    await prepareQueueStore(ownerUrl);
  } finally {
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { databaseUrl } = readConfig();
  if (databaseUrl === undefined) {
    process.stderr.write('DATABASE_URL belum diatur: "npm run migrate" hanya untuk basis data sendiri; "npm start" bermigrasi sendiri.\n');
    process.exit(2);
  }
  await migrate(databaseUrl);
  process.stdout.write('Skema basis data sudah mutakhir.\n');
}
