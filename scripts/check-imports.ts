// Checks who imports whom by the rules of .dependency-cruiser.cjs: one line for each violation.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** A cruise that reads less than this has read nothing: it must not pass. */
const FEWEST_MODULES = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as Required<
  Pick<IConfiguration, 'forbidden' | 'options'>
>;
const rooms = ['src', 'jobs', 'migrations'].filter((room) => existsSync(room));
const { output } = await cruise(
  rooms,
  { ...options, ruleSet: { forbidden }, validate: true },
  {},
  { tsConfig: extractTsConfig('tsconfig.json') },
);
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');

const read = output.modules.filter((module) => rooms.some((room) => module.source.startsWith(`${room}/`)));
for (const { rule, from, to, cycle } of output.summary.violations) {
  const comment = forbidden.find(({ name }) => name === rule.name)?.comment ?? '';
  const target = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  console.log(`${rule.name}: ${from} → ${target} (${comment})`);
}
console.log(`${read.length} berkas dibaca, ${output.summary.violations.length} pelanggaran aturan impor.`);
if (read.length < FEWEST_MODULES)
  console.log('Terlalu sedikit berkas terbaca: pemeriksaan ini tidak berarti.');
process.exitCode = output.summary.violations.length > 0 || read.length < FEWEST_MODULES ? 1 : 0;
