import type { Request } from 'express';
import { menuOf } from '../accounts/permissions.ts';
import { csrfField } from './csrf.ts';
import { translator } from './dictionary/index.ts';
import { takeNotice } from './flash.ts';
import { errorsByField, type FormValues, type Problem } from './forms.ts';
import { stateOf } from './request-state.ts';
import { IDLE_MINUTES } from './session.ts';

/** What a form that was refused brings back to its page. */
export interface RefusedForm {
  readonly values: FormValues;
  readonly problems: readonly Problem[];
}

const NO_FORM: RefusedForm = { values: {}, problems: [] };

function menuEntries(req: Request) {
  const { person, language } = stateOf(req);
  if (person === null) return [];
  const t = translator(language);
  return menuOf(person.actor.role).map(({ href, label }) => ({
    href,
    text: t(label),
    current: href === '/' ? req.path === '/' : req.path === href || req.path.startsWith(`${href}/`),
  }));
}

/**
 * What every page can use beside its own view model: `shell` for the layouts, `csrf()`, and the
 * `values`, `errors` and `problems` of a form that is shown again.
 */
export function pageView(req: Request, form: RefusedForm = NO_FORM): Record<string, unknown> {
  const { person, demo, language } = stateOf(req);
  const refused = form.problems.length > 0;
  return {
    shell: {
      path: req.originalUrl.split('?')[0],
      returnPath: req.method === 'GET' ? req.originalUrl : req.path,
      menu: menuEntries(req),
      person: person && {
        name: person.actor.name,
        title: person.title,
        place: person.place,
        kind: person.actor.kind,
      },
      idleMinutes: person === null || person.actor.kind === 'system' ? 0 : IDLE_MINUTES[person.actor.kind],
      notice: refused ? null : takeNotice(req),
      language,
      demo,
    },
    csrf: () => csrfField(req),
    values: form.values,
    problems: form.problems,
    errors: errorsByField(form.problems),
  };
}
