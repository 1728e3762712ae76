import { parseArgs } from 'node:util';
import { link } from '../src/matching/link.ts';
import type { LinkageResult } from '../src/matching/result.ts';
import type { Score } from './measure/counter.ts';
import { measureClasses } from './measure/classes.ts';
import { measure } from './measure/measure.ts';
import type { Accuracy, WrongAccusations } from './measure/measure.ts';
import { makeWorld } from './world/world.ts';
import type { World } from './world/world.ts';

// Accuracy of the linkage engine on generated, labelled data:
//   node bench/accuracy.ts [--workers 100000] [--seeds 1,2,3] [--noise 1|3] [--json] [--errors]
const { values: options } = parseArgs({
  options: {
    workers: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '1' },
    noise: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    errors: { type: 'boolean', default: false },
  },
});

interface SeedFigures {
  readonly seed: number;
  readonly workers: number;
  readonly members: number;
  readonly seconds: number;
  readonly accuracy: Accuracy;
  readonly classes: Readonly<Record<string, Score>>;
}

const workers = Number(options.workers);
const noise = Number(options.noise);
const seeds = options.seeds.split(',').map(Number);
if (![workers, noise, ...seeds].every(Number.isFinite)) throw new Error('--workers, --noise and --seeds take numbers');

const figures = seeds.map((seed) => run(seed));
if (options.json) console.log(JSON.stringify({ workers, noise, seeds: figures }));

function run(seed: number): SeedFigures {
  const world = makeWorld({ workers, noise, seed });
  const began = performance.now();
  const result = link(world.input);
  const seconds = Math.round(performance.now() - began) / 1000;
  const one: SeedFigures = {
    seed,
    workers: world.workers.length,
    members: result.counts.members,
    seconds,
    accuracy: measure(result, world.workers, world.companies),
    classes: Object.fromEntries(measureClasses(result, world.workers, world.cardKinds)),
  };
  if (!options.json) print(one);
  if (options.errors) printErrors(result, world);
  return one;
}

function print({ seed, accuracy, classes, ...one }: SeedFigures): void {
  console.log(`\nseed ${seed}, noise ${noise}: ${one.workers} workers, ${one.members} cards, ${one.seconds} s`);
  line('links', accuracy.links);
  for (const [status, score] of Object.entries(accuracy.statuses)) line(status, score);
  line('companies', accuracy.companies);
  for (const [status, score] of Object.entries(accuracy.companyStatuses)) line(`  ${status}`, score);
  line('upah_kurang', accuracy.wage);
  line('duplikat', accuracy.duplicates);
  line('pds_tenaga_kerja', accuracy.partialWorkers);
  line('pds_upah', accuracy.partialWages);
  line('  shown of what is hidden: workers', accuracy.hidden.workers);
  line('  shown of what is hidden: wages', accuracy.hidden.wages);
  console.log(`review ${percent(accuracy.review)} of workers`);
  wrong('workers', accuracy.wrong.workers);
  wrong('companies', accuracy.wrong.companies);
  console.log('links by what happened to either row:');
  for (const [kind, score] of Object.entries(classes)) line(`  ${kind}`, score);
}

function line(label: string, score: Score): void {
  const of = `${score.right} right of ${score.got} given, ${score.truth} true`;
  const shares = [score.precision, score.recall, score.f1].map((share) => share.toFixed(5).padStart(8)).join(' ');
  console.log(`${label.padEnd(40)} ${shares}  ${of}`);
}

function wrong(label: string, figures: WrongAccusations): void {
  console.log(
    `tingkat salah tuduh, ${label}: ${percent(figures.rate)} (${figures.wrong} of ${figures.accused} accused)`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`;
}

/** Every worker and company whose answer is not the truth, one JSON object a line. */
function printErrors(result: LinkageResult, world: World): void {
  const truth = new Map(world.workers.map((one) => [one.workerId, one]));
  for (const got of result.workers()) {
    const one = truth.get(got.workerId);
    if (one === undefined || got.status === one.category.replace('DUPLIKAT:', '')) continue;
    const cards = one.memberIds.map((id) => world.cardKinds.get(id) ?? []);
    const parts = got.parts.map((part) => `${part.level} ${part.bits}`).join(', ');
    console.log(
      JSON.stringify({ truth: one.category, status: got.status, kinds: one.kinds, cards, parts, workerId: got.workerId }),
    );
  }
  const companies = new Map(world.companies.map((one) => [one.companyId, one]));
  for (const got of result.companies()) {
    const one = companies.get(got.companyId);
    if (one?.status !== got.status || one.employerIds.join() !== got.employerIds.join())
      console.log(JSON.stringify({ got, truth: one }));
  }
}
