import { readConfig } from '../../src/config.ts';
import { nikVault } from '../../src/platform/nik-vault.ts';
import { makeWorldRows } from '../world/world.ts';
import { fillDatabase } from './fill-database.ts';

// Fills the database of the environment with a world of this many workers: node bench/match/fill.ts WORKERS [SEED]
const [workers = 100_000, seed = 7] = process.argv.slice(2).map(Number);
const config = readConfig();
if (config.databaseUrl === undefined) throw new Error('DATABASE_URL is not set');
await fillDatabase(config.databaseUrl, makeWorldRows({ workers, noise: 1, seed }), nikVault(config));
