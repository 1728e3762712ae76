import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 20;
const STEP_MS = 100;

function listen(server: net.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Listens on this port or, when it is taken, on one of the next twenty; 0 takes any free one. Gives the port. */
export async function listenNear(server: net.Server, port: number, host: string): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      return await listen(server, port === 0 ? 0 : port + tried, host);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tried === TRIES) throw error;
    }
  }
}

async function refusalOf(port: number, host: string): Promise<string | undefined> {
  const server = net.createServer();
  try {
    await listen(server, port, host);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    server.close();
  }
}

/**
 * Why nothing can listen there: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` …, or undefined when it can.
 *
 * @param patience milliseconds to wait for a port that is still in use.
 */
export async function whyNotFree(port: number, host: string, patience: number): Promise<string | undefined> {
  for (let waited = 0; ; waited += STEP_MS) {
    const code = await refusalOf(port, host);
    if (code !== 'EADDRINUSE' || waited >= patience) return code;
    await pause(STEP_MS);
  }
}

/** A port of the loopback address that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  const port = await listen(server, 0, '127.0.0.1');
  await new Promise((resolve) => server.close(resolve));
  return port;
}
