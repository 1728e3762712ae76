import { isBlank, isScientific, readWritten } from './written.ts';

/** A business number of 13 digits (PP 24/2018 art 24-25), as text. */
export interface Nib {
  readonly digits: string;
  /** `padded`: zeros that a spreadsheet had dropped were put back in front. */
  readonly state: 'ok' | 'padded' | 'missing' | 'damaged';
}

/** Reads a business number. Ten to twelve digits are taken as thirteen without their leading zeros. */
export function parseNib(raw: string): Nib {
  const { text } = readWritten(raw);
  if (isBlank(text)) return { digits: '', state: 'missing' };
  const whole = !isScientific(text) && /^\d+$/.test(text);
  if (whole && text.length === 13) return { digits: text, state: 'ok' };
  if (whole && text.length >= 10 && text.length < 13) return { digits: text.padStart(13, '0'), state: 'padded' };
  return { digits: text.replace(/\D/g, ''), state: 'damaged' };
}
