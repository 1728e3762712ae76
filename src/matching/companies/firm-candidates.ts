import { skeletonOf } from '../normalise/sound.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmWords } from './firm-name.ts';

/** More firms than this under one key are too many to compare; a finer key finds them. */
const BLOCK_LIMIT = 60;

/** The keys under which a firm can meet another: numbers, joined core, rare words, first and last sound with the place. */
export function firmKeys(firm: FirmProfile, words: FirmWords): string[] {
  const keys: string[] = [];
  if (firm.nib !== '') keys.push(`n${firm.nib}`, `h${firm.nib.slice(0, 8)}`, `t${firm.nib.slice(5)}`);
  if (firm.npwpRoot !== '') keys.push(`p${firm.npwpRoot}`, `r${firm.npwpRoot.slice(0, 6)}`);
  if (firm.core.length === 0) return keys;
  const sounds = firm.core.map((word) => words.soundOf(word));
  keys.push(`j${sounds.join('')}`, `b${sounds.map(skeletonOf).sort().join(' ')}`);
  for (const word of firm.core) if (words.count(word) <= BLOCK_LIMIT) keys.push(`w${words.soundOf(word)}`);
  keys.push(
    `f${skeletonOf(sounds[0] ?? '')} ${firm.place}`,
    `l${skeletonOf(sounds.at(-1) ?? '')} ${firm.place}`,
  );
  if (firm.core.length > 1) keys.push(`2${sounds.slice(0, 2).map(skeletonOf).join(' ')}`);
  if (firm.address !== '') keys.push(`a${firm.address} ${firm.place}`);
  return keys;
}

/** For each company the employers worth comparing: those that share a key. Ascending, without repeats. */
export function firmCandidates(
  companies: readonly FirmProfile[],
  employers: readonly FirmProfile[],
  words: FirmWords,
): number[][] {
  const blocks = new Map<string, number[]>();
  for (const [at, employer] of employers.entries()) {
    for (const key of firmKeys(employer, words)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  }
  return companies.map((company) => {
    const found = new Set<number>();
    for (const key of firmKeys(company, words)) {
      const block = blocks.get(key);
      if (block !== undefined && block.length <= BLOCK_LIMIT)
        for (const employer of block) found.add(employer);
    }
    return [...found].sort((a, b) => a - b);
  });
}
