import type { Tx } from '../platform/database.ts';

/** One browser in which somebody is signed in. */
export interface OpenSession {
  /** The stored id: a hash, worth nothing as a cookie. */
  readonly id: string;
  readonly browser: string;
  readonly signedInAt: Date;
  readonly endsAt: Date;
}

const OF_PERSON = `sess->'person'->>'kind' = 'staff' AND sess->'person'->>'id' = $1`;

/** The open sessions of an account, newest first. */
export function openSessions(tx: Tx, accountId: string): Promise<OpenSession[]> {
  return tx.rows<OpenSession>(
    `SELECT sid AS id, sess->'person'->>'browser' AS browser, expire AS "endsAt",
            to_timestamp((sess->'person'->>'signedInAt')::float8 / 1000) AS "signedInAt"
       FROM web_session WHERE ${OF_PERSON} AND expire > now()
      ORDER BY (sess->'person'->>'signedInAt')::float8 DESC`,
    [accountId],
  );
}

/** Ends one session of an account; 0 when it was not theirs. */
export function endSession(tx: Tx, accountId: string, id: string): Promise<number> {
  return tx.run(`DELETE FROM web_session WHERE ${OF_PERSON} AND sid = $2`, [accountId, id]);
}

/** Ends all sessions of an account, except one where given. */
export function endSessions(tx: Tx, accountId: string, except: string | null = null): Promise<number> {
  return tx.run(`DELETE FROM web_session WHERE ${OF_PERSON} AND sid IS DISTINCT FROM $2`, [
    accountId,
    except,
  ]);
}

/** Ends the oldest sessions of an account so that `kept` remain. */
export function trimSessions(tx: Tx, accountId: string, kept: number): Promise<number> {
  return tx.run(
    `DELETE FROM web_session WHERE sid IN (SELECT sid FROM web_session WHERE ${OF_PERSON}
       ORDER BY (sess->'person'->>'signedInAt')::float8 DESC OFFSET $2)`,
    [accountId, kept],
  );
}
