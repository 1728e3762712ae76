import { credentialsByEmail, personOfAccount } from '../../accounts/account.queries.ts';
import type { Role } from '../../accounts/permissions.ts';
import { systemActor, type Actor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database.ts';
import { DEMO_ACCOUNTS, DEMO_JURISDICTION } from '../people.ts';

/** The staff of the demonstration as they act. Two enforcement officers, so that nobody signs an own proposal. */
export interface Cast {
  readonly labour: Actor;
  readonly proposer: Actor;
  readonly signer: Actor;
  readonly membership: Actor;
  /** Sees everything of the area and decides nothing. */
  readonly system: Actor;
}

/** Looks the people up. @throws Error when the scene of the accounts has not been played. */
export async function castOf(database: Database): Promise<Cast> {
  const system = systemActor([DEMO_JURISDICTION.id]);
  const actors = await database.read(system, async (tx) => {
    const found: Actor[] = [];
    for (const { email } of DEMO_ACCOUNTS) {
      const account = await credentialsByEmail(tx, email);
      const person = account && (await personOfAccount(tx, account.id));
      if (person) found.push(person.actor);
    }
    return found;
  });
  const nth = (role: Role, index = 0): Actor => {
    const actor = actors.filter((each) => each.role === role)[index];
    if (!actor) throw new Error(`the demonstration has no ${role}`);
    return actor;
  };
  return {
    labour: nth('labour_officer'),
    proposer: nth('enforcement_officer'),
    signer: nth('enforcement_officer', 1),
    membership: nth('membership_officer'),
    system,
  };
}
