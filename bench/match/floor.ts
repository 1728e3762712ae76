import { once } from 'node:events';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { CopyRows } from '../../src/linkage/copy-rows.ts';

// The least that any matching with PostgreSQL at both ends has to do, on the database of the environment:
// both tables out by COPY, one exact join on typed arrays, as many result rows back.
//   node bench/match/floor.ts RESULT_ROWS

interface Keys {
  readonly size: number;
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
}

const PERSON = 'id, nik_index, name, birth_date, sex, wage';
const COLUMNS = {
  worker: { columns: 7, sql: `SELECT ${PERSON}, company_id FROM patuh.worker WHERE present ORDER BY id` },
  member: { columns: 10, sql: `SELECT ${PERSON}, employer_key, status, segment, relation FROM patuh.member WHERE present ORDER BY id` },
} as const;
const INDEX = 1;

async function copyOut(client: Client, table: keyof typeof COLUMNS): Promise<Keys> {
  const { rows: counted } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM patuh.${table}`);
  const head = new Uint32Array(counted[0]?.count ?? 0);
  const tail = new Uint32Array(head.length);
  const rows = new CopyRows(client, COLUMNS[table]);
  let size = 0;
  while (await rows.fill()) {
    while (rows.advance()) {
      if (rows.size(INDEX) >= 8) {
        head[size] = rows.bytes.readUInt32BE(rows.at(INDEX));
        tail[size] = rows.bytes.readUInt32BE(rows.at(INDEX) + 4);
      }
      size += 1;
    }
  }
  return { size, head, tail };
}

const isKey = (keys: Keys, row: number) => keys.head[row] !== 0 || keys.tail[row] !== 0;

/** Every pair of equal keys: chains of row numbers in one table of heads. */
function join(left: Keys, right: Keys): { readonly left: Int32Array; readonly right: Int32Array; readonly size: number } {
  const slots = 2 ** Math.ceil(Math.log2(right.size * 2 + 2));
  const first = new Int32Array(slots);
  const next = new Int32Array(right.size);
  for (let row = 0; row < right.size; row += 1) {
    if (!isKey(right, row)) continue;
    const slot = (right.head[row] ?? 0) & (slots - 1);
    next[row] = first[slot] ?? 0;
    first[slot] = row + 1;
  }
  const pairs = { left: new Int32Array(left.size * 2), right: new Int32Array(left.size * 2), size: 0 };
  for (let row = 0; row < left.size; row += 1) {
    if (!isKey(left, row)) continue;
    const head = left.head[row] ?? 0;
    for (let at = first[head & (slots - 1)] ?? 0; at !== 0; at = next[at - 1] ?? 0) {
      if (right.head[at - 1] !== head || right.tail[at - 1] !== left.tail[row]) continue;
      pairs.left[pairs.size] = row;
      pairs.right[pairs.size] = at - 1;
      pairs.size += 1;
    }
  }
  return pairs;
}

async function copyIn(client: Client, rows: number): Promise<void> {
  await client.query('DROP TABLE IF EXISTS bench_floor; CREATE TABLE bench_floor (worker_id bigint, member_id bigint, status text, probability real)');
  const stream = client.query(copyFrom('COPY bench_floor FROM STDIN'));
  let slice = '';
  for (let row = 0; row < rows; row += 1) {
    slice += `${row}\t${row + 7}\tSESUAI\t0.9999\n`;
    if (slice.length < 65_536) continue;
    if (!stream.write(slice)) await once(stream, 'drain');
    slice = '';
  }
  stream.end(slice);
  await once(stream, 'finish');
}

async function seconds<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly took: number }> {
  const began = performance.now();
  return { value: await work(), took: (performance.now() - began) / 1000 };
}

const client = new Client({ connectionString: process.env['DATABASE_URL'] });
await client.connect();
const workers = await seconds(() => copyOut(client, 'worker'));
const members = await seconds(() => copyOut(client, 'member'));
const joined = await seconds(() => join(workers.value, members.value));
const back = await seconds(() => copyIn(client, Number(process.argv[2])));
await client.query('DROP TABLE bench_floor');
await client.end();
const floor = { out: workers.took + members.took, join: joined.took, in: back.took, pairs: joined.value.size };
process.stdout.write(`${JSON.stringify(floor)}\n`);
