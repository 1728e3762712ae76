import { endProtections } from '../src/coverage/protection.service.ts';
import type { Database } from '../src/platform/database.ts';

/** The job of topic `coverage.protections`: ends what has run out. What it is rung with does not matter. */
export const handler =
  ({ database }: { readonly database: Database }) =>
  async (): Promise<void> => {
    await endProtections(database);
  };
