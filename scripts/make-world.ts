// Writes the files of an invented regency: node scripts/make-world.ts --out DIR [--workers N] [--firms N] [--seed N] [--noise N]
import { parseArgs } from 'node:util';
import { writeWorld } from '../src/demo/world/files.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { out: text, workers: text, firms: text, seed: text, noise: text } });
const numbers = Object.entries(values).filter(([name]) => name !== 'out');
const options = Object.fromEntries(numbers.map(([name, value]) => [name, Number(value)]));
console.log(JSON.stringify(await writeWorld(values.out ?? 'world', options)));
