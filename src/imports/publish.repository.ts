import type { Tx } from '../platform/database.ts';
import type { RecordLayout } from './record-layout.ts';
import type { StagedBatch } from './staging.repository.ts';

const VERSIONED: Readonly<Record<RecordLayout['table'], readonly string[]>> = {
  company: [],
  worker: ['company_id'],
  employer: [],
  member: [],
};

function allColumns(layout: RecordLayout): string[] {
  const own = layout.columns.map((column) => column.name);
  return ['id', 'jurisdiction_id', ...VERSIONED[layout.table], 'source', ...own, 'present', 'batch_id', 'row_hash', 'known_from'];
}

/** Keeps the present state of rows that are about to change. */
function keepVersion(layout: RecordLayout, rows: string): string {
  const columns = allColumns(layout);
  return `INSERT INTO ${layout.table}_version (${columns.join(', ')}, known_to)
          SELECT ${columns.map((column) => `c.${column}`).join(', ')}, now() FROM ${layout.table} c ${rows}`;
}

const SAME = 'c.jurisdiction_id = $2 AND c.source = $3 AND c.source_key = s.source_key';
const DIFFERS = 'NOT (c.row_hash = s.row_hash AND c.present)';

/** The company of a register worker, as far as it is known now. */
const COMPANY = `(SELECT k.id FROM company k WHERE k.jurisdiction_id = $2 AND k.source = $3 AND k.source_key = s.company_key)`;

/**
 * Brings the published rows to what the file says, all in the caller's transaction: changed rows keep their
 * id and leave a version behind, rows no longer in a snapshot stay with `present` false.
 */
export async function applyStaged(tx: Tx, layout: RecordLayout, batch: StagedBatch): Promise<void> {
  const { table } = layout;
  const key = [batch.id, batch.jurisdictionId, batch.source];
  const own = layout.columns.map((column) => column.name).filter((name) => name !== 'source_key');
  const link = table === 'worker' ? [['company_id', COMPANY] as const] : [];

  await tx.run(keepVersion(layout, `JOIN staged_${table} s ON ${SAME} WHERE s.batch_id = $1 AND ${DIFFERS}`), key);
  await tx.run(
    `UPDATE ${table} c SET ${own.map((name) => `${name} = s.${name}`).join(', ')}, ${link.map(([name, value]) => `${name} = ${value}, `).join('')}
            row_hash = s.row_hash, present = true, batch_id = $1, known_from = now()
       FROM staged_${table} s WHERE s.batch_id = $1 AND ${SAME} AND ${DIFFERS}`,
    key,
  );
  await tx.run(
    `INSERT INTO ${table} (jurisdiction_id, source, batch_id, row_hash, source_key, ${[...own, ...link.map(([name]) => name)].join(', ')})
     SELECT $2, $3, $1, s.row_hash, s.source_key, ${[...own.map((name) => `s.${name}`), ...link.map(([, value]) => value)].join(', ')}
       FROM staged_${table} s
      WHERE s.batch_id = $1 AND NOT EXISTS (SELECT FROM ${table} c WHERE ${SAME})
      ORDER BY s.line`,
    key,
  );
  if (batch.mode === 'snapshot') await markGone(tx, layout, key);
  if (table === 'company') await linkWorkers(tx, batch);
  await tx.run(`ANALYZE ${table}`);
}

async function markGone(tx: Tx, layout: RecordLayout, key: readonly unknown[]): Promise<void> {
  const { table } = layout;
  const gone = `c.jurisdiction_id = $2 AND c.source = $3 AND c.present
                AND NOT EXISTS (SELECT FROM staged_${table} s WHERE s.batch_id = $1 AND s.source_key = c.source_key)`;
  await tx.run(keepVersion(layout, `WHERE ${gone}`), key);
  await tx.run(`UPDATE ${table} c SET present = false, known_from = now() WHERE ${gone}`, key);
}

/** Gives workers that came before their company's file the company they name. */
async function linkWorkers(tx: Tx, batch: StagedBatch): Promise<void> {
  await tx.run(
    `UPDATE worker w SET company_id = k.id
       FROM company k
      WHERE w.jurisdiction_id = $1 AND w.source = $2 AND k.jurisdiction_id = $1 AND k.source = $2
        AND k.source_key = w.company_key AND w.company_id IS DISTINCT FROM k.id`,
    [batch.jurisdictionId, batch.source],
  );
}
