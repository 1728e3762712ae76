import { MODEL_IN_FORCE, modelOf } from '../matching/models/registry.ts';
import { RANDOM_SHARES } from '../matching/models/random-shares.ts';
import { proposedFile, proposeModel, type ProposedLevel } from '../matching/propose.ts';
import type { CommandContext, CommandResult } from './command.ts';

/**
 * `patuh model estimate`: what the published pairs suggest about the weights, beside the model in force. It changes
 * nothing: a person reviews the proposal and writes a new, dated version into the source.
 */
export async function modelEstimateCommand(context: CommandContext, options: { readonly base?: string; readonly file?: string }): Promise<CommandResult> {
  const model = options.base === undefined ? MODEL_IN_FORCE : modelOf(options.base);
  if (model === null) return { json: { error: 'unknown-model' }, text: `Bobot versi ${options.base ?? ''} tidak dikenal.`, exitCode: 2 };
  const rows = await context.rooms.database.read(context.actor, (tx) =>
    tx.rows<{ pattern: number; pairs: number }>('SELECT pattern, count(*)::int AS pairs FROM link WHERE cardinality(bits) > 0 GROUP BY pattern'),
  );
  if (rows.length === 0) return { json: { error: 'no-pairs' }, text: 'Belum ada hasil pencocokan untuk diperkirakan.', exitCode: 3 };
  const proposal = proposeModel(model, new Map(rows.map(({ pattern, pairs }) => [pattern, pairs])), RANDOM_SHARES);
  const file = options.file === undefined ? null : proposedFile(model, proposal, options.file);
  const text = file ?? [`Bobot versi ${model.version}, ${proposal.pairs} pasangan. Usulan di bawah ini tidak berlaku sebelum ditinjau.`, ...proposal.levels.map(line)].join('\n');
  return { json: { ...proposal, ...(file === null ? {} : { file }) }, text };
}

function line({ field, level, inForce, proposed, bits }: ProposedLevel): string {
  const change = bits === null ? '' : ` (${bits > 0 ? '+' : ''}${bits} bit)`;
  return `${field.padEnd(9)} ${level.padEnd(10)} berlaku ${(inForce ?? '-').toString().padEnd(8)} usulan ${proposed}${change}`;
}
