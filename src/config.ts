import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** Values that must never be used outside a demonstration. */
const DEMO_SECRET = 'demo'.padEnd(64, '0');

const Secret = z.string().regex(/^[0-9a-f]{64}$/i, 'harus 64 digit heksadesimal (32 byte)');

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_APP_URL: z.string().startsWith('postgres').optional(),
  REDIS_URL: z.string().startsWith('redis').optional(),
  QUEUE_PREFIX: z.string().regex(/^[\w{}.-]{1,40}$/, 'hanya boleh berisi huruf, angka, titik, garis, dan kurung kurawal').optional(),
  SMTP_URL: z.string().startsWith('smtp').optional(),
  MAIL_FROM: z.string().default('Patuh <no-reply@patuh.example>'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url().optional(),
  PATUH_DATA: z.string().default('.patuh'),
  PATUH_INBOX_URL: z.url().optional(),
  PATUH_DEMO: z.enum(['0', '1']).optional(),
  PATUH_NIK_KEY: Secret.optional(),
  PATUH_INDEX_KEY: Secret.optional(),
  PATUH_SESSION_KEY: Secret.optional(),
  PATUH_HOLD_SECONDS: z.coerce.number().min(0).default(60),
  PATUH_BATCH_HOLD_SECONDS: z.coerce.number().min(0).default(600),
  PATUH_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PATUH_TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  MATCH_THREADS: z.coerce.number().int().min(0).max(256).default(availableParallelism()),
  MATCH_CHUNK_PAIRS: z.coerce.number().int().min(1).default(400_000),
  MATCH_HELP_SECONDS: z.coerce.number().min(0).default(20),
  SHARD_URLS: z.string().default(''),
});

export interface Config {
  readonly production: boolean;
  /** Demonstration: embedded services, demo people, demo clock. Never in production. */
  readonly demo: boolean;
  /** Owner of the schema: migrations only. Undefined until the embedded server runs. */
  readonly databaseUrl: string | undefined;
  /** What the application connects with; falls back to `databaseUrl` under the role `patuh_app`. */
  readonly databaseAppUrl: string | undefined;
  /** One Redis, or the nodes of a cluster separated by commas. */
  readonly redisUrl: string | undefined;
  /** What the keys of the queue begin with in Redis. */
  readonly queuePrefix: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** The page with the mail of a demonstration. */
  readonly inboxUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** The address that letters print, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDirectory: string;
  readonly nikKey: string;
  readonly indexKey: string;
  readonly sessionKey: string;
  /** Seconds between signing one letter, or a batch, and its release. */
  readonly holdSeconds: number;
  readonly batchHoldSeconds: number;
  readonly logLevel: string;
  readonly trustedProxies: number;
  /** How one process works on a matching; what each setting means stands with `ChunkOptions` and `ContextOptions`. */
  readonly matching: { readonly threads: number; readonly chunkPairs: number; readonly helpAfterSeconds: number; readonly shards: readonly string[] };
}

/** A variable is missing or wrong; the message names it and says how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Secrets may come from files, as orchestrators mount them: `PATUH_NIK_KEY_FILE` and so on. */
function withSecretFiles(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = { ...env };
  for (const [name, file] of Object.entries(env)) {
    if (name.endsWith('_FILE') && file !== undefined && existsSync(file)) {
      result[name.slice(0, -'_FILE'.length)] = readFileSync(file, 'utf8').trim();
    }
  }
  return result;
}

/** Secrets that `npm start` made on its first run, beside the embedded database. */
function storedSecrets(dataDirectory: string): Record<string, string> {
  const file = path.join(dataDirectory, 'secrets.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

function secretsOf(env: z.infer<typeof Environment>, dataDirectory: string) {
  const stored = storedSecrets(dataDirectory);
  const secret = (name: 'PATUH_NIK_KEY' | 'PATUH_INDEX_KEY' | 'PATUH_SESSION_KEY') => {
    const value = env[name] ?? stored[name];
    if (value !== undefined && value !== DEMO_SECRET) return value;
    if (env.NODE_ENV === 'production') {
      throw new ConfigError(`${name} belum diatur. Isi dengan 64 digit heksadesimal, misalnya dari "openssl rand -hex 32".`);
    }
    return DEMO_SECRET.replaceAll(/[^0-9]/g, 'a');
  };
  return { nikKey: secret('PATUH_NIK_KEY'), indexKey: secret('PATUH_INDEX_KEY'), sessionKey: secret('PATUH_SESSION_KEY') };
}

/** In a cluster the keys of a queue must lie in one slot, which braces around the prefix bring about. */
function queuePrefixOf({ REDIS_URL, QUEUE_PREFIX }: z.infer<typeof Environment>): string {
  const cluster = REDIS_URL?.includes(',') === true;
  if (cluster && QUEUE_PREFIX !== undefined && !/\{.+\}/.test(QUEUE_PREFIX)) {
    throw new ConfigError('QUEUE_PREFIX untuk Redis Cluster harus memakai kurung kurawal, misalnya {patuh}.');
  }
  return QUEUE_PREFIX ?? (cluster ? '{patuh}' : 'bull');
}

/**
 * The whole configuration, parsed once. Everything has a default for a demonstration; production must
 * name its secrets.
 *
 * @throws ConfigError naming the variable that is wrong.
 */
export function readConfig(source: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(withSecretFiles(source));
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    throw new ConfigError(`Konfigurasi ${String(first?.path.join('.'))} salah: ${first?.message ?? ''}.`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const demo = !production && env.PATUH_DEMO === '1';
  const dataDirectory = path.resolve(env.PATUH_DATA);
  mkdirSync(dataDirectory, { recursive: true });
  return {
    production,
    demo,
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
    redisUrl: env.REDIS_URL,
    queuePrefix: queuePrefixOf(env),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    inboxUrl: env.PATUH_INBOX_URL,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${env.PORT}`).replace(/\/$/, ''),
    dataDirectory,
    ...secretsOf(env, dataDirectory),
    holdSeconds: env.PATUH_HOLD_SECONDS,
    batchHoldSeconds: env.PATUH_BATCH_HOLD_SECONDS,
    logLevel: env.PATUH_LOG,
    trustedProxies: env.PATUH_TRUSTED_PROXIES,
    matching: {
      threads: env.MATCH_THREADS,
      chunkPairs: env.MATCH_CHUNK_PAIRS,
      helpAfterSeconds: env.MATCH_HELP_SECONDS,
      shards: env.SHARD_URLS.split(',').map((url) => url.trim()).filter((url) => url !== ''),
    },
  };
}
