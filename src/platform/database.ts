import type { EntitySchema } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { LocalDate } from '../law/calendar.ts';
import { parseLocalDate } from '../law/calendar.ts';
import type { Actor } from './actor.ts';
import { contextOf } from './context.ts';
import { ormOptions } from './orm-options.ts';
import type { Topic } from './topics.ts';

/** What an audit row says beyond who, where and when. Never a NIK. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly subjectId: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** One open transaction under one actor: whatever it does commits together or not at all. */
export interface Tx {
  readonly em: SqlEntityManager;
  readonly actor: Actor;
  /** All rows; placeholders are $1, $2 … */
  rows<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** The first row, if there is one. */
  row<T>(sql: string, params?: readonly unknown[]): Promise<T | undefined>;
  /** How many rows were changed. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
  /** The legal day, by the clock of the database (and of a demonstration, where one runs). */
  today(): Promise<LocalDate>;
  /** Appends to the audit chain of the actor's office. */
  audit(entry: AuditEntry): Promise<void>;
  /** Asks for work after commit; a worker runs the topic's handler at least once. */
  later(topic: Topic, subjectId: string, options?: { readonly notBefore?: Date }): Promise<void>;
}

/** The database as the application sees it: always under an actor, always in a transaction. */
export interface Database {
  transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction with the driver's own client, for COPY and cursors; `tx.em` is not available. */
  bulk<T>(actor: Actor, work: (client: PoolClient, tx: Tx) => Promise<T>): Promise<T>;
  /** As `bulk`, for reading only: everything that is read stands as it was at one moment. */
  snapshot<T>(actor: Actor, work: (client: PoolClient, tx: Tx) => Promise<T>): Promise<T>;
  /** Does the server answer? For readiness only. */
  ping(): Promise<void>;
  pool(): Promise<Pool>;
  close(): Promise<void>;
}

interface Answer {
  readonly rows: unknown[];
  readonly affected: number;
}

type Execute = (sql: string, params: readonly unknown[]) => Promise<Answer>;

function transactionOf(actor: Actor, execute: Execute, em: () => SqlEntityManager): Tx {
  const rows = async <T>(sql: string, params: readonly unknown[] = []) => (await execute(sql, params)).rows as T[];
  return {
    get em() {
      return em();
    },
    actor,
    rows,
    row: async <T>(sql: string, params: readonly unknown[] = []) => (await rows<T>(sql, params))[0],
    run: async (sql, params = []) => (await execute(sql, params)).affected,
    async today() {
      const [found] = await rows<{ today: string }>('SELECT patuh.today()::text AS today');
      return parseLocalDate(found?.today ?? '');
    },
    async audit(entry) {
      await execute(
        `INSERT INTO audit_event (chain, seq, at, actor_id, actor_name, actor_role, office_id, request_id,
                                  action, subject, subject_id, details, previous_hash, hash)
         VALUES ($1, 0, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '')`,
        [actor.officeId ?? 0, actor.id, actor.name, actor.role, actor.officeId, actor.requestId ?? null,
          entry.action, entry.subject, entry.subjectId, JSON.stringify(entry.details ?? {})],
      );
    },
    async later(topic, subjectId, options) {
      await execute('INSERT INTO outbox (topic, subject_id, not_before) VALUES ($1, $2, coalesce($3, now()))', [
        topic,
        subjectId,
        options?.notBefore ?? null,
      ]);
    },
  };
}

export interface DatabaseOptions {
  readonly maxConnections?: number;
  /** What `tx.em` maps; plain SQL needs none. */
  readonly entities?: readonly EntitySchema[];
}

type Orm = Awaited<ReturnType<typeof startOrm>>;

function startOrm(url: string, options: DatabaseOptions) {
  return MikroORM.init(ormOptions(url, { lowered: true, max: options.maxConnections ?? 10, entities: options.entities ?? [] }));
}

function ormTransaction(orm: Orm, actor: Actor, readOnly: boolean) {
  return async <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    orm.em.fork().transactional(
      async (em) => {
        const connection = em.getTransactionContext<Kysely<unknown>>();
        if (!connection) throw new Error('no transaction is open');
        const execute: Execute = async (sql, params) => {
          const result = await connection.executeQuery(CompiledQuery.raw(sql, [...params]));
          return { rows: result.rows, affected: Number(result.numAffectedRows ?? 0n) };
        };
        await execute(contextOf(actor).sql, contextOf(actor).params);
        return work(transactionOf(actor, execute, () => em));
      },
      { readOnly },
    );
}

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

async function bulkTransaction<T>(pool: Pool, actor: Actor, begin: string, work: (client: PoolClient, tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const execute: Execute = async (sql, params) => {
    const result = await client.query(sql, [...params]);
    return { rows: result.rows as unknown[], affected: result.rowCount ?? 0 };
  };
  const noEntities = (): SqlEntityManager => {
    throw new Error('a bulk transaction has no entity manager');
  };
  try {
    await client.query(begin);
    await execute(contextOf(actor).sql, contextOf(actor).params);
    const result = await work(client, transactionOf(actor, execute, noEntities));
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A client whose rollback fails is in an unknown state: it is closed instead of reused.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (failure: unknown) => client.release(failure instanceof Error ? failure : true),
    );
    throw error;
  }
}

/**
 * Connects as the application role: no ownership, no DDL, row-level security applies.
 *
 * @param url a login of its own (`DATABASE_APP_URL`), or the owner's, which is then lowered to `patuh_app`.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const orm = await startOrm(url, options);
  const connection = orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> };
  const pool = () => connection.getNativeClient();
  return {
    transaction: (actor, work) => ormTransaction(orm, actor, false)(work),
    read: (actor, work) => ormTransaction(orm, actor, true)(work),
    bulk: async (actor, work) => bulkTransaction(await pool(), actor, 'BEGIN', work),
    snapshot: async (actor, work) => bulkTransaction(await pool(), actor, SNAPSHOT, work),
    async ping() {
      await (await pool()).query('SELECT 1');
    },
    pool,
    close: () => orm.close(true),
  };
}
