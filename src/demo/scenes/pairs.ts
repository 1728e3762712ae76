import type { Rooms } from '../../compose.ts';
import { castOf } from './cast.ts';

/** Of every hundred pairs, how many have been looked at. */
const REVIEWED_PERCENT = 40;
const MOST_PAIRS = 30;

/** An officer has looked at some of the doubtful pairs; the others wait. */
export async function playPairs({ database, pairReview }: Pick<Rooms, 'database' | 'pairReview'>): Promise<void> {
  const { labour } = await castOf(database);
  const decided = await database.read(labour, (tx) => tx.row<{ n: number }>('SELECT count(*)::int AS n FROM pair_decision WHERE undone_at IS NULL'));
  const before = decided?.n ?? 0;
  const waiting = await pairReview.next(labour, MOST_PAIRS);
  const target = Math.floor(((waiting.length + before) * REVIEWED_PERCENT) / 100);
  for (const [index, { workerId, memberId }] of waiting.slice(0, Math.max(0, target - before)).entries()) {
    await pairReview.decide(labour, { workerId, memberId }, index % 3 === 2 ? 'different' : 'same');
  }
}
