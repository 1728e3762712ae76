import { ROLE_NAMES, ROLES } from './permissions.ts';
import type { DemoPerson } from './sign-in.service.ts';

/** Whom the sign-in page of a demonstration lets in by a button, and the password they all have. */
export interface DemoDoor {
  readonly password: string;
  readonly emails: readonly string[];
}

/** One button of that page. */
export interface DemoCard extends DemoPerson {
  readonly password: string;
  readonly roleName: string;
}

/** The people that a visitor of a demonstration may be, in the order of the roles. */
export function demoCards(people: readonly DemoPerson[], door: DemoDoor): readonly DemoCard[] {
  return people
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map((person) => ({ ...person, password: door.password, roleName: ROLE_NAMES[person.role] }));
}
