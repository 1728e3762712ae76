import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Progress = z.object({ played: z.array(z.string()), done: z.boolean() });

/** How far the filling of the demonstration has come. */
export type DemoProgress = Readonly<z.infer<typeof Progress>>;

const fileOf = (dataDirectory: string) => path.join(dataDirectory, 'demo.json');

/** What was played in this data folder; undefined when nothing was ever begun. */
export function demoProgress(dataDirectory: string): DemoProgress | undefined {
  const file = fileOf(dataDirectory);
  return existsSync(file) ? Progress.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** Remembers it beside the embedded database, whole or not at all. */
export function rememberProgress(dataDirectory: string, progress: DemoProgress): void {
  const file = fileOf(dataDirectory);
  writeFileSync(`${file}.new`, JSON.stringify(progress));
  renameSync(`${file}.new`, file);
}
