import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import { ENTITIES } from './entities.ts';

const APP_ROLE = 'patuh_app';

/**
 * One set of options for the application and for the migrator.
 *
 * `lowered` starts every connection as the role `patuh_app`. It is sent when the connection opens, so that
 * RESET ROLE leads back to the application role and not to the owner.
 */
export function ormOptions(url: string, use: { readonly lowered: boolean; readonly max: number }) {
  const role = use.lowered ? ` -c role=${APP_ROLE}` : '';
  return defineConfig({
    clientUrl: url,
    debug: false,
    logger: () => undefined,
    entities: ENTITIES,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    schema: 'patuh',
    migrations: {
      path: fileURLToPath(new URL('../../migrations', import.meta.url)),
      glob: '!(*.d).{js,ts}',
      emit: 'ts',
      tableName: 'schema_migration',
      schema: 'patuh',
      snapshot: false,
    },
    pool: { min: 0, max: use.max },
    driverOptions: {
      options: `-c search_path=patuh,public -c statement_timeout=${use.lowered ? 600_000 : 0}${role}`,
      application_name: 'patuh',
    },
    schemaGenerator: { ignoreSchema: ['bullmq'] },
  });
}
