import { once } from 'node:events';
import { createServer } from 'node:http';
import { handlersOf } from '../../jobs/handlers.ts';
import { startWorker } from '../../jobs/worker.ts';
import { ensureFirstRun } from '../../src/accounts/first-run.ts';
import { createApp } from '../../src/app.ts';
import { playAccounts } from '../../src/demo/scenes/accounts.ts';
import { playOffices } from '../../src/demo/scenes/offices.ts';
import { freePort } from '../../src/embedded/ports.ts';
import { mailServer, type MailServer } from './mail-server.ts';
import { testRooms, type TestRooms } from './rooms.ts';

/** The whole product as a visitor meets it: pages, worker and mail, with its people and no data yet. */
export interface RunningProduct {
  readonly site: string;
  readonly mail: MailServer;
  readonly house: TestRooms;
  stop(): Promise<void>;
}

/** Starts web and worker on a database of their own, with the queue in PostgreSQL. */
export async function startProduct(): Promise<RunningProduct> {
  const mail = await mailServer();
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const house = await testRooms({ PATUH_DEMO: '1', PORT: String(port), PUBLIC_URL: site, SMTP_URL: mail.url });
  const { rooms, url } = house;
  await ensureFirstRun(rooms.database);
  await playOffices(rooms);
  await playAccounts(rooms);
  const server = createServer(await createApp(rooms, [], {}));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const worker = startWorker(rooms.database, handlersOf(rooms), { kind: 'postgres', url }, rooms.logger);
  return {
    site,
    mail,
    house,
    async stop() {
      server.close();
      server.closeAllConnections();
      await worker.stop();
      await mail.close();
      await house.close();
    },
  };
}
