import { link } from '../src/matching/link.ts';
import { measure } from './measure/measure.ts';
import { makeWorld } from './world/world.ts';

// Speed and accuracy of the linkage engine on generated, labelled data:
//   node bench/matching.ts [workers] [noise] [seed] [--errors]
const [workers = 100_000, noise = 1, seed = 1] = process.argv
  .slice(2)
  .filter((one) => !one.startsWith('--'))
  .map(Number);

const world = makeWorld({ workers, noise, seed });
globalThis.gc?.();
const before = process.memoryUsage().rss;
const cpuBefore = process.cpuUsage();
const started = performance.now();
const result = link(world.input);
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
const memoryMB = Math.round(process.memoryUsage().rss / 1e6);
console.log(
  JSON.stringify(
    {
      workers: world.workers.length,
      noise,
      seed,
      seconds,
      cpuSeconds,
      beforeMB: Math.round(before / 1e6),
      memoryMB,
      counts: result.counts,
      accuracy: measure(result, world.workers, world.companies),
    },
    null,
    1,
  ),
);

if (process.argv.includes('--errors')) {
  const truth = new Map(world.workers.map((one) => [one.workerId, one]));
  for (const got of result.workers()) {
    const one = truth.get(got.workerId);
    if (
      one !== undefined &&
      (got.status !== one.category || got.duplicateOf !== null || one.duplicateOf !== '')
    )
      console.log(JSON.stringify({ got, one }));
  }
  for (const got of result.companies()) {
    const one = world.companies.find((candidate) => candidate.companyId === got.companyId);
    if (one?.status !== got.status || one.employerIds.join() !== got.employerIds.join())
      console.log(JSON.stringify({ got, one }));
  }
}
