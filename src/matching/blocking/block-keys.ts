import { isSound } from '../compare/nik.ts';
import { mix } from '../hash.ts';
import { NIK_FULL } from '../person-table.ts';
import { sharedBytes, sharedInts, sharedUints } from '../shared-arrays.ts';
import { PARTS, readParts } from './row-parts.ts';
import type { KeySource } from './row-parts.ts';
import { BLOCKING_RULES } from './rules.ts';

/** Keys of one row under all rules stand together. */
export const STRIDE = BLOCKING_RULES.length;
/** Rules that meet settled rows stand first. */
const STRICT = BLOCKING_RULES.filter((rule) => rule.meetsSettled).length;
const RULE_PARTS = BLOCKING_RULES.map((rule) => rule.parts);

/** Flags of a row: the exact join did not settle it; its pairs must be compared in this run; its NIK is true to its record. */
export const OPEN = 1;
export const FRESH = 2;
export const TRUSTED = 4;

/** Rows of one side before blocking. */
export interface BlockSide {
  readonly source: KeySource;
  /** 1 for rows that the exact join did not settle. */
  readonly open: Uint8Array;
  /** 1 for rows whose pairs are not known from the run before; null when none are. */
  readonly fresh: Uint8Array | null;
}

/** The rows of one side that may meet another row, with their keys. */
export interface KeyedRows {
  /** Row numbers, ascending; below, a row is known by its place here. */
  readonly rows: Int32Array;
  /** OPEN, FRESH and TRUSTED; a pair is compared when its rows have the first two between them. */
  readonly flags: Uint8Array;
  /** Keys of all rules, row by row, 0 = none. */
  readonly keys: Uint32Array;
}

/**
 * Gives keys to both sides. An open row has a key under every rule that its data allow, a settled row of the strict
 * rules only. Keys that no partner worth comparing has are dropped, and rows without keys: most settled rows of a full
 * run, and most rows of a delta.
 */
export function keyRows(left: BlockSide, right: BlockSide): { left: KeyedRows; right: KeyedRows } {
  const leftPartners = partnersAmong(left);
  const rightPartners = partnersAmong(right);
  return { left: keySide(left, [rightPartners, leftPartners]), right: keySide(right, [leftPartners]) };
}

/** The key that some parts make; 0 when one is missing. */
export function keyOf(wanted: readonly number[], parts: Uint32Array): number {
  let key = wanted.length;
  for (let at = 0; at < wanted.length; at += 1) {
    const part = parts[wanted[at] ?? 0] ?? 0;
    if (part === 0) return 0;
    key = mix(key, part);
  }
  return key;
}

/** Keys of the rows of one side that a row of either kind would be compared with. */
interface Partners {
  readonly ofOpen: KeyTable;
  readonly ofSettled: KeyTable;
}

function partnersAmong(side: BlockSide): Partners {
  const { open, fresh } = side;
  const ofSettled = new KeyTable(side, STRICT, (row) => open[row] === 1 && fresh?.[row] !== 0);
  return {
    ofSettled,
    ofOpen: fresh === null ? ofSettled : new KeyTable(side, STRIDE, (row) => fresh[row] === 1),
  };
}

function keySide({ source, open, fresh }: BlockSide, partners: readonly Partners[]): KeyedRows {
  const parts = new Uint32Array(PARTS);
  const room = new KeyRoom(open.length);
  const ofOpen = partners.map((one) => one.ofOpen);
  const ofSettled = partners.map((one) => one.ofSettled);
  for (let row = 0; row < open.length; row += 1) {
    const isOpen = open[row] === 1;
    const isFresh = fresh === null || fresh[row] === 1;
    const isFree = fresh === null ? isOpen : isFresh;
    const wanted = isOpen ? ofOpen : ofSettled;
    readParts(source, row, parts);
    const rules = isOpen ? STRIDE : STRICT;
    for (let rule = 0; rule < rules; rule += 1) {
      const key = keyOf(RULE_PARTS[rule] ?? [], parts);
      if (key !== 0 && (isFree || isAmong(wanted, rule, key))) room.set(rule, key);
    }
    const isTrusted = source.table.nikForm[row] === NIK_FULL && isSound(source.table, row);
    room.close(row, (isOpen ? OPEN : 0) | (isFresh ? FRESH : 0) | (isTrusted ? TRUSTED : 0));
  }
  return room.keyed();
}

function isAmong(tables: readonly KeyTable[], rule: number, key: number): boolean {
  for (const table of tables) if (table.has(rule, key)) return true;
  return false;
}

/** Which keys some rows of a side have, rule by rule. */
class KeyTable {
  readonly #tables: readonly Uint8Array[];
  /** Keys of one place are not told apart: that keeps a row that need not be kept, no more. */
  readonly #shift: number;

  constructor({ source, open }: BlockSide, rules: number, isIn: (row: number) => boolean) {
    const bits = Math.min(23, Math.max(12, Math.ceil(Math.log2(open.length + 1)) + 3));
    this.#shift = 32 - bits;
    this.#tables = Array.from({ length: rules }, () => new Uint8Array(1 << (bits - 3)));
    const parts = new Uint32Array(PARTS);
    for (let row = 0; row < open.length; row += 1) {
      if (!isIn(row)) continue;
      readParts(source, row, parts);
      const most = open[row] === 1 ? rules : STRICT;
      for (let rule = 0; rule < most; rule += 1) this.#add(rule, keyOf(RULE_PARTS[rule] ?? [], parts));
    }
  }

  has(rule: number, key: number): boolean {
    const place = key >>> this.#shift;
    return ((this.#tables[rule]?.[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  #add(rule: number, key: number): void {
    const table = this.#tables[rule];
    if (key === 0 || table === undefined) return;
    const place = key >>> this.#shift;
    table[place >> 3] = (table[place >> 3] ?? 0) | (1 << (place & 7));
  }
}

/** Collects the keys of row after row. */
class KeyRoom {
  #keys: Uint32Array;
  #size = 0;
  #hasKey = false;
  readonly #rows: Int32Array;
  readonly #flags: Uint8Array;

  constructor(rows: number) {
    this.#keys = new Uint32Array(Math.max(16, Math.ceil(rows / 3)) * STRIDE);
    this.#rows = new Int32Array(rows);
    this.#flags = new Uint8Array(rows);
  }

  set(rule: number, key: number): void {
    const at = this.#size * STRIDE + rule;
    if (at >= this.#keys.length) {
      const longer = new Uint32Array(this.#keys.length * 2);
      longer.set(this.#keys);
      this.#keys = longer;
    }
    this.#keys[at] = key;
    this.#hasKey = true;
  }

  /** Ends a row; one without any key is forgotten. */
  close(row: number, flags: number): void {
    if (!this.#hasKey) return;
    this.#rows[this.#size] = row;
    this.#flags[this.#size] = flags;
    this.#size += 1;
    this.#hasKey = false;
  }

  keyed(): KeyedRows {
    const size = this.#size;
    const rows = sharedInts(size);
    const flags = sharedBytes(size);
    const keys = sharedUints(size * STRIDE);
    rows.set(this.#rows.subarray(0, size));
    flags.set(this.#flags.subarray(0, size));
    keys.set(this.#keys.subarray(0, size * STRIDE));
    return { rows, flags, keys };
  }
}
