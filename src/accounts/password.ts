import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id: 19 MiB of memory, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nothing anybody knows, so that an unknown account takes as long as a known one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$9J4tQqf36h0CjQFn1GyLRw$B7i4SKK4IHmG3q51B0ob5mtXSwdtzJThad+fMB/vcwA';

const SHORTEST = 12;
const LONGEST = 128;

/** Words that guessers try first, here and in this trade. */
const OBVIOUS = [
  'password',
  'katasandi',
  'sandi123',
  'qwerty',
  '123456',
  'indonesia',
  'bismillah',
  'rahasia',
  'admin',
  'bpjs',
  'disnaker',
  'jkn',
  'patuh',
  'kesehatan',
  'abcdef',
];

/** Letters and digits that nobody mistakes for each other when reading aloud. */
const CLEAR_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The hash to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Is this the password? A missing hash costs the same time and is never right. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? NOBODY, password.slice(0, LONGEST)).catch(() => false);
  return right && stored !== null;
}

/** Why a new password is not accepted, as a sentence; null when it is. */
export function passwordWeakness(password: string, about: readonly string[]): string | null {
  if (password.length < SHORTEST) return 'Kata sandi harus paling sedikit 12 karakter';
  if (password.length > LONGEST) return 'Kata sandi harus paling banyak 128 karakter';
  const plain = password.toLowerCase();
  const own = about
    .flatMap((words) => words.toLowerCase().split(/[^a-z0-9]+/))
    .filter((word) => word.length >= 4);
  const rest = [...OBVIOUS, ...own].reduce((left, word) => left.replaceAll(word, ''), plain);
  if (new Set(rest).size < 6)
    return 'Kata sandi terlalu mudah ditebak. Pakai beberapa kata yang tidak berhubungan';
  return null;
}

/** A first password for somebody new: 20 letters in four groups, about 99 bits. */
export function newPassword(): string {
  const letter = () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)] ?? '';
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, letter).join('')).join('-');
}
