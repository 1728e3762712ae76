import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { PageError } from '../errors.ts';

/** How often something may be done by one person, firm or address: points per seconds. */
const LIMITS = {
  'sign-in:account': { points: 5, seconds: 900 },
  'sign-in:address': { points: 30, seconds: 900 },
  code: { points: 5, seconds: 3600 },
  'public-check': { points: 30, seconds: 60 },
  search: { points: 60, seconds: 60 },
  reveal: { points: 30, seconds: 86_400 },
  export: { points: 10, seconds: 3600 },
  upload: { points: 60, seconds: 3600 },
} as const;

export type LimitName = keyof typeof LIMITS;

/** Too many attempts. The page says when to try again, and the answer carries `Retry-After`. */
export class TooMany extends PageError {
  readonly status = 429;
  readonly seconds: number;

  constructor(seconds: number) {
    super('Terlalu banyak percobaan.', `Coba lagi dalam ${Math.max(1, Math.ceil(seconds / 60))} menit.`);
    this.seconds = seconds;
  }
}

/** The limits of the whole application. */
export interface RateLimits {
  /** Counts one attempt. @throws TooMany when there are none left. */
  take(name: LimitName, key: string): Promise<void>;
  /** Refuses without counting. @throws TooMany when there are none left. */
  check(name: LimitName, key: string): Promise<void>;
  /** Forgets the attempts of a key, after a success. */
  clear(name: LimitName, key: string): Promise<void>;
}

function limiter(name: LimitName, pool: Pool | null): RateLimiterAbstract {
  const { points, seconds } = LIMITS[name];
  const options = { points, duration: seconds, keyPrefix: name };
  const memory = new RateLimiterMemory(options);
  if (pool === null) return memory;
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    storeType: 'client',
    schemaName: 'patuh',
    tableName: 'rate_limit',
    tableCreated: true,
    insuranceLimiter: memory,
  });
}

/**
 * Builds the limits. They count in PostgreSQL, so that all web processes share them; while it does not
 * answer each process counts in its own memory. They never open.
 *
 * @param pool null counts in memory only.
 */
export function createRateLimits(pool: Pool | null): RateLimits {
  const limiters = new Map(Object.keys(LIMITS).map((name) => [name, limiter(name as LimitName, pool)]));
  const of = (name: LimitName) => {
    const found = limiters.get(name);
    if (found === undefined) throw new Error(`no limit named ${name}`);
    return found;
  };
  return {
    async take(name, key) {
      try {
        await of(name).consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new TooMany(error.msBeforeNext / 1000);
        throw error;
      }
    },
    async check(name, key) {
      const spent = await of(name).get(key);
      if (spent !== null && spent.consumedPoints >= LIMITS[name].points)
        throw new TooMany(spent.msBeforeNext / 1000);
    },
    async clear(name, key) {
      await of(name).delete(key);
    },
  };
}
