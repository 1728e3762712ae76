/** Parts of a format that are shown as they are, or say nothing of the value: texts, escapes, fillers, colours, currencies. */
const SHOWN_AS_IS = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/g;

/** Does a spreadsheet's number format show a day? `dd/mm/yyyy` and `mmm yy` do; `0.00`, `General` and `"hari" 0` do not. */
export function isDateFormat(code: string): boolean {
  const [positive = ''] = code.replace(SHOWN_AS_IS, '').split(';');
  return /[dy]|mmm/i.test(positive);
}
