import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Is there a process of this number? Not necessarily the one that we knew. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What the process of this number is called; empty when nobody can tell. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return process.platform === 'win32'
    ? ''
    : spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
}

/** What the file `postmaster.pid` says about a server. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that a data folder names as its own. A number that another program has got since (after a
 * power cut, or in a restarted container) does not count.
 */
export function runningServer(pidFile: string): RunningServer | undefined {
  if (!existsSync(pidFile)) return undefined;
  const [first, , , fourth] = readFileSync(pidFile, 'utf8').split('\n');
  const server = { pid: Number(first), port: Number(fourth) };
  if (!(server.pid > 0) || !(server.port > 0) || !isAlive(server.pid)) return undefined;
  const command = commandOf(server.pid);
  return command === '' || command.includes('postgres') ? server : undefined;
}
