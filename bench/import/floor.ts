import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const PIECE_CHARACTERS = 1 << 18;
const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const line = (cells: readonly string[]) => `${cells.map((cell) => cell.replace(SPECIAL, (one) => ESCAPES[one] ?? one)).join('\t')}\n`;

/**
 * The least that any intake has to do: parses a CSV file with the library of this project and copies the same
 * cells as text into an unlogged table.
 *
 * @returns seconds.
 */
export async function bareFloor(client: ClientBase, csv: string, columns: number): Promise<number> {
  await client.query(`DROP TABLE IF EXISTS bench_floor; CREATE UNLOGGED TABLE bench_floor (${Array.from({ length: columns }, (_, index) => `c${index} text`).join(', ')})`);
  const started = performance.now();
  const target = client.query(copyFrom('COPY bench_floor FROM STDIN'));
  const finished = once(target, 'finish');
  let text = '';
  for await (const cells of createReadStream(csv, { highWaterMark: 1 << 18 }).pipe(parse({ from: 2 }))) {
    text += line(cells as string[]);
    if (text.length < PIECE_CHARACTERS) continue;
    if (!target.write(text)) await once(target, 'drain');
    text = '';
  }
  target.end(text);
  await finished;
  const seconds = (performance.now() - started) / 1000;
  await client.query('DROP TABLE bench_floor');
  return seconds;
}
