import { hash } from 'node:crypto';
import { headingKey } from '../header-words.ts';
import { EDABU_TEMPLATES } from './edabu.ts';
import type { KnownTemplate } from './template.ts';

/** One text for lists of headings that say the same. */
export function headingsHash(headings: readonly string[]): string {
  return hash('sha256', headings.map(headingKey).join('\n'), 'hex').slice(0, 32);
}

/** Headings that forms also write in another way, without another meaning. */
function spellings(template: KnownTemplate): string[] {
  const numbered = template.headings.map((heading, index) => `${index + 1}. ${heading}`);
  const legends = template.headings.map((heading) => (heading === 'Kewarganegaraan' ? '1=WNI 2=WNA' : heading));
  return [template.headings, numbered, legends].map(headingsHash);
}

const BY_HASH = new Map(EDABU_TEMPLATES.flatMap((template) => spellings(template).map((key) => [key, template] as const)));
const BY_ID = new Map(EDABU_TEMPLATES.map((template) => [template.id, template]));

/** The form that these headings are of, or null. */
export function templateOf(headings: readonly string[]): KnownTemplate | null {
  return BY_HASH.get(headingsHash(headings)) ?? null;
}

/** The form of an id, or null. */
export function templateById(id: string | null): KnownTemplate | null {
  return id === null ? null : (BY_ID.get(id) ?? null);
}
