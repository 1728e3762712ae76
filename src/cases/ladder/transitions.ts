import type { Role } from '../../accounts/permissions.ts';
import type { SourceId } from '../../law/sources.ts';
import type { CommandKind } from './ladder-case.ts';
import type { RequirementId } from './requirements.ts';
import type { CaseState, LadderLetter } from './states.ts';

/** Which term starts to run when the letter of a state is served. */
export type TermKind = 'first_warning' | 'second_warning' | 'fine_period';

/** One allowed move: from where, by what, to where, by whom, on which legal ground and under which conditions. */
export interface Transition {
  readonly from: CaseState;
  readonly command: CommandKind;
  readonly to: CaseState;
  readonly who: readonly Role[];
  /** The letter that is proposed or signed by this move. */
  readonly letter?: LadderLetter;
  readonly term?: TermKind;
  readonly basis: readonly SourceId[];
  /** What the button says, in Bahasa. */
  readonly label: string;
  readonly requires: readonly RequirementId[];
}

const OFFICERS: readonly Role[] = ['labour_officer', 'provincial_inspector', 'enforcement_officer'];
/** Only the insurer signs, withdraws and asks for denial: PP 86/2013 art 6(2), 7(2), 8(1). */
const SIGNER: readonly Role[] = ['enforcement_officer'];
const SIGNER_OR_SYSTEM: readonly Role[] = ['enforcement_officer', 'system'];
const OFFICERS_OR_SYSTEM: readonly Role[] = [...OFFICERS, 'system'];

interface Rung {
  readonly from: CaseState;
  readonly to: CaseState;
  readonly letter: LadderLetter;
  readonly proposes: string;
  readonly signs: string;
  readonly basis: readonly SourceId[];
  readonly extra: readonly RequirementId[];
}

/** The four letters in order. From the second on, the term of the letter before must be over. */
const RUNGS: readonly Rung[] = [
  {
    from: 'verified', to: 'first_warning', letter: 'first_warning',
    proposes: 'Usulkan teguran pertama', signs: 'Tanda tangani teguran pertama',
    basis: ['pp-86-2013-6', 'pp-86-2013-10-1'], extra: [],
  },
  {
    from: 'first_warning', to: 'second_warning', letter: 'second_warning',
    proposes: 'Usulkan teguran kedua', signs: 'Tanda tangani teguran kedua',
    basis: ['pp-86-2013-6', 'pp-86-2013-10-2'], extra: ['term_over'],
  },
  {
    from: 'second_warning', to: 'fine', letter: 'fine',
    proposes: 'Usulkan denda', signs: 'Tanda tangani pengenaan denda',
    basis: ['pp-86-2013-7', 'pp-86-2013-10-3'], extra: ['term_over'],
  },
  {
    from: 'fine', to: 'denial_requested', letter: 'denial_request',
    proposes: 'Usulkan permohonan penolakan layanan publik', signs: 'Tanda tangani permohonan penolakan layanan publik',
    basis: ['pp-86-2013-8', 'pp-86-2013-10-6'], extra: ['term_over', 'fine_unpaid'],
  },
];

function movesOfRung({ from, to, letter, proposes, signs, basis, extra }: Rung): Transition[] {
  const proposal: Transition = {
    from, command: 'propose', to: from, who: OFFICERS, letter, basis, label: proposes,
    requires: ['not_held', 'nothing_proposed', ...extra],
  };
  const signature: Transition = {
    from, command: 'sign', to, who: SIGNER, letter, basis, label: signs,
    requires: ['not_held', 'proposed', 'same_proposal', 'other_signer', ...extra],
  };
  const rejection: Transition = {
    from, command: 'reject', to: from, who: OFFICERS, letter, basis, label: 'Batalkan usulan',
    requires: ['proposed', 'own_or_signer', 'reason_given'],
  };
  return [proposal, signature, rejection, ...withdrawalOf(from, to, letter, basis), ...deadlineOf(from, letter, basis, extra)];
}

/** A paid fine is not taken back by withdrawing its letter: the money has to be settled first. */
const FINE_STILL_OPEN: readonly RequirementId[] = ['fine_unpaid'];

function withdrawalOf(from: CaseState, to: CaseState, letter: LadderLetter, basis: readonly SourceId[]): Transition[] {
  return [
    {
      from: to, command: 'withdraw', to: from, who: SIGNER, letter, basis, label: 'Cabut surat',
      requires: ['current_letter', 'not_served', ...(letter === 'fine' ? FINE_STILL_OPEN : []), 'reason_given'],
    },
  ];
}

/** The end of a term: the system proposes the next letter, once. */
function deadlineOf(from: CaseState, letter: LadderLetter, basis: readonly SourceId[], extra: readonly RequirementId[]): Transition[] {
  if (from === 'verified') return [];
  return [
    {
      from, command: 'passDeadline', to: from, who: ['system'], letter, basis, label: 'Tenggat lewat, usulkan surat berikutnya',
      requires: ['current_letter', 'not_held', 'served', 'deadline_not_handled', 'nothing_proposed', ...extra],
    },
  ];
}

function serviceOf(from: CaseState, term: TermKind, basis: readonly SourceId[]): Transition {
  return {
    from, command: 'recordService', to: from, who: OFFICERS_OR_SYSTEM, term, basis: [...basis, 'uu-30-2014-60'],
    label: 'Catat penerimaan surat', requires: ['current_letter', 'not_served', 'service_day_possible'],
  };
}

function fromEach(states: readonly CaseState[], move: Omit<Transition, 'from' | 'to'>, to?: CaseState): Transition[] {
  return states.map((from) => ({ ...move, from, to: to ?? from }));
}

const BEFORE_FINE: readonly CaseState[] = ['detected', 'verified', 'first_warning', 'second_warning'];
const FROM_FINE: readonly CaseState[] = ['fine', 'denial_requested', 'denial_imposed'];
const OPEN: readonly CaseState[] = [...BEFORE_FINE, ...FROM_FINE, 'denial_lifted'];

/**
 * The ladder of track A (PP 86/2013) as data. Buttons, role tests, the diagram and every forbidden move
 * come from this table; whatever is not in it cannot happen.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'detected', command: 'verify', to: 'verified', who: OFFICERS, basis: ['pp-86-2013-13'], label: 'Verifikasi', requires: ['not_held'] },
  ...fromEach(['detected', 'verified'],
    { command: 'dismiss', who: OFFICERS, basis: ['pp-86-2013-13'], label: 'Tutup tanpa tindakan', requires: ['reason_given'] }, 'closed'),
  ...fromEach(['first_warning', 'second_warning', 'fine'],
    { command: 'dismiss', who: SIGNER, basis: ['pp-86-2013-13'], label: 'Tutup tanpa tindakan', requires: ['reason_given'] }, 'closed'),
  ...RUNGS.flatMap(movesOfRung),
  serviceOf('first_warning', 'first_warning', ['pp-86-2013-10-1']),
  serviceOf('second_warning', 'second_warning', ['pp-86-2013-10-2']),
  serviceOf('fine', 'fine_period', ['pp-86-2013-7']),
  ...fromEach(FROM_FINE,
    { command: 'recordPayment', who: SIGNER_OR_SYSTEM, basis: ['pp-86-2013-10-5'], label: 'Catat pelunasan denda', requires: ['fine_unpaid', 'payment_day_possible'] }),
  { from: 'denial_requested', command: 'imposeDenial', to: 'denial_imposed', who: SIGNER, basis: ['pp-86-2013-8', 'pp-86-2013-9'],
    label: 'Catat penolakan layanan publik', requires: ['not_held', 'authority_day_possible'] },
  { from: 'denial_imposed', command: 'liftDenial', to: 'denial_lifted', who: SIGNER, basis: ['pp-86-2013-10-7'],
    label: 'Catat pencabutan penolakan', requires: ['sanction_settled', 'authority_day_possible'] },
  ...fromEach(BEFORE_FINE,
    { command: 'cure', who: OFFICERS_OR_SYSTEM, basis: ['pp-86-2013-3'], label: 'Nyatakan patuh', requires: ['reason_given'] }, 'closed'),
  ...fromEach(FROM_FINE,
    { command: 'cure', who: OFFICERS_OR_SYSTEM, basis: ['pp-86-2013-3', 'pp-86-2013-10-7'], label: 'Nyatakan patuh', requires: ['not_cured', 'reason_given'] }),
  { from: 'fine', command: 'close', to: 'closed', who: SIGNER_OR_SYSTEM, basis: ['pp-86-2013-10-7'], label: 'Tutup kasus', requires: ['cured', 'fine_paid'] },
  { from: 'denial_requested', command: 'close', to: 'closed', who: SIGNER_OR_SYSTEM, basis: ['pp-86-2013-10-7'], label: 'Tutup kasus', requires: ['sanction_settled'] },
  { from: 'denial_lifted', command: 'close', to: 'closed', who: SIGNER_OR_SYSTEM, basis: ['pp-86-2013-10-7'], label: 'Tutup kasus', requires: [] },
  ...fromEach(OPEN,
    { command: 'hold', who: OFFICERS_OR_SYSTEM, basis: ['uu-30-2014-77'], label: 'Tahan kasus', requires: ['not_held', 'reason_given'] }),
  ...fromEach(OPEN,
    { command: 'resume', who: SIGNER, basis: ['uu-30-2014-77'], label: 'Lanjutkan kasus', requires: ['held', 'reason_given'] }),
  ...fromEach(OPEN.filter((state) => state !== 'detected'),
    { command: 'reportToLabour', who: SIGNER_OR_SYSTEM, basis: ['pp-86-2013-13-5'], label: 'Laporkan ke pengawas ketenagakerjaan', requires: ['not_reported'] }),
];

/** The move that a command would make from a state, if the table has one. */
export function transitionFor(from: CaseState, command: CommandKind, letter?: LadderLetter): Transition | undefined {
  return TRANSITIONS.find(
    (move) => move.from === from && move.command === command && (letter === undefined || move.letter === letter),
  );
}
