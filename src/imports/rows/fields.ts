import { isBlank, isScientific, readWritten } from '../../identifiers/written.ts';
import { parseCardNumber, parseEmployerCode, parseRegisterKey, type Key } from '../../identifiers/keys.ts';
import { parseNib } from '../../identifiers/nib.ts';
import { parseNpwp, type Npwp } from '../../identifiers/npwp.ts';
import type { FieldType } from '../file-kinds.ts';
import type { ProblemCode } from './problems.ts';

/** Says what is wrong with the value that is being read. */
export type Note = (code: ProblemCode) => void;

/** Turns the text of a cell into what is kept; null when nothing usable is there. */
export type FieldReader = (raw: string, note: Note) => string | null;

const HIDDEN = /[\u00a0\u200b-\u200f\u202f\u2060\ufeff]/g;
/** An apostrophe that spreadsheets, and our own report, put before text that looks like a formula. */
const GUARD = /^'(?=[=+\-@\t\r＝＋－＠'])/;

/** Text as people mean it: one space between words, none around, no hidden characters. */
export function cleanText(raw: string): string {
  // Most cells are clean already, and this runs for every one of them.
  if (/^[\w.,/()&-]+(?: [\w.,/()&-]+)*$/.test(raw)) return raw;
  return raw.normalize('NFC').replace(HIDDEN, ' ').replace(GUARD, '').replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim();
}

function words(raw: string, note: Note): string | null {
  const text = cleanText(raw);
  if (text === '' || text === '-') return null;
  if (text.includes('\ufffd')) note('text_damaged');
  return text.slice(0, 500);
}

function keyOf(parse: (raw: string) => Key): FieldReader {
  return (raw, note) => {
    const key = parse(raw);
    if (key.state === 'damaged') note('key_scientific');
    else if (key.state === 'padded') note('key_padded');
    else if (key.state === 'odd') note('key_odd');
    return key.text === '' ? null : key.text.slice(0, 100);
  };
}

function readNib(raw: string, note: Note): string | null {
  const nib = parseNib(raw);
  if (nib.state === 'padded') note('nib_padded');
  if (nib.state === 'damaged') note(isScientific(readWritten(raw).text) ? 'nib_scientific' : 'nib_damaged');
  return nib.state === 'ok' || nib.state === 'padded' ? nib.digits : null;
}

/** The last three digits of an old company number name the branch; 000 is the head office. */
const isBranch = ({ kind, branch }: Npwp) => (kind === 'npwp15' || kind === 'npwp16') && branch !== '000';

function readNpwp(raw: string, note: Note): string | null {
  const npwp = parseNpwp(raw);
  if (npwp.padded) note('npwp_padded');
  if (npwp.kind === 'damaged') note(isScientific(readWritten(raw).text) ? 'npwp_scientific' : 'npwp_damaged');
  if (isBranch(npwp)) note('npwp_branch');
  return npwp.kind === 'missing' || npwp.kind === 'damaged' ? null : npwp.digits;
}

function readSex(raw: string, note: Note): string | null {
  const text = raw.trim().toUpperCase().replace(/[^A-Z]/g, '');
  if (text === '' && isBlank(raw)) return null;
  if (text === 'L' || text === 'LAKILAKI' || text === 'LAKI' || text === 'PRIA' || text === 'LK') return 'L';
  if (text === 'P' || text === 'PEREMPUAN' || text === 'WANITA' || text === 'PR') return 'P';
  note('sex_unknown');
  return null;
}

/** Below this nobody is paid for a month; such a wage is written in thousands. */
const SMALLEST_WAGE = 100_000;
const LARGEST_WAGE = 100_000_000_000;
/** Digits of a wage that is neither too small nor too large. */
const PLAIN_WAGE = /^[1-9]\d{5,10}$/;

/** Whole rupiah from `4500000`, `4500000.00`, `Rp 4.500.000`, `4,500,000.00`; null when it is none of these. */
export function readMoney(raw: string): number | null {
  const text = raw.replace(HIDDEN, '').replace(/^'/, '').trim().replace(/^(?:Rp\.?|IDR)\s*/i, '').replace(/(?:,-|\.-)$/, '').replace(/\s/g, '');
  const whole = /^(\d+)(?:[.,]0{1,2})?$/.exec(text)?.[1];
  if (whole !== undefined) return Number.parseInt(whole, 10);
  const grouped = /^(\d{1,3}(?:\.\d{3})+)(?:,\d{1,2})?$/.exec(text)?.[1] ?? /^(\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/.exec(text)?.[1];
  return grouped === undefined ? null : Number.parseInt(grouped.replace(/[.,]/g, ''), 10);
}

function readWage(raw: string, note: Note): string | null {
  if (PLAIN_WAGE.test(raw)) return raw;
  if (isBlank(raw)) return null;
  const wage = readMoney(raw);
  if (wage === null || wage > LARGEST_WAGE) note('wage_unreadable');
  else if (wage < SMALLEST_WAGE) note('wage_thousands');
  else return String(wage);
  return null;
}

function readCount(raw: string, note: Note): string | null {
  if (raw.trim() === '' || raw.trim() === '-') return null;
  const count = readMoney(raw.replace(/\s*(?:orang|org|pekerja)\.?$/i, ''));
  if (count !== null && count < 10_000_000) return String(count);
  note('count_unreadable');
  return null;
}

function codeOf(codes: Readonly<Record<string, string>>, unknown: ProblemCode): FieldReader {
  return (raw, note) => {
    const text = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
    const code = Object.hasOwn(codes, text) ? codes[text] : undefined;
    if (code === undefined && !(text === '' && isBlank(raw))) note(unknown);
    return code ?? null;
  };
}

/**
 * Stands where a member's status or segment was not given in words that are known. It is no status: whoever
 * reads the row has to treat the person as doubtful.
 */
export const UNKNOWN_CODE = 'TIDAK_DIKENAL';

/** A code that must never be taken for a known one. */
function strictCodeOf(codes: Readonly<Record<string, string>>, unknown: ProblemCode): FieldReader {
  const read = codeOf(codes, unknown);
  return (raw, note) => {
    const strange: ProblemCode[] = [];
    const code = read(raw, (problem) => void strange.push(problem));
    strange.forEach(note);
    return strange.length > 0 ? UNKNOWN_CODE : code;
  };
}

const STATUSES = { AKTIF: 'AKTIF', NONAKTIF: 'NONAKTIF', TIDAKAKTIF: 'NONAKTIF', PENANGGUHAN: 'PENANGGUHAN', DITANGGUHKAN: 'PENANGGUHAN' };
const SEGMENTS = { PPU: 'PPU', PEKERJAPENERIMAUPAH: 'PPU', PBIAPBN: 'PBI APBN', PBIAPBD: 'PBI APBD', PBPU: 'PBPU', PEKERJABUKANPENERIMAUPAH: 'PBPU', BP: 'BP', BUKANPEKERJA: 'BP' };
const RELATIONS = { P: 'P', PESERTA: 'P', S: 'S', SUAMI: 'S', I: 'I', ISTRI: 'I', A: 'A', ANAK: 'A', T: 'T', TAMBAHAN: 'T' };

/** The readers of every type but NIK and date, which depend on the rest of the file. */
export const FIELD_READERS: Readonly<Record<Exclude<FieldType, 'nik' | 'date'>, FieldReader>> = {
  'register-key': keyOf(parseRegisterKey),
  card: keyOf(parseCardNumber),
  'employer-code': keyOf(parseEmployerCode),
  nib: readNib,
  npwp: readNpwp,
  name: words,
  text: words,
  sex: readSex,
  money: readWage,
  count: readCount,
  status: strictCodeOf(STATUSES, 'status_unknown'),
  segment: strictCodeOf(SEGMENTS, 'segment_unknown'),
  relation: codeOf(RELATIONS, 'relation_unknown'),
};
