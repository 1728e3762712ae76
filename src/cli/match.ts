import type { CommandContext, CommandResult } from './command.ts';

/** `patuh match`: links the published register with the published enrolments, here and now. */
export async function matchCommand(context: CommandContext, options: { readonly period?: string; readonly full?: boolean }): Promise<CommandResult> {
  const started = await context.rooms.linkage.start(context.actor, { ...options, performedHere: true });
  if (started.kind === 'refused') return { json: { error: started.reason }, text: started.reason, exitCode: 1 };
  const report = await context.rooms.linkage.perform(started.runId, (progress) => context.say(`${progress.stage}: ${progress.done}/${progress.total}`));
  if (report === null) return { json: { error: 'cancelled' }, text: 'Pencocokan dibatalkan.', exitCode: 1 };
  return {
    json: { run: started.runId, ...report },
    text: `Selesai dalam ${report.seconds.total.toFixed(1)} detik: ${report.workers} pekerja, ${report.links} pasangan pasti, ${report.review} perlu ditinjau.`,
  };
}
