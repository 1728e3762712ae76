/** Titles that stand before a name; a single letter counts only with its dot or in first place. */
const BEFORE = new Set(
  (
    'H HJ HAJI HAJJAH KH KHJ DRS DRA IR DR DRG DRH PROF R RA RR RD RADEN NY NYI TN SDR SDRI SDRA BPK BAPAK IBU ' +
    'ALM ALMH UST USTAD USTADZ USTADZAH LETKOL MAYOR KAPTEN KOL SERSAN TGK NN'
  ).split(' '),
);

/** Degrees that stand after a name, written without dots. */
const AFTER = new Set(
  (
    'SE ST SH SPD SPDI SPDSD SPDAUD SKOM SSOS SSOSI SAG AMD AMDKEB AMDKEP AMDKOM AMK AMKEB SKEP SKEB NERS NS APT SIP SKM ' +
    'SPT SP STP SFARM SPSI SHUT SPI SST SSTP SSI SIKOM SAP SAB SAK SAKT SMN SHI SEI SSY SPSIK SPAR SSN SS SGZ SKED SKG SKH SFIL ' +
    'STR STRKEB STRKES MM MSI MPD MPDI MKES MH MT MKN MA MAG MAP MAK MKOM MSC MHUM MBA MIKOM MSM MENG MFARM MPSI MSOS ' +
    'LC BA BSC BBA PHD AK CA CPA SPOG SPA SPPD SPB SPM'
  ).split(' '),
);

/** Words of descent: they say whose child, not who. */
const DESCENT = new Set(['BIN', 'BINTI', 'BT', 'BTE']);
const PLAIN = /^[A-Z ]+$/;

/** What a word may be beside a name, as bits. */
export const TITLE_BEFORE = 1;
export const TITLE_AFTER = 2;
export const WORD_OF_DESCENT = 4;

/** Whether a word can stand before or after a name as a title, or say whose child somebody is. */
export function titleKind(word: string): number {
  return (
    (BEFORE.has(word) ? TITLE_BEFORE : 0) |
    (AFTER.has(word) ? TITLE_AFTER : 0) |
    (DESCENT.has(word) ? WORD_OF_DESCENT : 0)
  );
}

/** The words of a person's name in capitals, without titles, degrees and signs. Never empty for a name with letters. */
export function personNameTokens(raw: string): string[] {
  const upper = raw.toUpperCase();
  const words = PLAIN.test(upper) ? split(upper) : readMarked(upper);
  const withoutTitles = stripTitles(words);
  const kept = withoutTitles.filter((word) => !DESCENT.has(word));
  return kept.length > 0 ? kept : withoutTitles;
}

function split(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** A name with dots, commas or other signs: words like "S.PD.I" become one degree, "M.ILHAM" two words. */
function readMarked(upper: string): string[] {
  const ascii = upper.normalize('NFD').replace(/[\u0300-\u036f'’`"]/g, '');
  const comma = ascii.indexOf(',');
  const words = readWords(comma > 0 ? ascii.slice(0, comma) : ascii.replaceAll(',', ' '));
  if (comma > 0)
    words.push(...readWords(ascii.slice(comma + 1).replaceAll(',', ' ')).filter((word) => !AFTER.has(word)));
  return words;
}

function readWords(text: string): string[] {
  const words: string[] = [];
  for (const piece of text.split(/[^A-Z.]+/)) {
    const joined = piece.replaceAll('.', '');
    if (joined === '') continue;
    if (joined.length > 1 && (AFTER.has(joined) || BEFORE.has(joined))) words.push(joined);
    else words.push(...piece.split('.').filter((part) => part !== ''));
  }
  return words;
}

function stripTitles(words: readonly string[]): string[] {
  let from = 0;
  let to = words.length;
  while (to - from > 1 && BEFORE.has(words[from] ?? '')) from += 1;
  while (to - from > 1 && AFTER.has(words[to - 1] ?? '')) to -= 1;
  return words.slice(from, to);
}
