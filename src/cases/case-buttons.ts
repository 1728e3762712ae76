import { can, type Permission, type Role } from '../accounts/permissions.ts';
import { actOf } from './case-acts.ts';
import type { LadderCase } from './ladder/ladder-case.ts';
import type { Transition } from './ladder/transitions.ts';

/** A move as the page offers it: a link to its form, or one click. */
export interface CaseButton {
  readonly label: string;
  readonly href: string;
  /** A click that acts at once (POST with the version), instead of opening a form. */
  readonly direct: boolean;
}

/** What a person can do with a case: one step that comes next, and the rest. */
export interface CaseButtons {
  readonly primary: CaseButton | null;
  readonly others: readonly CaseButton[];
}

/** The commands that carry a case on, in the order in which one of them is put first. */
const FORWARD: readonly string[] = ['sign', 'recordService', 'close', 'liftDenial', 'propose', 'verify', 'imposeDenial', 'recordPayment'];

/** Commands that have a page of their own: who may open it, and where it is. */
function ownPage(command: Transition['command'], caseId: string, letterId: string): { readonly permission: Permission; readonly href: string } | null {
  if (command === 'propose') return { permission: 'cases:propose', href: `/kasus/${caseId}/usul` };
  if (command === 'sign') return { permission: 'letters:sign', href: `/surat/${letterId}` };
  if (command === 'withdraw') return { permission: 'letters:withdraw', href: `/surat/${letterId}` };
  if (command === 'recordService') return { permission: 'cases:service', href: `/kasus/${caseId}/penerimaan` };
  return null;
}

function buttonOf(move: Transition, caseId: string, kase: LadderCase, role: Role): CaseButton | null {
  const letterId = kase.proposal?.letterId ?? kase.letters.at(-1)?.letterId ?? '';
  const page = ownPage(move.command, caseId, letterId);
  if (page) return can(role, page.permission) ? { label: move.label, href: page.href, direct: false } : null;
  const act = actOf(move.command);
  if (!act || !can(role, act.permission)) return null;
  return { label: move.label, href: `/kasus/${caseId}/${act.slug}`, direct: act.fields.length === 0 };
}

/**
 * Exactly the moves that the ladder allows this person now, as buttons; one of them first. The report to
 * the labour authority is offered as a letter to propose as well.
 */
export function caseButtons(moves: readonly Transition[], caseId: string, kase: LadderCase, role: Role): CaseButtons {
  const found = moves.flatMap((move) => {
    const button = buttonOf(move, caseId, kase, role);
    return button ? [{ button, rank: FORWARD.indexOf(move.command) }] : [];
  });
  const [first] = found.filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank);
  const report: CaseButton[] =
    kase.state !== 'detected' && kase.state !== 'closed' && !kase.reportedToLabour && can(role, 'cases:propose')
      ? [{ label: 'Usulkan laporan ke pengawas ketenagakerjaan', href: `/kasus/${caseId}/usul-laporan`, direct: false }]
      : [];
  return { primary: first?.button ?? null, others: [...found.filter((each) => each !== first).map(({ button }) => button), ...report] };
}
