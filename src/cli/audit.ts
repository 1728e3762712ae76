import { verifyAudit } from '../audit/audit.queries.ts';
import type { CommandContext, CommandResult } from './command.ts';

/** `patuh audit verify`: recomputes every hash of every office's chain. */
export async function auditVerifyCommand(context: CommandContext): Promise<CommandResult> {
  const verdict = await context.rooms.database.read(context.actor, verifyAudit);
  return {
    json: { ...verdict },
    text: verdict.ok ? `Jejak audit utuh: ${verdict.rows} baris.` : `Jejak audit RUSAK mulai baris ${verdict.firstBroken ?? '?'}. Laporkan kepada auditor.`,
    exitCode: verdict.ok ? 0 : 1,
  };
}
