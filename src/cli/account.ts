import type { NewAccount } from '../accounts/account.service.ts';
import type { CommandContext, CommandResult } from './command.ts';

/** The roles that a command may give; employers enter by their letters. */
export const ACCOUNT_ROLES = [
  'administrator',
  'labour_officer',
  'provincial_inspector',
  'enforcement_officer',
  'membership_officer',
  'head',
  'auditor',
] as const satisfies readonly NewAccount['role'][];

export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/**
 * `patuh account add`: makes somebody who can sign in, for the first administrator of a new system. Password
 * and shared secret are printed this once and stored only hashed and sealed.
 */
export async function accountAddCommand(
  { rooms, actor }: CommandContext,
  person: { readonly role: AccountRole; readonly name: string; readonly email: string; readonly office: number },
): Promise<CommandResult> {
  const { role, name, email, office } = person;
  const made = await rooms.accounts.create(actor, { role, name, email, officeId: office, title: '', staffNumber: '' });
  if (made.kind === 'refused') return { json: { error: made.reason }, text: made.reason, exitCode: 1 };
  return {
    json: { account: made.accountId, email: made.email, password: made.password, totp: made.uri },
    text: [
      `Akun ${made.email} dibuat. Catat sekarang; tidak akan ditampilkan lagi.`,
      `Kata sandi          ${made.password}`,
      `Kunci autentikator  ${made.secret}`,
      `Alamat untuk QR     ${made.uri}`,
    ].join('\n'),
  };
}
