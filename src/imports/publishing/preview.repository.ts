import type { Tx } from '../../platform/database.ts';
import type { RecordLayout } from '../record-layout.ts';
import { compared, type Difference, type StagedBatch } from '../staging/staging.repository.ts';

/** Rows of each outcome that the preview shows. */
const SHOWN = 5;

/** By outcome, the lines of the file (new, changed, unchanged) or the published rows (gone) that stand for the rest. */
export interface Samples {
  readonly new?: readonly number[];
  readonly changed?: readonly number[];
  readonly unchanged?: readonly number[];
  readonly gone?: readonly string[];
}

interface Told {
  readonly act: keyof Samples | 'kept';
  readonly told: 'count' | 'sample';
  readonly value: string;
}

/**
 * Compares the staged rows of a file with what is published now, and keeps a few rows of each outcome, so that
 * the preview is quick. One comparison serves both: it is most of the work for a large file.
 */
export async function compareAndSample(tx: Tx, layout: RecordLayout, batch: StagedBatch): Promise<Difference> {
  const some = (act: string, column: string) => `(SELECT act, 'sample' AS told, ${column}::text AS value FROM met WHERE act = '${act}' LIMIT ${SHOWN})`;
  const rows = await tx.rows<Told>(
    `WITH met AS MATERIALIZED (${compared(layout, batch)})
     SELECT act, 'count' AS told, count(*)::text AS value FROM met GROUP BY act
     UNION ALL ${some('new', 'line')} UNION ALL ${some('changed', 'line')} UNION ALL ${some('unchanged', 'line')} UNION ALL ${some('gone', 'id')}`,
    [batch.id, batch.jurisdictionId, batch.source],
  );
  const values = (act: keyof Samples) => rows.filter((row) => row.told === 'sample' && row.act === act).map((row) => row.value);
  const lines = (act: keyof Samples) => values(act).map(Number).sort((a, b) => a - b);
  const samples: Samples = { new: lines('new'), changed: lines('changed'), unchanged: lines('unchanged'), gone: values('gone') };
  await tx.run('UPDATE import_batch SET samples = $2::jsonb WHERE id = $1', [batch.id, JSON.stringify(samples)]);
  const count = (act: keyof Samples) => Number(rows.find((row) => row.told === 'count' && row.act === act)?.value ?? 0);
  const [added, changed, unchanged, gone] = [count('new'), count('changed'), count('unchanged'), count('gone')];
  return { new: added, changed, unchanged, gone, staged: added + changed + unchanged };
}
