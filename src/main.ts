import { once } from 'node:events';
import path from 'node:path';
import type { Config } from './config.ts';
import { demoProgress } from './demo/progress.ts';
import { startMailbox } from './embedded/mailbox/mailbox.ts';
import { freePort, whyNotFree } from './embedded/ports.ts';
import { openServices, type Services } from './embedded/services.ts';
import { announcementText } from './embedded/supervisor/announcement.ts';
import { endProcess, keepRunning, spawnProgram } from './embedded/supervisor/child.ts';
import { waitUntilReady } from './embedded/supervisor/ready.ts';
import { portError, StartError, startSentence } from './embedded/supervisor/start-error.ts';
import { migrate } from './migrate.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** After a killed start its web process still has to notice. */
const LEFTOVERS_LEAVE_WITHIN_MS = 3000;

const PARENT_CHECK_MS = 500;

/** What must be ended, newest first. */
const endings: (() => Promise<void>)[] = [];
const abort = new AbortController();
let leaving: Promise<never> | undefined;

/** Ends what was started, in the opposite order, and leaves. */
function leave(code: number): Promise<never> {
  leaving ??= (async () => {
    abort.abort();
    for (const end of endings.reverse()) await end().catch((error: unknown) => say(startSentence(error)));
    process.exit(code);
  })();
  return leaving;
}

/** Waits for a step of the start, unless we are leaving: then the start goes no further. */
async function step<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  if (leaving) await leaving;
  return result;
}

/** The port and host on which we will listen, checked before anything is started. */
async function chosenAddress(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const host = env['HOST'] ?? '127.0.0.1';
  const port = env['PORT'] === '0' ? await freePort() : Number(env['PORT'] ?? 3000);
  // A port that is no number is the configuration's to refuse, in its own words.
  const usable = Number.isInteger(port) && port > 0 && port < 65_536;
  const code = usable ? await whyNotFree(port, host, LEFTOVERS_LEAVE_WITHIN_MS) : undefined;
  if (code !== undefined) throw portError(code, port, host);
  return { ...env, HOST: host, PORT: env['PORT'] === '0' ? String(port) : (env['PORT'] ?? '3000') };
}

async function openAll(env: NodeJS.ProcessEnv): Promise<Services> {
  const opening = openServices(env);
  endings.push(async () => (await opening.catch(() => undefined))?.stop());
  const services = await step(opening);
  if (services.postgres && !(await services.postgres.claim())) {
    throw new StartError(
      `Patuh sudah berjalan dengan folder data ${services.config.dataDirectory}. Hentikan dahulu, atau pilih folder lain dengan PATUH_DATA.`,
    );
  }
  if (!services.postgres && services.config.databaseUrl !== undefined)
    await step(migrate(services.config.databaseUrl));
  return services;
}

async function openInbox(config: Config) {
  const directory = path.join(config.dataDirectory, 'mail');
  const opening = startMailbox({ directory, host: config.host, pagePort: config.port + 1 });
  endings.push(async () => (await opening.catch(() => undefined))?.stop());
  return step(opening);
}

async function fillDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const filling = spawnProgram('src/demo/seed.ts', env);
  endings.push(() => endProcess(filling));
  const [code] = (await step(once(filling, 'exit'))) as [number | null];
  if (code !== 0)
    throw new StartError(
      'Data peragaan tidak dapat dimuat. Jalankan lagi, atau mulai tanpa peragaan dengan PATUH_DEMO=0 npm start.',
    );
}

async function start(): Promise<void> {
  const { config, environment, postgres } = await openAll(await chosenAddress(process.env));
  const inbox = config.demo && config.smtpUrl === undefined ? await openInbox(config) : undefined;
  const env: NodeJS.ProcessEnv = {
    ...environment,
    ...(inbox && { SMTP_URL: inbox.smtpUrl }),
    PATUH_LOG: process.env['PATUH_LOG'] ?? 'warn',
  };
  if (postgres && config.demo && demoProgress(config.dataDirectory)?.done !== true) await fillDemo(env);

  const web = keepRunning('src/server.ts', env, say);
  const worker = keepRunning('jobs/worker.ts', env, say);
  endings.push(async () => {
    await Promise.all([web.stop(), worker.stop()]);
  });
  const local = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  await step(waitUntilReady(`http://${local}:${config.port}`, web, abort.signal));
  const facts = { address: config.publicUrl, demo: config.demo, inbox: inbox?.pageUrl };
  console.log(
    announcementText({
      ...facts,
      data: postgres && config.dataDirectory,
      relocated: postgres?.relocated === true,
    }),
  );
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void leave(0));
}

// npm passes a signal on to its shell, which ends without telling us: that the shell is gone is our signal.
if (process.env['npm_lifecycle_event'] !== undefined) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && void leave(0), PARENT_CHECK_MS).unref();
}

try {
  await start();
} catch (error) {
  say(startSentence(error));
  if (process.env['PATUH_LOG'] === 'debug') console.error(error);
  await leave(1);
}
