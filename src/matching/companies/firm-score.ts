import type { FirmProfile } from './firm-profile.ts';
import type { FirmWords } from './firm-name.ts';
import { firmNameBits } from './firm-name.ts';

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
const SAME_NUMBER = 18;
const NUMBER_SLIP = 9;
const OTHER_NUMBER = -8;

/** Evidence of two firm records; `shared` is null when it is not known or when both are of one file. */
export function compareFirms(
  a: FirmProfile,
  b: FirmProfile,
  words: FirmWords,
  shared: SharedWorkers | null,
): FirmEvidence {
  const branch = a.isBranch !== b.isBranch;
  return {
    nib: numberBits(a.nib, b.nib),
    npwp: numberBits(a.npwpRoot, b.npwpRoot),
    name: firmNameBits(a, b, words),
    place: placeBits(a, b, branch),
    address: addressBits(a.address, b.address),
    workers: shared === null ? 0 : workerBits(shared),
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

function placeBits(a: FirmProfile, b: FirmProfile, branch: boolean): number {
  if (a.place === '' || b.place === '') return 0;
  if (a.place === b.place) return 3;
  if (a.placeName === b.placeName) return 1;
  return branch ? -1 : -3;
}

function addressBits(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 8;
  return a.replace(/[ 0-9]+$/, '') === b.replace(/[ 0-9]+$/, '') ? 2 : -1;
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
