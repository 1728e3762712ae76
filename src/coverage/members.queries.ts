import type { Tx } from '../platform/database.ts';

/** A member whom the acting firm may report as a leaver. */
export interface OwnMember {
  readonly id: string;
  readonly card: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly employerKey: string;
  readonly requested: boolean;
}

/** The heads of family enrolled by the firm and active; row-level security shows an employer no others. */
const OWN = `
  SELECT m.id::text AS id, m.source_key AS card, coalesce(m.name, 'Tanpa nama') AS name, m.birth_date::text AS "birthDate",
         m.employer_key AS "employerKey",
         EXISTS (SELECT FROM deactivation_member d WHERE d.member_id = m.id AND d.open) AS requested
    FROM member m
   WHERE m.present AND m.status = 'AKTIF' AND m.segment = 'PPU' AND coalesce(m.relation, 'P') = 'P'`;

/** Members to choose from, by name. */
export async function ownMembers(tx: Tx, search: string, limit: number): Promise<OwnMember[]> {
  return tx.rows<OwnMember>(`${OWN} AND ($1 = '' OR strpos(lower(m.name), lower($1)) > 0) ORDER BY m.name, m.id LIMIT $2`, [search.trim(), limit]);
}

/** Those of the given ids or card numbers that the firm may report. */
export async function chosenMembers(tx: Tx, ids: readonly string[], cards: readonly string[]): Promise<OwnMember[]> {
  return tx.rows<OwnMember>(`${OWN} AND (m.id = ANY ($1::bigint[]) OR m.source_key = ANY ($2::text[])) ORDER BY m.name, m.id`, [ids, cards]);
}

/** How many members the firm has to choose from, and how many dependants stand under its employer codes. */
export async function ownFigures(tx: Tx): Promise<{ readonly heads: number; readonly dependants: number; readonly employerKeys: readonly string[] }> {
  const row = await tx.row<{ heads: number; dependants: number; employerKeys: string[] | null }>(
    `SELECT (count(*) FILTER (WHERE m.segment = 'PPU' AND coalesce(m.relation, 'P') = 'P'))::int AS heads,
            (count(*) FILTER (WHERE m.relation IN ('S', 'I', 'A', 'T')))::int AS dependants,
            array_agg(DISTINCT m.employer_key) AS "employerKeys"
       FROM member m WHERE m.present AND m.status = 'AKTIF'`,
  );
  return { heads: row?.heads ?? 0, dependants: row?.dependants ?? 0, employerKeys: row?.employerKeys ?? [] };
}

/** One line of a member's timeline. */
export interface MemberEvent {
  readonly kind: string;
  readonly onDay: string;
  readonly at: Date;
  readonly actorName: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A member with all that happened to the cover, newest first; undefined when not the reader's to see. */
export async function memberTimeline(tx: Tx, memberId: string) {
  const member = await tx.row<{ id: string; name: string; card: string; status: string | null; segment: string | null }>(
    `SELECT id::text AS id, coalesce(name, 'Tanpa nama') AS name, source_key AS card, status, segment FROM member WHERE id = $1`,
    [memberId],
  );
  if (!member) return undefined;
  const events = await tx.rows<MemberEvent>(
    `SELECT kind, on_day::text AS "onDay", at, actor_name AS "actorName", payload FROM member_event WHERE member_id = $1 ORDER BY id DESC`,
    [memberId],
  );
  const protections = await tx.rows<{ firstOn: string; lastOn: string; basis: string; ended: boolean }>(
    `SELECT first_on::text AS "firstOn", last_on::text AS "lastOn", basis, ended_at IS NOT NULL AS ended
       FROM protection WHERE member_id = $1 ORDER BY first_on DESC`,
    [memberId],
  );
  return { member, events, protections };
}
