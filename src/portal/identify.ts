import type { Database } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import type { Person } from '../web/request-state.ts';
import { employerIdentity } from './sign-in.queries.ts';

/** The person behind an employer's session; null when the contact no longer speaks for the firm. */
export async function identifyEmployer(database: Database, contactId: string): Promise<Person | null> {
  const found = await database.read(await everywhere(database), (tx) => employerIdentity(tx, contactId));
  return found ? { actor: found.actor, place: found.companyName, title: 'Pemberi Kerja' } : null;
}
