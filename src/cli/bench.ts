import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../bench/', import.meta.url));

/** The benchmarks there are: scripts directly below `bench/`. */
export function benchNames(folder = FOLDER): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => entry.name.slice(0, -'.ts'.length))
    .sort();
}

/**
 * `patuh bench`: runs one benchmark in a process of its own and hands over its output.
 *
 * @returns the exit code of the benchmark; 2 when there is none of that name.
 */
export async function benchCommand(name: string | undefined, args: readonly string[]): Promise<number> {
  const names = benchNames();
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`${name === undefined ? 'Sebutkan nama tolok ukur.' : `Tolok ukur "${name}" tidak ada.`} Yang ada: ${names.join(', ')}.\n`);
    return 2;
  }
  const child = spawn(process.execPath, [`${FOLDER}${name}.ts`, ...args], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
