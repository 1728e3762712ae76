import { z } from 'zod';

/** One thing wrong with a form: the field it belongs to (empty for the form as a whole) and what to do. */
export interface Problem {
  readonly field: string;
  readonly text: string;
}

/** A form as it was sent: every value is text, a repeated name is a list. */
export type FormValues = Readonly<Record<string, string | string[]>>;

/** The problems that a schema found, one a field, in the order of the form. */
export function problemsOf(error: z.ZodError): readonly Problem[] {
  const byField = new Map<string, string>();
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('-');
    if (!byField.has(field)) byField.set(field, issue.message);
  }
  return [...byField].map(([field, text]) => ({ field, text }));
}

/** Problems by field, as the form macros read them. */
export function errorsByField(problems: readonly Problem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(problems.map((problem) => [problem.field, problem.text]));
}

/** A list field (tick boxes, repeated inputs): absent, one or many values become a list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(item));
}

/** Required text: trimmed, not empty, not longer than `max` characters. */
export function text(missing: string, max = 200) {
  return z.string(missing).trim().min(1, missing).max(max, `Tulis paling banyak ${max} karakter`);
}

/** Optional text: trimmed; absent and empty are both `''`. */
export function optionalText(max = 200) {
  return z.string().trim().max(max, `Tulis paling banyak ${max} karakter`).default('');
}

/** One tick box: ticked or not. */
export const tickBox = z.preprocess((value) => value !== undefined && value !== '', z.boolean());

/**
 * A day from three inputs `name-day`, `name-month`, `name-year`, as `2026-04-06`. Use in a schema's
 * `.transform` with the three values; null when they make no real day.
 */
export function dayFromParts(day: string, month: string, year: string): string | null {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{4}$/.test(year.trim()))
    return null;
  const iso = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
