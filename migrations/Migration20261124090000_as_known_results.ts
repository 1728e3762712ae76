import { Migration } from '@mikro-orm/migrations';

/** Results, pairs, findings and the findings of a case as they were known at an instant. */
export class Migration20261124090000_as_known_results extends Migration {
  override up(): void {
    this.addSql(EVERY_AREA);
    this.addSql(CASE_FINDINGS);
    for (const [table, columns, about] of AS_KNOWN) this.addSql(asKnown(table, columns, about));
  }
}

/** Rows of earlier releases are stamped below, and row-level security holds for the owner too. */
const EVERY_AREA = `SELECT set_config('patuh.jurisdictions', (SELECT coalesce(array_agg(id), '{}')::text FROM patuh.jurisdiction), true);`;

const CASE_FINDINGS = `
ALTER TABLE patuh.case_finding ADD COLUMN known_from timestamptz NOT NULL DEFAULT now();
UPDATE patuh.case_finding SET known_from = coalesce(decided_at, added_on::timestamp AT TIME ZONE 'Asia/Jakarta');
CREATE TABLE patuh.case_finding_version (known_to timestamptz NOT NULL, LIKE patuh.case_finding, PRIMARY KEY (id, known_from));
CREATE INDEX case_finding_version_case ON patuh.case_finding_version (case_id);
SELECT patuh.protect_append_only('case_finding_version', 'company_id');
COMMENT ON TABLE patuh.case_finding_version IS 'Earlier states of the findings of a case: what was so from known_from until known_to.';

CREATE FUNCTION patuh.keep_case_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
BEGIN
  IF OLD.known_from < now() THEN
    INSERT INTO patuh.case_finding_version SELECT now(), OLD.*;
  END IF;
  NEW.known_from := now();
  RETURN NEW;
END $$;
COMMENT ON FUNCTION patuh.keep_case_finding() IS 'Keeps what a finding of a case was, whoever changes it.';
CREATE TRIGGER case_finding_known BEFORE UPDATE ON patuh.case_finding
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION patuh.keep_case_finding();
`;

/** As for the rows of the register: plain SQL under the rights of the asking person. */
function asKnown(table: string, columns: string, about: string): string {
  const names = columns.split(',').map((part) => part.trim().split(' ')[0] ?? '');
  const select = (alias: string) => names.map((name) => `${alias}.${name}`).join(', ');
  return `
CREATE FUNCTION patuh.${table}_as_known(at timestamptz) RETURNS TABLE (${columns})
LANGUAGE sql STABLE AS $$
  SELECT ${select('n')} FROM patuh.${table} n WHERE n.known_from <= $1
  UNION ALL
  SELECT ${select('v')} FROM patuh.${table}_version v WHERE v.known_from <= $1 AND v.known_to > $1
$$;
COMMENT ON FUNCTION patuh.${table}_as_known(timestamptz) IS '${about}';
`;
}

const AS_KNOWN = [
  [
    'worker_result',
    'worker_id bigint, jurisdiction_id int, company_id uuid, run_id uuid, status text, wage_short boolean, duplicate_of bigint, member_id bigint, probability real, reason text, known_from timestamptz',
    'Answers for workers as they were known at an instant.',
  ],
  [
    'company_result',
    'company_id uuid, jurisdiction_id int, run_id uuid, status text, employer_keys text[], partial_workers boolean, partial_wages boolean, unregistered_workers int, workers int, reason text, known_from timestamptz',
    'Answers for companies as they were known at an instant.',
  ],
  [
    'link',
    'jurisdiction_id int, worker_id bigint, member_id bigint, probability real, band text, run_id uuid, known_from timestamptz',
    'Pairs as they were known at an instant.',
  ],
  [
    'finding',
    'id uuid, jurisdiction_id int, company_id uuid, kind text, worker_id bigint, state text, reason text, data_as_of date, first_run uuid, last_run uuid, created_at timestamptz, known_from timestamptz',
    'Findings as they were known at an instant.',
  ],
  [
    'case_finding',
    'id uuid, case_id uuid, finding_id uuid, jurisdiction_id int, company_id uuid, line int, state text, reason text, known_from timestamptz',
    'Findings of cases as they were known at an instant.',
  ],
] as const;
