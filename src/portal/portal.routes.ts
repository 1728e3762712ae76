import { Router } from 'express';
import type { Database } from '../platform/database.ts';
import { answerTableRoutes } from './answer-table.routes.ts';
import { answerRoutes } from './answers.routes.ts';
import { contactRoutes } from './contacts.routes.ts';
import { evidenceRoutes } from './evidence.routes.ts';
import type { CaseHooks } from './hooks.ts';
import { reviewRoutes } from './review.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { employerSignIn } from './sign-in.service.ts';
import { taskRoutes } from './tasks.routes.ts';

/** What the portal's pages stand on. */
export interface PortalParts {
  readonly database: Database;
  readonly hooks: CaseHooks;
  /** Key that one-time codes are derived from; the job that mails them needs the same. */
  readonly codeKey: string;
}

/** All pages of this room; fixed addresses come before those with an id. */
export function portalRoutes({ database, hooks, codeKey }: PortalParts): Router {
  return Router().use(
    signInRoutes(employerSignIn(database, codeKey, hooks)),
    taskRoutes(database, hooks),
    answerTableRoutes(database),
    answerRoutes(database),
    evidenceRoutes(database),
    reviewRoutes(database, hooks),
    contactRoutes(database),
  );
}
