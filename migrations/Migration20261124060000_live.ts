import { Migration } from '@mikro-orm/migrations';

/** How far long work has come, as pages follow it: best point reached, attempts, and the course of earlier work. */
export class Migration20261124060000_live extends Migration {
  override up(): void {
    this.addSql(TABLE);
    this.addSql(FOLLOW);
  }
}

const TABLE = `
CREATE TABLE patuh.live_work (
  subject text NOT NULL CHECK (subject IN ('import', 'run')),
  id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('work', 'publish')),
  jurisdiction_id int NOT NULL REFERENCES patuh.jurisdiction,
  kind text NOT NULL,
  state text NOT NULL,
  is_open boolean NOT NULL,
  stage text NOT NULL DEFAULT '',
  done float8 NOT NULL DEFAULT 0,
  total float8 NOT NULL DEFAULT 0,
  stages text[] NOT NULL DEFAULT '{}',
  best_stage text NOT NULL DEFAULT '',
  best_share float8 NOT NULL DEFAULT 0,
  attempt int NOT NULL DEFAULT 1,
  curve jsonb NOT NULL DEFAULT '[]',
  began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (subject, id, phase)
);
CREATE INDEX live_work_open ON patuh.live_work (jurisdiction_id) WHERE is_open;
CREATE INDEX live_work_recent ON patuh.live_work (changed_at);
CREATE INDEX live_work_course ON patuh.live_work (jurisdiction_id, subject, kind, phase, changed_at DESC) WHERE NOT is_open;
COMMENT ON TABLE patuh.live_work IS 'Where each import and each run stands; kept by triggers from the rows that workers write, so that it outlives any process.';
COMMENT ON COLUMN patuh.live_work.stages IS 'Stages in the order of their first appearance; their places order all points of the work.';
COMMENT ON COLUMN patuh.live_work.best_stage IS 'With best_share the furthest point ever reached; work that begins anew does not lower it.';
COMMENT ON COLUMN patuh.live_work.curve IS 'When each point was reached: [stage, share of the stage, seconds since began_at]; tells later work how long its parts take.';
SELECT patuh.protect('live_work');
`;

const FOLLOW = `
CREATE FUNCTION patuh.follow_work() RETURNS trigger LANGUAGE plpgsql SET search_path = patuh, pg_temp AS $$
DECLARE
  opened constant boolean := NEW.state IN ('uploaded', 'checking', 'publishing', 'waiting', 'running');
  part constant text := CASE NEW.state WHEN 'publishing' THEN 'publish' ELSE 'work' END;
  moment constant timestamptz := clock_timestamp();
  moved constant boolean := TG_OP = 'UPDATE' AND NEW.progress IS DISTINCT FROM OLD.progress;
  turned constant boolean := TG_OP = 'INSERT' OR NEW.state IS DISTINCT FROM OLD.state;
  w live_work;
  now_stage text := coalesce(NEW.progress->>'stage', '');
  now_done float8 := coalesce((NEW.progress->>'done')::float8, 0);
  now_total float8 := coalesce((NEW.progress->>'total')::float8, 0);
  share float8 := CASE WHEN now_total > 0 THEN least(1, now_done / now_total) ELSE 0 END;
  place int;
  last_place int;
  best_place int;
BEGIN
  IF NOT moved AND NOT turned THEN RETURN NULL; END IF;
  IF turned THEN
    UPDATE live_work l SET is_open = false, state = NEW.state, changed_at = moment
     WHERE l.subject = TG_ARGV[0] AND l.id = NEW.id AND l.is_open AND NOT (opened AND l.phase = part);
  END IF;
  IF NOT opened THEN RETURN NULL; END IF;

  SELECT * INTO w FROM live_work l WHERE l.subject = TG_ARGV[0] AND l.id = NEW.id AND l.phase = part AND l.is_open FOR UPDATE;
  IF NOT FOUND THEN
    DELETE FROM live_work l WHERE l.subject = TG_ARGV[0] AND l.id = NEW.id AND l.phase = part;
    INSERT INTO live_work (subject, id, phase, jurisdiction_id, kind, state, is_open, total, began_at, changed_at)
    VALUES (TG_ARGV[0], NEW.id, part, NEW.jurisdiction_id, coalesce(to_jsonb(NEW)->>'kind', ''), NEW.state, true,
            -- Publishing is one transaction and tells nothing; its size foretells its time. A row that stays costs a twentieth of one that changes.
            CASE part WHEN 'publish' THEN (SELECT coalesce(sum(c.value::float8 * CASE c.key WHEN 'unchanged' THEN 0.05 ELSE 1 END), 0)
              FROM jsonb_each_text(NEW.counts) c WHERE c.key IN ('new', 'changed', 'gone', 'unchanged')) ELSE 0 END, moment, moment)
    RETURNING * INTO w;
  END IF;
  IF w.state <> NEW.state THEN w.began_at := moment; END IF;

  IF moved THEN
    place := array_position(w.stages, now_stage);
    IF place IS NULL THEN
      w.stages := w.stages || now_stage;
      place := cardinality(w.stages);
    END IF;
    last_place := coalesce(array_position(w.stages, w.stage), 0);
    best_place := coalesce(array_position(w.stages, w.best_stage), 0);
    -- Reports of one attempt may overtake each other a little; a new attempt falls far behind.
    IF w.curve <> '[]' AND (place < last_place OR (place = last_place AND now_done < 0.9 * w.done)) THEN
      w.attempt := w.attempt + 1;
      w.began_at := moment;
      w.curve := '[]';
    END IF;
    IF w.curve = '[]' OR w.curve->-1->>0 <> now_stage OR share >= (w.curve->-1->>1)::float8 + 0.05 THEN
      w.curve := w.curve || jsonb_build_array(jsonb_build_array(now_stage, round(share::numeric, 4), round(extract(epoch FROM moment - w.began_at), 2)));
    END IF;
    IF place > best_place OR (place = best_place AND share > w.best_share) THEN
      w.best_stage := now_stage;
      w.best_share := share;
    END IF;
    w.stage := now_stage;
    w.done := now_done;
    IF now_total > 1 THEN w.total := now_total; END IF;
  END IF;

  UPDATE live_work l
     SET state = NEW.state, stage = w.stage, done = w.done, total = w.total, stages = w.stages, best_stage = w.best_stage,
         best_share = w.best_share, attempt = w.attempt, curve = w.curve, began_at = w.began_at, changed_at = moment
   WHERE l.subject = w.subject AND l.id = w.id AND l.phase = w.phase;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION patuh.follow_work() IS 'Keeps live_work from state and progress of the row that changed.';

CREATE TRIGGER follow_import AFTER INSERT OR UPDATE OF state, progress ON patuh.import_batch
  FOR EACH ROW EXECUTE FUNCTION patuh.follow_work('import');
CREATE TRIGGER follow_run AFTER INSERT OR UPDATE OF state, progress ON patuh.linkage_run
  FOR EACH ROW EXECUTE FUNCTION patuh.follow_work('run');
`;
