import { createHash } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Pool } from 'pg';

const PgStore = connectPgSimple(session);

/** What the table keeps instead of the session's secret id, so that a stolen backup opens no session. */
export function storedId(sid: string): string {
  return createHash('sha256').update(sid).digest('base64url');
}

class HashedStore extends PgStore {
  override get(sid: string, callback: (error: unknown, found?: session.SessionData | null) => void): void {
    super.get(storedId(sid), callback);
  }

  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    super.set(storedId(sid), data, callback);
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    super.destroy(storedId(sid), callback);
  }

  override touch(sid: string, data: session.SessionData, callback?: () => void): void {
    super.touch(storedId(sid), data, callback);
  }
}

/**
 * Sessions in the table `patuh.web_session`, under the hash of their id; expired ones are pruned every
 * quarter of an hour.
 *
 * @param pool null keeps them in memory, for tests without a database.
 */
export function createSessionStore(pool: Pool | null, report: (...parts: unknown[]) => void): session.Store {
  if (pool === null) return new session.MemoryStore();
  return new HashedStore({
    pool,
    schemaName: 'patuh',
    tableName: 'web_session',
    pruneSessionInterval: 900,
    errorLog: report,
  });
}
