import { isBlank, isScientific, readWritten } from './written.ts';

/** A tax number in any of its written forms (PMK 112/2022, PMK 136/2023). */
export interface Npwp {
  /**
   * `npwp15` old form; `npwp16` the same with a leading zero; `nik` a person whose tax number is the NIK;
   * `nitku` 22 digits of a place of business; `missing`; `damaged` anything else.
   */
  readonly kind: 'npwp15' | 'npwp16' | 'nik' | 'nitku' | 'missing' | 'damaged';
  /** The digits as they should be kept: 16 for whole numbers, what was read for damaged ones. */
  readonly digits: string;
  /** The nine digits of the taxpayer, shared by head office and branches; null when unknown. */
  readonly root: string | null;
  /** The last three digits of the old form (`000` head office), or the six of a place of business; null when unknown. */
  readonly branch: string | null;
  /** A leading zero was missing and has been put back. */
  readonly padded: boolean;
}

const MISSING: Npwp = { kind: 'missing', digits: '', root: null, branch: null, padded: false };

function fromFifteen(fifteen: string, kind: 'npwp15' | 'npwp16', padded: boolean): Npwp {
  if (isBlank(fifteen.slice(0, 9))) return MISSING;
  return { kind, digits: `0${fifteen}`, root: fifteen.slice(0, 9), branch: fifteen.slice(12), padded };
}

/** Reads a tax number: 15 digits with or without dots, 16 digits, 22 digits, or 14 where a zero was lost. */
export function parseNpwp(raw: string): Npwp {
  const { text } = readWritten(raw);
  if (isBlank(text)) return MISSING;
  const damaged: Npwp = { kind: 'damaged', digits: text.replace(/\D/g, ''), root: null, branch: null, padded: false };
  if (isScientific(text) || !/^\d+$/.test(text)) return damaged;
  if (text.length === 14) return fromFifteen(`0${text}`, 'npwp15', true);
  if (text.length === 15) return fromFifteen(text, 'npwp15', false);
  if (text.length === 16) {
    return text.startsWith('0')
      ? fromFifteen(text.slice(1), 'npwp16', false)
      : { kind: 'nik', digits: text, root: null, branch: null, padded: false };
  }
  if (text.length === 22) {
    const company = text.startsWith('0');
    return { kind: 'nitku', digits: text.slice(0, 16), root: company ? text.slice(1, 10) : null, branch: text.slice(16), padded: false };
  }
  return damaged;
}
