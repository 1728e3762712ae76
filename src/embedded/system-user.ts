import { spawnSync } from 'node:child_process';

/** Under whom a program runs: empty for "the same as we". */
export interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

const NOBODY = 65_534;

/** The user for PostgreSQL, which refuses to run as root: `postgres`, else `nobody`; ourselves when we are not root. */
export function unprivilegedUser(): SystemUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
    );
    if (uid && gid) return { uid, gid };
  }
  return { uid: NOBODY, gid: NOBODY };
}

/** Can this user enter the folder? */
export function canEnter(user: SystemUser, directory: string): boolean {
  if (user.uid === undefined) return true;
  const probe = spawnSync('sh', ['-c', 'cd "$0"', directory], { ...user, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}
