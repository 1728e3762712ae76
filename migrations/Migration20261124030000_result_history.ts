import { Migration } from '@mikro-orm/migrations';

/** Results and findings keep what they said before; a pair keeps its waterfall as numbers; a run says what it stood on. */
export class Migration20261124030000_result_history extends Migration {
  override up(): void {
    this.addSql(EVERY_AREA);
    this.addSql(RUNS);
    this.addSql(RESULTS);
    this.addSql(WATERFALLS);
    this.addSql(FINDINGS);
    this.addSql(HISTORY);
    this.addSql(CHANGED_ROWS);
  }
}

/** Rows of earlier releases are converted below, and row-level security holds for the owner too. */
const EVERY_AREA = `SELECT set_config('patuh.jurisdictions', (SELECT coalesce(array_agg(id), '{}')::text FROM patuh.jurisdiction), true);`;

const RUNS = `
ALTER TABLE patuh.linkage_run
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN mode text CHECK (mode IN ('full', 'delta')),
  ADD COLUMN mode_reason text,
  ADD COLUMN data_as_of date,
  ADD COLUMN changes jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN patuh.linkage_run.settings IS 'Model version, bands, rules of wage and material share, and the measured errors of that model: what the run was made with.';
COMMENT ON COLUMN patuh.linkage_run.mode IS 'Whether everything was compared, or only what had changed; mode_reason says why.';
COMMENT ON COLUMN patuh.linkage_run.changes IS 'Rows that the run added, changed and removed, by table.';

CREATE TABLE patuh.linkage_latest (
  jurisdiction_id int PRIMARY KEY REFERENCES patuh.jurisdiction,
  run_id uuid NOT NULL REFERENCES patuh.linkage_run,
  data_as_of date NOT NULL,
  published_at timestamptz NOT NULL
);
COMMENT ON TABLE patuh.linkage_latest IS 'The run that last confirmed an area: results that it did not change are as new as those that it did.';
SELECT patuh.protect('linkage_latest');
CREATE POLICY seen ON patuh.linkage_latest FOR SELECT USING (true);
INSERT INTO patuh.linkage_latest (jurisdiction_id, run_id, data_as_of, published_at)
  SELECT DISTINCT ON (jurisdiction_id) jurisdiction_id, id, (ended_at AT TIME ZONE 'Asia/Jakarta')::date, ended_at
    FROM patuh.linkage_run WHERE state = 'published' AND ended_at IS NOT NULL ORDER BY jurisdiction_id, created_at DESC;
UPDATE patuh.linkage_latest l SET data_as_of = f.day
  FROM (SELECT last_run, max(data_as_of) AS day FROM patuh.finding GROUP BY last_run) f WHERE f.last_run = l.run_id;
`;

/**
 * A run writes these tables in bulk, from rows that it has just read out of the tables they name, and rows of
 * those can no longer be removed: a check per row and column cost most of the writing and could not fail.
 */
const RESULTS = `
REVOKE DELETE ON patuh.company, patuh.worker, patuh.employer, patuh.member, patuh.linkage_run FROM patuh_app;
ALTER TABLE patuh.worker_result
  DROP CONSTRAINT worker_result_worker_id_fkey, DROP CONSTRAINT worker_result_jurisdiction_id_fkey,
  DROP CONSTRAINT worker_result_company_id_fkey, DROP CONSTRAINT worker_result_run_id_fkey,
  DROP CONSTRAINT worker_result_duplicate_of_fkey, DROP CONSTRAINT worker_result_member_id_fkey,
  ADD COLUMN counterfactual text,
  ADD COLUMN below_minimum boolean NOT NULL DEFAULT false,
  ADD COLUMN known_from timestamptz NOT NULL DEFAULT now();
ALTER TABLE patuh.company_result
  DROP CONSTRAINT company_result_company_id_fkey, DROP CONSTRAINT company_result_jurisdiction_id_fkey, DROP CONSTRAINT company_result_run_id_fkey,
  ADD COLUMN counterfactual text,
  ADD COLUMN reported_workers int,
  ADD COLUMN enrolled_workers int,
  ADD COLUMN known_from timestamptz NOT NULL DEFAULT now();
UPDATE patuh.worker_result r SET known_from = u.ended_at FROM patuh.linkage_run u WHERE u.id = r.run_id AND u.ended_at IS NOT NULL;
UPDATE patuh.company_result r SET known_from = u.ended_at FROM patuh.linkage_run u WHERE u.id = r.run_id AND u.ended_at IS NOT NULL;
COMMENT ON COLUMN patuh.worker_result.run_id IS 'The run that last changed this row; linkage_latest says which run last confirmed it.';
COMMENT ON COLUMN patuh.worker_result.counterfactual IS 'What would have to be different for this worker not to be flagged, in one sentence.';
COMMENT ON COLUMN patuh.worker_result.below_minimum IS 'The register wage is below the minimum wage of the place: a remark, never an accusation.';
COMMENT ON COLUMN patuh.company_result.reported_workers IS 'Head count of the register where it names no worker and exceeds enrolled_workers: a suspicion from totals alone. Null otherwise.';
COMMENT ON COLUMN patuh.company_result.counterfactual IS 'What would have to be different for this firm not to be flagged, in one sentence.';
`;

/** Places of the level names at the time of this release; a pattern keeps three bits for the first two fields, four for the day. */
const WATERFALLS = `
ALTER TABLE patuh.link
  DROP CONSTRAINT link_jurisdiction_id_fkey, DROP CONSTRAINT link_worker_id_fkey, DROP CONSTRAINT link_member_id_fkey,
  ADD COLUMN run_id uuid,
  ADD COLUMN pattern int NOT NULL DEFAULT 0,
  ADD COLUMN bits smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN known_from timestamptz NOT NULL DEFAULT now();
UPDATE patuh.link l SET pattern = kept.pattern, bits = kept.bits
  FROM (SELECT k.worker_id, k.member_id,
               sum(CASE p.part ->> 'field'
                 WHEN 'nik' THEN array_position(ARRAY['missing', 'equal', 'oneEdit', 'twoEdits', 'datePart', 'foreign', 'different'], p.part ->> 'level') - 1
                 WHEN 'name' THEN (array_position(ARRAY['missing', 'equal', 'sameSound', 'spelling', 'partial', 'conflict', 'different'], p.part ->> 'level') - 1) << 3
                 WHEN 'date' THEN (array_position(ARRAY['missing', 'equal', 'inNik', 'crossNik', 'swapped', 'year', 'digit', 'standIn', 'near', 'different'], p.part ->> 'level') - 1) << 6
                 WHEN 'sex' THEN (array_position(ARRAY['missing', 'equal', 'different'], p.part ->> 'level') - 1) << 10
                 WHEN 'employer' THEN (array_position(ARRAY['unknown', 'same', 'none', 'other'], p.part ->> 'level') - 1) << 12
                 ELSE 0 END)::int AS pattern,
               array_agg(round((p.part ->> 'bits')::numeric * 10)::smallint ORDER BY p.place) AS bits
          FROM patuh.link k CROSS JOIN LATERAL jsonb_array_elements(k.parts) WITH ORDINALITY AS p(part, place)
         GROUP BY k.worker_id, k.member_id) kept
 WHERE kept.worker_id = l.worker_id AND kept.member_id = l.member_id;
UPDATE patuh.link l SET run_id = n.run_id, known_from = n.published_at FROM patuh.linkage_latest n WHERE n.jurisdiction_id = l.jurisdiction_id;
DELETE FROM patuh.link WHERE run_id IS NULL;
ALTER TABLE patuh.link DROP COLUMN parts, ALTER COLUMN run_id SET NOT NULL;
COMMENT ON TABLE patuh.link IS 'Pairs that are, or may be, one person, with the weight of each field.';
COMMENT ON COLUMN patuh.link.run_id IS 'The run that last changed this row.';
COMMENT ON COLUMN patuh.link.pattern IS 'The level of each field in one number; read as words by the application.';
COMMENT ON COLUMN patuh.link.bits IS 'Tenths of a bit: the odds before comparing, then each field in the order of the pattern.';
`;

const FINDINGS = `
ALTER TABLE patuh.finding
  DROP CONSTRAINT finding_jurisdiction_id_fkey, DROP CONSTRAINT finding_worker_id_fkey,
  DROP CONSTRAINT finding_first_run_fkey, DROP CONSTRAINT finding_last_run_fkey,
  ADD COLUMN confirmed boolean NOT NULL DEFAULT true,
  ADD COLUMN known_from timestamptz NOT NULL DEFAULT now();
UPDATE patuh.finding f SET confirmed = false FROM patuh.linkage_latest n WHERE n.jurisdiction_id = f.jurisdiction_id AND f.last_run <> n.run_id;
-- The unique constraint begins with the company as well.
DROP INDEX patuh.finding_company;
CREATE INDEX finding_changed ON patuh.finding (jurisdiction_id, known_from);
CREATE FUNCTION patuh.findings_name_workers() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM added a LEFT JOIN patuh.worker w ON w.id = a.worker_id WHERE a.worker_id IS NOT NULL AND w.id IS NULL) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a finding names a worker that the register does not hold';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION patuh.findings_name_workers() IS 'What a foreign key would check, for all rows of a statement at once: workers are never deleted, so it need not lock each.';
CREATE TRIGGER finding_worker_known AFTER INSERT ON patuh.finding REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.findings_name_workers();
CREATE FUNCTION patuh.finding_keeps_worker() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'a finding never changes its worker'; END $$;
CREATE TRIGGER finding_worker_kept BEFORE UPDATE ON patuh.finding
  FOR EACH ROW WHEN (OLD.worker_id IS DISTINCT FROM NEW.worker_id) EXECUTE FUNCTION patuh.finding_keeps_worker();
COMMENT ON COLUMN patuh.finding.confirmed IS 'Whether the newest run still found it. A doubtful worker''s finding stands, but is not confirmed.';
COMMENT ON COLUMN patuh.finding.data_as_of IS 'Day of the data when the finding was last changed; finding_now says how new its confirmation is.';
COMMENT ON COLUMN patuh.finding.last_run IS 'The run that last opened, reopened or reworded it.';

CREATE VIEW patuh.finding_now WITH (security_invoker) AS
  SELECT f.*, CASE WHEN f.confirmed THEN greatest(f.data_as_of, n.data_as_of) ELSE f.data_as_of END AS as_of
    FROM patuh.finding f LEFT JOIN patuh.linkage_latest n ON n.jurisdiction_id = f.jurisdiction_id;
COMMENT ON VIEW patuh.finding_now IS 'Findings with the day of the newest data that still show them.';
GRANT SELECT ON patuh.finding_now TO patuh_app;
`;

const HISTORY = `
CREATE TABLE patuh.worker_result_version (known_to timestamptz NOT NULL, LIKE patuh.worker_result, PRIMARY KEY (worker_id, known_from));
CREATE TABLE patuh.company_result_version (known_to timestamptz NOT NULL, LIKE patuh.company_result, PRIMARY KEY (company_id, known_from));
CREATE TABLE patuh.link_version (known_to timestamptz NOT NULL, LIKE patuh.link, PRIMARY KEY (worker_id, member_id, known_from));
CREATE TABLE patuh.finding_version (known_to timestamptz NOT NULL, LIKE patuh.finding, PRIMARY KEY (id, known_from));
CREATE INDEX worker_result_version_company ON patuh.worker_result_version (company_id);
CREATE INDEX finding_version_company ON patuh.finding_version (company_id);
SELECT patuh.protect_append_only(name, 'company_id') FROM unnest(ARRAY['worker_result_version', 'company_result_version', 'finding_version']) AS name;
SELECT patuh.protect_append_only('link_version');
COMMENT ON TABLE patuh.worker_result_version IS 'Earlier answers for workers: what was said from known_from until known_to.';
COMMENT ON TABLE patuh.company_result_version IS 'Earlier answers for companies.';
COMMENT ON TABLE patuh.link_version IS 'Earlier pairs, with the weights they had.';
COMMENT ON TABLE patuh.finding_version IS 'Earlier states of findings.';

GRANT MAINTAIN ON patuh.worker_result, patuh.company_result, patuh.link, patuh.finding TO patuh_app;

CREATE FUNCTION patuh.keep_version() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
  EXECUTE format('INSERT INTO patuh.%I SELECT now(), o.* FROM superseded o WHERE o.known_from < now()', TG_TABLE_NAME || '_version');
  RETURN NULL;
END $$;
COMMENT ON FUNCTION patuh.keep_version() IS 'Copies rows that were changed or removed to the table of earlier versions, whoever changed them. Rows of this same transaction were never seen by anybody.';

CREATE FUNCTION patuh.keep_changed_version() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
  INSERT INTO patuh.finding_version SELECT n.known_from, o.* FROM superseded o JOIN present n USING (id) WHERE o.known_from < n.known_from;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION patuh.keep_changed_version() IS 'As keep_version, for findings, which are also updated without being changed.';

CREATE FUNCTION patuh.known_from_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.known_from := CASE WHEN OLD.known_from > now() THEN clock_timestamp() ELSE now() END;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION patuh.known_from_now() IS 'A changed row is known as it is from now; after a change that a later transaction made first, from this very moment.';
CREATE TRIGGER finding_known BEFORE UPDATE ON patuh.finding FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION patuh.known_from_now();
CREATE TRIGGER finding_changed AFTER UPDATE ON patuh.finding REFERENCING OLD TABLE AS superseded NEW TABLE AS present
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.keep_changed_version();
CREATE TRIGGER finding_removed AFTER DELETE ON patuh.finding REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION patuh.keep_version();
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['worker_result', 'company_result', 'link'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON patuh.%I REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION patuh.keep_version()', name || '_changed', name);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON patuh.%I REFERENCING OLD TABLE AS superseded FOR EACH STATEMENT EXECUTE FUNCTION patuh.keep_version()', name || '_removed', name);
  END LOOP;
END $$;
`;

/** What a run reads that compares only the rows changed since the last one. */
const CHANGED_ROWS = `
CREATE INDEX IF NOT EXISTS worker_changed ON patuh.worker (jurisdiction_id, known_from);
CREATE INDEX IF NOT EXISTS member_changed ON patuh.member (jurisdiction_id, known_from);
CREATE INDEX IF NOT EXISTS company_changed ON patuh.company (jurisdiction_id, known_from);
CREATE INDEX IF NOT EXISTS employer_changed ON patuh.employer (jurisdiction_id, known_from);
`;
