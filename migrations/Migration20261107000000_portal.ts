import { Migration } from '@mikro-orm/migrations';

/** Contacts of firms, their one-time codes, evidence, answers and the mail that tells them. */
export class Migration20261107000000_portal extends Migration {
  override up(): void {
    this.addSql(CONTACTS);
    this.addSql(MAIL);
    this.addSql(EVIDENCE);
    this.addSql(ANSWERS);
  }
}

const CONTACTS = `
CREATE TABLE patuh.company_contact (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  name text NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  active boolean NOT NULL DEFAULT false,
  verification text,
  verified_by uuid REFERENCES patuh.account,
  verified_at timestamptz,
  ended_at timestamptz,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (NOT active OR (verified_by IS NOT NULL AND verification IS NOT NULL AND verified_at IS NOT NULL))
);
CREATE UNIQUE INDEX company_contact_once ON patuh.company_contact (company_id, email) WHERE ended_at IS NULL;
COMMENT ON TABLE patuh.company_contact IS 'Who speaks for a firm. Only an address that an officer verified is active: letters and codes go nowhere else.';
SELECT patuh.protect('company_contact', 'company_id');
REVOKE DELETE ON patuh.company_contact FROM patuh_app;

CREATE TABLE patuh.one_time_code (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  letter_id uuid NOT NULL REFERENCES patuh.letter,
  contact_id uuid NOT NULL REFERENCES patuh.company_contact,
  code_hash bytea NOT NULL,
  browser_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  used_at timestamptz
);
CREATE INDEX one_time_code_letter ON patuh.one_time_code (letter_id, created_at);
COMMENT ON TABLE patuh.one_time_code IS 'Codes sent by mail: hash only, ten minutes, one use, five tries, for the browser that asked.';
SELECT patuh.protect('one_time_code', 'company_id');
`;

const MAIL = `
CREATE TABLE patuh.mail_message (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  to_contact uuid NOT NULL REFERENCES patuh.company_contact,
  template text NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  dropped text
);
COMMENT ON TABLE patuh.mail_message IS 'Mail to a contact, sent by a job. Data holds no code and no person but the contact.';
COMMENT ON COLUMN patuh.mail_message.dropped IS 'Why it was not sent after all, for example because its code had expired.';
SELECT patuh.protect('mail_message', 'company_id');
`;

const EVIDENCE = `
CREATE TABLE patuh.evidence_file (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  mime text NOT NULL CHECK (mime IN ('application/pdf', 'image/jpeg', 'image/png',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')),
  size int NOT NULL CHECK (size BETWEEN 1 AND 10000000),
  file_name text NOT NULL,
  bytes bytea NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX evidence_file_company ON patuh.evidence_file (company_id, uploaded_at);
ALTER TABLE patuh.evidence_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE patuh.evidence_file IS 'What employers uploaded as proof, bytes and hash. Served only as an attachment.';
SELECT patuh.protect('evidence_file', 'company_id');
REVOKE UPDATE ON patuh.evidence_file FROM patuh_app;
ALTER TABLE patuh.deactivation_evidence ADD FOREIGN KEY (evidence_id) REFERENCES patuh.evidence_file;
`;

const ANSWERS = `
CREATE TABLE patuh.answer_submission (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  number text NOT NULL UNIQUE,
  form_key uuid NOT NULL,
  submitted_by uuid NOT NULL,
  submitted_by_name text NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (company_id, form_key)
);
COMMENT ON TABLE patuh.answer_submission IS 'One sending of answers, with its receipt number. Append-only; the form key makes a second click harmless.';
SELECT patuh.protect_append_only('answer_submission', 'company_id');

CREATE TABLE patuh.answer (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  case_id uuid NOT NULL REFERENCES patuh.enforcement_case,
  finding_id uuid NOT NULL REFERENCES patuh.finding,
  ground text NOT NULL,
  note text NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'accepted', 'rejected')),
  submission_id uuid REFERENCES patuh.answer_submission,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  decided_by uuid REFERENCES patuh.account,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  CHECK ((state = 'draft') = (submission_id IS NULL)),
  CHECK ((state IN ('accepted', 'rejected')) = (decided_by IS NOT NULL)),
  CHECK (decided_by IS NULL OR length(decision_reason) > 0)
);
CREATE UNIQUE INDEX answer_one_open ON patuh.answer (case_id, finding_id) WHERE state IN ('draft', 'submitted');
CREATE INDEX answer_waiting ON patuh.answer (submission_id) WHERE state = 'submitted';
COMMENT ON TABLE patuh.answer IS 'What a firm says about one finding: a draft until sent, then accepted or rejected with a reason.';
SELECT patuh.protect('answer', 'company_id');

CREATE TABLE patuh.answer_evidence (
  answer_id uuid NOT NULL REFERENCES patuh.answer ON DELETE CASCADE,
  evidence_id uuid NOT NULL REFERENCES patuh.evidence_file,
  document text NOT NULL,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  PRIMARY KEY (answer_id, evidence_id)
);
COMMENT ON TABLE patuh.answer_evidence IS 'Which uploaded file supports an answer.';
SELECT patuh.protect('answer_evidence', 'company_id');
`;
