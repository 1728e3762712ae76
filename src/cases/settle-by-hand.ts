import type { Refusal } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { byOf, perform, type Done } from './act.ts';
import type { LockedCase } from './case.repository.ts';
import { moveCaseFindings, releaseFindings } from './case-findings.repository.ts';
import { settleCase } from './findings-fall.ts';
import type { CaseCommand } from './ladder/ladder-case.ts';
import type { Letters } from './letters.ts';

/** Acts that need nothing but the case and what the officer typed in. */
export type PlainAct =
  | { readonly kind: 'verify' | 'close' }
  | { readonly kind: 'dismiss' | 'cure' | 'reject' | 'resume'; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string; readonly objection: boolean }
  | { readonly kind: 'recordPayment'; readonly on: LocalDate }
  | { readonly kind: 'imposeDenial' | 'liftDenial'; readonly on: LocalDate; readonly reference: string }
  | { readonly kind: 'reportToLabour'; readonly reference: string };

function commandOf(act: PlainAct, by: CaseCommand['by']): CaseCommand {
  switch (act.kind) {
    case 'recordPayment':
      return { kind: act.kind, paidOn: act.on, by };
    case 'imposeDenial':
      return { kind: act.kind, imposedOn: act.on, reference: act.reference, by };
    case 'liftDenial':
      return { kind: act.kind, liftedOn: act.on, reference: act.reference, by };
    case 'verify':
    case 'close':
    case 'dismiss':
    case 'cure':
    case 'reject':
    case 'resume':
    case 'hold':
    case 'reportToLabour':
      return { ...act, by };
  }
}

/** An officer declares the duty met: the findings fall with the case, and stand again should newer data say otherwise. */
async function declareMet(tx: Tx, caseId: string, reason: string): Promise<void> {
  await moveCaseFindings(tx, caseId, 'all', { from: ['open', 'answered', 'rejected'], to: 'accepted', reason });
  await tx.run(
    `UPDATE finding f SET state = 'cured' FROM case_finding cf
      WHERE cf.case_id = $1 AND cf.finding_id = f.id AND f.state = 'in_case'`,
    [caseId],
  );
}

/** Takes a step that an officer decided, and whatever follows from it by itself. */
export async function takePlainStep(tx: Tx, locked: LockedCase, act: PlainAct, letters: Letters): Promise<Done | Refusal> {
  const done = await perform(tx, locked, commandOf(act, byOf(tx.actor)), letters);
  if (done.kind === 'refused') return done;
  if (act.kind === 'dismiss') await releaseFindings(tx, locked.id);
  if (act.kind === 'cure') await declareMet(tx, locked.id, act.reason);
  if (act.kind !== 'cure' && act.kind !== 'recordPayment' && act.kind !== 'liftDenial') return done;
  return { ...done, locked: await settleCase(tx, done.locked, 'Kewajiban terpenuhi.', letters) };
}
