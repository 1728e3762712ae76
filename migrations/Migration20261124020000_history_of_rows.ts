import { Migration } from '@mikro-orm/migrations';

/** Rows as they were known on a past day, files taken back after they were published, and how good a file was. */
export class Migration20261124020000_history_of_rows extends Migration {
  override up(): void {
    this.addSql(WITHDRAWALS);
    this.addSql(HISTORY);
    this.addSql(REGISTER_AS_KNOWN);
    this.addSql(ENROLMENTS_AS_KNOWN);
    this.addSql(QUALITY);
  }
}

const WITHDRAWALS = `
ALTER TABLE patuh.import_batch
  ADD COLUMN withdrawn_at timestamptz,
  ADD COLUMN withdrawn_by uuid REFERENCES patuh.account,
  ADD COLUMN withdrawn_reason text,
  ADD CONSTRAINT import_batch_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL OR state = 'withdrawn'));
COMMENT ON COLUMN patuh.import_batch.withdrawn_at IS 'When a published file was taken back; null for one that was given up before it was published.';
COMMENT ON COLUMN patuh.import_batch.published_at IS 'The instant from which its rows were known; the known_from and known_to that it left behind are equal to it.';
`;

const HISTORY = `
CREATE INDEX worker_version_company ON patuh.worker_version (company_id, known_to);
COMMENT ON COLUMN patuh.company.batch_id IS 'The file that last changed this row, also by no longer naming it.';
COMMENT ON COLUMN patuh.worker.batch_id IS 'The file that last changed this row, also by no longer naming it.';
COMMENT ON COLUMN patuh.employer.batch_id IS 'The file that last changed this row, also by no longer naming it.';
COMMENT ON COLUMN patuh.member.batch_id IS 'The file that last changed this row, also by no longer naming it.';
`;

interface Column {
  readonly name: string;
  readonly type: string;
}

const columns = (text: string): Column[] =>
  text.split(',').map((part) => {
    const [name = '', type = ''] = part.trim().split(' ');
    return { name, type };
  });

/**
 * A table and its earlier versions as one: what was known at an instant. Plain SQL under the rights of the
 * asking person, so that row-level security holds and the conditions of the caller reach the indexes.
 */
function asKnown(table: string, of: readonly Column[], about: string): string {
  const names = of.map(({ name }) => name).join(', ');
  return `
CREATE FUNCTION patuh.${table}_as_known(at timestamptz) RETURNS TABLE (${of.map(({ name, type }) => `${name} ${type}`).join(', ')})
LANGUAGE sql STABLE AS $$
  SELECT ${names.replaceAll(/(\w+)/g, 'n.$1')} FROM patuh.${table} n WHERE n.known_from <= $1
  UNION ALL
  SELECT ${names.replaceAll(/(\w+)/g, 'v.$1')} FROM patuh.${table}_version v WHERE v.known_from <= $1 AND v.known_to > $1
$$;
COMMENT ON FUNCTION patuh.${table}_as_known(timestamptz) IS '${about}';
`;
}

const FIRM = 'name text, nib text, npwp text, address text, regency text';
const PERSON = 'nik_cipher bytea, nik_index bytea, nik_quality text, name text, birth_date date, sex text, wage bigint';
const STAMPS = 'present boolean, batch_id uuid, row_hash bytea, known_from timestamptz';

const REGISTER_AS_KNOWN = [
  asKnown('company', columns(`id uuid, jurisdiction_id int, source text, source_key text, ${FIRM}, head_count int, ${STAMPS}`), 'Register companies as they were known at an instant.'),
  asKnown(
    'worker',
    columns(`id bigint, jurisdiction_id int, company_id uuid, company_key text, source text, source_key text, ${PERSON}, employment_status text, ${STAMPS}`),
    'Register workers as they were known at an instant.',
  ),
].join('');

const ENROLMENTS_AS_KNOWN = [
  asKnown('employer', columns(`id bigint, jurisdiction_id int, source text, source_key text, ${FIRM}, status text, ${STAMPS}`), 'Enrolled employers as they were known at an instant.'),
  asKnown(
    'member',
    columns(`id bigint, jurisdiction_id int, source text, source_key text, employer_key text, ${PERSON}, status text, segment text, relation text, ${STAMPS}`),
    'Members as they were known at an instant.',
  ),
].join('');

const QUALITY = `
CREATE TABLE patuh.data_quality (
  batch_id uuid PRIMARY KEY REFERENCES patuh.import_batch,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  kind text NOT NULL,
  source text NOT NULL,
  period text NOT NULL,
  rows int NOT NULL,
  completeness numeric(5,2) CHECK (completeness BETWEEN 0 AND 100),
  validity numeric(5,2) CHECK (validity BETWEEN 0 AND 100),
  uniqueness numeric(5,2) CHECK (uniqueness BETWEEN 0 AND 100),
  age numeric(5,2) CHECK (age BETWEEN 0 AND 100),
  agreement numeric(5,2) CHECK (agreement BETWEEN 0 AND 100),
  total numeric(5,2) CHECK (total BETWEEN 0 AND 100),
  figures jsonb NOT NULL,
  formula text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX data_quality_month ON patuh.data_quality (jurisdiction_id, source, kind, period);
COMMENT ON TABLE patuh.data_quality IS 'How good the data of a source were after a file was published: points from 0 to 100, null where nothing could be judged.';
COMMENT ON COLUMN patuh.data_quality.figures IS 'The counts behind the points.';
COMMENT ON COLUMN patuh.data_quality.formula IS 'The edition of formulas and weights that the points were made with.';
SELECT patuh.protect('data_quality');
`;
