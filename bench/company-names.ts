import { parseArgs } from 'node:util';
import { benchPairs, judgeNames } from './company-names/judge.ts';

// How well two Indonesian firm names alone are judged, per class of likeness:
//   node bench/company-names.ts [--seed 1] [--json] [--errors]
const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});

const seed = Number(options.seed);
const { wrong, ...figures } = judgeNames(benchPairs(seed), seed);
if (options.json) console.log(JSON.stringify({ seed, ...figures }));
else {
  for (const one of figures.classes)
    console.log(`${one.kind.padEnd(42)} ${one.accuracy.toFixed(4)}  ${one.right} of ${one.pairs}`);
  console.log(`${'all'.padEnd(42)} ${figures.accuracy.toFixed(4)}  ${figures.pairs - wrong.length} of ${figures.pairs}`);
}
if (options.errors) for (const pair of wrong) console.log(JSON.stringify(pair));
