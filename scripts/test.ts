// Everything that must hold before a change is accepted: npm test [-- PATHS FOR JEST]
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const inPackages = (...parts: string[]) => path.join(root, 'node_modules', ...parts);

/** Tools that packages cannot bring along. */
const TOOLS = [
  {
    name: 'redis',
    programs: ['redis-server'],
    given: 'TEST_REDIS_URL',
    lost: 'Tes antrean pada Redis tidak dijalankan',
  },
  {
    name: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    given: 'PATUH_CHROMIUM',
    lost: 'Perjalanan di peramban tidak dijalankan',
  },
] as const;

/** The first of these programs on the path. */
function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = folders.flatMap((folder) =>
    names.map((name) => path.join(folder, name + (process.platform === 'win32' ? '.exe' : ''))),
  );
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const found = TOOLS.map((tool) => ({
  ...tool,
  place: process.env[tool.given] ?? findProgram(tool.programs),
}));
const chromium = found.find(({ name }) => name === 'chromium')?.place;

/** What tests see of our surroundings: no database, queue or mail server of a running installation. */
function testEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_|REDIS_URL|SMTP_URL|PUBLIC_URL|HOST$|PORT$|PATUH_(?!REQUIRE|CHROMIUM))/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...(chromium !== undefined && { PATUH_CHROMIUM: chromium }) };
}

interface Step {
  readonly title: string;
  readonly passed: boolean;
  readonly seconds: number;
}

function perform(title: string, args: readonly string[]): Step {
  console.log(`\n── ${title} ──`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: testEnvironment(),
  });
  return { title, passed: status === 0, seconds: (performance.now() - began) / 1000 };
}

type Counter = 'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numRuntimeErrorTestSuites';

/** How many tests passed and failed; a file that could not even be loaded counts as one that failed. */
function countTests(file: string): { passed: number; failed: number; skipped: number } {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  const result = JSON.parse(readFileSync(file, 'utf8')) as Record<Counter, number>;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests,
  };
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'patuh-npm-test-'));
const outcome = path.join(scratch, 'jest.json');
const quiet = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = [
  ...quiet,
  inPackages('jest', 'bin', 'jest.js'),
  '--config',
  '.jest.config.mjs',
  '--json',
  `--outputFile=${outcome}`,
];
const steps = [
  perform('Pemeriksaan tipe', [inPackages('typescript', 'bin', 'tsc'), '-p', '.']),
  perform('Lint', [
    inPackages('eslint', 'bin', 'eslint.js'),
    '--config',
    '.eslint.config.mjs',
    '--max-warnings',
    '0',
    '.',
  ]),
  perform('Aturan impor', ['scripts/check-imports.ts']),
  perform('Tes', [...jest, ...process.argv.slice(2)]),
];
const { passed, failed, skipped } = countTests(outcome);
rmSync(scratch, { recursive: true, force: true });

console.log('\n── Ringkasan ──');
for (const step of steps)
  console.log(
    `${step.passed ? '✓' : '✗'} ${step.title.padEnd(20)} ${step.seconds.toFixed(1).padStart(7)} dtk`,
  );
if (skipped > 0) console.log(`  ${skipped} tes dilewati`);
const required = (process.env['PATUH_REQUIRE'] ?? '').split(',').filter(Boolean);
const missing = found.filter(({ place }) => place === undefined);
for (const { name, lost } of missing) {
  const cure = `Pasang ${name === 'redis' ? 'redis-server' : 'chromium'}, lalu ulangi.`;
  console.log(
    `\n!!! TIDAK ADA: ${name}. ${lost}. ${cure}${required.includes(name) ? ' Di sini wajib ada.' : ''}`,
  );
}
const incomplete = missing.some(({ name }) => required.includes(name)) || passed + failed === 0;
process.exitCode = incomplete || failed > 0 || steps.some((step) => !step.passed) ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);
