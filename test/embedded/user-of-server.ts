// A process of its own that uses the server of a folder until it is killed.
import { startPostgres } from '../../src/embedded/postgres.ts';

const server = await startPostgres({ directory: process.argv[2] ?? '', settings: { fsync: 'off' } });
process.stdout.write(`${JSON.stringify({ url: server.url, started: server.started })}\n`);
setInterval(() => undefined, 1000);
