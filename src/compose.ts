import type { Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { linkageService } from './linkage/linkage.service.ts';
import { performRun } from './linkage/perform-run.ts';
import { reviewService } from './linkage/review.service.ts';
import { openDatabase } from './platform/database.ts';
import type { Logger } from './platform/logger.ts';
import { nikVault } from './platform/nik-vault.ts';

/** Constructs everything once. @throws when no database address is known. */
export async function composeRooms(config: Config, logger: Logger) {
  const url = config.databaseAppUrl ?? config.databaseUrl;
  if (url === undefined) throw new Error('no database address: set DATABASE_URL');
  const database = await openDatabase(url, { entities: ENTITIES });
  const vault = nikVault(config);
  return {
    config,
    logger,
    database,
    vault,
    linkage: linkageService(database, performRun(database, vault)),
    pairReview: reviewService(database, vault),
    close: () => database.close(),
  };
}

/** The composed rooms, as the entries use them. */
export type Rooms = Awaited<ReturnType<typeof composeRooms>>;
