import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { accountAddCommand, ACCOUNT_ROLES, type AccountRole } from './cli/account.ts';
import { auditVerifyCommand } from './cli/audit.ts';
import { benchCommand } from './cli/bench.ts';
import type { CommandContext, CommandResult } from './cli/command.ts';
import { doctorCommand } from './cli/doctor.ts';
import { dueCommand } from './cli/due.ts';
import { exportCommand } from './cli/export.ts';
import { importCommand } from './cli/import.ts';
import { matchCommand } from './cli/match.ts';
import { modelEstimateCommand } from './cli/model.ts';
import { addTokenCommands } from './cli/tokens-program.ts';
import { ensureFirstRun } from './accounts/first-run.ts';
import { composeRooms } from './compose.ts';
import { openServices } from './embedded/services.ts';
import { FILE_KINDS, type FileKind } from './imports/file-kinds.ts';
import { EXPORT_KINDS, type ExportKind } from './linkage/exports.ts';
import { everywhere } from './platform/jurisdictions.ts';
import { createLogger } from './platform/logger.ts';

const EXIT_CODES = `
Kode keluar: 0 berhasil · 1 gagal · 2 cara pakai salah · 3 tidak ada jawaban menurut kalender atau data`;

/** Opens the services, runs one command, prints its answer and closes everything again. */
async function run(options: { readonly json?: boolean }, command: (context: CommandContext) => Promise<CommandResult>): Promise<void> {
  const services = await openServices();
  const logger = createLogger(services.config.logLevel === 'info' ? 'warn' : services.config.logLevel, 'patuh');
  const rooms = await composeRooms(services.config, logger);
  try {
    await ensureFirstRun(rooms.database);
    const actor = await everywhere(rooms.database);
    const result = await command({ rooms, actor, say: (line) => process.stderr.write(`${line}\n`) });
    process.stdout.write(options.json === true ? `${JSON.stringify(result.json)}\n` : `${result.text}\n`);
    process.exitCode = result.exitCode ?? 0;
  } finally {
    await rooms.close();
    await services.stop();
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Tulis bilangan bulat, misalnya 10.');
  return Number(text);
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('Tulis tanggal sebagai TTTT-BB-HH, misalnya 2026-03-09.');
  return text;
}

const json = () => new Option('--json', 'cetak satu objek JSON di keluaran baku');

function addMaintenanceCommands(patuh: Command): void {
  patuh
    .command('account')
    .description('orang yang dapat masuk')
    .command('add')
    .description('membuat akun petugas, misalnya administrator pertama')
    .addOption(new Option('--role <role>', 'peran').choices(ACCOUNT_ROLES).makeOptionMandatory())
    .requiredOption('--name <name>', 'nama')
    .requiredOption('--email <email>', 'alamat e-mail')
    .option('--office <id>', 'nomor kantor: 1 dinas, 2 BPJS Kesehatan', wholeNumber, 2)
    .addOption(json())
    .action((options: { role: AccountRole; name: string; email: string; office: number; json?: boolean }) =>
      run(options, (context) => accountAddCommand(context, options)),
    );
  patuh
    .command('bench')
    .description('menjalankan satu tolok ukur; tanpa nama, menyebut yang ada')
    .argument('[name]', 'nama tolok ukur')
    .argument('[args...]', 'pilihan tolok ukur itu')
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (name: string | undefined, args: string[]) => {
      process.exitCode = await benchCommand(name, args);
    });
  patuh
    .command('model')
    .description('bobot pencocokan')
    .command('estimate')
    .description('mengusulkan bobot dari pasangan yang terbit; tidak mengubah apa pun')
    .option('--base <version>', 'versi pembanding; bawaan: yang berlaku')
    .option('--file <version>', 'cetak usulan sebagai berkas sumber versi ini')
    .addOption(json())
    .action((options: { base?: string; file?: string; json?: boolean }) => run(options, (context) => modelEstimateCommand(context, options)));
}

function program(): Command {
  const patuh = new Command('patuh')
    .description('Patuh: kepatuhan pemberi kerja dalam program JKN')
    .addHelpText('after', EXIT_CODES)
    .enablePositionalOptions()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  patuh
    .command('import')
    .description('memuat, memeriksa, dan menerbitkan satu berkas')
    .addArgument(new Argument('<kind>', 'jenis berkas').choices(FILE_KINDS))
    .argument('<file>', 'berkas CSV atau XLSX')
    .option('--source <code>', 'kode sumber data')
    .option('--period <period>', 'bulan data, TTTT-BB')
    .addOption(json())
    .action((kind: FileKind, file: string, options: { source?: string; period?: string; json?: boolean }) =>
      run(options, (context) => importCommand(context, kind, file, options)),
    );
  patuh
    .command('match')
    .description('mencocokkan data dinas dengan data peserta lalu menerbitkan temuan')
    .option('--period <period>', 'bulan data, TTTT-BB')
    .option('--full', 'membandingkan semua baris, juga bila tidak ada data baru')
    .addOption(json())
    .action((options: { period?: string; full?: boolean; json?: boolean }) => run(options, (context) => matchCommand(context, options)));
  patuh
    .command('export')
    .description('menulis hasil ke berkas CSV')
    .addArgument(new Argument('<what>', 'hasil yang ditulis').choices(EXPORT_KINDS))
    .requiredOption('--out <file>', 'berkas tujuan')
    .addOption(json())
    .action((what: ExportKind, options: { out: string; json?: boolean }) => run(options, (context) => exportCommand(context, what, options.out)));
  patuh
    .command('due')
    .description('hari terakhir suatu jangka waktu menurut kalender resmi; hari ke-0 adalah tanggal yang diberikan')
    .requiredOption('--from <day>', 'tanggal mulai', day)
    .requiredOption('--days <n>', 'jumlah hari', wholeNumber)
    .addOption(new Option('--unit <unit>', 'satuan').choices(['working', 'calendar']).makeOptionMandatory())
    .addOption(new Option('--collective-leave <how>', 'cuti bersama').choices(['closed', 'open']))
    .addOption(json())
    .action((options: { from: string; days: number; unit: 'working' | 'calendar'; collectiveLeave?: 'closed' | 'open'; json?: boolean }) =>
      run(options, (context) => dueCommand(context, options)),
    );
  patuh.command('doctor').description('memeriksa setiap bagian dan menyebut cara memperbaikinya').addOption(json()).action((options: { json?: boolean }) => run(options, doctorCommand));
  patuh
    .command('audit')
    .description('jejak audit')
    .command('verify')
    .description('memeriksa rantai jejak audit')
    .addOption(json())
    .action((options: { json?: boolean }) => run(options, auditVerifyCommand));
  addMaintenanceCommands(patuh);
  addTokenCommands(patuh);
  return patuh;
}

await program().parseAsync();
