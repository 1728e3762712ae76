import { Migration } from '@mikro-orm/migrations';

/** Files received, what they said, and the register and enrolments as published from them. */
export class Migration20261102000000_intake extends Migration {
  override up(): void {
    this.addSql(BATCHES);
    this.addSql(REGISTER);
    this.addSql(ENROLMENTS);
    this.addSql(HISTORY);
    this.addSql(STAGING);
  }
}

const BATCHES = `
CREATE TABLE patuh.import_batch (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  kind text NOT NULL CHECK (kind IN ('register-companies', 'register-workers', 'enrolment-employers', 'enrolment-members')),
  mode text NOT NULL CHECK (mode IN ('snapshot', 'correction')),
  source text NOT NULL,
  period text NOT NULL CHECK (period ~ '^[0-9]{4}-[0-9]{2}$'),
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'publishing', 'published', 'superseded', 'withdrawn', 'failed')),
  counts jsonb NOT NULL DEFAULT '{}',
  progress jsonb NOT NULL DEFAULT '{}',
  layout jsonb NOT NULL DEFAULT '{}',
  failure text,
  remedy text,
  created_by uuid NOT NULL REFERENCES patuh.account,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_by uuid REFERENCES patuh.account,
  published_at timestamptz
);
CREATE INDEX import_batch_recent ON patuh.import_batch (jurisdiction_id, created_at DESC);
COMMENT ON TABLE patuh.import_batch IS 'One received file and what became of it.';
COMMENT ON COLUMN patuh.import_batch.counts IS 'Rows, accepted, refused, remarks, new, changed, unchanged, gone, staged; as publishing would leave or has left them.';
COMMENT ON COLUMN patuh.import_batch.layout IS 'How the file was read: header line, columns, order of dates, encoding.';
SELECT patuh.protect('import_batch');

CREATE TABLE patuh.import_problem (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  batch_id uuid NOT NULL REFERENCES patuh.import_batch ON DELETE CASCADE,
  line int NOT NULL,
  column_name text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('remark', 'refusal')),
  read_value text NOT NULL
);
CREATE INDEX import_problem_batch ON patuh.import_problem (batch_id, line);
COMMENT ON TABLE patuh.import_problem IS 'What is odd about a line; values that look like a NIK are masked.';
SELECT patuh.protect('import_problem');
`;

const REGISTER = `
CREATE TABLE patuh.company (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  source text NOT NULL,
  source_key text NOT NULL,
  name text NOT NULL,
  nib text,
  npwp text,
  address text,
  regency text,
  head_count int,
  present boolean NOT NULL DEFAULT true,
  batch_id uuid NOT NULL REFERENCES patuh.import_batch,
  row_hash bytea NOT NULL,
  known_from timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source, source_key)
);
COMMENT ON TABLE patuh.company IS 'Companies of the labour office register.';
SELECT patuh.protect('company', 'id');

CREATE TABLE patuh.worker (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid REFERENCES patuh.company,
  company_key text,
  source text NOT NULL,
  source_key text NOT NULL,
  nik_cipher bytea,
  nik_index bytea,
  nik_quality text NOT NULL CHECK (nik_quality IN ('ok', 'suspect', 'damaged', 'missing')),
  name text,
  birth_date date,
  sex text CHECK (sex IN ('L', 'P')),
  wage bigint,
  employment_status text,
  present boolean NOT NULL DEFAULT true,
  batch_id uuid NOT NULL REFERENCES patuh.import_batch,
  row_hash bytea NOT NULL,
  known_from timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source, source_key)
);
CREATE INDEX worker_company ON patuh.worker (company_id);
CREATE INDEX worker_nik ON patuh.worker (nik_index);
COMMENT ON TABLE patuh.worker IS 'Workers of the labour office register.';
COMMENT ON COLUMN patuh.worker.nik_cipher IS 'NIK, encrypted by the application.';
SELECT patuh.protect('worker', 'company_id');
`;

const ENROLMENTS = `
CREATE TABLE patuh.employer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  source text NOT NULL,
  source_key text NOT NULL,
  name text NOT NULL,
  nib text,
  npwp text,
  address text,
  regency text,
  status text,
  present boolean NOT NULL DEFAULT true,
  batch_id uuid NOT NULL REFERENCES patuh.import_batch,
  row_hash bytea NOT NULL,
  known_from timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source, source_key)
);
COMMENT ON TABLE patuh.employer IS 'Employers enrolled with the insurer, by kode badan usaha.';
SELECT patuh.protect('employer');

CREATE TABLE patuh.member (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  source text NOT NULL,
  source_key text NOT NULL,
  employer_key text,
  nik_cipher bytea,
  nik_index bytea,
  nik_quality text NOT NULL CHECK (nik_quality IN ('ok', 'suspect', 'damaged', 'missing')),
  name text,
  birth_date date,
  sex text CHECK (sex IN ('L', 'P')),
  wage bigint,
  status text,
  segment text,
  relation text,
  present boolean NOT NULL DEFAULT true,
  batch_id uuid NOT NULL REFERENCES patuh.import_batch,
  row_hash bytea NOT NULL,
  known_from timestamptz NOT NULL DEFAULT now(),
  UNIQUE (jurisdiction_id, source, source_key)
);
CREATE INDEX member_employer ON patuh.member (jurisdiction_id, employer_key);
CREATE INDEX member_nik ON patuh.member (nik_index);
COMMENT ON TABLE patuh.member IS 'Members of the insurer, by card number.';
COMMENT ON COLUMN patuh.member.nik_cipher IS 'NIK, encrypted by the application.';
SELECT patuh.protect('member');
`;

const HISTORY = `
CREATE TABLE patuh.company_version (LIKE patuh.company, known_to timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, known_from));
CREATE TABLE patuh.worker_version (LIKE patuh.worker, known_to timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, known_from));
CREATE TABLE patuh.employer_version (LIKE patuh.employer, known_to timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, known_from));
CREATE TABLE patuh.member_version (LIKE patuh.member, known_to timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (id, known_from));
SELECT patuh.protect_append_only(name) FROM unnest(ARRAY['company_version', 'worker_version', 'employer_version', 'member_version']) AS name;
COMMENT ON TABLE patuh.company_version IS 'Earlier versions of company rows: what was known from known_from until known_to.';
COMMENT ON TABLE patuh.worker_version IS 'Earlier versions of worker rows.';
COMMENT ON TABLE patuh.employer_version IS 'Earlier versions of employer rows.';
COMMENT ON TABLE patuh.member_version IS 'Earlier versions of member rows.';
`;

const STAGING = `
CREATE UNLOGGED TABLE patuh.staged_company (batch_id uuid NOT NULL, jurisdiction_id int NOT NULL, line int NOT NULL,
  source_key text NOT NULL, name text, nib text, npwp text, address text, regency text, head_count int, row_hash bytea NOT NULL);
CREATE UNLOGGED TABLE patuh.staged_worker (batch_id uuid NOT NULL, jurisdiction_id int NOT NULL, line int NOT NULL,
  source_key text NOT NULL, company_key text, nik_cipher bytea, nik_index bytea, nik_quality text NOT NULL, name text, birth_date date,
  sex text, wage bigint, employment_status text, row_hash bytea NOT NULL);
CREATE UNLOGGED TABLE patuh.staged_employer (batch_id uuid NOT NULL, jurisdiction_id int NOT NULL, line int NOT NULL,
  source_key text NOT NULL, name text, nib text, npwp text, address text, regency text, status text, row_hash bytea NOT NULL);
CREATE UNLOGGED TABLE patuh.staged_member (batch_id uuid NOT NULL, jurisdiction_id int NOT NULL, line int NOT NULL,
  source_key text NOT NULL, employer_key text, nik_cipher bytea, nik_index bytea, nik_quality text NOT NULL, name text, birth_date date,
  sex text, wage bigint, status text, segment text, relation text, row_hash bytea NOT NULL);
CREATE INDEX staged_company_batch ON patuh.staged_company (batch_id, line);
CREATE INDEX staged_worker_batch ON patuh.staged_worker (batch_id, line);
CREATE INDEX staged_employer_batch ON patuh.staged_employer (batch_id, line);
CREATE INDEX staged_member_batch ON patuh.staged_member (batch_id, line);
SELECT patuh.protect(name) FROM unnest(ARRAY['staged_company', 'staged_worker', 'staged_employer', 'staged_member']) AS name;
GRANT MAINTAIN ON patuh.staged_company, patuh.staged_worker, patuh.staged_employer, patuh.staged_member TO patuh_app;
GRANT MAINTAIN ON patuh.company, patuh.worker, patuh.employer, patuh.member TO patuh_app;
COMMENT ON TABLE patuh.staged_company IS 'Rows of a checked file that is not yet published. Unlogged: after a crash the file is checked again.';
COMMENT ON TABLE patuh.staged_worker IS 'As staged_company, for workers.';
COMMENT ON TABLE patuh.staged_employer IS 'As staged_company, for employers.';
COMMENT ON TABLE patuh.staged_member IS 'As staged_company, for members.';
`;
