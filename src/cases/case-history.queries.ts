import type { Tx } from '../platform/database.ts';
import { isLadderEvent, type HistoryEvent } from './case-event.ts';
import { replay } from './ladder/evolve.ts';
import type { LadderCase } from './ladder/ladder-case.ts';

/** Where a case stands on the ladder, rebuilt from its whole history. */
export async function ladderOf(tx: Tx, caseId: string): Promise<LadderCase> {
  const rows = await tx.rows<{ payload: HistoryEvent }>('SELECT payload FROM case_event WHERE case_id = $1 ORDER BY seq', [caseId]);
  return replay(rows.map(({ payload }) => payload).filter(isLadderEvent));
}
