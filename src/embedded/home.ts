import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedError, failureOf } from './embedded-error.ts';
import { canEnter, type SystemUser } from './system-user.ts';

/** Where the server lives: its data, its log, and a copy of the binaries where one is needed. */
export interface ServerHome {
  readonly directory: string;
  /** True when the wanted folder is closed to the server's user, so that the system's temporary folder is used. */
  readonly relocated: boolean;
}

/** A folder in the temporary folder, remembered in the wanted folder so that the next start finds its data. */
function relocatedHome(wanted: string): string {
  const note = path.join(wanted, 'location');
  const remembered = existsSync(note) ? readFileSync(note, 'utf8').trim() : '';
  if (remembered !== '' && existsSync(remembered)) return remembered;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-pg-'));
  chmodSync(directory, 0o755);
  writeFileSync(note, directory);
  return directory;
}

/**
 * Makes the folder of the server and gives it to the server's user.
 *
 * @throws EmbeddedError when the folder cannot be made.
 */
export function openHome(wanted: string, user: SystemUser): ServerHome {
  try {
    mkdirSync(wanted, { recursive: true });
    const relocated = !canEnter(user, wanted);
    const directory = relocated ? relocatedHome(wanted) : wanted;
    if (user.uid !== undefined && user.gid !== undefined) chownSync(directory, user.uid, user.gid);
    return { directory, relocated };
  } catch (error) {
    throw new EmbeddedError(failureOf(String(error)), wanted, String(error));
  }
}
