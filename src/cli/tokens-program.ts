import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { UnreadableFile } from '../imports/files/unreadable.ts';
import type { CommandResult } from './command.ts';
import { TokenFileError } from './token-files.ts';
import { TOKEN_KINDS, tokenJoinCommand, tokenKeyCommand, tokenMakeCommand, tokenReadCommand, type TokenKind } from './tokens.ts';

interface Answering {
  readonly json?: boolean;
}

/** Runs a command that needs neither database nor queue, so that it also runs where there is none. */
async function answer({ json }: Answering, command: () => Promise<CommandResult>): Promise<void> {
  try {
    const result = await command();
    process.stdout.write(json === true ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!missing && !(error instanceof TokenFileError) && !(error instanceof UnreadableFile)) throw error;
    const message = missing ? 'Berkas tidak ditemukan. Periksa nama dan foldernya.' : (error as Error).message;
    process.stderr.write(`${message}\n`);
    if (json === true) process.stdout.write(`${JSON.stringify({ error: message })}\n`);
    process.exitCode = 1;
  }
}

function percent(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('Tulis bilangan bulat, misalnya 25.');
  return Number(text);
}

const json = () => new Option('--json', 'cetak satu objek JSON di keluaran baku');

/** Adds `patuh tokens`: matching between two agencies that may not hand over their lists. */
export function addTokenCommands(patuh: Command): void {
  const tokens = patuh.command('tokens').description('mencocokkan dua instansi tanpa menyerahkan daftar (lihat src/private-matching/TRUST.md)');
  tokens
    .command('key')
    .description('membuat kunci rahasia untuk satu pertukaran')
    .requiredOption('--out <file>', 'berkas kunci')
    .addOption(json())
    .action((options: Answering & { out: string }) => answer(options, () => tokenKeyCommand(options.out)));
  tokens
    .command('make')
    .description('menyandikan berkas sendiri menjadi token')
    .addArgument(new Argument('<kind>', 'jenis berkas').choices(TOKEN_KINDS))
    .argument('<file>', 'berkas CSV atau XLSX')
    .requiredOption('--key-file <file>', 'kunci pertukaran')
    .requiredOption('--out <file>', 'berkas token, untuk pihak yang menggabungkan')
    .option('--map <file>', 'peta kembali, tetap di instansi sendiri (bawaan: nama berkas token ditambah .peta)')
    .option('--decoys <percent>', 'baris tiruan tiap seratus baris', percent, 25)
    .addOption(json())
    .action((kind: TokenKind, file: string, options: Answering & { keyFile: string; out: string; map?: string; decoys: number }) =>
      answer(options, () => tokenMakeCommand(kind, file, options)),
    );
  tokens
    .command('join')
    .description('membandingkan dua berkas token tanpa kunci')
    .argument('<register>', 'token pekerja')
    .argument('<members>', 'token peserta')
    .requiredOption('--out <file>', 'hasil untuk kedua instansi')
    .addOption(json())
    .action((register: string, members: string, options: Answering & { out: string }) => answer(options, () => tokenJoinCommand(register, members, options.out)));
  tokens
    .command('read')
    .description('membaca hasil dengan peta sendiri')
    .argument('<result>', 'hasil penggabungan')
    .requiredOption('--map <file>', 'peta dari "tokens make"')
    .requiredOption('--out <file>', 'hasil dengan nomor baris sendiri')
    .addOption(json())
    .action((result: string, options: Answering & { map: string; out: string }) => answer(options, () => tokenReadCommand(result, options.map, options.out)));
}
