import { parseArgs } from 'node:util';
import { estimateU } from '../src/matching/estimate.ts';
import { link } from '../src/matching/link.ts';
import { MODEL_IN_FORCE } from '../src/matching/models/registry.ts';
import { proposedFile, proposeModel } from '../src/matching/propose.ts';
import { makeWorld } from './world/world.ts';

// Weights that expectation-maximisation suggests on generated data, beside the model in force and the truth:
//   node bench/estimate.ts [--workers 50000] [--seed 1] [--noise 1] [--json] [--file VERSION]
const { values: options } = parseArgs({
  options: {
    workers: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    file: { type: 'string' },
  },
});

const RANDOM_PAIRS = 200_000;
const seed = Number(options.seed);
const world = makeWorld({ workers: Number(options.workers), noise: Number(options.noise), seed });
const result = link(world.input);
const u = estimateU(world.input, MODEL_IN_FORCE, RANDOM_PAIRS, seed);
const proposal = proposeModel(MODEL_IN_FORCE, result.patterns, u);
const truth = trueShares();

if (options.file !== undefined) console.log(proposedFile(MODEL_IN_FORCE, proposal, options.file));
else if (options.json)
  console.log(JSON.stringify({ ...proposal, levels: proposal.levels.map((one) => ({ ...one, truth: truthOf(one) })) }));
else print();

function print(): void {
  console.log(`model ${proposal.model}, ${proposal.pairs} pairs, prior ${proposal.prior.toFixed(4)}, ${proposal.iterations} rounds`);
  console.log('field     level          in force   EM         truth      bits');
  for (const one of proposal.levels) {
    const figures = [one.inForce, one.proposed, truthOf(one)].map((share) => (share === null ? '-' : share.toPrecision(3)));
    console.log(
      `${one.field.padEnd(9)} ${one.level.padEnd(14)} ${figures.map((text) => text.padEnd(10)).join(' ')} ${one.bits ?? ''}`,
    );
  }
}

/** Share of each level among the true pairs that the run kept. */
function trueShares(): Map<string, number> {
  const cards = new Map(world.workers.map((one) => [one.workerId, new Set(one.memberIds)]));
  const counts = new Map<string, number>();
  let pairs = 0;
  for (const pair of result.links()) {
    if (cards.get(pair.workerId)?.has(pair.memberId) !== true) continue;
    pairs += 1;
    for (const { field, level } of pair.parts) counts.set(`${field} ${level}`, (counts.get(`${field} ${level}`) ?? 0) + 1);
  }
  return new Map([...counts].map(([key, count]) => [key, count / pairs]));
}

function truthOf({ field, level }: { readonly field: string; readonly level: string }): number {
  return truth.get(`${field} ${level}`) ?? 0;
}
