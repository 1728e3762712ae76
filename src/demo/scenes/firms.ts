import type { Tx } from '../../platform/database.ts';
import { CASE_STORIES, type CaseStory } from './case-stories.ts';

/** A firm of the invented regency. */
export interface Firm {
  readonly id: string;
  readonly name: string;
}

/** A story with the firm that it happens to. */
export interface CastStory extends CaseStory {
  readonly firm: Firm;
}

const FIRMS = `
  SELECT c.id, c.name, r.status = 'BELUM' AS unregistered
    FROM company c JOIN company_result r ON r.company_id = c.id
   WHERE r.status IN ('BELUM', 'TERDAFTAR') AND (SELECT count(*) FROM finding f WHERE f.company_id = c.id) BETWEEN 2 AND 14
   ORDER BY c.source_key`;

/** Gives each story a firm that fits, always the same; a smaller world plays fewer stories. */
export async function castStories(tx: Tx): Promise<readonly CastStory[]> {
  const firms = await tx.rows<Firm & { unregistered: boolean }>(FIRMS);
  const waiting = {
    registration: firms.filter(({ unregistered }) => unregistered),
    data: firms.filter(({ unregistered }) => !unregistered),
  };
  return CASE_STORIES.flatMap((story) => {
    const firm = waiting[story.breach].shift();
    return firm ? [{ ...story, firm }] : [];
  });
}
