import {
  DAY,
  DAY_AND_MONTH,
  EMPLOYER,
  FIRST_LETTERS,
  FIRST_SOUND,
  JOINED,
  LAST_SOUND,
  NIK_END,
  NIK_ENDS,
  NIK_REGION,
  NIK_START,
  RECORDED_DAY,
  SEX,
  WHOLE_NAME,
  YEAR,
} from './row-parts.ts';

/** One reason to compare two rows: equal parts. A row that lacks a part has no key under the rule. */
export interface BlockingRule {
  readonly name: string;
  readonly parts: readonly number[];
  /** Further parts that split a block that would bring too many pairs, one after the other. */
  readonly split: readonly number[];
  /** Whether it mostly repeats what an earlier rule says: as a second rule it then weighs little. */
  readonly isEcho: boolean;
  /** Whether neighbours have its parts in common: between two NIKs true to their records it is then no reason by itself. */
  readonly isOfNeighbours: boolean;
  /** Whether a row that the exact join settled may be met too. A strict rule can afford it; a loose one compares open rows only. */
  readonly meetsSettled: boolean;
}

/** The rule of the exact join, which is a join of its own and not a block. */
export const EXACT_RULE = 'NIK sama';

/**
 * Many strict rules rather than a few loose ones, the strict ones first. A pair belongs to the first rule that finds it.
 * All are for the residue: the pairs that the exact join did not bring, of which at least one row is unsettled.
 */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  strict('NIK 10 digit akhir dan bunyi nama', [NIK_END, FIRST_SOUND], [SEX, NIK_REGION]),
  strict('tanggal lahir dan bunyi nama depan', [DAY, FIRST_SOUND], [SEX, LAST_SOUND, NIK_REGION]),
  strict('tanggal lahir dan bunyi nama akhir', [DAY, LAST_SOUND], [SEX, NIK_REGION, EMPLOYER]),
  strict('tanggal lahir dan nama tergabung', [DAY, JOINED], [SEX, NIK_REGION]),
  strict('seluruh nama, hari dan bulan', [WHOLE_NAME, DAY_AND_MONTH], [SEX, NIK_REGION, EMPLOYER]),
  { ...loose('NIK 12 digit awal', [NIK_START], [FIRST_SOUND]), isOfNeighbours: true },
  echo(loose('tanggal lahir dan dua huruf awal', [DAY, FIRST_LETTERS], [SEX, NIK_REGION, EMPLOYER])),
  loose('seluruh nama dan tahun lahir', [WHOLE_NAME, YEAR], [SEX, NIK_REGION, EMPLOYER]),
  loose('seluruh nama dan wilayah NIK', [WHOLE_NAME, NIK_REGION], [SEX, YEAR, EMPLOYER]),
  loose('NIK 6 digit awal, 4 digit akhir, bunyi nama dan tahun', [NIK_ENDS, FIRST_SOUND, YEAR], [SEX]),
  loose('pemberi kerja dan seluruh nama', [EMPLOYER, WHOLE_NAME], [SEX, YEAR]),
  echo(loose('pemberi kerja dan nama tergabung', [EMPLOYER, JOINED], [SEX, YEAR])),
  loose('pemberi kerja dan tanggal lahir', [EMPLOYER, RECORDED_DAY], [SEX, FIRST_LETTERS]),
  loose('pemberi kerja, tahun dan bunyi nama', [EMPLOYER, FIRST_SOUND, YEAR], [SEX, LAST_SOUND]),
  loose(
    'pemberi kerja, hari, bulan dan dua huruf awal',
    [EMPLOYER, DAY_AND_MONTH, FIRST_LETTERS],
    [SEX, YEAR],
  ),
];

function strict(name: string, parts: readonly number[], split: readonly number[]): BlockingRule {
  return { name, parts, split, isEcho: false, isOfNeighbours: false, meetsSettled: true };
}

function loose(name: string, parts: readonly number[], split: readonly number[]): BlockingRule {
  return { name, parts, split, isEcho: false, isOfNeighbours: false, meetsSettled: false };
}

function echo(rule: BlockingRule): BlockingRule {
  return { ...rule, isEcho: true };
}
