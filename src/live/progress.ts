import { shareOfCourse, type Course, type WorkPoint } from './curve.ts';
import type { LiveSubject, WorkRow } from './live.queries.ts';
import { beginPace, nextPace, secondsLeft, type Look, type Pace } from './pace.ts';

/** One piece of work as pages show it. */
export interface LiveWork {
  readonly key: string;
  readonly subject: LiveSubject;
  readonly id: string;
  readonly jurisdictionId: number;
  readonly state: string;
  readonly open: boolean;
  readonly stage: string;
  /** Are `done` and `total` rows? */
  readonly counted: boolean;
  readonly done: number;
  readonly total: number;
  /** Share of the whole work, from 0 to 1, never less than shown before; null when the work gives no measure. */
  readonly share: number | null;
  /** Rows a second within the present stage. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  /** The work began anew and has not yet reached the point where it broke off. */
  readonly again: boolean;
  readonly ranSeconds: number;
  /** By the clock of the database, whole milliseconds since 1970. */
  readonly changedAt: number;
}

/** What is remembered of a piece of work between two looks. */
interface Memory {
  readonly row: WorkRow;
  readonly pace: Pace;
  readonly rows: Pace;
  readonly shown: number;
}

/**
 * How a first import and a first run divide their time; later ones go by an earlier one of their area. Measured with
 * 400,000 rows: an import reads, and compares with what is published; a run prepares after loading, compares, and writes.
 */
const USUAL: Readonly<Record<LiveSubject, Course>> = {
  import: { curve: [['', 0, 0], ['', 1, 75], ['compare', 1, 75]], seconds: 100 },
  run: { curve: [['load', 0, 0], ['load', 0.29, 15], ['companies', 0.3, 43], ['block', 0.31, 48], ['block', 0.73, 66], ['write', 0.85, 70]], seconds: 100 },
};

/** The share that may be shown before the work is said to be done. */
const ALMOST = 0.99;
/** The share that time alone may bring about. */
const MOST_FORETOLD = 0.95;

/** The share of the whole work at a point. */
function shareAt(row: WorkRow, point: WorkPoint): number {
  const known = shareOfCourse(row.course ?? USUAL[row.subject], point);
  return Math.min(ALMOST, known ?? point.share);
}

const sameAttempt = (one: WorkRow, other: WorkRow) => one.phase === other.phase && one.attempt === other.attempt && one.beganAt === other.beganAt;

function remember(row: WorkRow, earlier: Memory | undefined): Memory {
  const at = row.changedAt;
  const within = row.phase === 'work' && row.total > 0 ? Math.min(1, row.done / row.total) : 0;
  const look = { at, share: shareAt(row, { stage: row.stage, share: within }) };
  const rowLook = { at, share: row.done };
  const best = Math.max(look.share, shareAt(row, { stage: row.bestStage, share: row.bestShare }));
  const shown = earlier !== undefined && earlier.row.phase === row.phase ? Math.max(earlier.shown, best) : best;
  const same = earlier !== undefined && sameAttempt(earlier.row, row) ? earlier : undefined;
  return {
    row,
    shown,
    pace: same === undefined ? beginPace(row.beganAt, look) : nextPace(same.pace, look),
    rows: rowPace(same, row, rowLook),
  };
}

/** Rows are counted within a stage: the next stage counts other rows. */
function rowPace(same: Memory | undefined, row: WorkRow, look: Look): Pace {
  if (same === undefined) return beginPace(row.beganAt, look);
  return same.row.stage === row.stage ? nextPace(same.rows, look) : { ...look, beganAt: look.at, perSecond: 0 };
}

/** Seconds that publishing is going to take, by an earlier publication and its size; null when there was none. */
function publishingSeconds({ course, total }: WorkRow): number | null {
  return course === null ? null : (course.seconds * total) / course.total;
}

/** Publishing tells nothing until it is done: its time so far stands for it. */
function publishing(row: WorkRow, shown: number): Pick<LiveWork, 'share' | 'secondsLeft'> {
  const expected = publishingSeconds(row);
  if (expected === null || expected <= 0) return { share: null, secondsLeft: null };
  const ran = Math.max(0, row.now - row.beganAt) / 1000;
  return { share: Math.max(shown, Math.min(MOST_FORETOLD, ran / expected)), secondsLeft: ran < expected ? expected - ran : null };
}

function measured({ row, pace, shown }: Memory): Pick<LiveWork, 'share' | 'secondsLeft'> {
  if (row.total > 1) return { share: shown, secondsLeft: secondsLeft(pace, row.now) };
  return { share: shown > 0 ? shown : null, secondsLeft: null };
}

function shownWork(memory: Memory): LiveWork {
  const { row, pace, rows, shown } = memory;
  const { subject, id, jurisdictionId, state, open, stage, done, total } = row;
  const counted = open && row.phase === 'work' && total > 1;
  const ahead = row.phase === 'publish' ? publishing(row, shown) : measured(memory);
  return {
    key: `${subject}:${id}`,
    subject,
    id,
    jurisdictionId,
    state,
    open,
    stage,
    counted,
    done,
    total,
    share: open ? ahead.share : 1,
    rate: counted && rows.perSecond > 0 && done < total ? rows.perSecond : null,
    secondsLeft: open ? ahead.secondsLeft : null,
    again: counted && row.attempt > 1 && pace.share < shown - 0.01,
    ranSeconds: Math.max(0, row.now - row.beganAt) / 1000,
    changedAt: Math.floor(row.changedAt),
  };
}

/** Turns rows into what is shown, look after look. One per process; what it forgets, the rows still know. */
export class ProgressMemory {
  private readonly memories = new Map<string, Memory>();

  /** @param rows as read at one moment, the latest change last. */
  look(rows: readonly WorkRow[]): LiveWork[] {
    const newest = new Map<string, WorkRow>();
    for (const row of rows) {
      const key = `${row.subject}:${row.id}`;
      if (newest.get(key)?.open !== true || row.open) newest.set(key, row);
    }
    return [...newest].map(([key, row]) => {
      const memory = remember(row, this.memories.get(key));
      if (row.open) this.memories.set(key, memory);
      else this.memories.delete(key);
      return shownWork(memory);
    });
  }
}
