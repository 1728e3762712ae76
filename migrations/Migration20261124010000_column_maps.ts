import { Migration } from '@mikro-orm/migrations';

/** How the columns of each source are read, in versions, and which rows a refusal was about. */
export class Migration20261124010000_column_maps extends Migration {
  override up(): void {
    this.addSql(`
CREATE TABLE patuh.column_map (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  source text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('register-companies', 'register-workers', 'enrolment-employers', 'enrolment-members')),
  version int NOT NULL CHECK (version > 0),
  header_hash text NOT NULL,
  map jsonb NOT NULL,
  created_by uuid NOT NULL REFERENCES patuh.account,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source, kind, version)
);
CREATE INDEX column_map_header ON patuh.column_map (jurisdiction_id, source, kind, header_hash, version DESC);
COMMENT ON TABLE patuh.column_map IS 'How somebody said that files of a source are to be read; never changed, only followed by a newer version.';
COMMENT ON COLUMN patuh.column_map.header_hash IS 'Of the headings as the file writes them; a file with the same headings is read by the newest version.';
SELECT patuh.protect_append_only('column_map');

ALTER TABLE patuh.import_batch ADD COLUMN column_map_id uuid REFERENCES patuh.column_map;
ALTER TABLE patuh.import_batch ADD COLUMN awaits_columns boolean NOT NULL DEFAULT false;
ALTER TABLE patuh.import_batch ADD COLUMN samples jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN patuh.import_batch.awaits_columns IS 'A person has to say how the columns are read before the file is checked.';
COMMENT ON COLUMN patuh.import_batch.samples IS 'A few lines and keys of each outcome, chosen when the file was checked, for the preview.';

ALTER TABLE patuh.import_problem ADD COLUMN source_key text;
COMMENT ON COLUMN patuh.import_problem.source_key IS 'The key of the row, where it could be read: a refused row is not a row that is gone.';
`);
  }
}
