import { estimateM } from './estimate.ts';
import type { LevelShares } from './estimate.ts';
import type { Level, Model } from './model.ts';
import type { Field } from './pair-store.ts';

/** One level: its m in the model in force, the m that the pairs of a run suggest, and what that would change. */
export interface ProposedLevel {
  readonly field: Field;
  readonly level: string;
  /** null where the model keeps no m for the level: its bits come from parts of the value. */
  readonly inForce: number | null;
  readonly proposed: number;
  /** By how many bits the weight of the level would move; null without an m in force. */
  readonly bits: number | null;
}

/** What a run suggests about the weights. Nothing takes it over: a person reviews it and writes a new version. */
export interface Proposal {
  readonly model: string;
  readonly pairs: number;
  readonly iterations: number;
  /** Share of true pairs among those that the run kept. */
  readonly prior: number;
  readonly levels: readonly ProposedLevel[];
}

const LEAST_M = 1e-5;
const HELD: readonly Field[] = ['date', 'sex', 'employer'];

/**
 * Expectation–maximisation over the patterns of a run, beside the model in force.
 * @param patterns pattern → pairs, @param u chance of each level among different people, from random pairs
 */
export function proposeModel(model: Model, patterns: ReadonlyMap<number, number>, u: LevelShares): Proposal {
  const { m, prior, iterations } = estimateM(patterns, u, 0.9);
  const levels = Object.entries(m).flatMap(([field, shares]) =>
    [...shares].map(([level, share]) => proposedLevel(model, field as Field, level, share)),
  );
  const pairs = [...patterns.values()].reduce((sum, count) => sum + count, 0);
  return { model: model.version, pairs, iterations, prior, levels };
}

function proposedLevel(model: Model, field: Field, level: string, share: number): ProposedLevel {
  const proposed = Math.max(LEAST_M, Number(share.toPrecision(3)));
  const inForce = levelOf(model, field, level)?.m ?? null;
  const bits = inForce === null ? null : Math.round(Math.log2(proposed / inForce) * 100) / 100;
  return { field, level, inForce, proposed, bits };
}

function levelOf(model: Model, field: Field, level: string): Level | undefined {
  if (!HELD.includes(field) || level === 'missing' || level === 'unknown') return undefined;
  const table: Readonly<Record<string, Level>> =
    field === 'date' ? model.date : field === 'sex' ? model.sex : model.employer;
  return table[level];
}

/** A proposed model as a source file, to be read, corrected and dated by whoever reviews it. */
export function proposedFile(model: Model, proposal: Proposal, version: string): string {
  const table = (field: 'date' | 'sex' | 'employer'): string => {
    const moved = proposal.levels.filter((one) => one.field === field && one.inForce !== null);
    const lines = moved.map(
      ({ level, proposed }) => `    ${level}: { ...BASE.${field}.${level}, m: ${proposed} },`,
    );
    return [`  ${field}: {`, `    ...BASE.${field},`, ...lines, '  },'].join('\n');
  };
  return [
    `import type { Model } from '../model.ts';`,
    `import { MODEL_${model.version.replace(/[.-]/g, '_')} as BASE } from './${model.version.replace('.', '-')}.ts';`,
    '',
    `/** Proposed from ${proposal.pairs} pairs against model ${model.version}; not in force until reviewed. */`,
    `export const PROPOSED: Model = {`,
    `  ...BASE,`,
    `  version: '${version}',`,
    `  reviewedOn: '',`,
    `  grounds: '',`,
    ...(['date', 'sex', 'employer'] as const).map(table),
    '};',
    '',
  ].join('\n');
}
