import { Client } from 'pg';

// Changes every n-th row of both person tables of the environment's database, as one publishing would: node bench/match/change.ts PERCENT [OFFSET]
const [percent = 1, offset = 3] = process.argv.slice(2).map(Number);
const every = Math.round(100 / percent);
const client = new Client({ connectionString: process.env['DATABASE_URL'], options: '-c search_path=patuh' });
await client.connect();
await client.query('BEGIN');
for (const [table, firm] of [['worker', 'company_id = o.company_id, company_key = o.company_key'], ['member', 'employer_key = o.employer_key']] as const) {
  const picked = (share: number) => `t.id % ${every * 5} = ${share * every + offset} AND o.id = t.id + 11`;
  const change = (share: number, set: string) => client.query(`UPDATE ${table} t SET ${set}, known_from = now() FROM ${table} o WHERE ${picked(share)}`);
  await change(0, 'name = o.name');
  await change(1, 'birth_date = o.birth_date');
  await change(2, firm);
  await change(3, 'present = false');
  await change(4, 'nik_cipher = o.nik_cipher, nik_index = o.nik_index, nik_quality = o.nik_quality');
}
await client.query(`UPDATE import_batch SET published_at = now() WHERE state = 'published'`);
await client.query('COMMIT');
await client.end();
