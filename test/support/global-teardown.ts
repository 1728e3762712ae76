import { once } from 'node:events';
import './global-setup.ts';

/** Ends the servers of the tests and waits until their files are gone. */
export default async function stopServices(): Promise<void> {
  const keeper = globalThis.testServices;
  if (!keeper || keeper.exitCode !== null) return;
  const gone = once(keeper, 'exit');
  keeper.stdin?.end();
  await gone;
}
