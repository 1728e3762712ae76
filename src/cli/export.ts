import path from 'node:path';
import { exportTo, type ExportKind } from '../linkage/exports.ts';
import type { CommandContext, CommandResult } from './command.ts';

/** `patuh export`: one of the machine exports of the data contract. */
export async function exportCommand(context: CommandContext, kind: ExportKind, out: string): Promise<CommandResult> {
  const rows = await exportTo(context.rooms.database, context.actor, kind, path.resolve(out));
  return { json: { rows }, text: `${rows} baris ditulis ke ${out}.` };
}
