import { Migration } from '@mikro-orm/migrations';

/** Offices, people, audit chain, outbox, settings and calendar; the functions that row-level security rests on. */
export class Migration20261101000000_foundation extends Migration {
  override up(): void {
    this.addSql(CONTEXT);
    this.addSql(OFFICES);
    this.addSql(AUDIT);
    this.addSql(OUTBOX);
    this.addSql(SETTINGS);
    this.addSql(CLOCK);
  }
}

const CONTEXT = `
CREATE FUNCTION patuh.jurisdictions() RETURNS int[] LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('patuh.jurisdictions', true), ''), '{}')::int[] $$;
COMMENT ON FUNCTION patuh.jurisdictions() IS 'Jurisdictions of the acting person; none when nothing was set, so a forgotten context sees nothing.';

CREATE FUNCTION patuh.company() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('patuh.company', true), '')::uuid $$;
COMMENT ON FUNCTION patuh.company() IS 'The firm of the acting employer; null for staff and jobs.';

CREATE FUNCTION patuh.protect(target text, company_column text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  visible text := 'jurisdiction_id = ANY ((SELECT patuh.jurisdictions())::int[])';
BEGIN
  IF company_column IS NOT NULL THEN
    visible := visible || format(' OR %I = (SELECT patuh.company())', company_column);
  END IF;
  EXECUTE format('ALTER TABLE patuh.%I ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE patuh.%I FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY scope ON patuh.%I USING (%s) WITH CHECK (%s)', target, visible, visible);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON patuh.%I TO patuh_app', target);
END $$;

CREATE FUNCTION patuh.protect_append_only(target text, company_column text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM patuh.protect(target, company_column);
  EXECUTE format('REVOKE UPDATE, DELETE ON patuh.%I FROM patuh_app', target);
END $$;
`;

const OFFICES = `
CREATE TABLE patuh.jurisdiction (
  id int PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'Asia/Jakarta'
);
COMMENT ON TABLE patuh.jurisdiction IS 'An area of work (regency or city) whose labour office and insurer branch exchange data under one agreement.';

CREATE TABLE patuh.office (
  id int PRIMARY KEY,
  code text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('labour', 'insurer', 'province')),
  name text NOT NULL,
  city text NOT NULL,
  address text NOT NULL,
  letterhead jsonb NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE patuh.office IS 'A labour office, a branch of the insurer, or the provincial inspection.';

CREATE TABLE patuh.office_jurisdiction (
  office_id int NOT NULL REFERENCES patuh.office,
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  PRIMARY KEY (office_id, jurisdiction_id)
);
COMMENT ON TABLE patuh.office_jurisdiction IS 'Which areas an office works for.';

CREATE TABLE patuh.account (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  office_id int REFERENCES patuh.office,
  role text NOT NULL CHECK (role IN ('labour_officer', 'provincial_inspector', 'enforcement_officer',
    'membership_officer', 'head', 'auditor', 'administrator', 'system')),
  name text NOT NULL,
  title text NOT NULL DEFAULT '',
  staff_number text NOT NULL DEFAULT '',
  email text NOT NULL UNIQUE,
  password_hash text,
  totp_secret text,
  totp_last_step bigint NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE patuh.account IS 'Staff. Employers have no account; they enter by a one-time code.';
COMMENT ON COLUMN patuh.account.totp_secret IS 'Shared secret of the second factor, encrypted by the application.';
INSERT INTO patuh.account (id, role, name, email)
  VALUES ('00000000-0000-7000-8000-000000000001', 'system', 'Sistem Patuh', 'sistem@patuh.invalid');

CREATE TABLE patuh.web_session (sid text PRIMARY KEY, sess json NOT NULL, expire timestamptz(6) NOT NULL);
CREATE INDEX web_session_expire ON patuh.web_session (expire);
COMMENT ON TABLE patuh.web_session IS 'Signed-in browsers.';

GRANT SELECT ON patuh.jurisdiction, patuh.office, patuh.office_jurisdiction TO patuh_app;
GRANT SELECT, INSERT, UPDATE ON patuh.account TO patuh_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON patuh.web_session TO patuh_app;
GRANT INSERT, UPDATE ON patuh.jurisdiction, patuh.office, patuh.office_jurisdiction TO patuh_app;
`;

const AUDIT = `
CREATE TABLE patuh.audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain int NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  office_id int,
  request_id text,
  action text NOT NULL,
  subject text NOT NULL,
  subject_id text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (chain, seq)
);
CREATE INDEX audit_event_subject ON patuh.audit_event (subject, subject_id);
CREATE INDEX audit_event_at ON patuh.audit_event (at);
COMMENT ON TABLE patuh.audit_event IS 'Who did or read what. Append-only; each office has its own hash chain (chain = office, 0 = none).';

CREATE FUNCTION patuh.audit_hash(e patuh.audit_event) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(e.previous_hash || convert_to(jsonb_build_array(
    e.chain, e.seq, extract(epoch FROM e.at), e.actor_id, e.actor_name, e.actor_role, e.office_id,
    e.request_id, e.action, e.subject, e.subject_id, e.details)::text, 'UTF8'))
$$;

CREATE FUNCTION patuh.audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = patuh, pg_temp AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(20261101, NEW.chain);
  SELECT seq, hash INTO last FROM patuh.audit_event WHERE chain = NEW.chain ORDER BY seq DESC LIMIT 1;
  NEW.seq := coalesce(last.seq, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.previous_hash := coalesce(last.hash, '\\x00'::bytea);
  NEW.hash := patuh.audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_link BEFORE INSERT ON patuh.audit_event FOR EACH ROW EXECUTE FUNCTION patuh.audit_link();

CREATE FUNCTION patuh.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME; END $$;
CREATE TRIGGER audit_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON patuh.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION patuh.refuse_change();
GRANT SELECT, INSERT ON patuh.audit_event TO patuh_app;
`;

const OUTBOX = `
CREATE TABLE patuh.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL,
  subject_id text NOT NULL,
  not_before timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  rung_at timestamptz,
  generation int NOT NULL DEFAULT 0,
  attempts int NOT NULL DEFAULT 0,
  done_at timestamptz,
  failed_at timestamptz,
  last_error text
);
CREATE INDEX outbox_open ON patuh.outbox (not_before) WHERE done_at IS NULL AND failed_at IS NULL;
COMMENT ON TABLE patuh.outbox IS 'Work that a committed act asked for. The queue is only its doorbell: what is not done is rung again.';
GRANT SELECT, INSERT, UPDATE, DELETE ON patuh.outbox TO patuh_app;
`;

const SETTINGS = `
CREATE TABLE patuh.legal_setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  label text NOT NULL,
  source text NOT NULL,
  certainty text NOT NULL CHECK (certainty IN ('verified', 'press', 'unverified')),
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid REFERENCES patuh.account
);
COMMENT ON TABLE patuh.legal_setting IS 'Points the law leaves open, decided by the office, each with its source.';
INSERT INTO patuh.legal_setting (key, value, label, source, certainty) VALUES
  ('warningTermUnit', '"working"', 'Satuan jangka waktu teguran', 'PP 86/2013 Pasal 6 ayat (1) menyebut hari kerja; Pasal 10 menyebut hari. Dipilih hari kerja karena lebih longgar bagi pemberi kerja.', 'unverified'),
  ('collectiveLeave', '"closed"', 'Cuti bersama dihitung sebagai', 'Tidak ada ketentuan bagi PP 86/2013; cuti bersama dianggap hari libur kantor.', 'unverified'),
  ('emailIsService', 'false', 'Surat elektronik yang diterima server dianggap penyerahan', 'UU 30/2014 Pasal 60 dan 62: berlaku sejak diterima. Bawaan: penyerahan dicatat saat surat dibuka pemberi kerja atau diserahkan kurir.', 'unverified'),
  ('dataMaxAgeDays', '60', 'Umur data paling lama (hari) untuk mengusulkan surat', 'Kebijakan kantor; bukan ketentuan undang-undang.', 'unverified');

CREATE TABLE patuh.calendar_version (
  version int PRIMARY KEY,
  published_from date NOT NULL,
  published_until date NOT NULL,
  source text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid REFERENCES patuh.account
);
COMMENT ON TABLE patuh.calendar_version IS 'Each edition of the official calendar; a letter keeps the version it was computed with.';

CREATE TABLE patuh.calendar_day (
  version int NOT NULL REFERENCES patuh.calendar_version,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('national', 'collective')),
  name text NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (version, day)
);
COMMENT ON TABLE patuh.calendar_day IS 'National holidays and days of collective leave of one version.';
GRANT SELECT, INSERT, UPDATE ON patuh.legal_setting, patuh.calendar_version, patuh.calendar_day TO patuh_app;
`;

const CLOCK = `
CREATE TABLE patuh.demo_clock (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), offset_days int NOT NULL DEFAULT 0);
INSERT INTO patuh.demo_clock DEFAULT VALUES;
COMMENT ON TABLE patuh.demo_clock IS 'Days that a demonstration has moved ahead, or back while its past is played. Production refuses to start unless this is 0.';
GRANT SELECT, UPDATE ON patuh.demo_clock TO patuh_app;

CREATE FUNCTION patuh.today(zone text DEFAULT 'Asia/Jakarta') RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT (now() AT TIME ZONE zone)::date + (SELECT offset_days FROM patuh.demo_clock) $$;
COMMENT ON FUNCTION patuh.today(text) IS 'The legal day, by the clock of the database.';
`;
