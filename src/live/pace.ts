/** How fast long work goes. Instants are milliseconds since 1970; shares go from 0 to 1. */
export interface Pace {
  /** When the present attempt began. */
  readonly beganAt: number;
  /** When the share last grew, and to what. */
  readonly at: number;
  readonly share: number;
  /** Smoothed growth of the share; 0 while nothing is known. */
  readonly perSecond: number;
}

/** One look at the work. */
export interface Look {
  readonly at: number;
  readonly share: number;
}

/** The speed is remembered over half of the time that the work has run, and never less than this. */
const SHORTEST_MEMORY_SECONDS = 4;
/** Before this much is known any estimate is a guess, and none is given. */
const FIRST_ESTIMATE_SECONDS = 2;
const FIRST_ESTIMATE_SHARE = 0.01;

const secondsBetween = (from: number, to: number) => Math.max(0, to - from) / 1000;

/** The pace of work that somebody begins to watch now: its average since it began. */
export function beginPace(beganAt: number, look: Look): Pace {
  const seconds = secondsBetween(beganAt, look.at);
  return { beganAt, ...look, perSecond: seconds > 0 ? look.share / seconds : 0 };
}

/** The pace after one more look: an exponentially weighted mean, in which a look counts by the time it covers. */
export function nextPace(pace: Pace, look: Look): Pace {
  const seconds = secondsBetween(pace.at, look.at);
  if (look.share <= pace.share || seconds <= 0) return pace;
  const memory = Math.max(SHORTEST_MEMORY_SECONDS, secondsBetween(pace.beganAt, look.at) / 2);
  const weight = pace.perSecond === 0 ? 1 : 1 - Math.exp(-seconds / memory);
  const speed = (look.share - pace.share) / seconds;
  return { beganAt: pace.beganAt, ...look, perSecond: pace.perSecond + weight * (speed - pace.perSecond) };
}

/**
 * Seconds until the work is done, or null while that would be a guess. Between two looks the time runs
 * down; when it has run out and nothing moved, the average since the beginning speaks.
 */
export function secondsLeft(pace: Pace, now: number): number | null {
  if (pace.perSecond <= 0 || pace.share < FIRST_ESTIMATE_SHARE) return null;
  const ran = secondsBetween(pace.beganAt, now);
  if (ran < FIRST_ESTIMATE_SECONDS) return null;
  const planned = (1 - pace.share) / pace.perSecond - secondsBetween(pace.at, now);
  return planned > 0 ? planned : ((1 - pace.share) * ran) / pace.share;
}
