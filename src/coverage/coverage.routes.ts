import { Router } from 'express';
import type { Database } from '../platform/database.ts';
import { deskListRoutes } from './desk-list.routes.ts';
import { deskRoutes } from './desk.routes.ts';
import { employerRequestRoutes } from './employer.routes.ts';
import { startRoutes } from './start.routes.ts';

/** All pages of this room; fixed addresses come before those with an id. */
export function coverageRoutes({ database }: { readonly database: Database }): Router {
  return Router().use(startRoutes(database), employerRequestRoutes(database), deskListRoutes(database), deskRoutes(database));
}
