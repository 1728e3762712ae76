import { Migration } from '@mikro-orm/migrations';

/** Runs of the matching, what each said of workers and companies, the pairs for people, and the findings. */
export class Migration20261103000000_linkage extends Migration {
  override up(): void {
    this.addSql(RUNS);
    this.addSql(RESULTS);
    this.addSql(FINDINGS);
  }
}

const RUNS = `
CREATE TABLE patuh.linkage_run (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  period text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'published', 'failed', 'cancelled')),
  model text NOT NULL DEFAULT '',
  progress jsonb NOT NULL DEFAULT '{}',
  counts jsonb NOT NULL DEFAULT '{}',
  failure text,
  started_by uuid NOT NULL REFERENCES patuh.account,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX linkage_run_newest ON patuh.linkage_run (jurisdiction_id, created_at DESC);
CREATE UNIQUE INDEX linkage_run_one_open ON patuh.linkage_run (jurisdiction_id) WHERE state IN ('waiting', 'running');
COMMENT ON TABLE patuh.linkage_run IS 'One matching of the register with the enrolments; at most one is open in an area.';
SELECT patuh.protect('linkage_run');

CREATE TABLE patuh.pair_decision (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  worker_id bigint NOT NULL REFERENCES patuh.worker,
  member_id bigint NOT NULL REFERENCES patuh.member,
  decision text NOT NULL CHECK (decision IN ('same', 'different', 'unsure')),
  decided_by uuid NOT NULL REFERENCES patuh.account,
  decided_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz
);
CREATE UNIQUE INDEX pair_decision_in_force ON patuh.pair_decision (worker_id, member_id) WHERE undone_at IS NULL;
COMMENT ON TABLE patuh.pair_decision IS 'What a person said of a doubtful pair; the machine never overrules it.';
SELECT patuh.protect('pair_decision');
`;

const RESULTS = `
CREATE TABLE patuh.worker_result (
  worker_id bigint PRIMARY KEY REFERENCES patuh.worker,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid REFERENCES patuh.company,
  run_id uuid NOT NULL REFERENCES patuh.linkage_run,
  status text NOT NULL CHECK (status IN ('SESUAI', 'NONAKTIF', 'BU_LAIN', 'SEGMEN_LAIN', 'TANGGUNGAN', 'TIDAK_ADA', 'TINJAU')),
  wage_short boolean NOT NULL,
  duplicate_of bigint REFERENCES patuh.worker,
  member_id bigint REFERENCES patuh.member,
  probability real NOT NULL,
  reason text NOT NULL
);
CREATE INDEX worker_result_company ON patuh.worker_result (company_id, status);
COMMENT ON TABLE patuh.worker_result IS 'The status of each register worker after the last run.';
SELECT patuh.protect('worker_result', 'company_id');

CREATE TABLE patuh.company_result (
  company_id uuid PRIMARY KEY REFERENCES patuh.company,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  run_id uuid NOT NULL REFERENCES patuh.linkage_run,
  status text NOT NULL CHECK (status IN ('TERDAFTAR', 'LEWAT_PUSAT', 'BELUM', 'TINJAU')),
  employer_keys text[] NOT NULL,
  partial_workers boolean NOT NULL,
  partial_wages boolean NOT NULL,
  unregistered_workers int NOT NULL,
  workers int NOT NULL,
  reason text NOT NULL
);
COMMENT ON TABLE patuh.company_result IS 'The status of each register company after the last run.';
SELECT patuh.protect('company_result', 'company_id');

CREATE TABLE patuh.link (
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  worker_id bigint NOT NULL REFERENCES patuh.worker,
  member_id bigint NOT NULL REFERENCES patuh.member,
  probability real NOT NULL,
  band text NOT NULL CHECK (band IN ('link', 'review')),
  parts jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (worker_id, member_id)
);
CREATE INDEX link_review ON patuh.link (jurisdiction_id, probability DESC) WHERE band = 'review';
COMMENT ON TABLE patuh.link IS 'Pairs that are, or may be, one person; parts is the weight of each field in words.';
SELECT patuh.protect('link');
`;

const FINDINGS = `
CREATE TABLE patuh.finding (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  kind text NOT NULL CHECK (kind IN ('PWBD', 'PDS_TK', 'PDS_UPAH')),
  worker_id bigint REFERENCES patuh.worker,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in_case', 'dismissed', 'cured')),
  reason text NOT NULL,
  data_as_of date NOT NULL,
  first_run uuid NOT NULL REFERENCES patuh.linkage_run,
  last_run uuid NOT NULL REFERENCES patuh.linkage_run,
  cured_run uuid REFERENCES patuh.linkage_run,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (company_id, kind, worker_id)
);
CREATE INDEX finding_company ON patuh.finding (company_id, state);
CREATE INDEX finding_open ON patuh.finding (jurisdiction_id, state, kind);
COMMENT ON TABLE patuh.finding IS 'What the matching says a firm has not done; worker_id is null for the firm as a whole. A person confirms before anything follows.';
SELECT patuh.protect('finding', 'company_id');
`;
