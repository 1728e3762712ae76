import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { ENTITIES } from '../../src/entities.ts';
import { migrate } from '../../src/migrate.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { systemActor } from '../../src/platform/actor.ts';
import { openDatabase, type Database } from '../../src/platform/database.ts';

/** The people of every test: one office of each kind in jurisdiction 1, and a stranger in jurisdiction 2. */
export const PEOPLE = {
  labour: person('1', 'labour_officer', 'Rina Wulandari', 1),
  labourTwo: person('2', 'labour_officer', 'Dedi Kurnia', 1),
  enforcement: person('3', 'enforcement_officer', 'Bagus Santoso', 2),
  membership: person('4', 'membership_officer', 'Sri Lestari', 2),
  inspector: person('5', 'provincial_inspector', 'Hendra Gunawan', 3),
  head: person('6', 'head', 'Endang Suryani', 2),
  auditor: person('7', 'auditor', 'Teguh Prasetyo', 2),
  administrator: person('8', 'administrator', 'Yusuf Hidayat', 2),
  stranger: { ...person('9', 'labour_officer', 'Orang Jauh', 4), jurisdictions: [2] },
} as const satisfies Record<string, Actor>;

export const SYSTEM = systemActor([1, 2]);

function person(digit: string, role: Actor['role'], name: string, officeId: number): Actor {
  return { kind: 'staff', id: `00000000-0000-7000-8000-00000000010${digit}`, name, role, officeId, jurisdictions: [1], companyId: null };
}

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly database: Database;
  /** The owner's address, for migrations and for looking behind row-level security. */
  readonly url: string;
  close(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function serverUrl(): string {
  const url = process.env['PATUH_TEST_PG'];
  if (url === undefined) throw new Error('PATUH_TEST_PG is not set: run the tests through jest, whose global setup starts the server');
  return url;
}

const WORLD = `
INSERT INTO patuh.jurisdiction VALUES (1, '99.01', 'Kabupaten Contoh Raya'), (2, '99.02', 'Kabupaten Contoh Jauh');
INSERT INTO patuh.office (id, code, kind, name, city, address) VALUES
  (1, 'DISNAKER-9901', 'labour', 'Dinas Tenaga Kerja Kabupaten Contoh Raya', 'Contoh Raya', 'Jalan Contoh 1'),
  (2, 'KC-9901', 'insurer', 'BPJS Kesehatan Kantor Cabang Contoh Raya', 'Contoh Raya', 'Jalan Contoh 2'),
  (3, 'SATWASKER-99', 'province', 'Satuan Pengawas Ketenagakerjaan Wilayah I', 'Contoh', 'Jalan Contoh 3'),
  (4, 'DISNAKER-9902', 'labour', 'Dinas Tenaga Kerja Kabupaten Contoh Jauh', 'Contoh Jauh', 'Jalan Contoh 4');
INSERT INTO patuh.office_jurisdiction VALUES (1, 1), (2, 1), (3, 1), (4, 2);
`;

/** Creates, migrates and peoples a database on the test server. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  await migrate(url.href);
  const owner = new Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(WORLD);
  for (const actor of Object.values(PEOPLE)) {
    await owner.query('INSERT INTO patuh.account (id, office_id, role, name, email) VALUES ($1, $2, $3, $4, $5)', [
      actor.id,
      actor.officeId,
      actor.role,
      actor.name,
      `${actor.id.slice(-4)}@contoh.example`,
    ]);
  }
  await owner.end();
  const database = await openDatabase(url.href, { maxConnections: 6, entities: ENTITIES });
  return {
    database,
    url: url.href,
    async close() {
      await database.close();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
