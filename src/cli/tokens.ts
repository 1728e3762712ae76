import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { TEMPLATES } from '../imports/file-kinds.ts';
import { plainFile } from '../imports/files/byte-source.ts';
import { openTable } from '../imports/files/open-table.ts';
import { rowReader } from '../imports/rows/read-row.ts';
import { survey, withRest } from '../imports/columns/survey.ts';
import { personEncoder, SIZES, type EncodedPerson, type PersonFields } from '../private-matching/encode.ts';
import { joinTokens, type JoinAnswer, type JoinReason, type TokenRow } from '../private-matching/join.ts';
import type { CommandResult } from './command.ts';
import { anyOf, checkOf, keyedHash, newRowKey, newTokenKey, readTokenKey, readTokens, recordRun, TokenFileError, writeSecret, writeTokens, type TokenHeader } from './token-files.ts';

/** The files whose people can be encoded. */
export const TOKEN_KINDS = ['register-workers', 'enrolment-members'] as const;

export type TokenKind = (typeof TOKEN_KINDS)[number];

interface Person extends PersonFields {
  readonly id: string;
}

/** The accepted rows of a file, read as an import would read them. */
async function peopleOf(file: string, kind: TokenKind): Promise<{ people: Person[]; refused: number }> {
  const table = await openTable(await plainFile(file));
  const iterator = table.rows();
  const found = await survey(iterator, kind, { dateOrder: null, saved: [] });
  const read = rowReader({ ...found, today: new Date().toISOString().slice(0, 10), shortRows: table.written.format === 'xlsx' });
  const at = (name: string) => TEMPLATES[kind].columns.findIndex((column) => column.name === name);
  const [nameAt, birthAt] = [at('nama'), at('tgl_lahir')];
  const people: Person[] = [];
  let refused = 0;
  for await (const row of withRest(found.first, iterator)) {
    const { accepted, values, nik } = read(row);
    if (accepted) people.push({ id: values[0] ?? '', nik: nik?.digits ?? null, name: values[nameAt] ?? null, birthDate: values[birthAt] ?? null });
    else refused += 1;
  }
  return { people, refused };
}

const base64 = (token: Uint8Array | null) => (token === null ? null : Buffer.from(token).toString('base64url'));

const rowOf = (key: string, { nik, year, ...rest }: EncodedPerson): TokenRow => ({ key, nik: base64(nik), year: base64(year), ...rest });

/** Rows of nobody: name and date of two different people under tokens by chance. They hide how many rows are real and disturb comparisons with other lists. */
function decoys(people: readonly Person[], count: number, encode: (person: PersonFields) => EncodedPerson): TokenRow[] {
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  return Array.from({ length: count }, () => {
    const [name, birthDate] = [anyOf(people)?.name ?? null, anyOf(people)?.birthDate ?? null];
    const encoded = encode({ nik: null, name, birthDate });
    const words = Math.min(4, (name ?? '').split(' ').length);
    return rowOf(newRowKey(), { ...encoded, nik: random(SIZES.nik), checkName: random(words * SIZES.check), checkDate: random(3 * SIZES.check) });
  });
}

/** `patuh tokens key`: draws the secret of one exchange. */
export async function tokenKeyCommand(out: string): Promise<CommandResult> {
  const key = newTokenKey();
  await writeSecret(out, `${JSON.stringify(key)}\n`);
  return {
    json: { file: out, exchange: key.exchange, keyCheck: checkOf(key) },
    text: `Kunci pertukaran ${key.exchange} ditulis ke ${out} (tanda kunci ${checkOf(key)}). Serahkan lewat jalur aman kepada instansi mitra saja, jangan kepada pihak yang menggabungkan.`,
  };
}

/** `patuh tokens make`: encodes one agency's own file; the map back stays with it. */
export async function tokenMakeCommand(kind: TokenKind, file: string, options: { readonly keyFile: string; readonly out: string; readonly map?: string; readonly decoys: number }): Promise<CommandResult> {
  const key = await readTokenKey(options.keyFile);
  const { people, refused } = await peopleOf(file, kind);
  const encode = personEncoder(keyedHash(key));
  const map = options.map ?? `${options.out}.peta`;
  const keys = people.map(() => newRowKey());
  const real = people.map((person, index) => rowOf(keys[index] ?? '', encode(person)));
  const fake = decoys(people, Math.ceil((people.length * options.decoys) / 100), encode);
  await writeSecret(map, `token,id\n${people.map(({ id }, index) => `${keys[index] ?? ''},${id}\n`).join('')}`);
  await writeTokens(options.out, { exchange: key.exchange, keyCheck: checkOf(key), kind }, [...real, ...fake]);
  const counts = { rows: people.length, refused, decoys: fake.length, withNik: real.filter(({ nik }) => nik !== null).length, withName: real.filter(({ name }) => name !== null).length };
  const log = await recordRun(options.out, { command: 'make', exchange: key.exchange, files: [file, options.out], counts });
  return {
    json: { out: options.out, map, log, ...counts },
    text: `${counts.rows} baris disandikan (${counts.withNik} dengan NIK utuh, ${refused} ditolak), ditambah ${counts.decoys} baris tiruan. Kirim ${options.out} saja; simpan ${map} di instansi Anda.`,
  };
}

const REASONS: Readonly<Record<JoinReason, string>> = {
  nik: 'NIK sama',
  'nik-contradicted': 'NIK sama tetapi nama dan tanggal lahir berbeda',
  similar: 'nama dan tanggal lahir serupa; NIK berbeda atau rusak',
  none: 'tidak ada padanan',
};

const RESULT_HEADER = 'token,hasil,dasar,token_pasangan,kemiripan_nama';

function assertSameExchange(register: TokenHeader, members: TokenHeader): void {
  if (register.kind !== 'register-workers' || members.kind !== 'enrolment-members')
    throw new TokenFileError('Berkas pertama harus berisi token pekerja, berkas kedua token peserta.');
  if (register.exchange !== members.exchange || register.keyCheck !== members.keyCheck)
    throw new TokenFileError('Kedua berkas berasal dari pertukaran atau kunci yang berbeda; tokennya tidak dapat dibandingkan.');
}

/** `patuh tokens join`: compares two token files; needs no key and learns no person. */
export async function tokenJoinCommand(registerFile: string, membersFile: string, out: string): Promise<CommandResult> {
  const began = performance.now();
  const register = await readTokens(registerFile);
  const members = await readTokens(membersFile);
  assertSameExchange(register.header, members.header);
  const answers = joinTokens(register.rows, members.rows);
  const line = ({ key, verdict, reason, partner, likeness }: JoinAnswer) => [key, verdict, REASONS[reason], partner ?? '', likeness === null ? '' : likeness.toFixed(2)].join(',');
  await writeFile(out, `${[RESULT_HEADER, ...answers.map(line)].join('\n')}\n`, { mode: 0o600 });
  const count = (verdict: JoinAnswer['verdict']) => answers.filter((answer) => answer.verdict === verdict).length;
  const counts = { register: register.rows.length, members: members.rows.length, found: count('ADA'), doubtful: count('TINJAU'), notFound: count('TIDAK_DITEMUKAN') };
  const log = await recordRun(out, { command: 'join', exchange: register.header.exchange, files: [registerFile, membersFile, out], counts });
  return {
    json: { out, log, ...counts, seconds: Math.round(performance.now() - began) / 1000 },
    text: `${counts.found} ada, ${counts.doubtful} perlu ditinjau, ${counts.notFound} tidak ditemukan (termasuk baris tiruan). Kirim ${out} kembali; tiap instansi membacanya dengan petanya sendiri.`,
  };
}

async function* linesOf(file: string): AsyncGenerator<readonly string[]> {
  let first = true;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (!first) yield line.split(',');
    first = false;
  }
}

/** `patuh tokens read`: turns a result back into the agency's own row numbers by its own map; rows of nobody fall away. */
export async function tokenReadCommand(result: string, map: string, out: string): Promise<CommandResult> {
  const ids = new Map<string, string>();
  // A row number may hold a comma; a token may not.
  for await (const [token = '', ...id] of linesOf(map)) ids.set(token, id.join(','));
  const rows: string[] = [];
  const counts = { found: 0, doubtful: 0, notFound: 0 };
  for await (const [token = '', verdict = '', reason = '', partner = '', likeness = ''] of linesOf(result)) {
    const id = ids.get(token) ?? ids.get(partner);
    if (id === undefined) continue;
    rows.push([/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id, verdict, reason, likeness].join(','));
    if (verdict === 'ADA') counts.found += 1;
    else if (verdict === 'TINJAU') counts.doubtful += 1;
    else counts.notFound += 1;
  }
  if (rows.length === 0) throw new TokenFileError(`Tidak ada token dari ${map} di dalam ${result}. Periksa apakah keduanya dari pertukaran yang sama.`);
  await writeSecret(out, `id,hasil,dasar,kemiripan_nama\n${rows.join('\n')}\n`);
  return {
    json: { out, rows: rows.length, ...counts },
    text: `${rows.length} baris: ${counts.found} ada, ${counts.doubtful} perlu ditinjau, ${counts.notFound} tidak ditemukan. Tidak ditemukan bukan temuan: periksa dahulu dengan sumbernya.`,
  };
}
