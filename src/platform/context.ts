import type { Actor } from './actor.ts';

/** The statement that tells PostgreSQL who acts, for this transaction only; row-level security reads it. */
export function contextOf(actor: Actor): { readonly sql: string; readonly params: readonly string[] } {
  return {
    sql: `SELECT set_config('patuh.jurisdictions', $1, true), set_config('patuh.company', $2, true), set_config('patuh.actor', $3, true)`,
    params: [`{${actor.jurisdictions.join(',')}}`, actor.companyId ?? '', actor.id],
  };
}
