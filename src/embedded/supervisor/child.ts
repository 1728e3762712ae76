import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const GUARD = new URL('./leave-with-parent.ts', import.meta.url).href;
const ROOT = new URL('../../../', import.meta.url);

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that lived this long is healthy again. */
const HEALTHY_AFTER_MS = 60_000;
const STOP_WITHIN_MS = 25_000;

/** A program of ours that is kept running. */
export interface KeptChild {
  /** How often it has ended by itself since it was last healthy. */
  failures(): number;
  /** Asks it to finish, and ends it by force when it does not within 25 s. */
  stop(): Promise<void>;
}

/** Starts one program of the project in a process group of its own: Ctrl-C reaches the supervisor only. */
export function spawnProgram(program: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ['--import', GUARD, fileURLToPath(new URL(program, ROOT))], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    windowsHide: true,
  });
}

/** Asks a process to finish and waits; by force after a while. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(force);
}

/**
 * Keeps a program running: when it ends by itself it is started again, after a pause that doubles from half
 * a second to half a minute.
 */
export function keepRunning(program: string, env: NodeJS.ProcessEnv, say: (line: string) => void): KeptChild {
  let [failures, stopping] = [0, false];
  let again: NodeJS.Timeout | undefined;
  let child = start();

  function start(): ChildProcess {
    const since = Date.now();
    const started = spawnProgram(program, env);
    started.once('error', (error) => say(`${program} tidak dapat dijalankan: ${error.message}`));
    started.once('exit', (code, signal) => {
      if (stopping) return;
      failures = Date.now() - since > HEALTHY_AFTER_MS ? 1 : failures + 1;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
      say(
        `${program} berhenti sendiri (${signal ?? `kode ${code ?? '?'}`}); dijalankan lagi dalam ${pause / 1000} detik.`,
      );
      again = setTimeout(() => (child = start()), pause);
    });
    return started;
  }

  return {
    failures: () => failures,
    async stop() {
      stopping = true;
      clearTimeout(again);
      await endProcess(child);
    },
  };
}
