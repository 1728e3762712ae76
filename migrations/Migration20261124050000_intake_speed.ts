import { Migration } from '@mikro-orm/migrations';

/** Rows of a checked file are copied straight to where they wait; files are known again by what they say. */
export class Migration20261124050000_intake_speed extends Migration {
  override up(): void {
    this.addSql(`CREATE SCHEMA arriving;
GRANT USAGE ON SCHEMA arriving TO patuh_app;
COMMENT ON SCHEMA arriving IS 'Letterboxes of staging: the application may only drop rows in. Reading goes through patuh.staged_*, under row-level security.';`);
    for (const { name, columns } of LETTERBOXES) this.addSql(letterbox(name, columns));
    this.addSql(`
ALTER TABLE patuh.import_batch ADD COLUMN content_hash text;
COMMENT ON COLUMN patuh.import_batch.content_hash IS 'Of the canonical rows, whatever their order and however the file is written: equal content has equal hashes.';
CREATE INDEX import_batch_content ON patuh.import_batch (jurisdiction_id, kind, source, content_hash);
`);
  }
}

const FIRM = 'name, nib, npwp, address, regency';
const PERSON = 'nik_cipher, nik_index, nik_quality, name, birth_date, sex, wage';
const LETTERBOXES = [
  { name: 'company', columns: `source_key, ${FIRM}, head_count` },
  { name: 'worker', columns: `source_key, company_key, ${PERSON}, employment_status` },
  { name: 'employer', columns: `source_key, ${FIRM}, status` },
  { name: 'member', columns: `source_key, employer_key, ${PERSON}, status, segment, relation` },
];

/**
 * PostgreSQL refuses COPY into a table with row-level security, and a detour over a temporary table doubles
 * the work. So the staged rows lie in a partition without policies into which the application may only insert,
 * and whose area is not for it to write: it is the acting person's own. All else goes through the partitioned
 * table, where the policies hold.
 */
function letterbox(name: string, columns: string): string {
  return `
DROP POLICY scope ON patuh.staged_${name};
ALTER TABLE patuh.staged_${name} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON patuh.staged_${name} FROM patuh_app;
ALTER INDEX patuh.staged_${name}_batch RENAME TO ${name}_batch;
ALTER TABLE patuh.staged_${name} SET SCHEMA arriving;
ALTER TABLE arriving.staged_${name} RENAME TO ${name};
ALTER TABLE arriving.${name} ALTER COLUMN jurisdiction_id SET DEFAULT (patuh.jurisdictions())[1];
CREATE TABLE patuh.staged_${name} (LIKE arriving.${name}) PARTITION BY LIST (batch_id);
ALTER TABLE patuh.staged_${name} ATTACH PARTITION arriving.${name} DEFAULT;
CREATE INDEX staged_${name}_batch ON patuh.staged_${name} (batch_id, line);
SELECT patuh.protect('staged_${name}');
GRANT MAINTAIN ON patuh.staged_${name}, arriving.${name} TO patuh_app;
GRANT INSERT (batch_id, line, ${columns}, row_hash) ON arriving.${name} TO patuh_app;
COMMENT ON TABLE patuh.staged_${name} IS 'Rows of a checked file that is not yet published (unlogged: after a crash the file is checked again).';
COMMENT ON TABLE arriving.${name} IS 'Where the rows of patuh.staged_${name} lie.';
`;
}
