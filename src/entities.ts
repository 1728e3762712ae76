import { Account } from './accounts/account.entity.ts';

/**
 * The entities that MikroORM maps: records that people edit one at a time. Bulk rows (register, enrolments,
 * results) are handled by set-based SQL and have none.
 */
export const ENTITIES = [Account];
