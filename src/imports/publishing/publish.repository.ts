import type { Tx } from '../../platform/database.ts';
import { LAYOUTS, type RecordLayout } from '../record-layout.ts';
import { compared, type Difference, type StagedBatch } from '../staging/staging.repository.ts';

/** Tables whose rows name another row beside what the file says. */
const LINKED: Readonly<Record<RecordLayout['table'], readonly string[]>> = {
  company: [],
  worker: ['company_id'],
  employer: [],
  member: [],
};

/** Columns of a published row that a file, or the taking back of one, sets. */
export function contentColumns(layout: RecordLayout): string[] {
  return layout.columns.map((column) => column.name).filter((name) => name !== 'source_key');
}

/**
 * Keeps the present state of rows that are about to change.
 *
 * @param rows what follows FROM and picks them, with the table as `c`. @param until parameter of the instant until which they were known.
 */
export function keepVersion(layout: RecordLayout, rows: string, until: string): string {
  const own = layout.columns.map((column) => column.name);
  const columns = ['id', 'jurisdiction_id', ...LINKED[layout.table], 'source', ...own, 'present', 'batch_id', 'row_hash', 'known_from'];
  return `INSERT INTO ${layout.table}_version (${columns.join(', ')}, known_to)
          SELECT ${columns.map((column) => `c.${column}`).join(', ')}, ${until}::timestamptz FROM ${rows}`;
}

/** The company that a row of the register names, as far as it is known; nothing for the other tables. */
export function namedCompany(layout: RecordLayout, row: string, area: string, source: string): { readonly join: string; readonly value: string | null } {
  if (layout.table !== 'worker') return { join: '', value: null };
  return {
    join: `LEFT JOIN company k ON k.jurisdiction_id = ${area} AND k.source = ${source} AND k.source_key = ${row}.company_key`,
    value: 'k.id',
  };
}

/**
 * Compares a checked file with what is published, once, and keeps only the rows that differ: everything that
 * publishing then does is in proportion to them.
 */
export async function findChanges(tx: Tx, layout: RecordLayout, batch: StagedBatch): Promise<Difference> {
  const key = [batch.id, batch.jurisdictionId, batch.source];
  await tx.run('CREATE TEMP TABLE changing (id bigint, uid uuid, line int, act text NOT NULL) ON COMMIT DROP');
  const ids = layout.table === 'company' ? 'SELECT NULL, r.id' : 'SELECT r.id, NULL';
  await tx.run(`INSERT INTO changing (id, uid, line, act) ${ids}, r.line, r.act FROM (${compared(layout, batch)}) r WHERE r.act IN ('new', 'changed', 'gone')`, key);
  await tx.run('ANALYZE changing');
  const counted = await tx.row<Omit<Difference, 'unchanged'>>(
    `SELECT (count(*) FILTER (WHERE act = 'new'))::int AS new, (count(*) FILTER (WHERE act = 'changed'))::int AS changed,
            (count(*) FILTER (WHERE act = 'gone'))::int AS gone, (SELECT count(*)::int FROM staged_${layout.table} WHERE batch_id = $1) AS staged
       FROM changing`,
    [batch.id],
  );
  const { new: added = 0, changed = 0, gone = 0, staged = 0 } = counted ?? {};
  return { new: added, changed, gone, staged, unchanged: staged - added - changed };
}

/**
 * An instant later than all that is known of a source, for stamping what becomes known now. Clocks of servers
 * are set back at times, and a transaction may have waited for another that began after it.
 */
export async function instantAfterAll(tx: Tx, jurisdictionId: number): Promise<string> {
  const row = await tx.row<{ at: string }>(
    `SELECT greatest(clock_timestamp(), max(published_at) + '1 microsecond', max(withdrawn_at) + '1 microsecond')::text AS at
       FROM import_batch WHERE jurisdiction_id = $1`,
    [jurisdictionId],
  );
  if (!row) throw new Error('the database gave no time');
  return row.at;
}

/** Rows of `changing`, joined with the published table as `c`. */
const target = (layout: RecordLayout) => `${layout.table} c JOIN changing g ON ${layout.table === 'company' ? 'g.uid' : 'g.id'} = c.id`;

/** From so many written rows, and this share of the table, its statistics are renewed at once; else the server does so by itself. */
const ANALYZE_FROM = 1000;
const ANALYZE_SHARE = 0.05;

/**
 * Brings the published rows to what the file says, all in the caller's transaction and after `findChanges`:
 * changed rows keep their id and leave a version behind, rows no longer in a snapshot stay with `present`
 * false, rows that are the same are not touched.
 *
 * @param at the instant from which the new state is known.
 */
export async function applyChanges(tx: Tx, layout: RecordLayout, batch: StagedBatch, at: string, counts: Difference): Promise<void> {
  const { table } = layout;
  const own = contentColumns(layout);
  const company = namedCompany(layout, 's', '$2', '$3');
  const link = company.value === null ? [] : [`company_id = ${company.value}`];
  const same = table === 'company' ? 'g.uid = c.id' : 'g.id = c.id';
  // The few changed rows are looked up one by one: their table has statistics now.
  await tx.run('SET LOCAL enable_nestloop = on');
  await tx.run(keepVersion(layout, `${target(layout)} WHERE g.act IN ('changed', 'gone')`, '$1'), [at]);
  await tx.run(
    `UPDATE ${table} c SET ${[...own.map((name) => `${name} = s.${name}`), ...link].join(', ')},
            row_hash = s.row_hash, present = true, batch_id = $1, known_from = $4::timestamptz
       FROM changing g JOIN staged_${table} s ON s.batch_id = $1 AND s.line = g.line AND s.jurisdiction_id = $2 ${company.join}
      WHERE g.act = 'changed' AND ${same} AND c.source = $3`,
    [batch.id, batch.jurisdictionId, batch.source, at],
  );
  await tx.run(
    `INSERT INTO ${table} (jurisdiction_id, source, batch_id, known_from, row_hash, source_key, ${[...own, ...LINKED[table]].join(', ')})
     SELECT $2, $3, $1, $4::timestamptz, s.row_hash, s.source_key, ${[...own.map((name) => `s.${name}`), ...(company.value === null ? [] : [company.value])].join(', ')}
       FROM changing g JOIN staged_${table} s ON s.batch_id = $1 AND s.line = g.line ${company.join}
      WHERE g.act = 'new' ORDER BY s.line`,
    [batch.id, batch.jurisdictionId, batch.source, at],
  );
  await tx.run(`UPDATE ${table} c SET present = false, batch_id = $1, known_from = $2::timestamptz FROM changing g WHERE g.act = 'gone' AND ${same}`, [batch.id, at]);
  if (table === 'company') await linkWorkers(tx, batch, at);
  const written = counts.new + counts.changed + counts.gone;
  if (written >= ANALYZE_FROM && written > counts.unchanged * ANALYZE_SHARE) await tx.run(`ANALYZE ${table}`);
}

/** Gives workers that came before their company's file the company they name. */
async function linkWorkers(tx: Tx, batch: StagedBatch, at: string): Promise<void> {
  const named = `company k WHERE w.company_id IS NULL AND w.jurisdiction_id = $1 AND w.source = $2
                    AND k.jurisdiction_id = $1 AND k.source = $2 AND k.source_key = w.company_key`;
  await tx.run('CREATE TEMP TABLE linking (id bigint, company_id uuid) ON COMMIT DROP');
  const linked = await tx.run(`INSERT INTO linking SELECT w.id, k.id FROM worker w, ${named}`, [batch.jurisdictionId, batch.source]);
  if (linked === 0) return;
  await tx.run('ANALYZE linking');
  await tx.run(keepVersion(LAYOUTS['register-workers'], 'worker c JOIN linking l ON l.id = c.id', '$1'), [at]);
  await tx.run('UPDATE worker w SET company_id = l.company_id, known_from = $1::timestamptz FROM linking l WHERE l.id = w.id', [at]);
}
