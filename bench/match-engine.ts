import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { NikIndex } from '../src/matching/blocking/exact-join.ts';
import { BLOCKING_RULES } from '../src/matching/blocking/rules.ts';
import type { LinkageCarry } from '../src/matching/carry.ts';
import type { RowChanges } from '../src/matching/changes.ts';
import type { LinkageInput } from '../src/matching/input.ts';
import { preparing, shareLinkage } from '../src/matching/prepare.ts';
import type { PreparedLinkage, PrepareOptions } from '../src/matching/prepare.ts';
import type { LinkageResult } from '../src/matching/result.ts';
import { DEFAULT_SETTINGS } from '../src/matching/settings.ts';
import type { LinkageTask, PairBlock } from '../src/matching/tasks.ts';
import { bareJoin } from './engine/bare-join.ts';
import { countLines, pairNumber, readTruth, readWorld } from './engine/read-world.ts';

// The engine alone, in a process that holds nothing but its input: seconds by stage, candidates, memory, rules, floor.
//   node bench/match-engine.ts [workers] [noise] [seed] [--threads N] [--delta] [--folder DIR] [--json]
// --delta: measures the same again as a delta in which every hundredth row counts as changed.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: '1' },
    folder: { type: 'string' },
    delta: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [workers = 100_000, noise = 1, seed = 1] = positionals.map(Number);
const threads = Number(values.threads);

const folder = values.folder ?? mkdtempSync(path.join(os.tmpdir(), 'patuh-engine-'));
if (!existsSync(path.join(folder, 'truth.tsv'))) {
  mkdirSync(folder, { recursive: true });
  const script = path.join(import.meta.dirname, 'engine', 'write-world.ts');
  execFileSync(process.execPath, [script, folder, String(workers), String(noise), String(seed)]);
}
const report = await measureEngine();
if (values.folder === undefined) rmSync(folder, { recursive: true });
console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 1));

/** The whole run as a delta: seconds by stage, pairs compared. */
function measureDelta(input: LinkageInput, carry: LinkageCarry) {
  const stages: Record<string, StageTime> = {};
  const clock = stopwatch(stages);
  const base = { carry, workers: hundredth(input.workers.size), members: hundredth(input.members.size) };
  const prepared = prepare(input, clock, { base });
  const blocks = prepared.tasks().map((task) => prepared.perform(task));
  clock('tasks');
  prepared.finish(blocks);
  clock('finish');
  return { stages, compared: blocks.reduce((sum, block) => sum + block.compared, 0) };
}

/** The same rows, of which every hundredth counts as changed. */
function hundredth(rows: number): RowChanges {
  const before = new Int32Array(rows).map((_, row) => row);
  return { before, changed: new Uint8Array(rows).map((_, row) => (row % 100 === 0 ? 1 : 0)) };
}

interface RuleReport {
  readonly rule: string;
  readonly pairs: number;
  /** Share of the true pairs that this rule is the first to find. */
  readonly truth: number;
  readonly truncated: number;
}

async function measureEngine() {
  const stages: Record<string, StageTime> = {};
  const cpu = process.cpuUsage();
  const clock = stopwatch(stages);
  const input = readWorld(folder, {
    workers: countLines(path.join(folder, 'workers.tsv')),
    members: countLines(path.join(folder, 'members.tsv')),
  });
  clock('load');
  const prepared = prepare(input, clock);
  const blocks =
    threads > 1 ? await performInThreads(prepared) : prepared.tasks().map((task) => prepared.perform(task));
  clock('tasks');
  const result = prepared.finish(blocks);
  clock('finish');
  const outcomes = Iterator.from(result.workers()).reduce((sum) => sum + 1, 0);
  clock('outcomes');
  const used = process.cpuUsage(cpu);
  const delta = values.delta ? measureDelta(input, prepared.carry(blocks)) : undefined;
  const { seconds: bare, pairs: barePairs } = bareJoin(input.workers, input.members);
  const exact = timed(() => new NikIndex(input.workers).join(input.members));
  return {
    workers: input.workers.size,
    members: input.members.size,
    noise,
    seed,
    threads,
    stages,
    seconds: round(Object.values(stages).reduce((sum, one) => sum + one.clock, 0)),
    cpuSeconds: round((used.user + used.system) / 1e6),
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    floor: { bareJoin: round(bare), barePairs, exactJoin: round(exact), ratio: round(exact / bare) },
    candidatesPerWorker: round(result.counts.candidates / input.workers.size),
    tasks: prepared.tasks().length,
    outcomes,
    delta,
    ...compareWithTruth(prepared, blocks, result, input),
    load: os.loadavg()[0],
  };
}

function prepare(
  input: LinkageInput,
  clock: (stage: string) => void,
  options: PrepareOptions = {},
): PreparedLinkage {
  const steps = preparing(input, DEFAULT_SETTINGS, options);
  for (;;) {
    const step = steps.next();
    clock(step.done === true ? 'keys' : step.value);
    if (step.done === true) return step.value;
  }
}

/** Hands the tasks to threads one by one; a thread takes the next when it is done. */
async function performInThreads(prepared: PreparedLinkage): Promise<PairBlock[]> {
  const tasks = [...prepared.tasks()];
  const blocks: PairBlock[] = [];
  const url = new URL('./engine/perform-thread.ts', import.meta.url);
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(url, { workerData: shareLinkage(prepared) });
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
        blocks.push(await ask(worker, task));
      await worker.terminate();
    }),
  );
  return blocks;
}

function ask(worker: Worker, task: LinkageTask): Promise<PairBlock> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (block: PairBlock) => {
      worker.off('error', reject);
      resolve(block);
    });
    worker.postMessage(task);
  });
}

function compareWithTruth(
  prepared: PreparedLinkage,
  blocks: readonly PairBlock[],
  result: LinkageResult,
  input: LinkageInput,
): { links: { precision: number; recall: number }; rules: RuleReport[] } {
  const truth = readTruth(folder);
  const found = new Float64Array(BLOCKING_RULES.length);
  for (const block of blocks) {
    const task = prepared.tasks()[block.task];
    if (task?.kind !== 'cards') continue;
    for (const [at, left] of block.left.entries())
      if (truth.has(pairNumber(left, block.right[at] ?? 0))) found[task.rule] = (found[task.rule] ?? 0) + 1;
  }
  let exact = 0;
  const { left, right } = new NikIndex(input.workers).join(input.members);
  for (const [at, worker] of left.entries()) if (truth.has(pairNumber(worker, right[at] ?? 0))) exact += 1;
  let right_ = 0;
  let got = 0;
  for (const link of result.links()) {
    if (link.band !== 'link') continue;
    got += 1;
    if (truth.has(pairNumber(Number(link.workerId) - 1, Number(link.memberId) - 1))) right_ += 1;
  }
  const rules = result.counts.rules.map(({ rule, pairs, truncated }, at) => ({
    rule,
    pairs,
    truncated,
    truth: Math.round(((at === 0 ? exact : (found[at - 1] ?? 0)) / truth.size) * 1e6) / 1e6,
  }));
  return { links: { precision: fine(right_ / got), recall: fine(right_ / truth.size) }, rules };
}

/** Seconds on the clock, and seconds of processor time of all threads: on a busy machine only the second means something. */
interface StageTime {
  readonly clock: number;
  readonly cpu: number;
}

function stopwatch(stages: Record<string, StageTime>): (stage: string) => void {
  let last = performance.now();
  let used = process.cpuUsage();
  return (stage) => {
    const { user, system } = process.cpuUsage(used);
    stages[stage] = { clock: round((performance.now() - last) / 1000), cpu: round((user + system) / 1e6) };
    used = process.cpuUsage();
    last = performance.now();
  };
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function fine(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
