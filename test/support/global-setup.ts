import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

interface Services {
  readonly postgres: string;
  readonly redis?: string;
}

declare global {
  // The teardown runs in the same process and finds the servers' keeper here.
  var testServices: ChildProcess | undefined;
}

/**
 * Starts a PostgreSQL of the tests' own, and Redis where there is one. Tests read
 * `PATUH_TEST_PG` (address of the superuser) and `TEST_REDIS_URL` (may be missing).
 */
export default async function startServices(): Promise<void> {
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('./test-services.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  globalThis.testServices = keeper;
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: keeper.stdout }).once('line', resolve);
    keeper.once('exit', () => reject(new Error('The servers for the tests could not be started.')));
  });
  keeper.removeAllListeners('exit');
  const services = JSON.parse(line) as Services;
  process.env['PATUH_TEST_PG'] = services.postgres;
  if (services.redis !== undefined) process.env['TEST_REDIS_URL'] = services.redis;
}
