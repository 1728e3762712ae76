import type { Actor } from '../platform/actor.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { Logger } from '../platform/logger.ts';
import { liveWork } from './live.queries.ts';
import { ProgressMemory, type LiveWork } from './progress.ts';

/** Somebody who watches. */
export interface Follower {
  readonly actor: Actor;
  /** Called about once a second with all open work of the follower's areas and what has just ended. */
  show(work: readonly LiveWork[]): void;
  /** Called when the process is about to stop. */
  end(): void;
}

/** What long work is doing now. */
export interface LiveBoard {
  /** One look: open work of the actor's areas and what ended lately, or since an instant (milliseconds since 1970). */
  now(actor: Actor, since?: number | null): Promise<LiveWork[]>;
  /** Watches until the returned function is called. One reader serves all followers of this process. */
  follow(follower: Follower): () => void;
  /** Ends all watching. */
  stop(): void;
}

const LOOK_EVERY_MS = 1000;

/** @param log hears of looks that failed; followers then hear nothing and ask again by themselves. */
export function liveBoard(database: Database, log: Pick<Logger, 'warn'>): LiveBoard {
  const memory = new ProgressMemory();
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | undefined;

  const read = async (actor: Actor, since: number | null) => memory.look(await database.read(actor, (tx) => liveWork(tx, since)));

  // After a restart of a proxy all streams come back at once: those of one area share one look.
  const shared = new Map<string, Promise<LiveWork[]>>();
  const readTogether = (actor: Actor): Promise<LiveWork[]> => {
    const key = actor.jurisdictions.join();
    const under = shared.get(key);
    if (under !== undefined) return under;
    const reading = read(systemActor(actor.jurisdictions), null).finally(() => shared.delete(key));
    shared.set(key, reading);
    return reading;
  };

  const look = async () => {
    const areas = [...new Set([...followers].flatMap(({ actor }) => actor.jurisdictions))];
    const work = await read(systemActor(areas), null);
    for (const follower of followers) follower.show(work.filter(({ jurisdictionId }) => follower.actor.jurisdictions.includes(jurisdictionId)));
  };

  const again = () => {
    clearTimeout(timer);
    timer = followers.size === 0 ? undefined : setTimeout(() => void round(), LOOK_EVERY_MS).unref();
  };
  const round = async () => {
    const began = performance.now();
    await look().catch((error: unknown) => log.warn({ error, ms: performance.now() - began }, 'the progress of long work could not be read'));
    again();
  };

  return {
    now: (actor, since = null) => (since === null ? readTogether(actor) : read(actor, since)),
    follow(follower) {
      followers.add(follower);
      if (timer === undefined) again();
      return () => void followers.delete(follower);
    },
    stop() {
      clearTimeout(timer);
      for (const follower of followers) follower.end();
      followers.clear();
    },
  };
}
