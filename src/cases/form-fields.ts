import { z } from 'zod';
import { Conflict, type Refusal } from '../errors.ts';
import { parseLocalDate, type LocalDate } from '../law/calendar.ts';
import { dayFromParts } from '../web/forms.ts';

/** The version that the page showed: whoever acts on an older one is told who was faster. */
export const version = z.coerce.number().int().min(1);

/** A refusal of the law becomes the page that says so. */
export function granted<T extends { readonly kind: string }>(outcome: T | Refusal): T {
  if (outcome.kind === 'refused') throw new Conflict((outcome as Refusal).reason, 'Buka lagi kasus ini untuk melihat langkah yang dapat diambil.');
  return outcome as T;
}

/** Three inputs of a day, as one real day. */
export function dayFields(name: string, missing: string) {
  const part = z.string().trim().catch('');
  return z
    .object({ [`${name}-day`]: part, [`${name}-month`]: part, [`${name}-year`]: part })
    .transform((parts, context): LocalDate => {
      const iso = dayFromParts(parts[`${name}-day`] ?? '', parts[`${name}-month`] ?? '', parts[`${name}-year`] ?? '');
      if (iso !== null) return parseLocalDate(iso);
      context.addIssue({ code: 'custom', path: [name], message: missing });
      return z.NEVER;
    });
}
