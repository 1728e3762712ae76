import { Migration } from '@mikro-orm/migrations';

/** Deactivation requests with their people, evidence and history; protections; the timeline of each member. */
export class Migration20261106000000_coverage extends Migration {
  override up(): void {
    this.addSql(REQUESTS);
    this.addSql(PARTS);
    this.addSql(PROTECTIONS);
    this.addSql(OWN_MEMBERS);
  }
}

const REQUESTS = `
CREATE TABLE patuh.deactivation_request (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL REFERENCES patuh.company,
  number text NOT NULL UNIQUE,
  form_key uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('incomplete', 'complete', 'approved', 'refused', 'cancelled')),
  version int NOT NULL CHECK (version > 0),
  reason text NOT NULL,
  event_on date NOT NULL,
  proof text,
  dependants int NOT NULL DEFAULT 0 CHECK (dependants >= 0),
  people int NOT NULL DEFAULT 0 CHECK (people >= 0),
  requested_by uuid NOT NULL,
  requested_by_name text NOT NULL,
  requested_on date NOT NULL,
  sent_on date,
  cut_off date,
  decided_by uuid REFERENCES patuh.account,
  decided_by_name text,
  decided_on date,
  decision_reason text,
  phk_receipt text,
  phk_confirmed_by uuid REFERENCES patuh.account,
  phk_confirmed_on date,
  UNIQUE (company_id, form_key),
  CHECK (decided_by IS DISTINCT FROM requested_by),
  CHECK ((state IN ('approved', 'refused')) = (decided_on IS NOT NULL)),
  CHECK (state <> 'refused' OR length(decision_reason) > 0),
  CHECK ((sent_on IS NULL) = (cut_off IS NULL)),
  CHECK ((phk_receipt IS NULL) = (phk_confirmed_on IS NULL))
);
CREATE INDEX deactivation_request_desk ON patuh.deactivation_request (cut_off, id) WHERE state IN ('incomplete', 'complete');
CREATE INDEX deactivation_request_company ON patuh.deactivation_request (company_id, requested_on);
COMMENT ON TABLE patuh.deactivation_request IS 'An employer asks to end the membership of workers who left; who asks never decides.';
COMMENT ON COLUMN patuh.deactivation_request.event_on IS 'The day the employment ended; the rule that applies is chosen by it.';
COMMENT ON COLUMN patuh.deactivation_request.proof IS 'Which of the accepted kinds of proof of a layoff the employer brings.';
COMMENT ON COLUMN patuh.deactivation_request.dependants IS 'Family members who lose cover with the workers, as the employer states.';
SELECT patuh.protect('deactivation_request', 'company_id');
REVOKE DELETE ON patuh.deactivation_request FROM patuh_app;
`;

const PARTS = `
CREATE TABLE patuh.deactivation_member (
  request_id uuid NOT NULL REFERENCES patuh.deactivation_request,
  member_id bigint NOT NULL REFERENCES patuh.member,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  card text NOT NULL,
  name text NOT NULL,
  open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (request_id, member_id)
);
CREATE UNIQUE INDEX deactivation_member_once ON patuh.deactivation_member (member_id) WHERE open;
COMMENT ON TABLE patuh.deactivation_member IS 'The members a request is about. "open" while undecided: nobody stands in two open requests.';
SELECT patuh.protect('deactivation_member', 'company_id');

CREATE TABLE patuh.deactivation_evidence (
  request_id uuid NOT NULL REFERENCES patuh.deactivation_request,
  evidence_id uuid NOT NULL,
  document text NOT NULL,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (request_id, evidence_id)
);
COMMENT ON TABLE patuh.deactivation_evidence IS 'Which uploaded file proves what a request needs.';
SELECT patuh.protect('deactivation_evidence', 'company_id');

CREATE TABLE patuh.deactivation_event (
  request_id uuid NOT NULL REFERENCES patuh.deactivation_request,
  seq int NOT NULL CHECK (seq > 0),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  event jsonb NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  on_day date NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (request_id, seq)
);
COMMENT ON TABLE patuh.deactivation_event IS 'The history of a request, from which its state can be rebuilt. Append-only.';
SELECT patuh.protect_append_only('deactivation_event', 'company_id');
CREATE TRIGGER deactivation_event_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON patuh.deactivation_event
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.refuse_change();
`;

const PROTECTIONS = `
CREATE TABLE patuh.protection (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  member_id bigint NOT NULL REFERENCES patuh.member,
  request_id uuid NOT NULL REFERENCES patuh.deactivation_request,
  first_on date NOT NULL,
  last_on date NOT NULL CHECK (last_on >= first_on),
  basis text NOT NULL,
  ended_at timestamptz,
  UNIQUE (request_id, member_id),
  CONSTRAINT protection_no_overlap EXCLUDE USING gist
    (int8range(member_id, member_id, '[]') WITH &&, daterange(first_on, last_on, '[]') WITH &&)
);
CREATE INDEX protection_running ON patuh.protection (last_on) WHERE ended_at IS NULL;
COMMENT ON TABLE patuh.protection IS 'Months in which somebody laid off keeps cover without paying (UU 40/2004 Pasal 21). Both days are included.';
SELECT patuh.protect('protection', 'company_id');
REVOKE DELETE ON patuh.protection FROM patuh_app;

CREATE TABLE patuh.member_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  company_id uuid NOT NULL,
  member_id bigint NOT NULL REFERENCES patuh.member,
  kind text NOT NULL,
  on_day date NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX member_event_member ON patuh.member_event (member_id, id);
COMMENT ON TABLE patuh.member_event IS 'What happened to the cover of each member, in order. Append-only.';
SELECT patuh.protect_append_only('member_event', 'company_id');
CREATE TRIGGER member_event_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON patuh.member_event
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.refuse_change();
`;

/** An employer may read the members enrolled under the firm's own employer codes, and change none. */
const OWN_MEMBERS = `
CREATE POLICY own_firm ON patuh.member FOR SELECT USING (
  (SELECT patuh.company()) IS NOT NULL
  AND jurisdiction_id = (SELECT r.jurisdiction_id FROM patuh.company_result r WHERE r.company_id = patuh.company())
  AND employer_key = ANY ((SELECT r.employer_keys FROM patuh.company_result r
                            WHERE r.company_id = patuh.company() AND r.status = 'TERDAFTAR')::text[]));
`;
