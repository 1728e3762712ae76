import { fileURLToPath } from 'node:url';
import { ensureFirstRun } from '../accounts/first-run.ts';
import type { CommandContext } from '../cli/command.ts';
import { composeRooms } from '../compose.ts';
import { readConfig } from '../config.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { createLogger } from '../platform/logger.ts';
import { demoProgress, rememberProgress } from './progress.ts';
import { playAccounts } from './scenes/accounts.ts';
import { playAnswers } from './scenes/answers.ts';
import { playCases } from './scenes/cases.ts';
import { playContacts } from './scenes/contacts.ts';
import { playCoverage } from './scenes/coverage.ts';
import { playFiles, playMatch } from './scenes/files.ts';
import { playOffices } from './scenes/offices.ts';
import { playPairs } from './scenes/pairs.ts';

/** One step of filling the demonstration. It must be safe to play again: an interrupted one is. */
export interface Scene {
  readonly name: string;
  /** What people read while it is played. */
  readonly title: string;
  play(context: CommandContext): Promise<void>;
}

/** In the order in which they are played. */
export const SCENES: readonly Scene[] = [
  { name: 'offices', title: 'kantor', play: ({ rooms }) => playOffices(rooms) },
  { name: 'accounts', title: 'petugas', play: ({ rooms }) => playAccounts(rooms) },
  { name: 'files', title: 'empat berkas data', play: playFiles },
  { name: 'match', title: 'pencocokan', play: playMatch },
  { name: 'pairs', title: 'pasangan yang ditinjau', play: ({ rooms }) => playPairs(rooms) },
  { name: 'contacts', title: 'kontak perusahaan', play: ({ rooms }) => playContacts(rooms) },
  { name: 'cases', title: 'kasus dan surat', play: playCases },
  { name: 'answers', title: 'jawaban pemberi kerja', play: playAnswers },
  { name: 'coverage', title: 'pekerja yang berhenti', play: playCoverage },
];

/** Does anybody use this database already, beside the demonstration itself? */
async function isInUse({ rooms, actor }: CommandContext): Promise<boolean> {
  const row = await rooms.database.read(actor, (tx) =>
    tx.row<{ used: boolean }>(`SELECT EXISTS (SELECT FROM account WHERE role <> 'system') OR EXISTS (SELECT FROM import_batch) AS used`),
  );
  return row?.used === true;
}

/**
 * Plays the scenes that have not been played yet, through the same services as real work. A database that
 * somebody uses already is left alone; an interrupted filling goes on where it stopped.
 */
export async function seedDemo(context: CommandContext): Promise<void> {
  const { dataDirectory } = context.rooms.config;
  const earlier = demoProgress(dataDirectory);
  if (earlier?.done === true) return;
  if (earlier === undefined && (await isInUse(context))) {
    rememberProgress(dataDirectory, { played: [], done: true });
    return;
  }
  const quiet = { ...context, say: () => undefined };
  const played = [...(earlier?.played ?? [])];
  rememberProgress(dataDirectory, { played, done: false });
  for (const [index, scene] of SCENES.entries()) {
    if (played.includes(scene.name)) continue;
    context.say(`Mengisi data peragaan ${index + 1}/${SCENES.length}: ${scene.title} …`);
    await scene.play(quiet);
    played.push(scene.name);
    rememberProgress(dataDirectory, { played, done: index === SCENES.length - 1 });
  }
}

async function main(): Promise<void> {
  const config = readConfig();
  if (!config.demo) throw new Error('demonstration data is loaded in a demonstration only');
  const rooms = await composeRooms(config, createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, 'demo'));
  try {
    await ensureFirstRun(rooms.database);
    const actor = await everywhere(rooms.database);
    await seedDemo({ rooms, actor, say: (line) => process.stderr.write(`${line}\n`) });
  } finally {
    await rooms.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
