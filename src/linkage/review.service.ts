import { refused, type Refusal } from '../errors.ts';
import { maskNik } from '../identifiers/nik.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { pairsToReview, type PairRow, type PairSide } from './linkage.queries.ts';

export type PairDecision = 'same' | 'different' | 'unsure';

/** A pair with masked numbers, ready for a page. */
export interface PairView extends Omit<PairRow, 'worker' | 'member'> {
  readonly worker: MaskedSide;
  readonly member: MaskedSide;
}

export interface MaskedSide extends Omit<PairSide, 'nikCipher'> {
  readonly nik: string;
}

/** Clerical review of doubtful pairs. */
export interface ReviewService {
  next(actor: Actor, limit: number): Promise<PairView[]>;
  decide(actor: Actor, pair: { workerId: string; memberId: string }, decision: PairDecision): Promise<{ kind: 'decided' } | Refusal>;
  /** Takes the actor's own decision back; refused after ten minutes or when it is somebody else's. */
  undo(actor: Actor, decisionId: string): Promise<{ kind: 'undone' } | Refusal>;
}

function masked(vault: NikVault, table: 'worker' | 'member', side: PairSide): MaskedSide {
  const { nikCipher, ...rest } = side;
  return { ...rest, nik: nikCipher === null ? '' : maskNik(vault.open(nikCipher, table)) };
}

async function store(tx: Tx, pair: { workerId: string; memberId: string }, decision: PairDecision): Promise<{ id: string } | undefined> {
  return tx.row<{ id: string }>(
    `INSERT INTO pair_decision (jurisdiction_id, worker_id, member_id, decision, decided_by)
     SELECT jurisdiction_id, worker_id, member_id, $3, $4 FROM link WHERE worker_id = $1 AND member_id = $2
     ON CONFLICT (worker_id, member_id) WHERE undone_at IS NULL DO NOTHING RETURNING id`,
    [pair.workerId, pair.memberId, decision, tx.actor.id],
  );
}

export function reviewService(database: Database, vault: NikVault): ReviewService {
  return {
    next: (actor, limit) =>
      database.read(actor, async (tx) =>
        (await pairsToReview(tx, limit)).map((pair) => ({
          ...pair,
          worker: masked(vault, 'worker', pair.worker),
          member: masked(vault, 'member', pair.member),
        })),
      ),
    decide: (actor, pair, decision) =>
      database.transaction(actor, async (tx) => {
        const stored = await store(tx, pair, decision);
        if (!stored) return refused('Pasangan ini sudah diputuskan oleh rekan Anda, atau sudah tidak ada.');
        await tx.audit({ action: 'pair.decide', subject: 'pair', subjectId: stored.id, details: { ...pair, decision } });
        return { kind: 'decided' };
      }),
    undo: (actor, decisionId) =>
      database.transaction(actor, async (tx) => {
        const undone = await tx.run(
          `UPDATE pair_decision SET undone_at = now()
            WHERE id = $1 AND decided_by = $2 AND undone_at IS NULL AND decided_at > now() - interval '10 minutes'`,
          [decisionId, actor.id],
        );
        if (undone === 0) return refused('Keputusan ini tidak dapat diurungkan lagi. Batasnya sepuluh menit dan hanya oleh yang memutuskan.');
        await tx.audit({ action: 'pair.undo', subject: 'pair', subjectId: decisionId });
        return { kind: 'undone' };
      }),
  };
}
