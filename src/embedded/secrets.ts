import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedError, failureOf } from './embedded-error.ts';

const NAMES = ['PATUH_NIK_KEY', 'PATUH_INDEX_KEY', 'PATUH_SESSION_KEY'] as const;

/**
 * Makes the keys of this installation on its first start, readable by its owner only. Without them the
 * stored identity numbers cannot be read again: whoever copies the data folder copies them with it.
 *
 * @throws EmbeddedError when the folder cannot be written.
 */
export function ensureSecrets(dataDirectory: string): void {
  const file = path.join(dataDirectory, 'secrets.json');
  if (existsSync(file)) return;
  const secrets = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('hex')]));
  try {
    mkdirSync(dataDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify(secrets, null, 1)}\n`, { mode: 0o600 });
    try {
      // The name appears with its whole content, and never over another process's.
      linkSync(draft, file);
    } finally {
      rmSync(draft);
    }
  } catch (error) {
    // Another process that started at the same moment made it.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(file)) return;
    throw new EmbeddedError(failureOf(String(error)), dataDirectory, String(error));
  }
}
