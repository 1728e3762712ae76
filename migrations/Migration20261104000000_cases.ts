import { Migration } from '@mikro-orm/migrations';

/** Enforcement cases: the searchable row, the history it is projected from, its findings and notes. */
export class Migration20261104000000_cases extends Migration {
  override up(): void {
    this.addSql(CASES);
    this.addSql(EVENTS);
    this.addSql(FINDINGS);
    this.addSql(NOTES);
  }
}

const CASES = `
CREATE TABLE patuh.case_counter (
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  year int NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (jurisdiction_id, year)
);
COMMENT ON TABLE patuh.case_counter IS 'Last case number given in an area and year. The row is locked while a case is opened, so numbers have no gap.';
SELECT patuh.protect('case_counter');

CREATE TABLE patuh.enforcement_case (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text NOT NULL,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  office_id int REFERENCES patuh.office,
  track text NOT NULL DEFAULT 'A' CHECK (track IN ('A')),
  state text NOT NULL CHECK (state IN ('detected', 'verified', 'first_warning', 'second_warning', 'fine',
    'denial_requested', 'denial_imposed', 'denial_lifted', 'closed')),
  version int NOT NULL CHECK (version > 0),
  letter_id uuid,
  letter_stage text CHECK (letter_stage IN ('proposed', 'signed', 'served')),
  term_ended boolean NOT NULL DEFAULT false,
  held boolean NOT NULL DEFAULT false,
  cured boolean NOT NULL DEFAULT false,
  reported_to_labour boolean NOT NULL DEFAULT false,
  due_on date,
  opened_on date NOT NULL,
  closed_on date,
  ending text CHECK (ending IN ('cured', 'dismissed')),
  assigned_to uuid REFERENCES patuh.account,
  UNIQUE (jurisdiction_id, number),
  CHECK ((letter_id IS NULL) = (letter_stage IS NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (ending IS NULL)),
  CHECK (closed_on IS NULL OR due_on IS NULL)
);
CREATE UNIQUE INDEX enforcement_case_one_open ON patuh.enforcement_case (company_id, track) WHERE closed_on IS NULL;
CREATE INDEX enforcement_case_due ON patuh.enforcement_case (due_on) WHERE closed_on IS NULL AND due_on IS NOT NULL;
CREATE INDEX enforcement_case_company ON patuh.enforcement_case (company_id);
COMMENT ON TABLE patuh.enforcement_case IS 'Where each case stands now, for searching; always what its events say.';
COMMENT ON COLUMN patuh.enforcement_case.letter_id IS 'The letter of the present step that is proposed, signed or served.';
COMMENT ON COLUMN patuh.enforcement_case.due_on IS 'Last legal day of the present step, by the official calendar; null while no term runs.';
COMMENT ON COLUMN patuh.enforcement_case.term_ended IS 'The end of the present term has been acted on; it is acted on once.';
SELECT patuh.protect('enforcement_case', 'company_id');
REVOKE DELETE ON patuh.enforcement_case FROM patuh_app;
`;

const EVENTS = `
CREATE TABLE patuh.case_event (
  case_id uuid NOT NULL REFERENCES patuh.enforcement_case,
  seq int NOT NULL CHECK (seq > 0),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  on_day date NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (case_id, seq)
);
COMMENT ON TABLE patuh.case_event IS 'The history of a case, from which its state can be rebuilt at any time. Append-only.';
SELECT patuh.protect_append_only('case_event', 'company_id');
CREATE TRIGGER case_event_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON patuh.case_event
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.refuse_change();
`;

const FINDINGS = `
CREATE TABLE patuh.case_finding (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  case_id uuid NOT NULL REFERENCES patuh.enforcement_case,
  finding_id uuid NOT NULL REFERENCES patuh.finding,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  line int NOT NULL CHECK (line > 0),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'accepted', 'rejected', 'cured')),
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  added_on date NOT NULL,
  UNIQUE (case_id, finding_id),
  UNIQUE (case_id, line)
);
CREATE INDEX case_finding_finding ON patuh.case_finding (finding_id);
COMMENT ON TABLE patuh.case_finding IS 'Which findings a case rests on, and whether each still stands.';
COMMENT ON COLUMN patuh.case_finding.line IS 'Running number in the case: the same on letters, on the page for the employer, and on screens.';
SELECT patuh.protect('case_finding', 'company_id');
REVOKE DELETE ON patuh.case_finding FROM patuh_app;
`;

const NOTES = `
CREATE TABLE patuh.case_note (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  case_id uuid NOT NULL REFERENCES patuh.enforcement_case,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_note_case ON patuh.case_note (case_id);
COMMENT ON TABLE patuh.case_note IS 'Notes of officers on a case; never shown to the employer. Append-only.';
SELECT patuh.protect_append_only('case_note');

CREATE TABLE patuh.finding_dismissal (
  finding_id uuid PRIMARY KEY REFERENCES patuh.finding,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  ground text NOT NULL,
  explanation text NOT NULL,
  dismissed_by uuid NOT NULL,
  dismissed_by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE patuh.finding_dismissal IS 'Why an officer set a finding aside.';
SELECT patuh.protect('finding_dismissal');
`;
