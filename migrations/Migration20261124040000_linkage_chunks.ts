import { Migration } from '@mikro-orm/migrations';

/** What a run was planned with, the pieces of its comparing, and the pairs that each piece kept. */
export class Migration20261124040000_linkage_chunks extends Migration {
  override up(): void {
    this.addSql(PLAN);
    this.addSql(CHUNKS);
  }
}

const PLAN = `
ALTER TABLE patuh.linkage_run ADD COLUMN plan jsonb NOT NULL DEFAULT '{}', ADD COLUMN attempt int NOT NULL DEFAULT 0;
COMMENT ON COLUMN patuh.linkage_run.plan IS 'What the comparing rests on: stamp and counts of the sources, model, bands, settings, number of tasks.';
COMMENT ON COLUMN patuh.linkage_run.attempt IS 'How often the run was planned: once, and again each time the sources changed under it.';
`;

// Unlogged: a server that crashes forgets all of it together, and the run is then planned again.
const CHUNKS = `
CREATE UNLOGGED TABLE patuh.linkage_chunk (
  run_id uuid NOT NULL,
  jurisdiction_id int NOT NULL,
  attempt int NOT NULL,
  number int NOT NULL,
  first_task int NOT NULL,
  last_task int NOT NULL,
  weight bigint NOT NULL,
  pairs int,
  done_by text,
  done_at timestamptz,
  PRIMARY KEY (run_id, number)
);
COMMENT ON TABLE patuh.linkage_chunk IS 'A piece of the comparing of an open run. Whoever works on it holds its row locked; a row that is neither locked nor done is free.';
SELECT patuh.protect('linkage_chunk');

CREATE UNLOGGED TABLE patuh.linkage_pair (
  run_id uuid NOT NULL,
  jurisdiction_id int NOT NULL,
  chunk int NOT NULL,
  task int NOT NULL,
  block bytea NOT NULL,
  PRIMARY KEY (run_id, task)
);
ALTER TABLE patuh.linkage_pair ALTER COLUMN block SET STORAGE EXTERNAL;
COMMENT ON TABLE patuh.linkage_pair IS 'The pairs that one task of an open run kept, as packed columns: row numbers and weights, no names and no numbers of people.';
SELECT patuh.protect('linkage_pair');
`;
