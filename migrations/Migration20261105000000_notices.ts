import { Migration } from '@mikro-orm/migrations';

/** Letters, their numbers, their delivery, and what the public page may tell about them. */
export class Migration20261105000000_notices extends Migration {
  override up(): void {
    this.addSql(LETTERS);
    this.addSql(NUMBERS);
    this.addSql(ATTEMPTS);
    this.addSql(CHECKS);
    this.addSql(GUARD);
  }
}

const LETTERS = `
CREATE TABLE patuh.letter (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  case_id uuid NOT NULL REFERENCES patuh.enforcement_case,
  kind text NOT NULL CHECK (kind IN ('first_warning', 'second_warning', 'fine', 'denial_request', 'withdrawal', 'labour_report')),
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'held', 'ready', 'sending', 'accepted', 'deferred',
    'uncertain', 'failed', 'opened', 'answered', 'withdrawn')),
  facts jsonb NOT NULL,
  proposer_id uuid NOT NULL REFERENCES patuh.account,
  proposed_at timestamptz NOT NULL DEFAULT now(),

  office_id int REFERENCES patuh.office,
  number text UNIQUE,
  number_year int,
  number_seq int,
  signer_id uuid REFERENCES patuh.account,
  signed_at timestamptz,
  signed_on date,
  content jsonb,
  pdf bytea,
  pdf_sha256 text,
  access_code text UNIQUE,
  masked_company text,

  not_before timestamptz,
  next_attempt_at timestamptz,
  generation int NOT NULL DEFAULT 0,
  lease_until timestamptz,
  deferrals int NOT NULL DEFAULT 0,
  repeats int NOT NULL DEFAULT 0 CHECK (repeats <= 1),
  maybe_duplicate boolean NOT NULL DEFAULT false,
  first_attempt_at timestamptz,
  recipient text,
  message_id text,
  mail bytea,
  failure text,
  channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'courier')),
  courier text,
  accepted_at timestamptz,
  opened_at timestamptz,
  answered_at timestamptz,

  served_on date,
  service_proof text,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES patuh.account,
  withdrawn_reason text,
  replaced_by uuid REFERENCES patuh.letter,

  UNIQUE (office_id, number_year, number_seq),
  CONSTRAINT letter_four_eyes CHECK (signer_id <> proposer_id),
  CONSTRAINT letter_signed_whole CHECK (
    state IN ('proposed', 'withdrawn') AND signed_at IS NULL AND number IS NULL AND pdf IS NULL
    OR state <> 'proposed' AND signed_at IS NOT NULL AND signed_on IS NOT NULL AND signer_id IS NOT NULL AND office_id IS NOT NULL
      AND number IS NOT NULL AND number_year IS NOT NULL AND number_seq IS NOT NULL AND content IS NOT NULL AND pdf IS NOT NULL
      AND pdf_sha256 IS NOT NULL AND access_code IS NOT NULL AND masked_company IS NOT NULL AND not_before IS NOT NULL),
  CONSTRAINT letter_hash CHECK (pdf_sha256 = encode(sha256(pdf), 'hex')),
  CONSTRAINT letter_code CHECK (access_code ~ '^[a-km-np-z2-9]{26}$'),
  CONSTRAINT letter_sending_leased CHECK (state <> 'sending' OR lease_until IS NOT NULL AND mail IS NOT NULL),
  CONSTRAINT letter_withdrawn_whole CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CONSTRAINT letter_service_whole CHECK ((served_on IS NULL) = (service_proof IS NULL))
);
COMMENT ON TABLE patuh.letter IS 'Official letters from proposal to answer. What was signed is frozen: number, content, file and hash never change.';
COMMENT ON COLUMN patuh.letter.facts IS 'What the case says when the letter is proposed: workers by number and initials only, never a NIK.';
COMMENT ON COLUMN patuh.letter.recipient IS 'Personal data: the one address that the e-mail goes to.';
COMMENT ON COLUMN patuh.letter.mail IS 'The bytes of the e-mail, made once; every repeat sends the same.';
CREATE UNIQUE INDEX letter_in_force ON patuh.letter (case_id, kind) WHERE state <> 'withdrawn' AND kind <> 'withdrawal';
CREATE INDEX letter_company ON patuh.letter (company_id);
CREATE INDEX letter_case ON patuh.letter (case_id);
CREATE INDEX letter_moving ON patuh.letter (state, next_attempt_at) WHERE state IN ('held', 'ready', 'sending', 'deferred', 'uncertain');
CREATE INDEX letter_state ON patuh.letter (jurisdiction_id, state);
SELECT patuh.protect('letter', 'company_id');
REVOKE DELETE ON patuh.letter FROM patuh_app;
CREATE POLICY released ON patuh.letter AS RESTRICTIVE
  USING ((SELECT patuh.company()) IS NULL OR state NOT IN ('proposed', 'held') AND signed_at IS NOT NULL);
`;

const NUMBERS = `
CREATE TABLE patuh.letter_counter (
  office_id int NOT NULL REFERENCES patuh.office,
  year int NOT NULL,
  last int NOT NULL CHECK (last > 0),
  PRIMARY KEY (office_id, year)
);
COMMENT ON TABLE patuh.letter_counter IS 'The last number given by an office in a year. Its row is locked by the signing transaction, so numbers have no gaps.';
GRANT SELECT, INSERT, UPDATE ON patuh.letter_counter TO patuh_app;
`;

const ATTEMPTS = `
CREATE TABLE patuh.delivery_attempt (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  letter_id uuid NOT NULL REFERENCES patuh.letter,
  generation int NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  event text NOT NULL CHECK (event IN ('claimed', 'accepted', 'deferred', 'uncertain', 'failed', 'late', 'retried', 'courier')),
  code int,
  explanation text NOT NULL DEFAULT '',
  handed_over boolean NOT NULL DEFAULT false
);
CREATE INDEX delivery_attempt_letter ON patuh.delivery_attempt (letter_id, at);
COMMENT ON TABLE patuh.delivery_attempt IS 'Each try to deliver a letter and its outcome; append-only. late = the result of a try that had lost its lease.';
COMMENT ON COLUMN patuh.delivery_attempt.handed_over IS 'Had the whole message left us? The library error alone cannot tell.';
SELECT patuh.protect_append_only('delivery_attempt');
`;

const CHECKS = `
CREATE TABLE patuh.letter_check (
  access_code text PRIMARY KEY,
  letter_id uuid NOT NULL UNIQUE REFERENCES patuh.letter,
  number text NOT NULL,
  title text NOT NULL,
  signed_on date NOT NULL,
  office_name text NOT NULL,
  masked_company text NOT NULL,
  pdf_sha256 text NOT NULL,
  standing text NOT NULL CHECK (standing IN ('genuine', 'withdrawn', 'replaced'))
);
COMMENT ON TABLE patuh.letter_check IS 'All that anybody with a letter''s code may know about it: no person, no firm in clear. Kept by a trigger.';
GRANT SELECT, INSERT, UPDATE ON patuh.letter_check TO patuh_app;

CREATE FUNCTION patuh.letter_publish() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO patuh.letter_check (access_code, letter_id, number, title, signed_on, office_name, masked_company, pdf_sha256, standing)
  SELECT NEW.access_code, NEW.id, NEW.number, NEW.content ->> 'title', NEW.signed_on, o.name, NEW.masked_company, NEW.pdf_sha256,
         CASE WHEN NEW.replaced_by IS NOT NULL THEN 'replaced' WHEN NEW.state = 'withdrawn' THEN 'withdrawn' ELSE 'genuine' END
    FROM patuh.office o WHERE o.id = NEW.office_id
  ON CONFLICT (access_code) DO UPDATE SET standing = EXCLUDED.standing;
  RETURN NULL;
END $$;
CREATE TRIGGER letter_publish AFTER UPDATE OF state, access_code, replaced_by ON patuh.letter
  FOR EACH ROW WHEN (NEW.access_code IS NOT NULL) EXECUTE FUNCTION patuh.letter_publish();
`;

const GUARD = `
CREATE FUNCTION patuh.letter_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.state <> 'proposed' OR NEW.signer_id IS NOT NULL) THEN
    RAISE EXCEPTION 'a letter begins as a proposal';
  END IF;
  IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;
  IF NEW.signer_id IS DISTINCT FROM OLD.signer_id AND NOT EXISTS (
    SELECT 1 FROM patuh.account a JOIN patuh.office o ON o.id = a.office_id
     WHERE a.id = NEW.signer_id AND a.role = 'enforcement_officer' AND a.active AND o.kind = 'insurer' AND o.id = NEW.office_id
  ) THEN
    RAISE EXCEPTION 'only an active enforcement officer of the issuing insurer office may sign a letter';
  END IF;
  IF (NEW.kind, NEW.case_id, NEW.company_id, NEW.jurisdiction_id, NEW.proposer_id, NEW.facts)
     IS DISTINCT FROM (OLD.kind, OLD.case_id, OLD.company_id, OLD.jurisdiction_id, OLD.proposer_id, OLD.facts) THEN
    RAISE EXCEPTION 'what was proposed is not changed; withdraw it and propose again';
  END IF;
  IF OLD.signed_at IS NOT NULL AND
     (NEW.signer_id, NEW.signed_at, NEW.signed_on, NEW.office_id, NEW.number, NEW.number_year, NEW.number_seq,
      NEW.content, NEW.pdf, NEW.pdf_sha256, NEW.access_code, NEW.masked_company, NEW.not_before, NEW.message_id)
     IS DISTINCT FROM
     (OLD.signer_id, OLD.signed_at, OLD.signed_on, OLD.office_id, OLD.number, OLD.number_year, OLD.number_seq,
      OLD.content, OLD.pdf, OLD.pdf_sha256, OLD.access_code, OLD.masked_company, OLD.not_before, OLD.message_id) THEN
    RAISE EXCEPTION 'a signed letter is frozen';
  END IF;
  IF OLD.mail IS NOT NULL AND NEW.mail IS DISTINCT FROM OLD.mail AND OLD.state <> 'failed' THEN
    RAISE EXCEPTION 'the e-mail of a letter is made once';
  END IF;
  IF OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn' THEN
    RAISE EXCEPTION 'a withdrawn letter stays withdrawn';
  END IF;
  IF NEW.state = 'sending' AND OLD.state <> 'sending' AND OLD.not_before > clock_timestamp() THEN
    RAISE EXCEPTION 'a letter is not sent before its hold is over';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_guard BEFORE INSERT OR UPDATE ON patuh.letter FOR EACH ROW EXECUTE FUNCTION patuh.letter_guard();
`;
