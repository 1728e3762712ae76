import { isBlank, isScientific, readWritten } from './written.ts';

/** A number that identifies a row in somebody else's system. */
export interface Key {
  /** The number as text; empty when it cannot be used. */
  readonly text: string;
  readonly state: 'ok' | 'padded' | 'missing' | 'damaged' | 'odd';
}

/** Letters and digits as they are typed: nothing around them to be taken away. */
const PLAIN = /^[0-9A-Za-z]+(?:[-./_][0-9A-Za-z]+)*$/;
const MISSING: Key = { text: '', state: 'missing' };

function fixedLength(raw: string, length: number, shortest: number): Key {
  const { text } = readWritten(raw);
  if (isBlank(text)) return MISSING;
  if (isScientific(text)) return { text: '', state: 'damaged' };
  if (!/^\d+$/.test(text)) return { text, state: 'odd' };
  if (text.length >= shortest && text.length < length) return { text: text.padStart(length, '0'), state: 'padded' };
  return { text, state: text.length === length ? 'ok' : 'odd' };
}

/** The number of a health insurance card: 13 digits, usually beginning with zeros that spreadsheets drop. */
export function parseCardNumber(raw: string): Key {
  return fixedLength(raw, 13, 6);
}

/** The insurer's number of an employer (kode badan usaha): 8 digits, kept as it is when it has another form. */
export function parseEmployerCode(raw: string): Key {
  return fixedLength(raw, 8, 4);
}

/** A key that a register chose freely: kept as it stands, without the marks that spreadsheets add. */
export function parseRegisterKey(raw: string): Key {
  const text = PLAIN.test(raw) ? raw : raw.normalize('NFKC').replace(/^['`´‘’\s]+/, '').trim();
  if (text === '' || text === '-') return MISSING;
  return isScientific(text) ? { text: '', state: 'damaged' } : { text, state: 'ok' };
}
