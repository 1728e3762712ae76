import path from 'node:path';
import { createAccountService } from './accounts/account.service.ts';
import { createSignInService } from './accounts/sign-in.service.ts';
import { caseHooks, caseService } from './cases/case.service.ts';
import { dataWithdrawn } from './cases/data-withdrawn.ts';
import { findingService } from './cases/finding.service.ts';
import type { Config } from './config.ts';
import { ENTITIES } from './entities.ts';
import { fileStore } from './imports/files/file-store.ts';
import { importService } from './imports/import.service.ts';
import { takeBackService } from './imports/publishing/take-back.service.ts';
import { liveBoard } from './live/live-board.ts';
import { linkageService } from './linkage/linkage.service.ts';
import { carryStore } from './linkage/carry-store.ts';
import { helpWithChunk } from './linkage/chunk-work.ts';
import { performRun } from './linkage/perform-run.ts';
import { runContexts } from './linkage/run-context.ts';
import { reviewService } from './linkage/review.service.ts';
import { deliveryService } from './notices/delivery.service.ts';
import { letterService } from './notices/letter.service.ts';
import { sendJournal } from './notices/send-journal.ts';
import { openLetterRenderer } from './notices/typst/letter-renderer.ts';
import { openDatabase } from './platform/database.ts';
import type { Logger } from './platform/logger.ts';
import { openMailer } from './platform/mailer.ts';
import { nikVault } from './platform/nik-vault.ts';
import { qualityService } from './quality/quality.service.ts';

/** Where mail goes when no server is named: nowhere that answers, so that letters wait as deferred. */
const NO_SMTP = 'smtp://127.0.0.1:9';

/**
 * Constructs everything once: platform, then services. The entries (web, worker, commands) and the tests
 * use what it returns and nothing else constructs a room.
 *
 * @throws when no database address is known.
 */
export async function composeRooms(config: Config, logger: Logger) {
  const url = config.databaseAppUrl ?? config.databaseUrl;
  if (url === undefined) throw new Error('no database address: set DATABASE_URL');
  const database = await openDatabase(url, { entities: ENTITIES });
  const vault = nikVault(config);
  const mailer = openMailer({ url: config.smtpUrl ?? NO_SMTP, from: config.mailFrom });
  const renderer = openLetterRenderer();
  const letters = letterService({ renderer, publicUrl: config.publicUrl, holdSeconds: config.holdSeconds, batchHoldSeconds: config.batchHoldSeconds });
  const hooks = caseHooks(letters);
  const contexts = runContexts(database, vault, config.matching);
  return {
    config,
    logger,
    database,
    vault,
    mailer,
    renderer,
    letters,
    hooks,
    accounts: createAccountService(database, vault),
    signIns: createSignInService(database, vault),
    imports: importService(database, vault, fileStore(config.dataDirectory, config.nikKey), { dataDirectory: config.dataDirectory, keys: { nikKey: config.nikKey, indexKey: config.indexKey } }),
    takeBack: takeBackService(database, (tx, file) => dataWithdrawn(tx, file, letters)),
    quality: qualityService(database),
    linkage: linkageService(database, performRun({ database, contexts, options: config.matching, carries: carryStore(config.dataDirectory, config.nikKey) })),
    helpWithChunk: helpWithChunk(database, contexts),
    live: liveBoard(database, logger),
    pairReview: reviewService(database, vault),
    findings: findingService(database),
    cases: caseService({ database, letters, logger }),
    delivery: deliveryService({
      database,
      mailer,
      journal: sendJournal(path.join(config.dataDirectory, 'journal')),
      publicUrl: config.publicUrl,
      onAccepted: (letterId, actor) => database.transaction(actor, (tx) => hooks.onServerAccepted(tx, letterId)),
    }),
    async close() {
      mailer.close();
      renderer.close();
      await contexts.close();
      await database.close();
    },
  };
}

/** The composed rooms, as the entries use them. */
export type Rooms = Awaited<ReturnType<typeof composeRooms>>;
