import type { AccountService } from '../../accounts/account.service.ts';
import { systemActor } from '../../platform/actor.ts';
import { DEMO_ACCOUNTS, DEMO_JURISDICTION } from '../people.ts';

/** Gives each role a person who can sign in. Safe to run again: who is there already stays as they are. */
export async function playAccounts({ accounts }: { readonly accounts: AccountService }): Promise<void> {
  const actor = systemActor([DEMO_JURISDICTION.id]);
  for (const account of DEMO_ACCOUNTS) await accounts.create(actor, account);
}
