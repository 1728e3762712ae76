import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig } from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/core';

const APP_ROLE = 'patuh_app';

/** How a connection is to be used. */
export interface OrmUse {
  /**
   * Starts every connection as the role `patuh_app`. It is sent when the connection opens, so that RESET ROLE
   * leads back to the application role and not to the owner.
   */
  readonly lowered: boolean;
  readonly max: number;
  readonly entities: readonly EntitySchema[];
}

/** One set of options for the application and for the migrator. */
export function ormOptions(url: string, use: OrmUse) {
  const role = use.lowered ? ` -c role=${APP_ROLE}` : '';
  return defineConfig({
    clientUrl: url,
    debug: false,
    logger: () => undefined,
    entities: [...use.entities],
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
