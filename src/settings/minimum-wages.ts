import type { LegalSettings } from '../platform/legal-settings.ts';

type MinimumWages = LegalSettings['minimumWages'];

/** A table of minimum wages as typed, or the number of the first line that is not one. */
export type ReadMinimumWages = { readonly kind: 'read'; readonly wages: MinimumWages } | { readonly kind: 'refused'; readonly line: number };

const LINE = /^([^;]*);\s*(\d{4}-\d{2}-\d{2})\s*;\s*(?:Rp\s*)?([\d.]+)\s*;\s*(\S.{0,199})$/;

/** Reads lines "Kab. Bekasi; 2026-01-01; 5.558.515; nomor keputusan"; an empty regency stands for the rest of the province. */
export function readMinimumWages(text: string): ReadMinimumWages {
  const wages: MinimumWages = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, regency = '', from = '', digits = '', source = ''] = LINE.exec(line.trim()) ?? [];
    const wage = Number(digits.replaceAll('.', ''));
    if (source === '' || !isDay(from) || !Number.isSafeInteger(wage) || wage <= 0 || regency.trim().length > 80)
      return { kind: 'refused', line: at + 1 };
    wages.push({ regency: regency.trim(), from, wage, source: source.trim() });
  }
  return { kind: 'read', wages };
}

/** The same table as text for editing. */
export function writeMinimumWages(wages: MinimumWages): string {
  return wages.map(({ regency, from, wage, source }) => `${regency}; ${from}; ${wage}; ${source}`).join('\n');
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
