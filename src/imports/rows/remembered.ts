import type { FieldReader } from './fields.ts';

/** Longer cells seldom come again, and would keep the text of their file in memory. */
const LONGEST = 12;
/** More than all ways to write the codes of a file; few enough to be found again at once. */
const MOST = 1 << 9;

/**
 * Reads each clean cell once: codes come again and again in a file of millions of rows.
 * A cell with a remark is read anew every time, as its remark is made anew.
 *
 * @param read its result depends on nothing but the cell.
 */
export function remembered(read: FieldReader): FieldReader {
  const clean = new Map<string, string | null>();
  return (raw, note) => {
    if (raw.length > LONGEST) return read(raw, note);
    const known = clean.get(raw);
    if (known !== undefined) return known;
    let remarks = 0;
    const value = read(raw, (code) => {
      remarks += 1;
      note(code);
    });
    if (remarks === 0 && clean.size < MOST) clean.set(raw, value);
    return value;
  };
}
