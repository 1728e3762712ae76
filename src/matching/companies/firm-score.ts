import type { FirmProfile } from './firm-profile.ts';
import { firmNameBits } from './firm-name.ts';
import type { FirmWords } from './firm-words.ts';

/** What speaks for and against two records being one employer, in bits. */
export interface FirmEvidence {
  readonly nib: number;
  readonly npwp: number;
  readonly name: number;
  readonly place: number;
  readonly address: number;
  readonly workers: number;
}

/** Shared workers of a company and an employer. */
export interface SharedWorkers {
  /** Workers of the company found under this employer. */
  readonly votes: number;
  /** Workers of the company found under any employer. */
  readonly placed: number;
  /** Share of all members that stand under this employer. */
  readonly share: number;
}

/** Most that shared workers can say. */
const MOST_WORKER_BITS = 20;
/** What two numbers say: the same, but for a slip of the writer, or not at all. */
export const SAME_NUMBER = 18;
export const NUMBER_SLIP = 9;
export const OTHER_NUMBER = -8;

/** Evidence of two firm records, shared workers left out. */
export function compareFirms(a: FirmProfile, b: FirmProfile, words: FirmWords): FirmEvidence {
  return {
    nib: numberBits(a.nib, b.nib),
    npwp: numberBits(a.npwpRoot, b.npwpRoot),
    name: firmNameBits(a, b, words),
    place: firmPlaceBits(a, b),
    address: firmAddressBits(a, b),
    workers: 0,
  };
}

/** Sum of the evidence. */
export function totalBits(evidence: FirmEvidence): number {
  return evidence.nib + evidence.npwp + evidence.name + evidence.place + evidence.address + evidence.workers;
}

function numberBits(a: string, b: string): number {
  if (a === '' || b === '' || a.length !== b.length) return 0;
  if (a === b) return SAME_NUMBER;
  return isNumberSlip(a, b) ? NUMBER_SLIP : OTHER_NUMBER;
}

/** One digit mistyped, or two neighbouring digits turned. */
function isNumberSlip(a: string, b: string): boolean {
  let apart = 0;
  for (let at = 0; at < a.length && apart < 3; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) apart += 1;
  if (apart === 1) return true;
  if (apart !== 2) return false;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at);
}

function firmPlaceBits(a: FirmProfile, b: FirmProfile): number {
  if (a.place === '' || b.place === '') return 0;
  return placeBits(a.place === b.place, a.placeName === b.placeName, a.isBranch !== b.isBranch);
}

/** What two known places say; that a branch stands elsewhere than its head office says little. */
export function placeBits(isSame: boolean, isSameName: boolean, isOneBranch: boolean): number {
  if (isSame) return 3;
  if (isSameName) return 1;
  return isOneBranch ? -1 : -3;
}

function firmAddressBits(a: FirmProfile, b: FirmProfile): number {
  if (a.address === '' || b.address === '') return 0;
  return addressBits(a.address === b.address, a.street === b.street);
}

/** What two known addresses say. */
export function addressBits(isSame: boolean, isSameStreet: boolean): number {
  if (isSame) return 8;
  return isSameStreet ? 2 : -1;
}

/**
 * Shared workers. Some workers of any firm stand under another employer, mostly a large one, so a single vote says
 * little; half of many workers is the strongest evidence there is. None of many is evidence against.
 */
export function workerBits(shared: SharedWorkers): number {
  const { votes, placed, share } = shared;
  if (votes === 0) return placed >= 8 ? -7 : placed >= 3 ? -4 : placed >= 1 ? -1.5 : 0;
  const part = votes / placed;
  if (part < 0.15 && placed >= 8) return -5;
  if (part < 0.3 && placed >= 4) return 0;
  const surprise = Math.min(6, Math.max(0.5, Math.log2(0.8 / Math.max(share, 1e-6))));
  return Math.min(MOST_WORKER_BITS, surprise * Math.min(votes, 8) * Math.min(1, part + 0.2));
}
