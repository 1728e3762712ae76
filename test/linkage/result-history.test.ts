import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../src/migrate.ts';
import { ormOptions } from '../../src/platform/orm-options.ts';
import { SYSTEM_ID } from '../../src/platform/actor.ts';

const RELEASED = 'Migration20261108000000_web';

const PREPARED = `
DO $$ BEGIN CREATE ROLE patuh_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE SCHEMA patuh; GRANT USAGE ON SCHEMA patuh TO patuh_app;`;

/** Rows as the released version wrote them. */
const OLD_ROWS = `
INSERT INTO patuh.jurisdiction VALUES (1, '99.01', 'Kabupaten Contoh Raya');
INSERT INTO patuh.linkage_run (id, jurisdiction_id, period, state, started_by, created_at, ended_at) VALUES
  ('00000000-0000-7000-8000-0000000000a1', 1, '2026-01', 'published', '${SYSTEM_ID}', '2026-01-10 02:00Z', '2026-01-10 02:05Z'),
  ('00000000-0000-7000-8000-0000000000a2', 1, '2026-02', 'published', '${SYSTEM_ID}', '2026-02-10 02:00Z', '2026-02-10 02:05Z');
INSERT INTO patuh.import_batch (id, jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
  VALUES ('00000000-0000-7000-8000-0000000000b1', 1, 'register-workers', 'snapshot', 'UJI', '2026-01', 'f.csv', '', 'published', '${SYSTEM_ID}');
INSERT INTO patuh.company (id, jurisdiction_id, source, source_key, name, batch_id, row_hash)
  VALUES ('00000000-0000-7000-8000-0000000000c1', 1, 'UJI', 'C1', 'PT Contoh', '00000000-0000-7000-8000-0000000000b1', '');
INSERT INTO patuh.worker (jurisdiction_id, company_id, source, source_key, nik_quality, batch_id, row_hash)
  SELECT 1, '00000000-0000-7000-8000-0000000000c1', 'UJI', 'W' || n, 'missing', '00000000-0000-7000-8000-0000000000b1', '' FROM generate_series(1, 2) n;
INSERT INTO patuh.member (jurisdiction_id, source, source_key, nik_quality, batch_id, row_hash)
  VALUES (1, 'UJI', 'M1', 'missing', '00000000-0000-7000-8000-0000000000b1', '');
INSERT INTO patuh.company_result VALUES ('00000000-0000-7000-8000-0000000000c1', 1, '00000000-0000-7000-8000-0000000000a2', 'TERDAFTAR', '{BU-1}', false, false, 1, 2, 'Terdaftar.');
INSERT INTO patuh.worker_result VALUES
  (1, 1, '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000a2', 'TINJAU', false, null, 1, 0.25, 'Perlu diperiksa.'),
  (2, 1, '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000a2', 'TIDAK_ADA', false, null, null, 0, 'Tidak ada.');
INSERT INTO patuh.link VALUES (1, 1, 1, 0.25, 'review', '[{"field":"prior","level":"prior","bits":-14.25},{"field":"nik","level":"oneEdit","bits":9},
  {"field":"name","level":"partial","bits":2.93},{"field":"date","level":"standIn","bits":4.4},{"field":"sex","level":"equal","bits":0.99},{"field":"employer","level":"other","bits":-3.61}]');
INSERT INTO patuh.finding (jurisdiction_id, company_id, kind, worker_id, reason, data_as_of, first_run, last_run) VALUES
  (1, '00000000-0000-7000-8000-0000000000c1', 'PDS_TK', 2, 'Tidak ada.', '2026-02-10', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a2'),
  (1, '00000000-0000-7000-8000-0000000000c1', 'PDS_TK', 1, 'Lama.', '2026-01-10', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a1');
`;

let owner: Client;
let server: Client;
const name = `t_${randomBytes(6).toString('hex')}`;

beforeAll(async () => {
  const address = new URL(process.env['PATUH_TEST_PG'] ?? '');
  server = new Client({ connectionString: address.href });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  address.pathname = `/${name}`;
  owner = new Client({ connectionString: address.href });
  await owner.connect();
  await owner.query(PREPARED);
  const orm = await MikroORM.init(ormOptions(address.href, { lowered: false, max: 2, entities: [] }));
  await orm.migrator.up({ to: RELEASED });
  await orm.close(true);
  await owner.query(OLD_ROWS);
  await migrate(address.href);
}, 60_000);

afterAll(async () => {
  await owner.end();
  await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await server.end();
});

describe('results of the released version', () => {
  it('keep every answer, and are known since their run ended', async () => {
    const { rows } = await owner.query(`SELECT worker_id AS id, status, reason, known_from AS since FROM patuh.worker_result ORDER BY 1`);
    const since = new Date('2026-02-10T02:05:00Z');
    expect(rows).toEqual([
      { id: '1', status: 'TINJAU', reason: 'Perlu diperiksa.', since },
      { id: '2', status: 'TIDAK_ADA', reason: 'Tidak ada.', since },
    ]);
  });

  it('keep the waterfall of each pair', async () => {
    const { rows } = await owner.query('SELECT pattern, bits, run_id AS run FROM patuh.link');
    const pattern = 2 + (4 << 3) + (7 << 6) + (1 << 10) + (3 << 12);
    expect(rows).toEqual([{ pattern, bits: [-143, 90, 29, 44, 10, -36], run: '00000000-0000-7000-8000-0000000000a2' }]);
  });

  it('keep their findings with the day of the data that last showed them', async () => {
    const { rows } = await owner.query('SELECT worker_id AS id, confirmed, as_of::text AS day FROM patuh.finding_now ORDER BY 1');
    expect(rows).toEqual([
      { id: '1', confirmed: false, day: '2026-01-10' },
      { id: '2', confirmed: true, day: '2026-02-10' },
    ]);
  });
});
