import type { Actor } from './actor.ts';
import { systemActor } from './actor.ts';
import type { Database } from './database.ts';

/** The system seeing every jurisdiction, for jobs that sweep. */
export async function everywhere(database: Database): Promise<Actor> {
  const rows = await database.read(systemActor([]), (tx) => tx.rows<{ id: number }>('SELECT id FROM jurisdiction'));
  return systemActor(rows.map((row) => row.id));
}
