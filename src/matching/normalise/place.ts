const KIND = /^(KABUPATEN|KAB|KOTAMADYA|KODYA|KOTA ADMINISTRASI|KOTA ADM|KOTA)\b\.?\s*/;

/** A regency or city without its kind: "Kab. Bekasi" → "BEKASI". Empty for null. */
export function placeName(raw: string | null): string {
  return clean(raw).replace(KIND, '');
}

/** A regency or city with its kind in one letter, because Kota Bekasi is not Kab. Bekasi: "B BEKASI", "K BEKASI". */
export function placeKey(raw: string | null): string {
  const text = clean(raw);
  if (text === '') return '';
  const name = text.replace(KIND, '');
  return `${/^KAB/.test(text) ? 'B' : /^K/.test(text) && name !== text ? 'K' : '-'} ${name}`;
}

/** An address with its usual abbreviations written alike: "Jl. Raya Serang No. 8" → "RAYA SERANG 8". */
export function addressKey(raw: string | null): string {
  return clean(raw)
    .replace(/\b(JALAN|JLN|JL|NOMOR|NO|NMR|KAWASAN INDUSTRI|KAW IND)\b/g, ' ')
    .replace(/\bGG\b/g, 'GANG')
    .replace(/\s+/g, ' ')
    .trim();
}

function clean(raw: string | null): string {
  return (raw ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}
