import { createHash, hkdfSync } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { LinkageCarry } from '../matching/carry.ts';
import { readSealed, writeSealed } from './carry-file.ts';
import type { PersonsRead } from './changed-rows.ts';

/** To be raised with every change of what is carried: files of another format are not read. */
const FORMAT = 1;
const ENGINE = path.join(import.meta.dirname, '../matching');

/** What a run leaves for the next one of its area. */
export interface Carried {
  /** The run that compared. */
  readonly runId: string;
  /** Model version and rules, as a digest. */
  readonly made: string;
  readonly read: PersonsRead;
  /** Rows that have changed since everything was last compared, up to what this run read. */
  readonly drifted: number;
  readonly carry: LinkageCarry;
}

/** What runs leave for the next ones, one file an area. It is only a cache: without it everything is compared. */
export interface CarryStore {
  /** Undefined when there is none that can be read: missing, of another format or engine, altered, or of another installation. */
  read(area: number): Promise<Carried | undefined>;
  /** Keeps what a run leaves, in the place of what the run before it left. */
  write(area: number, carried: Carried): Promise<void>;
}

/** What the engine is, by its own text: another engine may find other pairs, whatever its version says. */
function engineDigest(): string {
  const digest = createHash('sha256');
  for (const file of globSync('**/*.ts', { cwd: ENGINE }).toSorted()) digest.update(file).update(readFileSync(path.join(ENGINE, file)));
  return digest.digest('hex');
}

/**
 * A store below `<dataDirectory>/cache`. What is kept holds words of names: it is encrypted under a key derived
 * from the NIK key, and opens only for the area it was written for.
 *
 * @param nikKey 32 bytes in hexadecimal.
 */
export function carryStore(dataDirectory: string, nikKey: string): CarryStore {
  const folder = path.join(dataDirectory, 'cache');
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(nikKey, 'hex'), '', 'patuh linkage carry', 32));
  const fileOf = (area: number) => path.join(folder, `linkage-${area}.carry`);
  const engine = engineDigest();
  const placeOf = (area: number) => `linkage carry ${FORMAT} of area ${area}, engine ${engine}`;
  return {
    async read(area) {
      try {
        return (await readSealed(fileOf(area), key, placeOf(area))) as Carried;
      } catch {
        return undefined;
      }
    },
    async write(area, carried) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeSealed(fileOf(area), key, placeOf(area), carried);
    },
  };
}
