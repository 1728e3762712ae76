import path from 'node:path';
import type { CommandContext } from '../../cli/command.ts';
import { importCommand } from '../../cli/import.ts';
import { matchCommand } from '../../cli/match.ts';
import type { FileKind } from '../../imports/file-kinds.ts';
import { CANONICAL_FILES, writeWorld } from '../world/files.ts';
import type { FileName } from '../world/rows.ts';
import { DEMO_WORLD } from '../world/world.ts';

const KINDS: Readonly<Record<FileName, { readonly kind: FileKind; readonly source: string }>> = {
  wlkp_perusahaan: { kind: 'register-companies', source: 'DISNAKER-9901' },
  wlkp_pekerja: { kind: 'register-workers', source: 'DISNAKER-9901' },
  jkn_badan_usaha: { kind: 'enrolment-employers', source: 'KC-9901' },
  jkn_peserta: { kind: 'enrolment-members', source: 'KC-9901' },
};

/** Imports the four files of the invented regency as anybody would. The same files again change nothing. */
export async function playFiles(context: CommandContext): Promise<void> {
  const files = await writeWorld(path.join(context.rooms.config.dataDirectory, 'demo-world'), DEMO_WORLD);
  const period = await context.rooms.database.read(context.actor, async (tx) => (await tx.today()).slice(0, 7));
  for (const name of CANONICAL_FILES) {
    const { kind, source } = KINDS[name];
    const result = await importCommand(context, kind, files[name], { source, period });
    if (result.exitCode) throw new Error(result.text);
  }
}

/** Links the register with the enrolments and publishes the findings. */
export async function playMatch(context: CommandContext): Promise<void> {
  const result = await matchCommand(context, {});
  if (result.exitCode) throw new Error(result.text);
}
