import { ROLE_NAMES, ROLES } from './permissions.ts';
import type { DemoPerson } from './sign-in.service.ts';

/** The password of every person of a demonstration. Production never creates an account with it. */
export const DEMO_PASSWORD = 'peragaan-kelapa-rotan-senja';

/** One button of the sign-in page of a demonstration. */
export interface DemoCard extends DemoPerson {
  readonly password: string;
  readonly roleName: string;
}

/** The people that a visitor of a demonstration may be, in the order of the roles. */
export function demoCards(people: readonly DemoPerson[]): readonly DemoCard[] {
  return people
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map((person) => ({ ...person, password: DEMO_PASSWORD, roleName: ROLE_NAMES[person.role] }));
}
