import { Account } from '../accounts/account.entity.ts';

/**
 * The entities that MikroORM maps. Rooms register theirs here; bulk rows (register, enrolments, results)
 * are handled by set-based SQL and have none.
 */
export const ENTITIES = [Account];
